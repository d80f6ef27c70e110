"""Organisations made at random: any value that a column takes, and references to rows that are there."""

from contextlib import suppress
from datetime import date
from functools import cache
from typing import Any

from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.dates import Month
from app.models.schema import TABLES
from app.problems import Refused
from app.services.rows import records
from app.services.rows.columns import ColumnInfo, columns
from app.services.rows.field import Field
from app.services.rows.fields import FIELDS, ONE_OF

_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
_NAME = st.sampled_from(["Choir", "choir ", "Clay & <b>R", "Ŵyl", "=1+1", "A (2)", "A"]) | _TEXT.filter(str.strip)
_DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))


def fill(session: Session, data: st.DataObject, most: int = 2) -> None:
    """Store up to so many random rows in every table; those that are refused are left out."""
    for mapped in TABLES:
        table = mapped.__tablename__
        count = 1 if table == "organisation" else data.draw(st.integers(0, most), label=table)
        for _ in range(count):
            with suppress(Refused):
                records.add(session, table, data.draw(rows_of(table, session)))


@st.composite
def rows_of(draw: st.DrawFn, table: str, session: Session) -> dict[str, Any]:
    """A row of a table, with references to rows that are in the file."""
    plain = _values(table)
    row = {
        name: draw(plain[name] if name in plain else _reference(info, session)) for name, info in columns(table).items()
    }
    choices = [name for name in ONE_OF.get(table, ()) if row[name] is not None]
    if choices:
        kept = draw(st.sampled_from(choices))
        row |= {name: None for name in choices if name != kept}
    return row


def _reference(info: ColumnInfo, session: Session) -> st.SearchStrategy[int | None]:
    known = [record.id for record in records.rows(session, info.refers_to)]
    found = st.sampled_from(known) if known else st.none()
    return st.none() | found if info.optional else found


@cache
def _values(table: str) -> dict[str, st.SearchStrategy[Any]]:
    """What the columns that refer to nothing may hold; made once, since making it takes longer than drawing from it."""
    fields = FIELDS[table]
    return {name: _value(info, fields[name]) for name, info in columns(table).items() if info.kind != "row"}


def _value(info: ColumnInfo, field: Field) -> st.SearchStrategy[Any]:
    found: st.SearchStrategy[Any]
    if info.choices is not None:
        found = st.sampled_from(list(info.choices))
    elif field.low is not None and field.high is not None:
        found = st.integers(field.low, field.high)
    else:
        found = {
            "text": _NAME if field.filled else _TEXT,
            "yesno": st.booleans(),
            "date": _DAYS,
            "month": st.builds(Month, st.integers(2020, 2032), st.integers(1, 12)),
        }[info.kind]
    return st.none() | found if info.optional else found
