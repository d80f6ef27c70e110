"""Finding any record by a few letters of its name, for the one place that searches everything."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.services.rows.columns import stored_table

MOST = 12

_SEARCHED = (
    ("grant", ("title", "reference"), "grant or contract"),
    ("income_line", ("name",), "income"),
    ("project", ("name",), "project"),
    ("price", ("name", "buyer"), "price"),
    ("document", ("title", "buyer"), "document"),
    ("cost_line", ("name",), "cost"),
    ("post", ("title", "person"), "post"),
    ("freelancer", ("name", "role"), "freelancer"),
    ("person", ("name", "role"), "person"),
    ("supervision_plan", ("name", "provider"), "supervision plan"),
    ("course", ("name", "provider"), "course"),
    ("duty", ("name",), "duty"),
    ("fund", ("name",), "fund"),
    ("obligation", ("name",), "closing cost or commitment"),
    ("scenario", ("name",), "scenario"),
    ("library_answer", ("title", "tags"), "answer"),
    ("evidence", ("claim", "title", "authors"), "evidence"),
    ("own_measure", ("name",), "measure"),
    ("policy", ("name",), "policy"),
)
"""Table, the columns that are searched (the first one names the record), what it is."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found: its name, what it is, and its row."""

    name: str
    kind: str
    table: str
    id: int


def find(session: Session, typed: str, *, most: int = MOST) -> tuple[Hit, ...]:
    """The records whose name holds every typed word, in any case; at most so many, none for an empty text."""
    words = typed.split()
    if not words:
        return ()
    hits = (hit for searched in _SEARCHED for hit in _hits(session, words, searched, most))
    return tuple(hit for hit, _ in zip(hits, range(most), strict=False))


def _hits(session: Session, words: list[str], searched: tuple[str, tuple[str, ...], str], most: int) -> Iterator[Hit]:
    table, columns, kind = searched
    stored = stored_table(table)
    named = stored.c[columns[0]]
    matches = (or_(*(stored.c[name].icontains(word, autoescape=True) for name in columns)) for word in words)
    query = select(stored.c.id, named).where(*matches).order_by(named).limit(most)
    return (Hit(name, kind, table, row) for row, name in session.execute(query))
