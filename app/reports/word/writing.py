"""Writes a document as a Word file: real headings, lists and tables, pictures with words, one family of letters."""

from collections.abc import Mapping
from functools import singledispatchmethod
from itertools import zip_longest
from pathlib import Path
from types import MappingProxyType
from typing import Any

from docx.document import Document as WordFile
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Pt

from app.documents.tree.outcome import WrittenDocument
from app.documents.tree.plain import heading_text
from app.documents.tree.tree import (
    Block,
    Document,
    Heading,
    Image,
    ListBlock,
    NewPage,
    Paragraph,
    Picture,
    Runs,
    Table,
    Text,
    Together,
    introduces,
)
from app.replacing import replacing
from app.reports.pdf.pictures import unread
from app.reports.word.elements import break_before, child, keep_with_next, paragraphs_in, words
from app.reports.word.lists import add_list
from app.reports.word.package import describe, write_package
from app.reports.word.pictures import add_image, add_picture
from app.reports.word.styles import FOOTER, HEADINGS, PARAGRAPHS, set_styles
from app.reports.word.tables import add_table
from app.reports.word.template import new_file
from app.reports.word.texts import add_paragraph, add_runs, says

_A4 = (595.3, 841.9)
_LEFT, _TOP, _BOTTOM = 68.0, 60.0, 66.0
_WIDTH = _A4[0] - 2 * _LEFT
_NO_IMAGES: Mapping[str, bytes] = MappingProxyType({})


def write_word(path: Path, document: Document, images: Mapping[str, bytes] = _NO_IMAGES) -> WrittenDocument:
    """Write the document as a Word file; the same document twice gives the same bytes.

    `images` are the bytes of its pictures by their SHA-256; of one that is missing or cannot be read the description is
    printed, and told. How many pages it has is for Word to say: the answer names none. Raises Refused with a sentence
    when the file cannot be written.
    """
    word = new_file(document.meta.language)
    set_styles(word, document.meta.language)
    _set_page(word, document.meta.running)
    writer = _Writer(word, images)
    for block, after in zip_longest(document.blocks, document.blocks[1:]):
        writer.put(block)
        if introduces(block, after):
            writer.keep_last()
    describe(word, document)
    with replacing(path) as beside:
        write_package(word, beside)
    return WrittenDocument.of(0, document, unread(document, images))


class _Writer:
    """Puts block after block at the end of a file."""

    def __init__(self, word: WordFile, images: Mapping[str, bytes]) -> None:
        self._word, self._images = word, images
        self._body = word.element.body
        self._turns = False

    def put(self, block: Block) -> None:
        """Put one block at the end. What follows a new page begins one, unless nothing stands before it."""
        if isinstance(block, NewPage):
            self._turns = self._count > 0
            return
        first, turns = self._count, self._turns
        self._add(block)
        if turns and self._count > first:
            break_before(self._paragraphs(first)[0])
            self._turns = False

    def keep_last(self) -> None:
        """Let the last paragraph stand on the page of what follows."""
        for paragraph in self._paragraphs(self._count - 1):
            keep_with_next(paragraph)

    @property
    def _count(self) -> int:
        """How many elements the file has; the last says how its pages are."""
        return len(self._body) - 1

    def _paragraphs(self, first: int) -> list[Any]:
        """The paragraphs of the elements from the first on, those in cells too."""
        return [paragraph for each in self._body[first : self._count] for paragraph in paragraphs_in(each)]

    @singledispatchmethod
    def _add(self, block: Any) -> None:
        raise TypeError(f"a block that cannot be written: {block!r}")

    @_add.register
    def _(self, block: Heading) -> None:
        self._text(HEADINGS[block.level], (Text(heading_text(block)),))

    @_add.register
    def _(self, block: Paragraph) -> None:
        self._text(PARAGRAPHS[block.role], block.runs)

    def _text(self, style: str, runs: Runs) -> None:
        """A paragraph, unless there is nothing in it."""
        if says(runs):
            add_runs(self._word, add_paragraph(self._word, style)._p, runs)  # noqa: SLF001 - python-docx's documented way

    @_add.register
    def _(self, block: ListBlock) -> None:
        add_list(self._word, block)

    @_add.register
    def _(self, block: Table) -> None:
        add_table(self._word, block, _WIDTH)

    @_add.register
    def _(self, block: Picture) -> None:
        add_picture(self._word, block, _WIDTH)

    @_add.register
    def _(self, block: Image) -> None:
        add_image(self._word, block, self._images.get(block.sha256, b""), _WIDTH)

    @_add.register
    def _(self, block: Together) -> None:
        """All paragraphs but the last stay with what follows them."""
        first = self._count
        inner: Block
        for inner in block.blocks:
            self.put(inner)
        for paragraph in self._paragraphs(first)[:-1]:
            keep_with_next(paragraph)


def _set_page(word: WordFile, running: str) -> None:
    """A4 with the margins of the PDF; the running words and the number of the page at the foot."""
    section = word.sections[0]
    section.page_width, section.page_height = Pt(_A4[0]), Pt(_A4[1])
    section.left_margin = section.right_margin = Pt(_LEFT)
    section.top_margin, section.bottom_margin, section.footer_distance = Pt(_TOP), Pt(_BOTTOM), Pt(34)
    foot = section.footer.paragraphs[0]
    foot.style = FOOTER
    stops = word.styles[FOOTER].paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Pt(_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    add_runs(word, foot._p, (Text(" ".join(running.split())),))  # noqa: SLF001 - python-docx's documented way
    foot.add_run().add_tab()
    _add_field(foot._p, "Page ", "PAGE")  # noqa: SLF001 - the same
    _add_field(foot._p, " of ", "NUMPAGES")  # noqa: SLF001 - the same


def _add_field(paragraph: Any, before: str, field: str) -> None:
    """Words, and after them what Word itself puts in."""
    words(child(paragraph, "r"), before)
    words(child(child(paragraph, "fldSimple", instr=field), "r"), "1")
