"""Organisations made at random: any value that a column takes, and references to rows that are there."""

from datetime import date
from typing import Any

from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.dates import Month
from app.models.schema import TABLES
from app.problems import Refused
from app.services import records
from app.services.columns import ColumnInfo, columns
from app.services.fields import FIELDS, ONE_OF, Field

_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
_NAME = st.sampled_from(["Choir", "choir ", "Clay & <b>R", "Ŵyl", "=1+1", "A (2)", "A"]) | _TEXT.filter(str.strip)
_DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))


def fill(session: Session, data: st.DataObject, most: int = 2) -> None:
    """Store up to so many random rows in every table; those that are refused are left out."""
    ids: dict[str, list[int]] = {}
    for mapped in TABLES:
        table = mapped.__tablename__
        count = 1 if table == "organisation" else data.draw(st.integers(0, most), label=table)
        for _ in range(count):
            try:
                ids.setdefault(table, []).append(records.add(session, table, _row(data, table, ids)))
            except Refused:
                continue


def _row(data: st.DataObject, table: str, ids: dict[str, list[int]]) -> dict[str, Any]:
    row = {
        name: data.draw(_value(info, FIELDS[table][name], ids), label=f"{table}.{name}")
        for name, info in columns(table).items()
    }
    choices = [name for name in ONE_OF.get(table, ()) if row[name] is not None]
    if choices:
        kept = data.draw(st.sampled_from(choices))
        row |= {name: None for name in choices if name != kept}
    return row


def _value(info: ColumnInfo, field: Field, ids: dict[str, list[int]]) -> st.SearchStrategy[Any]:
    found: st.SearchStrategy[Any]
    if info.kind == "row":
        known = ids.get(info.refers_to, [])
        found = st.sampled_from(known) if known else st.none()
    elif info.choices is not None:
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
