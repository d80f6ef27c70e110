"""Words that two sides hear differently, and what is said both ways, as the library shows them."""

from app.library.entry import NATIONS
from app.library.entry import Nation as Holds
from app.library.glossary import Side, Swap, Term
from app.library.loading import library
from app.models.choices import Nation
from app.services.library.on_shelf import LAST_CHECKED, OnShelf, checked_words, facts_of
from app.text import listed

SIDES: dict[Side, str] = {
    "community": "Community groups",
    "health": "Health",
    "finance": "Finance",
    "law": "Law",
}
"""Whose word it is."""


def terms() -> tuple[OnShelf, ...]:
    """The glossary, in its order."""
    return tuple(map(_term, library().terms.values()))


def swaps() -> tuple[Swap, ...]:
    """The same things said by both sides, in their order."""
    return tuple(library().swaps.values())


def nation_words(nations: tuple[Holds, ...]) -> str:
    """Where a word holds; nothing where it does in all four nations."""
    return "" if set(nations) == set(NATIONS) else listed([each.label for each in Nation if each.value in nations])


def _term(entry: Term) -> OnShelf:
    facts = facts_of(
        ("Whose word it is", SIDES[entry.side]),
        ("In plain words", entry.plain),
        ("What the other side hears", entry.other),
        ("Take care", entry.warn),
        ("Only in", nation_words(entry.nations)),
        ("Source", "\n".join(entry.source)),
        (LAST_CHECKED, checked_words(entry.last_checked)),
    )
    return OnShelf(kind="term", id=entry.id, name=entry.term, about=SIDES[entry.side], facts=facts, doubt=entry.doubt)
