"""Tests of the figures about people that ship with the program: limits on redundancy, sick pay, holiday, by day."""

import csv
from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from app.planning.law.rate_days import Dated, RatesUnknown, verified_until
from app.planning.law.rates_people import Nation
from app.services.organisation.rates import load_rates
from tests.cases import CASES, needs_cases

PACK = load_rates()
GB, NI = Nation.GREAT_BRITAIN, Nation.NORTHERN_IRELAND
CAPS = CASES / "statutory" / "redundancy_weekly_caps.csv"


@pytest.mark.parametrize(
    ("day", "gb", "ni"),
    [
        (date(2012, 6, 1), 430, 430),
        (date(2013, 1, 31), 430, 430),
        (date(2013, 2, 1), 450, 450),
        (date(2016, 2, 13), 475, 490),
        (date(2016, 2, 14), 475, 500),
        (date(2016, 4, 6), 479, 500),
        (date(2019, 4, 6), 525, 547),
        (date(2026, 4, 5), 719, 749),
        (date(2026, 4, 6), 751, 783),
        (date(2027, 4, 5), 751, 783),
    ],
)
def test_the_limit_on_a_weeks_redundancy_pay_by_day(day: date, gb: int, ni: int) -> None:
    cap = PACK.redundancy_cap_on(day)
    assert (cap.weekly(GB), cap.weekly(NI)) == (gb * 100, ni * 100)


@needs_cases
def test_every_published_limit_holds_from_its_first_day_to_its_last() -> None:
    with CAPS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 30
    for row in rows:
        for day in (date.fromisoformat(row["from"]), date.fromisoformat(row["to"])):
            assert PACK.redundancy_cap_on(day).weekly(Nation(row["nation"])) == int(row["weekly_cap"]) * 100, row


def test_the_most_is_thirty_weeks_at_the_limit() -> None:
    assert PACK.redundancy_cap_on(date(2026, 5, 1)).most(GB) == 2_253_000
    assert PACK.redundancy_cap_on(date(2026, 5, 1)).most(NI) == 2_349_000


def test_after_the_last_known_day_the_last_limit_and_before_the_first_a_sentence() -> None:
    assert PACK.redundancy_cap_on(date(2030, 1, 1)) is PACK.redundancy_caps[-1]
    with pytest.raises(RatesUnknown, match=r"redundancy pay are known from 1 January 2012\. Choose a later day"):
        PACK.redundancy_cap_on(date(2011, 12, 31))
    with pytest.raises(RatesUnknown, match=r"sick pay are known from 6 April 2023"):
        PACK.sick_pay_on(date(2023, 4, 5))
    with pytest.raises(RatesUnknown, match=r"holiday are known from 1 April 2009"):
        PACK.holiday_rule_on(date(2009, 3, 31))


@pytest.mark.parametrize("held", [PACK.redundancy_caps, PACK.sick_pay, PACK.holiday_rules, PACK.minimum_wages])
def test_no_day_is_left_out_and_everything_has_a_source(held: Sequence[Dated]) -> None:
    ends = [figures.ends for figures in held]
    starts = [figures.starts for figures in held]
    assert starts[1:] == [day + timedelta(days=1) for day in ends[:-1]]
    assert all(figures.sources for figures in held)


def test_nothing_about_people_is_verified_after_5_april_2027() -> None:
    assert verified_until(PACK.redundancy_caps, date(2012, 2, 1)) == date(2027, 4, 5)
    assert verified_until(PACK.redundancy_caps) == date(2011, 12, 31)  # January 2012 is doubtful
    assert verified_until(PACK.sick_pay) == date(2027, 4, 5)
    assert verified_until(PACK.holiday_rules) == date(2027, 4, 5)
    assert verified_until(PACK.minimum_wages) == date(2027, 3, 31)


@pytest.mark.parametrize(
    ("day", "earnings", "paid", "waiting"),
    [
        (date(2023, 5, 1), 12_300, 10_940, 3),
        (date(2024, 5, 1), 12_299, 0, 3),
        (date(2025, 5, 1), 12_500, 11_875, 3),
        (date(2026, 4, 5), 12_499, 0, 3),
        (date(2026, 4, 6), 100_000, 12_325, 0),
        (date(2026, 4, 6), 10_000, 8_000, 0),
        (date(2026, 4, 6), 0, 0, 0),
    ],
)
def test_sick_pay_by_day_and_earnings(day: date, earnings: int, paid: int, waiting: int) -> None:
    sick_pay = PACK.sick_pay_on(day)
    assert (sick_pay.weekly_for(earnings), sick_pay.waiting_days) == (paid, waiting)


def test_the_allowance_had_a_limit_on_last_years_bill_until_april_2025() -> None:
    limits = [PACK.for_year(year).allowance_prior_nic_below for year in (2023, 2024, 2025, 2026)]
    assert limits == [10_000_000, 10_000_000, None, None]


def test_holiday_is_5_point_6_weeks_and_28_days_at_most() -> None:
    rule = PACK.holiday_rule_on(date(2026, 4, 1))
    assert (rule.hundredths_of_weeks, rule.most_days) == (560, 28)
