"""The next trustee summary compares with the last one that was sent, and with none that was withdrawn."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from app.documents.tree.tree import Table
from app.services.documents import sent
from app.services.organisation.rates import load_rates
from app.services.rows import records
from app.work.documents import OpenDocument, open_document
from tests.documents.parts.money_data import cells
from tests.example import EXAMPLE_DAY, fill_example
from tests.services.memory import close_session, memory_session

LATER = date(2026, 12, 18)
AT = datetime(2026, 11, 20, 21, 0, tzinfo=UTC)
GIVEN = 1_000_00


@pytest.fixture
def filled() -> Iterator[Session]:
    session = memory_session()
    fill_example(session)
    yield session
    close_session(session)


def _summary(session: Session, today: date) -> OpenDocument:
    (row,) = records.rows(session, "document", where={"kind": "trustee-summary"})
    return open_document(session, load_rates(), row.id, today=today)


def _compared(opened: OpenDocument) -> Table:
    return next(
        block for block in opened.document.blocks if isinstance(block, Table) and block.columns[0].head == "Figure"
    )


def _more_in_the_bank(session: Session) -> None:
    (general,) = [row for row in records.rows(session, "fund") if row["kind"].value == "general"]
    records.change(session, "fund", general.id, {"balance": general["balance"] + GIVEN})


def test_what_changed_compares_with_the_last_one_sent(filled: Session) -> None:
    first = _summary(filled, EXAMPLE_DAY)
    assert [column.head for column in _compared(first).columns] == ["Figure", "Now"]
    before = dict(row[:2] for row in cells(_compared(first)))
    sent.send(filled, first.id, first.document, to="Trustees", on=EXAMPLE_DAY, at=AT)
    _more_in_the_bank(filled)
    again = _compared(_summary(filled, LATER))
    assert [column.head for column in again.columns] == ["Figure", "Now", "20 November 2026", "Change"]
    assert {row[0]: row[2] for row in cells(again)} == before
    (reserves,) = [row for row in cells(again) if row[0] == "Free reserves"]
    assert reserves[3] == "+£1,000"


def test_one_that_was_withdrawn_is_not_compared_with(filled: Session) -> None:
    first = _summary(filled, EXAMPLE_DAY)
    sent.send(filled, first.id, first.document, to="Trustees", on=EXAMPLE_DAY, at=AT)
    (copy,) = sent.copies(filled, first.stored.uid)
    sent.withdraw(filled, copy.id, on=EXAMPLE_DAY)
    assert [column.head for column in _compared(_summary(filled, LATER)).columns] == ["Figure", "Now"]
