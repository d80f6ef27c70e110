"""Builds a document: what was stored of it and what is known make one tree, which every writer is handed."""

from collections.abc import Iterator, Mapping, Sequence

from app.documents.building.citations import marks_in, reference_blocks
from app.documents.building.figures import printed_in, rested_on
from app.documents.building.front import front
from app.documents.building.links import linked_block
from app.documents.building.stored import StoredDocument
from app.documents.building.walking import runs_in
from app.documents.facts.facts import Facts
from app.documents.kinds.kind import Box, Built, Kind, Section
from app.documents.parts.catalogue import PARTS
from app.documents.tree.markup import parse, resolved
from app.documents.tree.tree import (
    Block,
    Document,
    FigureText,
    Heading,
    Meta,
    NewPage,
    Paragraph,
    Text,
    words,
)
from app.text import name_key, one_line

NOT_WRITTEN = "Not written yet."


def build(kind: Kind, stored: StoredDocument, facts: Facts) -> Document:
    """The document as it stands now.

    An empty text that the kind needs says so; one that is optional, a part with nothing to say, and a section with
    nothing in it leave their headings out, and the numbers follow. Notes to self are never in it.
    """
    title = one_line(stored.title)
    blocks = (
        *front(kind, title, facts),
        *_opening(kind, facts),
        *_sections(kind, stored, facts),
        *reference_blocks(kind, stored, facts),
    )
    return Document(
        title=title,
        meta=Meta(
            kind=kind.id,
            author=one_line(facts.who.name),
            running=_running(one_line(facts.who.name), title),
            as_at=facts.as_at,
            language=stored.language,
            most_pages=kind.most_pages,
        ),
        blocks=blocks,
        figures=rested_on((*_named_in(blocks), *kind.figures), stored, facts),
    )


def _running(name: str, title: str) -> str:
    """Who and what, at the foot of every page; a title that names the organisation says both."""
    return title if name_key(name) in name_key(title) else f"{name} · {title}"


def is_shown(built: Built, stored: StoredDocument) -> bool:
    """Whether a part is shown: as the user chose, or else by who reads the document."""
    chosen = stored.shown.get(built.key)
    return stored.reader in built.readers if chosen is None else chosen


def headings_by_key(kind: Kind, stored: StoredDocument) -> Mapping[str, str]:
    """What each text and each built part is called: its own heading, or else that of its section."""
    found = {item.key: item.heading or section.heading for section in kind.sections for item in section.items}
    return found | {own.key: one_line(own.heading) for own in stored.own}


def text_blocks(key: str, kind: Kind, stored: StoredDocument, facts: Facts) -> tuple[Block, ...]:
    """The text of a box or of an own section as it is printed: figures and citations in their places, no notes."""
    places: dict[str, FigureText | Text] = {}
    places |= printed_in(key, stored, facts)
    places |= marks_in(key, kind, stored, facts)
    return tuple(map(linked_block, resolved(parse(stored.body(key)), places)))


def _named_in(blocks: Sequence[Block]) -> Iterator[str]:
    """The ids of the figures that stand in the texts of some blocks."""
    return (run.figure for run in runs_in(blocks) if isinstance(run, FigureText))


def _opening(kind: Kind, facts: Facts) -> tuple[Block, ...]:
    return tuple(block for part in kind.opening for block in PARTS[part].blocks(facts))


def _sections(kind: Kind, stored: StoredDocument, facts: Facts) -> Iterator[Block]:
    """Each section that has something in it under its heading, and then those that the user added."""
    number = 0
    for section in kind.sections:
        content = tuple(_content(section, kind, stored, facts))
        if not content:
            continue
        number += section.numbered
        if section.new_page:
            yield NewPage()
        yield Heading(2, section.heading, str(number) if section.numbered else "")
        yield from PARTS[section.lead].blocks(facts) if section.lead else ()
        yield from content
    for own in stored.own:
        text = text_blocks(own.key, kind, stored, facts)
        if text:
            number += 1
            yield Heading(2, one_line(own.heading), str(number))
            yield from text


def _content(section: Section, kind: Kind, stored: StoredDocument, facts: Facts) -> Iterator[Block]:
    for item in section.items:
        body = _box(item, kind, stored, facts) if isinstance(item, Box) else _built(item, stored, facts)
        if body and item.heading and item.heading != section.heading:
            yield Heading(3, item.heading)
        yield from body


def _box(box: Box, kind: Kind, stored: StoredDocument, facts: Facts) -> tuple[Block, ...]:
    text = text_blocks(box.key, kind, stored, facts)
    if text or box.optional:
        return text
    return (Paragraph(words(NOT_WRITTEN), "caption"),)


def _built(built: Built, stored: StoredDocument, facts: Facts) -> tuple[Block, ...]:
    return PARTS[built.part].blocks(facts) if is_shown(built, stored) else ()
