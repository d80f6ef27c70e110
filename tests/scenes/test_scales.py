"""Tests of round numbers and month names on axes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dates import Month
from app.money import LIMIT_PENCE
from app.scenes.scales import axis_ticks, month_ticks


@pytest.mark.parametrize(
    ("pounds", "most", "ticks"),
    [
        ((41_000, -94_000), 5, (-80_000, -40_000, 0, 40_000)),
        ((5_000, 7_000), 8, (0, 1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000)),
        ((0, 0), 5, (0, 10)),
        ((-3,), 5, (-10, 0, 10)),
        ((41_000, -900), 5, (-20_000, 0, 20_000, 40_000)),
    ],
)
def test_ticks_are_round(pounds: tuple[int, ...], most: int, ticks: tuple[int, ...]) -> None:
    assert axis_ticks([amount * 100 for amount in pounds], most) == tuple(tick * 100 for tick in ticks)


@given(st.lists(st.integers(-LIMIT_PENCE * 10, LIMIT_PENCE * 10), min_size=1), st.integers(1, 12))
def test_ticks_are_few_and_hold_zero(amounts: list[int], most: int) -> None:
    ticks = axis_ticks(amounts, most)
    assert 2 <= len(ticks) <= max(3 if min(amounts) < 0 else 2, most)
    assert 0 in ticks
    assert ticks[-1] > 0
    assert (ticks[0] < 0) == (min(amounts) < 0)


@given(st.integers(1, 600), st.integers(1, 30))
def test_months_are_thinned_evenly(count: int, most: int) -> None:
    months = [Month(2026, 12).plus(at) for at in range(count)]
    places = [place for place, _ in month_ticks(months, most)]
    assert len(places) <= most
    assert len({late - early for early, late in pairwise(places)}) <= 1


def test_years_stand_where_they_begin() -> None:
    months = [Month(2026, 12).plus(at) for at in range(24)]
    assert [name for _, name in month_ticks(months, 8)] == [
        "Dec 26",
        "Mar 27",
        "Jun",
        "Sep",
        "Dec",
        "Mar 28",
        "Jun",
        "Sep",
    ]
    assert [name for _, name in month_ticks(months, 2)] == ["Dec 26", "Dec 27"]
    assert [name for _, name in month_ticks(months[1:4], 8)] == ["Jan 27", "Feb", "Mar"]
    assert month_ticks(months[:1], 8) == ((0, "Dec 26"),)
