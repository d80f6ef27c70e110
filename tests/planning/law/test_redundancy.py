"""Tests of statutory redundancy pay against GOV.UK's own cases, and by property."""

import csv
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.money import parse_money
from app.planning.law.rates_people import Nation
from app.planning.law.redundancy import RedundancyImpossible, redundancy_half_weeks, statutory_redundancy
from app.services.organisation.rates import load_rates
from tests.cases import CASES, needs_cases

PACK = load_rates()
GOVUK = CASES / "statutory" / "redundancy_govuk.csv"
AGES = st.integers(16, 100)


@pytest.mark.parametrize(
    ("terms", "amount", "weeks"),
    [
        ((430, 45, 12, 350), "4900", 14),
        ((430, 42, 22, 500), "8815", 20.5),
        ((430, 41, 4, 1_500), "1720", 4),
        ((450, 18, 3, 500), "675", 1.5),
        ((430, 26, 11, 250), "1875", 7.5),
        ((475, 22, 7, 700), "1662.50", 3.5),
        ((751, 64, 30, 2_000), "22530", 30),
    ],
)
def test_the_published_amounts(terms: tuple[int, int, int, int], amount: str, weeks: float) -> None:
    cap, age, years, pay = terms
    due = statutory_redundancy(age, years, pay * 100, cap * 100)
    assert due.entitled
    assert (due.amount, due.half_weeks) == (parse_money(amount), weeks * 2)
    assert due.capped_weekly_pay == min(pay, cap) * 100


@pytest.mark.parametrize(
    ("age", "weeks"),
    [
        (20, "1 1.5 2 2.5"),
        (33, "2 3 4 5 6 7 8 9 10 11 11.5 12 12.5 13 13.5 14 14.5"),
        (42, "2.5 3.5 4.5 5.5 6.5 7.5 8.5 9.5 10.5 11.5 12.5 13.5 14.5 15.5 16.5 17.5 18.5 19.5 20.5 20.5"),
        (22, "1 1.5 2 2.5 3 3.5"),
        (23, "1.5 2 2.5 3 3.5 4 4.5"),
        (41, "2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 19.5"),
        (61, "3 4.5 6 7.5 9 10.5 12 13.5 15 16.5 18 19.5 21 22.5 24 25.5 27 28.5 30 30"),
    ],
)
def test_the_ready_reckoner_from_two_years_on(age: int, weeks: str) -> None:
    expected = [float(week) * 2 for week in weeks.split()]
    assert [redundancy_half_weeks(age, years) for years in range(2, len(expected) + 2)] == expected


@needs_cases
def test_every_case_of_govuk_agrees() -> None:
    with GOVUK.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 39
    for row in rows:
        age, years, pay = int(row["age"]), int(float(row["years"])), parse_money(row["weekly_pay"] or "0")
        if row["outcome"] == "refused":
            with pytest.raises(RedundancyImpossible):
                statutory_redundancy(age, years, pay, parse_money(row["cap"]))
            continue
        due = statutory_redundancy(age, years, pay, parse_money(row["cap"]))
        assert due.entitled == (row["outcome"] == "paid"), row
        if row["weeks"]:
            assert due.half_weeks == float(row["weeks"]) * 2, row
        if row["amount_gb"]:
            assert due.amount == parse_money(row["amount_gb"]), row
        if row["date"]:
            caps = PACK.redundancy_cap_on(date.fromisoformat(row["date"]))
            for nation, amount in (
                (Nation.GREAT_BRITAIN, row["amount_gb"]),
                (Nation.NORTHERN_IRELAND, row["amount_ni"]),
            ):
                found = statutory_redundancy(age, years, pay, caps.weekly(nation)).amount
                assert not amount or found == parse_money(amount), (row, nation)


def test_under_two_years_nothing_is_due() -> None:
    due = statutory_redundancy(45, 1, 50_000, 70_000)
    assert (due.entitled, due.half_weeks, due.capped_weekly_pay, due.amount) == (False, 0, 0, 0)


def test_half_a_penny_goes_up() -> None:
    assert statutory_redundancy(22, 3, 10_001, 70_000).amount == 15_002


@pytest.mark.parametrize(
    ("age", "years", "pay", "sentence"),
    [
        (15, 0, 1, r"ages 16 to 100, and 15 is outside"),
        (101, 5, 1, r"ages 16 to 100, and 101 is outside"),
        (18, 4, 1, r"4 years of service do not fit an age of 18: it can be 0 to 3\. Check"),
        (30, -1, 1, r"-1 years of service do not fit"),
        (30, 5, -1, r"below zero\. Type an amount of 0 or more"),
    ],
)
def test_what_govuks_form_does_not_take_is_refused(age: int, years: int, pay: int, sentence: str) -> None:
    with pytest.raises(RedundancyImpossible, match=sentence):
        statutory_redundancy(age, years, pay, 70_000)


@given(AGES, st.data(), st.integers(0, 500_000), st.integers(0, 500_000), st.integers(1, 100_000))
def test_it_never_falls_with_service_or_pay(age: int, data: st.DataObject, one: int, other: int, cap: int) -> None:
    years = data.draw(st.integers(0, age - 15))
    fewer = data.draw(st.integers(0, years))
    lower, higher = sorted((one, other))
    due = statutory_redundancy(age, years, higher, cap)
    assert due.amount >= statutory_redundancy(age, fewer, higher, cap).amount
    assert due.amount >= statutory_redundancy(age, years, lower, cap).amount


@given(AGES, st.data())
def test_weeks_lie_between_half_and_one_and_a_half_a_year(age: int, data: st.DataObject) -> None:
    years = data.draw(st.integers(2, age - 15)) if age > 16 else 0
    half_weeks = redundancy_half_weeks(age, years)
    assert min(years, 20) <= half_weeks <= 3 * min(years, 20) <= 60


@given(st.integers(17, 99), st.data())
def test_weeks_never_fall_with_age(age: int, data: st.DataObject) -> None:
    years = data.draw(st.integers(0, age - 15))
    assert redundancy_half_weeks(age, years) <= redundancy_half_weeks(age + 1, years)
