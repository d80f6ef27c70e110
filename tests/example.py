"""The example organisations as tests use them: made for one fixed day, so that their figures stay."""

from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from app.services.open_form.form import from_open_form
from app.work.example import EXAMPLE, example_form

EXAMPLE_DAY = date(2026, 12, 1)
"""The day for which dates stand in the files as they are: the balances are those of 30 November 2026."""


def fill_example(session: Session, source: Path = EXAMPLE, today: date = EXAMPLE_DAY) -> None:
    """Put an example into an empty file."""
    from_open_form(session, example_form(source, today))
