"""Writes a document as a PDF: tells it, lays it out, draws it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType

from app.documents.tree.outcome import WrittenDocument
from app.documents.tree.tree import Block, Document, Heading, NewPage
from app.replacing import replacing
from app.reports.pdf.balance import TIGHTER, Telling, Way, balanced, with_air
from app.reports.pdf.contents import ContentsLine, contents
from app.reports.pdf.description import describe
from app.reports.pdf.flow import TOP, Part
from app.reports.pdf.foot import draw_foot
from app.reports.pdf.layout import Sheet
from app.reports.pdf.lines import broken
from app.reports.pdf.paper import Paper
from app.reports.pdf.paragraph import HeadingPara
from app.reports.pdf.pictures import unread
from app.reports.pdf.story import Story
from app.reports.pdf.structure import Element

LONG = 8
"""A document of more pages than this has a list of contents."""
_PAGE_HEIGHT = 841.8898
_NO_IMAGES: Mapping[str, bytes] = MappingProxyType({})


def write_pdf(path: Path, document: Document, images: Mapping[str, bytes] = _NO_IMAGES) -> WrittenDocument:
    """Write the document as a tagged PDF; the same document twice gives the same bytes.

    `images` are the bytes of its pictures by their SHA-256; of one that is missing or cannot be read the description is
    printed, and told. Raises Refused with a sentence when the file cannot be written.
    """
    with replacing(path) as beside:
        pages = draw_document(beside, document, images)
    broken.cache_clear()  # kept while ways to lay out one document are compared
    return WrittenDocument.of(pages, document, unread(document, images))


def draw_document(path: Path, document: Document, images: Mapping[str, bytes], *, tagged: bool = True) -> int:
    """Draw the pages into a file and return their number. Untagged, it looks the same and cannot be listened to."""
    told = _ways(document, images)
    sheets = [sheet for way in told for sheet in way[0]]
    _number(sheets)
    paper = Paper(path, language=document.meta.language, tagged=tagged)
    describe(paper.canvas, document, tagged=tagged)
    for at, sheet in enumerate(sheets, start=1):
        for part, down in sheet.parts:
            part.draw(paper, _PAGE_HEIGHT - TOP - down)
        draw_foot(paper, document.meta.running, at, len(sheets))
        paper.end_page()
    paper.save(_whole(told))
    return len(sheets)


def pages_of(document: Document, images: Mapping[str, bytes]) -> list[Sheet]:
    """A document on its pages, not drawn."""
    return [sheet for way in _ways(document, images) for sheet in way[0]]


def _ways(document: Document, images: Mapping[str, bytes]) -> list[Way]:
    """How each stretch is laid out: closer if that keeps to the pages that are read; if long, with its contents."""
    blocks, most = document.blocks, document.meta.most_pages
    stretches = [partial(_told, stretch, listed=(), images=images) for stretch in _stretches(blocks)]
    told = [balanced(stretch) for stretch in stretches]
    if most and _count(told) > most:
        closer = ([with_air(stretch, air) for stretch in stretches] for air in TIGHTER)
        told = next((ways for ways in closer if _count(ways) <= most), told)
    if _count(told) > LONG:
        told[0] = balanced(partial(stretches[0], listed=blocks))
    return told


def _count(told: Sequence[Way]) -> int:
    return sum(len(sheets) for sheets, _ in told)


def _stretches(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """The blocks between new pages; empty ones only where the document is."""
    stretch: list[Block] = []
    empty = True
    for block in blocks:
        if not isinstance(block, NewPage):
            stretch.append(block)
        elif stretch:
            yield tuple(stretch)
            stretch, empty = [], False
    if stretch or empty:
        yield tuple(stretch)


def _told(blocks: Sequence[Block], air: float, *, listed: Sequence[Block], images: Mapping[str, bytes]) -> Telling:
    """A stretch as parts; where there are blocks to be listed, their contents stand before its first section."""
    story = Story(images, air)
    at = next((at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.level > 1), len(blocks))
    flow = story.flow(blocks[:at])
    flow += contents(listed, story.root)
    flow += story.flow(blocks[at:])
    return Telling(flow, [kid for kid in story.root.kids if isinstance(kid, Element)])


def _number(sheets: Sequence[Sheet]) -> None:
    """Tell each line of the contents the page of its heading."""
    pages = [at for at, sheet in enumerate(sheets, start=1) for part in _parts(sheet) if isinstance(part, HeadingPara)]
    for sheet in sheets:
        for part in _parts(sheet):
            if isinstance(part, ContentsLine):
                part.page = pages[part.number - 1]


def _parts(sheet: Sheet) -> Iterator[Part]:
    return (part for part, _ in sheet.parts)


def _whole(told: Sequence[Way]) -> Element:
    root = Element("Document")
    root.kids = [element for _, telling in told for element in telling.elements]
    return root
