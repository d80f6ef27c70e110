"""What the stored tables say about themselves: each column's kind, default, choices and the table it points to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import Boolean, Column, Date, Integer, Row, String, Table, select
from sqlalchemy import Enum as SqlEnum
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from app.dates import Month
from app.models.base import BasisPoints, Hundredths, MonthText, Pence
from app.models.choices import Choice
from app.models.documents import new_uid
from app.models.schema import TABLES

_KINDS: tuple[tuple[type[TypeEngine[Any]], str, type], ...] = (
    (Pence, "money", int),
    (BasisPoints, "percent", int),
    (Hundredths, "hundredths", int),
    (MonthText, "month", Month),
    (SqlEnum, "choice", Choice),
    (Boolean, "yesno", bool),
    (Date, "date", date),
    (Integer, "number", int),
    (String, "text", str),
)


@dataclass(frozen=True, slots=True)
class ColumnInfo:
    """One stored column. `kind` is money, percent, hundredths, month, choice, yesno, date, number, text or row.

    `python` is the native type of its values; `default` what a new row gets when nothing is said; `needed` that a new
    row must say it; `choices` the words of a choice; `refers_to` the table whose row a `row` column points to.
    """

    name: str
    kind: str
    python: type
    optional: bool
    needed: bool
    default: object = None
    choices: type[Choice] | None = None
    refers_to: str = ""
    protects: bool = False
    """Whether the row that it points to may not be deleted while this one points to it."""
    makes: Callable[[], object] | None = None
    """Makes the default of each new row, where every row has its own."""


@cache
def stored_table(name: str) -> Table:
    """The stored table of this name. Raises KeyError for a name that is none: a mistake in the program."""
    for mapped in TABLES:
        if mapped.__tablename__ == name:
            table = mapped.__table__
            assert isinstance(table, Table)  # noqa: S101 - tells the type checker what a mapped class has
            return table
    raise KeyError(name)


@cache
def columns(table: str) -> Mapping[str, ColumnInfo]:
    """Every column of a table but its id, by name and in order."""
    return MappingProxyType({c.name: _info(c) for c in stored_table(table).columns if c.name != "id"})


Rows = Sequence[Row[Any]]


def all_rows(session: Session, table: str) -> Rows:
    """Every row of a table as it is stored, in order of its id; no row mapped to an object."""
    stored = stored_table(table)
    return session.execute(select(stored).order_by(stored.c.id)).all()


def _info(column: Column[Any]) -> ColumnInfo:
    kind, python = next((kind, python) for type_, kind, python in _KINDS if isinstance(column.type, type_))
    words = column.type.enum_class if isinstance(column.type, SqlEnum) else None
    choices = words if words is not None and issubclass(words, Choice) else None
    link = next(iter(column.foreign_keys), None)
    default = getattr(column.default, "arg", None)
    makes = new_uid if column.name == "uid" else None
    return ColumnInfo(
        name=column.name,
        kind="row" if link is not None else kind,
        python=choices or python,
        optional=bool(column.nullable),
        needed=not column.nullable and default is None,
        default=None if makes else default,
        makes=makes,
        choices=choices,
        refers_to="" if link is None else link.column.table.name,
        protects=link is not None and link.ondelete == "RESTRICT",
    )
