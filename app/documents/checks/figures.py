"""What the figures in the texts lack: those that changed since, and those whose source is gone."""

from collections.abc import Iterator
from datetime import date

from app.dates import format_date, shift_months
from app.documents.building.build import headings_by_key
from app.documents.building.figures import is_stale, used
from app.documents.building.stored import StoredDocument, Use
from app.documents.checks.lack import Lack
from app.documents.facts.catalogue import OWN
from app.documents.facts.facts import Facts
from app.documents.kinds.kind import Kind
from app.documents.tree.tree import Figure
from app.text import quoted

STALE, GONE, OWN_NUMBER = "stale", "gone", "own-number"


def figure_lacks(kind: Kind, stored: StoredDocument, facts: Facts) -> Iterator[Lack]:
    """One for each figure that a text prints otherwise than it is now, or that can no longer be worked out."""
    names = headings_by_key(kind, stored)
    for use in used(stored):
        if use.key not in names:
            continue
        name = quoted(names[use.key])
        live = facts.figures.get(use.figure)
        if live is None:
            sentence = (
                f"{name} has a figure that cannot be worked out any more: {shown(use)}. Take it out or choose another."
            )
            yield Lack(GONE, sentence, use.key)
        elif is_stale(use, facts):
            yield Lack(
                STALE, f"{name} says {use.seen} for “{live.name}”, which is {live.text} now. Update it.", use.key
            )
        if live is not None and use.figure.startswith(OWN):
            yield from (Lack(OWN_NUMBER, sentence, use.key) for sentence in _own(live, facts.as_at))


def _own(number: Figure, today: date) -> Iterator[str]:
    """What a reader would ask about a number of the user's own: who says so, and whether it still holds."""
    if not number.basis:
        yield f"{quoted(number.name)} has no source. Say who counted, and how."
    if shift_months(number.as_at, 12) < today:
        yield f"{quoted(number.name)} is of {format_date(number.as_at)}, over a year ago. Count again."


def shown(use: Use) -> str:
    """A figure whose source is gone, as its text shows it."""
    return quoted(use.seen) if use.seen else f"“{{{{{use.token}}}}}”"
