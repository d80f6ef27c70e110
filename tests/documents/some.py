"""Small kinds, stored documents and facts for the tests of documents."""

from collections.abc import Mapping
from datetime import date

from app.documents.building.stored import Citation, Own, StoredDocument, Use
from app.documents.facts.facts import Facts
from app.documents.facts.who import Who
from app.documents.kinds.kind import Box, Built, Kind, Reader, Section
from app.documents.parts.part import Part
from app.documents.tree.tree import Block, Document, Figure, Heading, Paragraph, words

TODAY = date(2026, 11, 30)
EARLIER = date(2026, 10, 1)
WHO = Who("Riverbank Arts", "Charitable company", ("charity number 1123456",))
COST = Figure("full-cost", "Full cost", "£86,880", "money", 86_880_00, "Choir, 2027-28", TODAY)


def box(key: str, heading: str = "", *, most: int = 0, least: int = 0, optional: bool = False) -> Box:
    """A text to write."""
    return Box(key, heading, "Say it.", most=most, least=least, optional=optional)


def kind(*sections: Section, opening: tuple[str, ...] = (), most_pages: int = 0, figures: tuple[str, ...] = ()) -> Kind:
    """A kind with these sections, for commissioners."""
    return Kind(
        "note",
        "Note",
        "note",
        "A note.",
        "commissioner",
        sections,
        (),
        (),
        most_pages,
        opening=opening,
        figures=figures,
    )


def section(key: str, heading: str, *items: Box | Built, lead: str = "", numbered: bool = True) -> Section:
    """A section."""
    return Section(key, heading, items, lead=lead, numbered=numbered)


def stored(
    bodies: Mapping[str, str] | None = None,
    *,
    reader: Reader = "commissioner",
    shown: Mapping[str, bool] | None = None,
    own: tuple[Own, ...] = (),
    uses: tuple[Use, ...] = (),
    citations: tuple[Citation, ...] = (),
) -> StoredDocument:
    """A stored document called “Choir: note”."""
    return StoredDocument(
        "u1",
        "Choir: note",
        "note",
        reader,
        bodies=bodies or {},
        shown=shown or {},
        own=own,
        uses=uses,
        citations=citations,
    )


def facts(*figures: Figure, who: Who = WHO) -> Facts:
    """What is known: these figures, and nothing of a project or of money."""
    return Facts(who, TODAY, "commissioner", figures={figure.id: figure for figure in figures})


def saying(name: str, *texts: str) -> Part:
    """A part that prints a paragraph for each text."""
    return Part(name, name, None, lambda _: tuple(Paragraph(words(text)) for text in texts))


def outline(document: Document) -> list[str]:
    """The headings with their numbers."""
    return [f"{each.number} {each.text}".strip() for each in document.blocks if isinstance(each, Heading)]


def printed(blocks: tuple[Block, ...]) -> list[str]:
    """The text of each paragraph."""
    return ["".join(run.text for run in each.runs) for each in blocks if isinstance(each, Paragraph)]
