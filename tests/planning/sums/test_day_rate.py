"""Tests of the freelance day rate and of what a day truly brings."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.planning.sums.day_rate import (
    DayRateTerms,
    Job,
    NoDayRate,
    billable_days,
    day_rate,
    earned_per_day,
    true_day_rate,
)

ARTIST = DayRateTerms(salary=2_400_000)
POUNDS = st.integers(0, 20_000_000)


def test_the_published_example() -> None:
    found = day_rate(ARTIST)
    assert found.days == 177
    assert found.target == 2_784_000
    assert found.labour_rate == 15_729  # published as £157 a day
    assert found.day_rate == found.labour_rate


def test_overheads_and_profit_are_spread_over_the_same_days() -> None:
    found = day_rate(replace(ARTIST, overheads=354_000, profit=177_000))
    assert found.labour_rate == 15_729
    assert found.day_rate == 18_729


def test_every_allowance_can_be_changed() -> None:
    mine = replace(
        ARTIST, nic_basis_points=0, pension_basis_points=0, weekdays=208, bank_holidays=0, holiday=Fraction(45, 2)
    )
    mine = replace(mine, training=1, research=0, bids=2, admin=Fraction(5, 2), sick=0)
    assert billable_days(mine) == 180
    assert day_rate(mine).labour_rate == 13_333


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"holiday": 202}, r"260 of 260 days are set aside, so no day is left to bill\. Set fewer"),
        ({"holiday": Fraction(405, 2)}, r"260\.5 of 260 days"),
        ({"holiday": -1}, "Days cannot be below 0"),
        ({"weekdays": 367}, "nor more in a year than 366"),
        ({"weekdays": -1}, "Days cannot be below 0"),
        ({"salary": -1}, "below zero"),
        ({"overheads": -1}, "below zero"),
        ({"pension_basis_points": -1}, "below zero"),
    ],
)
def test_a_year_that_cannot_be_is_refused(change: dict[str, int], sentence: str) -> None:
    with pytest.raises(NoDayRate, match=sentence):
        day_rate(replace(ARTIST, **change))


def test_the_days_around_a_job_belong_to_its_price() -> None:
    job = Job(delivered=10, preparation=3, travel=1, supervision=Fraction(1, 2), training=Fraction(1, 2))
    found = true_day_rate(20_000, job)
    assert found.days == 15
    assert (found.price, found.per_delivered_day) == (300_000, 30_000)
    assert earned_per_day(30_000, job) == 20_000
    assert earned_per_day(20_000, job) == 13_333


def test_a_job_without_delivery_is_refused() -> None:
    with pytest.raises(NoDayRate, match="more than 0 days of delivery"):
        true_day_rate(20_000, Job(delivered=0, preparation=1))
    with pytest.raises(NoDayRate, match="more than 0 days of delivery"):
        earned_per_day(20_000, Job(delivered=1, travel=-1))


@given(POUNDS, POUNDS, POUNDS)
def test_a_years_days_bring_in_the_year(salary: int, overheads: int, profit: int) -> None:
    terms = replace(ARTIST, salary=salary, overheads=overheads, profit=profit)
    found = day_rate(terms)
    assert abs(found.day_rate * found.days - (found.target + overheads + profit)) <= found.days / 2
    assert found.day_rate >= found.labour_rate


@given(POUNDS, st.integers(1, 60), st.integers(0, 60))
def test_a_delivered_day_never_brings_less_than_the_rate(rate: int, delivered: int, preparation: int) -> None:
    job = Job(delivered=delivered, preparation=preparation)
    assert true_day_rate(rate, job).per_delivered_day >= rate >= earned_per_day(rate, job)
