"""Tests of the least notice that an employer must give."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.planning.law.notice import notice_weeks, statutory_notice


@pytest.mark.parametrize(("years", "weeks"), [(0, 0), (1, 1), (2, 2), (5, 5), (11, 11), (12, 12), (13, 12), (30, 12)])
def test_the_published_weeks_of_notice(years: int, weeks: int) -> None:
    assert notice_weeks(years * 12) == weeks


@pytest.mark.parametrize(
    ("given_on", "weeks"),
    [
        (date(2024, 2, 13), 0),
        (date(2024, 2, 14), 1),
        (date(2026, 1, 13), 1),
        (date(2026, 1, 14), 2),
        (date(2036, 1, 15), 12),
        (date(2060, 1, 15), 12),
    ],
)
def test_notice_by_days(given_on: date, weeks: int) -> None:
    assert statutory_notice(date(2024, 1, 15), given_on) == weeks


@given(st.dates(date(1950, 1, 1), date(2030, 1, 1)), st.lists(st.integers(0, 25_000), min_size=2))
def test_notice_never_falls_with_service(start: date, lengths: list[int]) -> None:
    days = [date.fromordinal(start.toordinal() + length) for length in sorted(lengths)]
    weeks = [statutory_notice(start, day) for day in days]
    assert all(earlier <= later for earlier, later in pairwise(weeks))
    assert set(weeks) <= set(range(13))
