"""Tests of Statutory Sick Pay for one absence."""

from datetime import date
from fractions import Fraction

import pytest

from app.planning.law.sick_pay import SickPayImpossible, sick_pay_due
from app.services.organisation.rates import load_rates

BEFORE, NOW = (load_rates().sick_pay_on(date(year, 5, 1)) for year in (2025, 2026))


def test_from_april_2026_it_is_paid_from_the_first_day_and_to_everybody() -> None:
    whole = sick_pay_due(320_00, Fraction(5), Fraction(5), NOW)
    assert (whole.weekly, whole.paid_days, whole.amount) == (123_25, Fraction(5), 123_25)
    assert sick_pay_due(320_00, Fraction(1), Fraction(5), NOW).amount == 24_65
    assert sick_pay_due(100_00, Fraction(5), Fraction(5), NOW).amount == 80_00


def test_before_it_three_days_wait_and_those_who_earn_little_have_none() -> None:
    assert sick_pay_due(320_00, Fraction(3), Fraction(5), BEFORE).amount == 0
    assert sick_pay_due(320_00, Fraction(8), Fraction(5), BEFORE).amount == 118_75
    assert sick_pay_due(124_99, Fraction(8), Fraction(5), BEFORE).amount == 0
    assert sick_pay_due(125_00, Fraction(4), Fraction(4), BEFORE).amount == 29_69


@pytest.mark.parametrize(
    ("earnings", "days", "week", "sentence"),
    [
        (-1, 5, 5, "below zero"),
        (1, -1, 5, "at most 28 weeks"),
        (1, 141, 5, "at most 28 weeks"),
        (1, 5, 0, "more than 0 and at most 7"),
        (1, 5, 8, "more than 0 and at most 7"),
    ],
)
def test_what_cannot_be_is_refused(earnings: int, days: int, week: int, sentence: str) -> None:
    with pytest.raises(SickPayImpossible, match=sentence):
        sick_pay_due(earnings, Fraction(days), Fraction(week), NOW)
