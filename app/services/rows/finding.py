"""Finding any record by a few letters of its name, for the one place that searches everything."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.services.rows.columns import stored_table

MOST = 12

_PLACES = (
    ("grant", ("title", "reference"), "grants", "grant or contract"),
    ("income_line", ("name",), "grants", "income"),
    ("project", ("name",), "projects", "project"),
    ("price", ("name", "buyer"), "projects", "price"),
    ("document", ("title", "buyer"), "documents", "document"),
    ("cost_line", ("name",), "costs", "cost"),
    ("post", ("title", "person"), "costs", "post"),
    ("freelancer", ("name", "role"), "costs", "freelancer"),
    ("person", ("name", "role"), "people", "person"),
    ("supervision_plan", ("name", "provider"), "people", "supervision plan"),
    ("course", ("name", "provider"), "people", "course"),
    ("duty", ("name",), "people", "duty"),
    ("fund", ("name",), "organisation", "fund"),
    ("obligation", ("name",), "organisation", "closing cost or commitment"),
    ("scenario", ("name",), "runway", "scenario"),
)
"""Table, the columns that are searched (the first one names the record), the page that shows it, what it is."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found: its name, what it is, and where it is shown."""

    name: str
    kind: str
    page: str
    table: str
    id: int


def find(session: Session, typed: str, *, most: int = MOST) -> tuple[Hit, ...]:
    """The records whose name holds every typed word, in any case; at most so many, none for an empty text."""
    words = typed.split()
    if not words:
        return ()
    hits = (hit for place in _PLACES for hit in _hits(session, words, place, most))
    return tuple(hit for hit, _ in zip(hits, range(most), strict=False))


def _hits(session: Session, words: list[str], place: tuple[str, tuple[str, ...], str, str], most: int) -> Iterator[Hit]:
    table, columns, page, kind = place
    stored = stored_table(table)
    named = stored.c[columns[0]]
    matches = (or_(*(stored.c[name].icontains(word, autoescape=True) for name in columns)) for word in words)
    query = select(stored.c.id, named).where(*matches).order_by(named).limit(most)
    return (Hit(name, kind, page, table, row) for row, name in session.execute(query))
