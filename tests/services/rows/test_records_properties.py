"""Whatever values come, a row is stored as the database allows, or refused in a sentence; nothing else happens."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.dates import Month
from app.models.schema import TABLES
from app.problems import Refused
from app.services.rows import records
from app.services.rows.columns import ColumnInfo, columns
from app.services.rows.field import Field
from app.services.rows.fields import FIELDS
from tests.services.memory import close_session, memory_session
from tests.services.organisations import fill, rows_of

NUMBERS = st.integers(-(2**70), 2**70) | st.sampled_from([-1, 0, 1, 10_000, 10_001, 100_000_000_001])
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "text": st.text(max_size=8) | st.sampled_from(["", " ", "\x00", "\ud800", "\u00a0", "x" * 20_000]),
    "yesno": st.booleans(),
    "date": st.dates(date(1800, 1, 1), date(2300, 1, 1)),
    "month": st.builds(Month, st.integers(1800, 2300), st.integers(1, 12)),
    "row": st.integers(-1, 4),
}


def _anything(info: ColumnInfo, field: Field) -> st.SearchStrategy[Any]:
    if info.choices is not None:
        return st.none() | st.sampled_from(list(info.choices))
    if field.low is not None and field.high is not None:
        return st.none() | st.integers(field.low - 1, field.high + 1) | NUMBERS
    return st.none() | VALUES[info.kind]


def _refusal(action: Callable[[], object]) -> str:
    """What it was refused with; nothing when it was done."""
    try:
        action()
    except Refused as refused:
        return str(refused)
    return ""


@given(st.sampled_from([table.__tablename__ for table in TABLES]), st.data())
def test_any_row_is_stored_or_refused_in_a_sentence(table: str, data: st.DataObject) -> None:
    session = memory_session()
    try:
        fill(session, data, 1)
        known = columns(table)
        row = data.draw(rows_of(table, session))
        for name in data.draw(st.sets(st.sampled_from(sorted(known)), max_size=2)):
            row[name] = data.draw(_anything(known[name], FIELDS[table][name]))
        before = records.rows(session, table)
        said = _refusal(lambda: records.add(session, table, row))
        after = records.rows(session, table)
        assert len(after) == len(before) + (not said)
        assert said[-1:] in {"", "."}
    finally:
        close_session(session)


@settings(max_examples=15)
@given(st.data())
def test_deleting_anything_works_or_is_refused(data: st.DataObject) -> None:
    session = memory_session()
    try:
        fill(session, data, 1)
        table = data.draw(st.sampled_from([table.__tablename__ for table in TABLES]))
        for _ in range(2):  # more than one here; two in every table would be more than an example may hold
            _refusal(lambda: records.add(session, table, data.draw(rows_of(table, session))))
        ids = [record.id for record in records.rows(session, table)]
        said = _refusal(lambda: records.delete(session, table, ids))
        assert said[-1:] in {"", "."}
        assert bool(records.rows(session, table)) == bool(said)
    finally:
        close_session(session)


def test_far_dates_do_not_break_the_sentence(session: Session) -> None:
    far = date(2199, 12, 31) + timedelta(days=1)
    with pytest.raises(Refused, match="too far away"):
        records.add(session, "instalment", {"grant_id": 1, "due": far, "amount": 1})
