"""Tests of discounting, against the factors that are published for 3.5 per cent."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.planning.sums.present_value import NoDiscount, discount_factor, present_value
from app.services.organisation.rates import load_rates

PUBLISHED = (1, 0.9662, 0.9335, 0.9019, 0.8714, 0.8420)
RATE = load_rates().figure("discount_rate", date(2026, 1, 1)).value


@pytest.mark.parametrize(("year", "factor"), tuple(enumerate(PUBLISHED)))
def test_the_published_factors(year: int, factor: float) -> None:
    assert RATE == 350
    assert round(float(discount_factor(year, RATE)), 4) == factor


def test_the_year_of_today_counts_in_full() -> None:
    assert present_value([100_00], RATE) == 100_00
    assert present_value([-100_00, 103_50], RATE) == 0
    assert present_value([], RATE) == 0


@given(st.lists(st.integers(0, 10**9), max_size=20), st.integers(0, 2_000))
def test_never_more_than_the_sum_and_all_of_it_without_a_rate(amounts: list[int], rate: int) -> None:
    assert 0 <= present_value(amounts, rate) <= sum(amounts)
    assert present_value(amounts, 0) == sum(amounts)


def test_a_year_or_a_rate_that_cannot_be_is_refused() -> None:
    for year, rate in ((-1, 350), (201, 350), (1, -1), (1, 10_001)):
        with pytest.raises(NoDiscount):
            discount_factor(year, rate)
