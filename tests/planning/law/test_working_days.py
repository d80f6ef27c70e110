"""Tests of counting working days, with the published standstill."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.planning.law.rate_days import RatesUnknown
from app.planning.law.working_days import after_working_days, is_working_day, standstill_ends
from app.services.organisation.rates import load_rates

PACK = load_rates()


def test_the_published_standstill() -> None:
    assert standstill_ends(date(2024, 3, 15), PACK) == date(2024, 3, 27)


def test_bank_holidays_and_weekends_are_not_counted() -> None:
    # from Thursday 27 March 2026: Good Friday 3 April and Easter Monday 6 April lie between
    assert standstill_ends(date(2026, 3, 27), PACK) == date(2026, 4, 10)
    assert standstill_ends(date(2026, 3, 27), PACK, "wales") == date(2026, 4, 10)
    assert not is_working_day(date(2027, 12, 27), PACK)
    assert is_working_day(date(2026, 12, 29), PACK)


@given(st.dates(date(2024, 1, 1), date(2027, 11, 30)))
def test_eight_working_days_lie_after_the_notice(published: date) -> None:
    ends = standstill_ends(published, PACK, "england")
    days = [date.fromordinal(day) for day in range(published.toordinal() + 1, ends.toordinal() + 1)]
    assert sum(is_working_day(day, PACK) for day in days) == 8
    assert is_working_day(ends, PACK)


def test_a_day_without_known_bank_holidays_is_refused() -> None:
    with pytest.raises(RatesUnknown, match="known from 1 January 2024 to 31 December 2027, and 1 January 2028"):
        after_working_days(date(2027, 12, 31), 1, PACK)
    with pytest.raises(RatesUnknown, match="is known from 1 January 2024"):
        standstill_ends(date(2023, 12, 29), PACK)
    with pytest.raises(RatesUnknown, match="No figure is known for “standstill” in “scotland”"):
        standstill_ends(date(2024, 12, 29), PACK, "scotland")
