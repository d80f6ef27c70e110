"""The whole file as plain tables with the headings of the screen, for a spreadsheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from app.services.rows import records
from app.services.rows.columns import ColumnInfo, columns
from app.services.rows.field import Field
from app.services.rows.fields import FIELDS
from app.services.rows.nouns import NOUNS
from app.services.rows.splits import SOURCES, bearer, splits
from app.text import begun

Cell = str | int | Decimal | date | bool | None

_HIDDEN = {"import_key"}


@dataclass(frozen=True, slots=True)
class PlainTable:
    """One kind of record: its name in the plural, the headings, and the rows (money in pounds, references as names)."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def as_tables(session: Session) -> tuple[PlainTable, ...]:
    """Every table that holds something, those first that others refer to.

    A cost line, post or freelancer that one project bears whole names it, so that the list can be brought in again.
    """
    stored = {table: records.rows(session, table) for table in NOUNS}
    names = {table: {row.id: _name(table, row.values) for row in rows} for table, rows in stored.items()}
    tables = {table: _table(table, rows, names) for table, rows in stored.items() if rows}
    for source in SOURCES:
        if source in tables:
            shares = splits(session, source)
            bearers = [bearer(shares.get(row.id, {})) for row in stored[source]]
            tables[source] = _with_projects(tables[source], [names["project"].get(one or 0) for one in bearers])
    return tuple(tables.values())


def _table(table: str, rows: tuple[records.Record, ...], names: dict[str, dict[int, str]]) -> PlainTable:
    shown = {name: info for name, info in columns(table).items() if name not in _HIDDEN}
    return PlainTable(
        begun(NOUNS[table].many),
        tuple(_heading(FIELDS[table][name], info) for name, info in shown.items()),
        tuple(
            tuple(_cell(info, FIELDS[table][name], row[name], names) for name, info in shown.items()) for row in rows
        ),
    )


def _with_projects(table: PlainTable, projects: Sequence[str | None]) -> PlainTable:
    headings = (*table.headings, FIELDS["split"]["project_id"].label)
    rows = tuple((*row, project) for row, project in zip(table.rows, projects, strict=True))
    return PlainTable(table.name, headings, rows)


def _heading(field: Field, info: ColumnInfo) -> str:
    """The label, and what its numbers count where that cannot be seen."""
    match info.kind, field.unit:
        case _, "fte":
            return field.label
        case _, "minutes":
            return f"{field.label} (minutes)"
        case (_, "percent") | ("percent", _):
            return f"{field.label} %"
        case _:
            return field.label


def _name(table: str, values: Any) -> str:
    column = NOUNS[table].name
    return str(values[column]) if column else ""


def _cell(info: ColumnInfo, field: Field, value: Any, names: dict[str, dict[int, str]]) -> Cell:
    if value is None:
        return None
    match info.kind:
        case "row":
            return names[info.refers_to][value]
        case "money" | "hundredths" | "percent":
            return Decimal(value) / (10_000 if field.unit == "fte" else 100)  # a list of staff says 0.6, not 60
        case "choice":
            label: str = value.label
            return label
        case "month":
            return str(value)
        case _:
            plain: Cell = value
            return plain
