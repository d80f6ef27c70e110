"""Numbers that the program cannot know, such as people waiting: what, how many, as of which day, and who says so."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.documents.facts.catalogue import OWN
from app.documents.tree.tree import Figure
from app.money import format_hundredths
from app.services.rows import records
from app.services.rows.checks import Edits
from app.services.rows.records import Record
from app.text import name_key, one_line

_TABLE = "own_number"


def save_numbers(session: Session, project_id: int | None, edits: Edits) -> tuple[int, ...]:
    """Store numbers, new ones for the project or the whole organisation where the id is None; returns their ids.

    Those of earlier days stay. One that is called as another is written as that, whatever its capitals, and the texts
    that name a number follow it to its new name. Raises Refused, with what is wrong, as `records.apply` does.
    """
    before = {row.id: row["figure"] for row in records.rows(session, _TABLE)}
    wanted = [(row, _named(before, row, values)) for row, values in edits]
    edits = [(row, values if row else {"project_id": project_id, **values}) for row, values in wanted]
    ids = records.apply(session, _TABLE, edits)
    for row, values in wanted:
        if row and "figure" in values and values["figure"] != before[row]:
            _follow(session, before[row], values["figure"])
    return ids


def listed(session: Session, project_id: int | None) -> tuple[Record, ...]:
    """Every number that a document about a project (or about none) can name, by name, the latest of each first."""
    latest_first = _known(session, project_id)[::-1]
    return tuple(sorted(latest_first, key=lambda row: name_key(row["figure"])))


def own_figures(session: Session, project_id: int | None) -> tuple[Figure, ...]:
    """The latest number of each name as a figure; `basis` is the source, and nothing where nobody gave one.

    A number of the project comes before one of the whole organisation that has the same name.
    """
    found = {name_key(row["figure"]): row for row in _known(session, project_id)}
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
        for _, row in sorted(found.items())
    )


def _known(session: Session, project_id: int | None) -> Sequence[Record]:
    """Those that can be named; what comes later is taken."""
    rows = (row for row in records.rows(session, _TABLE) if row["project_id"] in {None, project_id})
    return sorted(rows, key=lambda row: _rank(row, project_id))


def _named(before: Mapping[int, str], row: int | None, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """What was typed, with the name as it is written for the other numbers that are called so."""
    if not values.get("figure"):
        return values
    name = one_line(values["figure"])
    others = (each for key, each in before.items() if key != row)
    return {**values, "figure": _same(name, others) or name}


def _same(name: str, others: Iterable[str]) -> str:
    return next((each for each in others if name_key(each) == name_key(name)), "")


def _follow(session: Session, old: str, new: str) -> None:
    """Let the texts that name a number name it as it is called now, where no other is called as it was."""
    for use in records.rows(session, "figure_use", where={"figure": f"{OWN}{old}"}):
        document = records.get(session, "section", use["section_id"])["document_id"]
        project = records.get(session, "document", document)["project_id"]
        if all(figure.name != old for figure in own_figures(session, project)):
            records.change(session, "figure_use", use.id, {"figure": f"{OWN}{new}"})


def _rank(row: Record, project_id: int | None) -> tuple[bool, date, int]:
    """What comes later is taken."""
    return project_id is not None and row["project_id"] == project_id, row["as_of"], row.id
