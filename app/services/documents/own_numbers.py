"""Numbers that the program cannot know, such as people waiting: what, how many, as of which day, and who says so."""

from datetime import date

from sqlalchemy.orm import Session

from app.documents.facts.catalogue import OWN
from app.documents.tree.tree import Figure
from app.money import format_hundredths
from app.services.rows import records
from app.services.rows.records import Record
from app.text import name_key, one_line


def add_number(
    session: Session, figure: str, value: int, *, as_of: date, source: str = "", project_id: int | None = None
) -> int:
    """Keep a number (`value` in hundredths) as of a day, for a project or the whole organisation; returns its id.

    Those of earlier days stay. Raises Refused, with what is wrong, as `records.add` does.
    """
    values = {"figure": one_line(figure), "value": value, "as_of": as_of, "source": source, "project_id": project_id}
    return records.add(session, "own_number", values)


def numbers(session: Session, project_id: int | None = None) -> tuple[Record, ...]:
    """The numbers that a document about a project (or about none) can name, the latest of each name, by name.

    A number of the project comes before one of the whole organisation that has the same name.
    """
    found: dict[str, Record] = {}
    for row in sorted(records.rows(session, "own_number"), key=lambda row: _rank(row, project_id)):
        if row["project_id"] in {None, project_id}:
            found[name_key(row["figure"])] = row
    return tuple(sorted(found.values(), key=lambda row: name_key(row["figure"])))


def own_figures(session: Session, project_id: int | None) -> tuple[Figure, ...]:
    """The same numbers as figures; `basis` is the source, and nothing where nobody gave one."""
    return tuple(
        Figure(
            id=f"{OWN}{row['figure']}",
            name=row["figure"],
            text=format_hundredths(row["value"]),
            unit="count",
            value=row["value"],
            basis=one_line(row["source"]),
            as_at=row["as_of"],
        )
        for row in numbers(session, project_id)
    )


def _rank(row: Record, project_id: int | None) -> tuple[bool, date, int]:
    """What comes later is taken."""
    return project_id is not None and row["project_id"] == project_id, row["as_of"], row.id
