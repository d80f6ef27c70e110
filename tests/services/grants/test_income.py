"""Income lines: what they bring in a year, and the day on which a new one starts."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.dates import Month
from app.problems import Refused
from app.services.grants.income import IncomeYear, apply_income, income_year
from app.services.rows import records

TODAY = date(2026, 12, 1)
EVEN_CHANCE = {"certainty": "unconfirmed", "probability": 50}


def test_a_year_of_income_counts_rhythm_rise_and_certainty(session: Session) -> None:
    apply_income(
        session,
        [
            (None, {"name": "Classes", "amount": 100, "uplift": 1_000, "uplift_from": Month(2027, 6)}),
            (None, {"name": "Hire", "amount": 50, "frequency": "quarterly", "start": date(2026, 1, 15)}),
            (
                None,
                {"name": "Fair", "amount": 301, "frequency": "one_off", "certainty": "unconfirmed", "probability": 50},
            ),
            (None, {"name": "Over", "amount": 9, "start": date(2025, 1, 1), "end": date(2026, 6, 1)}),
        ],
        first_day=TODAY,
    )
    assert income_year(session, Month.of(TODAY)) == IncomeYear(Month(2026, 12), 6 * 100 + 6 * 110 + 4 * 50, 301, 151)


def test_a_new_line_starts_now_unless_it_says_when(session: Session) -> None:
    now, then = apply_income(
        session,
        [
            (None, {"name": "A", "amount": 1, "start": None}),
            (None, {"name": "B", "amount": 1, "start": date(2027, 1, 1)}),
        ],
        first_day=TODAY,
    )
    assert records.get(session, "income_line", now)["start"] == TODAY
    assert records.get(session, "income_line", then)["start"] == date(2027, 1, 1)
    with pytest.raises(Refused, match="Start date is empty"):
        apply_income(session, [(now, {"start": None})], first_day=TODAY)
