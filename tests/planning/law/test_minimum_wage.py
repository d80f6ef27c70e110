"""Tests of the check of an hour's pay against the minimum wages."""

from datetime import date

import pytest

from app.planning.law.minimum_wage import WageBand, WageImpossible, check_minimum_wage, hourly_pay
from app.planning.law.rate_days import RatesUnknown
from app.services.organisation.rates import load_rates

PACK = load_rates()


@pytest.mark.parametrize(
    ("age", "day", "minimum", "band"),
    [
        (23, date(2023, 4, 1), 1_042, WageBand.LIVING_WAGE),
        (22, date(2024, 3, 31), 1_018, WageBand.AGE_21_TO_22),
        (21, date(2024, 4, 1), 1_144, WageBand.LIVING_WAGE),
        (20, date(2025, 4, 1), 1_000, WageBand.AGE_18_TO_20),
        (18, date(2026, 4, 1), 1_085, WageBand.AGE_18_TO_20),
        (17, date(2026, 4, 1), 800, WageBand.UNDER_18),
        (64, date(2026, 3, 31), 1_221, WageBand.LIVING_WAGE),
        (64, date(2026, 4, 1), 1_271, WageBand.LIVING_WAGE),
    ],
)
def test_the_minimum_by_age_and_day(age: int, day: date, minimum: int, band: WageBand) -> None:
    enough, short = (check_minimum_wage(pay, age, day, PACK) for pay in (minimum, minimum - 1))
    assert (enough.minimum, enough.band, enough.enough, enough.shortfall) == (minimum, band, True, 0)
    assert (short.enough, short.shortfall) == (False, 1)


@pytest.mark.parametrize(
    ("age", "first_year", "minimum"),
    [(18, False, 800), (18, True, 800), (19, True, 800), (19, False, 1_085), (30, False, 1_271)],
)
def test_apprentices_under_19_or_in_their_first_year(age: int, first_year: bool, minimum: int) -> None:  # noqa: FBT001 - a row of the table
    found = check_minimum_wage(1_000, age, date(2026, 5, 1), PACK, apprentice=True, first_year=first_year)
    assert found.minimum == minimum


def test_a_day_after_the_known_rates_is_checked_with_the_last_ones_and_says_so() -> None:
    assert check_minimum_wage(1_271, 30, date(2027, 3, 31), PACK).known
    later = check_minimum_wage(1_271, 30, date(2027, 4, 1), PACK)
    assert (later.known, later.minimum) == (False, 1_271)


def test_an_age_or_a_day_that_cannot_be_checked_is_refused() -> None:
    with pytest.raises(WageImpossible, match="An age of 15 is outside 16 to 100"):
        check_minimum_wage(1_000, 15, date(2026, 5, 1), PACK)
    with pytest.raises(RatesUnknown):
        check_minimum_wage(1_000, 30, date(2023, 3, 31), PACK)


def test_an_hours_pay_from_a_salary_is_rounded_down() -> None:
    assert hourly_pay(3_650_000, 3_500) == 2_000
    assert hourly_pay(3_649_999, 3_500) == 1_999
    assert hourly_pay(0, 3_500) == 0
    for hours in (0, -1, 16_801):
        with pytest.raises(WageImpossible, match="more than 0 and at most 168"):
            hourly_pay(1, hours)
