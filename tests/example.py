"""The example organisations as tests use them: made for one fixed day, so that their figures stay."""

from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from app.documents.facts.case import BusinessCase
from app.services.documents import case_facts
from app.services.open_form.form import from_open_form
from app.services.organisation.rates import load_rates
from app.services.rows import records
from app.work.example import EXAMPLE, example_form

EXAMPLE_DAY = date(2026, 11, 20)
"""The usual day of the tests; the balances are those of 31 October 2026."""

AS_WRITTEN = date(2026, 12, 1)
"""A day for which dates stay as they stand in the files; the balances are those of 30 November 2026."""


def fill_example(session: Session, source: Path = EXAMPLE, today: date = EXAMPLE_DAY) -> None:
    """Put an example into an empty file."""
    from_open_form(session, example_form(source, today))


def case_of(session: Session) -> BusinessCase:
    """What the business case of an example's one document knows, on its day."""
    (document,) = records.rows(session, "document", where={"kind": "business-case-short"})
    case = case_facts.case_of(session, load_rates(), document.id, today=EXAMPLE_DAY)
    assert case is not None
    return case
