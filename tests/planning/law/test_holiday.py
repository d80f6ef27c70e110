"""Tests of statutory holiday in days, against GOV.UK's cases and by property."""

import csv
import math
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.planning.law.holiday import HolidayImpossible, statutory_holiday
from app.services.organisation.rates import load_rates
from tests.cases import CASES, needs_cases

RULE = load_rates().holiday_rule_on(date(2026, 4, 1))
GOVUK = CASES / "statutory" / "holiday_govuk.csv"
APRIL = date(2026, 4, 1)
DAYS_A_WEEK = st.integers(1, 14).map(lambda halves: Fraction(halves, 2))
DAYS_OF_YEAR = st.integers(0, 364).map(lambda days: APRIL + timedelta(days=days))


def holiday(days: str, start: date | None = None, leaving: date | None = None, year: date | None = APRIL) -> Decimal:
    return statutory_holiday(Fraction(days), RULE, leave_year_start=year, start=start, leaving=leaving)


@needs_cases
def test_every_case_of_govuk_agrees() -> None:
    with GOVUK.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 21
    for row in rows:
        year, start, leaving = (
            date.fromisoformat(row[name]) if row[name] else None for name in ("leave_year_start", "start", "leaving")
        )
        assert holiday(row["days_per_week"], start, leaving, year) == Decimal(row["days"]), row


@pytest.mark.parametrize(
    ("days", "year"), [("5", "28"), ("6", "28"), ("7", "28"), ("4", "22.4"), ("2.5", "14"), ("0.3", "1.7")]
)
def test_a_whole_year(days: str, year: str) -> None:
    assert holiday(days) == Decimal(year)
    assert holiday(days, year=None) == Decimal(year)


def test_a_starter_has_a_twelfth_for_each_month_begun_up_to_half_a_day() -> None:
    assert holiday("5", start=date(2026, 6, 1)) == Decimal("23.5")  # ten twelfths of 28 are 23.33
    assert holiday("5", start=date(2027, 3, 31)) == Decimal("2.5")
    assert holiday("3", start=date(2027, 1, 20)) == Decimal("4.5")


def test_a_leaver_has_the_days_worked_up_to_a_tenth() -> None:
    assert holiday("5", leaving=date(2026, 4, 1)) == Decimal("0.1")
    assert holiday("5", leaving=date(2026, 9, 30)) == Decimal("14.1")  # 183 of 365 days of 28
    assert holiday("5", leaving=date(2027, 3, 31)) == 28


def test_who_started_in_an_earlier_leave_year_or_leaves_in_a_later_one_has_it_whole() -> None:
    assert holiday("4", start=date(2019, 9, 1)) == Decimal("22.4")
    assert holiday("4", start=APRIL) == Decimal("22.4")
    assert holiday("4", leaving=date(2028, 1, 1)) == Decimal("22.4")
    assert holiday("5", start=date(2019, 9, 1), leaving=date(2026, 9, 30)) == Decimal("14.1")


def test_who_starts_and_leaves_in_one_year_has_the_days_between() -> None:
    assert holiday("5", start=date(2026, 5, 1), leaving=date(2026, 5, 31)) == Decimal("2.4")
    assert holiday("5", start=date(2026, 5, 1), leaving=date(2026, 5, 31), year=None) == Decimal("2.4")


@pytest.mark.parametrize(
    ("days", "start", "leaving", "year", "sentence"),
    [
        ("0", None, None, APRIL, "more than 0 and at most 7"),
        ("-1", None, None, APRIL, "more than 0 and at most 7"),
        ("7.5", None, None, APRIL, "more than 0 and at most 7"),
        ("5", date(2026, 6, 1), None, None, "Say when the leave year starts"),
        ("5", None, date(2026, 6, 1), None, "Say when the leave year starts"),
        ("5", date(2024, 6, 1), date(2026, 6, 1), None, "Say when the leave year starts"),
        ("5", date(2026, 6, 2), date(2026, 6, 1), APRIL, "ends on 1 June 2026, before it starts on 2 June 2026"),
        ("5", date(2027, 4, 1), None, APRIL, "Nothing is worked in the leave year from 1 April 2026 to 31 March 2027"),
        ("5", None, date(2026, 3, 31), APRIL, "Nothing is worked in the leave year from 1 April 2026"),
    ],
)
def test_what_no_leave_year_can_have_is_refused(
    days: str, start: date | None, leaving: date | None, year: date | None, sentence: str
) -> None:
    with pytest.raises(HolidayImpossible, match=sentence):
        holiday(days, start, leaving, year)


@given(DAYS_A_WEEK, DAYS_OF_YEAR, DAYS_OF_YEAR)
def test_a_later_start_or_an_earlier_end_never_adds_holiday(days: Fraction, one: date, other: date) -> None:
    first, second = sorted((one, other))
    by_start = [statutory_holiday(days, RULE, leave_year_start=APRIL, start=day) for day in (first, second)]
    by_end = [statutory_holiday(days, RULE, leave_year_start=APRIL, leaving=day) for day in (first, second)]
    assert by_start[0] >= by_start[1] or first == APRIL  # a start on the first day is no part year: no half days
    assert by_end[0] <= by_end[1]
    assert max(by_end) <= math.ceil(min(days * Fraction(56, 10), Fraction(28)) * 10) / Fraction(10)
