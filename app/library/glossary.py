"""Shared language: words of community groups, health, finance and law, and what the other side hears."""

from dataclasses import dataclass
from typing import Literal

from app.library.entries import Entries
from app.library.entry import NATIONS, Entry, Nation

Side = Literal["community", "health", "finance", "law"]
"""Whose word it is."""

SIDES: tuple[Side, ...] = ("community", "health", "finance", "law")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Entry):
    """A word, what it means in plain English, and what the other side hears or says instead.

    `match` are its forms for which a hint is wanted while somebody writes. `names` are those by which it is known as
    well, so that a document can explain it where it is first used; common words have neither.
    """

    term: str
    side: Side
    plain: str
    other: str
    source: tuple[str, ...]
    warn: str = ""
    match: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    nations: tuple[Nation, ...] = NATIONS

    @property
    def hint(self) -> str:
        """What a writer is told who uses it: where it claims too much, or else what the other side hears."""
        return self.warn or self.other


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap(Entry):
    """The same thing said by both sides. `said_by` says it so; `true_if` is what has to be so before you swap."""

    said_by: Side
    community: str
    health: str
    source: tuple[str, ...]
    true_if: str = ""


def read_term(entries: Entries) -> Term:
    """One term. Raises Refused, naming it, for whatever is wrong in it."""
    found = Term(
        **entries.vouched(),
        term=entries.needed("term"),
        side=entries.choice("side", SIDES),
        plain=entries.needed("plain"),
        other=entries.needed("other"),
        source=entries.sources(),
        warn=entries.text("warn"),
        match=entries.texts("match"),
        names=entries.texts("names"),
        nations=entries.choices("nations", NATIONS, NATIONS),
    )
    entries.done()
    forms = (*found.match, *found.names)
    if any(form != form.casefold() for form in forms):
        raise entries.refused("“match” and “names” are written in small letters.")
    if len(set(forms)) < len(forms):
        raise entries.refused("A form stands in “match” and in “names”. Leave one out.")
    return found


def read_swap(entries: Entries) -> Swap:
    """One swap. Raises Refused, naming it, for whatever is wrong in it."""
    found = Swap(
        **entries.vouched(),
        said_by=entries.choice("from", SIDES[:2]),
        community=entries.needed("community"),
        health=entries.needed("health"),
        source=entries.sources(),
        true_if=entries.text("true_if"),
    )
    entries.done()
    return found
