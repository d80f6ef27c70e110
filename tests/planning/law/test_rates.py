"""Tests of reading a rate pack into the figures of each tax year."""

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.dates import Month
from app.planning.law.rate_days import RatesUnknown, verified_until
from app.planning.law.rate_entries import RatesUnreadable
from app.planning.law.rates import Frequency, Threshold, rate_pack_from, tax_year_of

Data = dict[str, Any]


def entry(first: int, last: int, **figures: Any) -> Data:
    """An entry that holds from one tax year to another, both included."""
    held = {"from": date(first, 4, 6), "to": date(last + 1, 4, 5)}
    return held | {"source": ["book"], "last_checked": date(2031, 1, 1), "verified": True} | figures


def pack_data() -> Data:
    """An invented pack of two tax years, 2030-31 and 2031-32, in round figures."""
    threshold = {"year": 5_200, "month": 434, "week": 100}
    bands = {"week": 10, "fortnight": 20, "four_weeks": 40, "month": 44}
    wages = {"living_wage": Decimal("10.42"), "living_wage_age": 21, "age_21_to_22": 10, "age_18_to_20": 9}
    wages |= {"under_18": Decimal("8.50"), "apprentice": 8}
    return {
        "sources": {"book": "The book of rates", "page": "A page"},
        "employer_nic": [
            entry(2030, 2030, rate=10, secondary_threshold=threshold),
            entry(2031, 2031, rate=Decimal("12.5"), secondary_threshold=threshold, source=["page"]),
        ],
        "earnings_limits": [entry(2030, 2031, lower=threshold, primary=threshold, upper=threshold | {"year": 52_000})],
        "employment_allowance": [entry(2030, 2031, amount=3_000)],
        "pension": [entry(2030, 2031, lower=520, upper=5_200, trigger=1_000, employer_minimum=3, total_minimum=8)],
        "pension_periods": [entry(2030, 2031, lower=bands | {"quarter": 130}, upper=bands, trigger=bands)],
        "apprenticeship_levy": [entry(2030, 2031, rate=Decimal("0.5"), allowance=15_000)],
        "minimum_wage": [
            {**entry(2030, 2030), "from": date(2030, 4, 1), "to": date(2031, 3, 31), **wages},
            {
                **entry(2031, 2031),
                "from": date(2031, 4, 1),
                "to": date(2032, 3, 31),
                **wages,
                "accommodation_offset": 11,
            },
        ],
        "redundancy_cap": [
            {**entry(2030, 2030), "to": date(2030, 12, 31), "weekly": {"gb": 700, "ni": 720}},
            {**entry(2031, 2031), "from": date(2031, 1, 1), "weekly": {"gb": 710, "ni": 720}},
        ],
        "sick_pay": [
            entry(2030, 2030, weekly=100, waiting_days=3, earnings_below_unpaid=120),
            entry(2031, 2031, weekly=Decimal("110.50"), waiting_days=0, earnings_percent=80),
        ],
        "holiday": [entry(2030, 2031, weeks=Decimal("5.6"), most_days=28)],
    }


def test_pounds_become_pence_and_per_cents_basis_points() -> None:
    rates = rate_pack_from(pack_data()).for_year(2031)
    assert rates.employer_nic_rate == 1_250
    assert rates.secondary == Threshold(year=520_000, month=43_400, week=10_000, fortnight=20_000, four_weeks=40_000)
    assert rates.upper.year == 5_200_000
    assert rates.employment_allowance == 300_000
    assert rates.pension_lower == Threshold(52_000, 4_400, 1_000, 2_000, 4_000, quarter=13_000)
    assert rates.pension_trigger.quarter is None
    assert (rates.pension_employer_minimum, rates.pension_total_minimum) == (300, 800)
    assert (rates.levy_rate, rates.levy_allowance) == (50, 1_500_000)
    assert rates.label == "2031-32"


def test_each_year_says_where_its_figures_come_from() -> None:
    pack = rate_pack_from(pack_data())
    assert pack.for_year(2030).sources == ("The book of rates",)
    assert pack.for_year(2031).sources == ("A page", "The book of rates")
    assert pack.for_year(2031).last_checked == date(2031, 1, 1)
    assert pack.for_year(2031).verified


def test_a_threshold_is_taken_for_the_pay_period() -> None:
    threshold = Threshold(year=5, month=4, week=1, fortnight=2, four_weeks=3)
    assert [threshold.per(frequency) for frequency in Frequency] == [1, 2, 3, 4, 5]


def test_two_and_four_weeks_are_rounded_up_to_a_whole_pound() -> None:
    data = pack_data()
    data["employer_nic"][0]["secondary_threshold"] = {"year": 5_000, "month": 417, "week": 96}
    secondary = rate_pack_from(data).for_year(2030).secondary
    assert (secondary.fortnight, secondary.four_weeks) == (19_300, 38_500)


def test_a_later_year_has_the_last_known_figures_and_an_earlier_one_is_refused() -> None:
    pack = rate_pack_from(pack_data())
    assert (pack.first_year, pack.last_year, pack.verified_until) == (2030, 2031, date(2032, 4, 5))
    assert pack.for_year(2040) is pack.for_year(2031)
    with pytest.raises(RatesUnknown, match=r"known from 6 April 2030\. The tax year 2029-30 is earlier"):
        pack.for_year(2029)


def test_a_subject_without_an_entry_is_carried_forward_and_not_verified() -> None:
    data = pack_data()
    data["employer_nic"].append(entry(2032, 2032, rate=20, secondary_threshold={"year": 1, "month": 1, "week": 1}))
    pack = rate_pack_from(data)
    rates = pack.for_year(2032)
    assert (rates.employer_nic_rate, rates.employment_allowance) == (2_000, 300_000)
    assert "employer_nic" not in rates.unverified
    assert "employment_allowance" in rates.unverified
    assert not rates.verified
    assert pack.verified_until == date(2032, 4, 5)


def test_a_plan_relies_on_yearly_figures_only() -> None:
    data = pack_data()
    data["pension_periods"][0]["verified"] = False
    assert rate_pack_from(data).verified_until == date(2032, 4, 5)
    data["pension"][0]["verified"] = False
    assert rate_pack_from(data).verified_until == date(2030, 4, 5)


def test_minimum_wages_by_day() -> None:
    pack = rate_pack_from(pack_data())
    assert pack.minimum_wage_on(date(2031, 3, 31)).accommodation_offset is None
    assert pack.minimum_wage_on(date(2031, 4, 1)).accommodation_offset == 1_100
    assert pack.minimum_wage_on(date(2050, 1, 1)).living_wage == 1_042
    assert pack.minimum_wage_on(date(2031, 4, 1)).under_18 == 850
    with pytest.raises(RatesUnknown, match="known from 1 April 2030"):
        pack.minimum_wage_on(date(2030, 3, 31))


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda data: data.pop("sources"), "lack “sources”"),
        (lambda data: data.pop("pension"), "entries of “pension”"),
        (lambda data: data.update(pension=[]), "entries of “pension”"),
        (lambda data: data.update(pension=["3%"]), "must be a table"),
        (lambda data: data["pension"][0].pop("trigger"), "“trigger” is missing"),
        (lambda data: data["pension"][0].update(triger=1), "“triger” is not a figure that belongs here"),
        (lambda data: data["pension"][0].update(trigger="10,000"), "“trigger” must be pounds"),
        (lambda data: data["pension"][0].update(trigger=True), "“trigger” must be pounds"),
        (lambda data: data["pension"][0].update(trigger=-1), "“trigger” must be pounds"),
        (lambda data: data["pension"][0].update(trigger=Decimal("1.005")), "“trigger” must be pounds"),
        (lambda data: data["pension"][0].update(trigger=float("nan")), "“trigger” must be pounds"),
        (lambda data: data["pension"][0].update(employer_minimum=Decimal("3.001")), "at most two decimals"),
        (lambda data: data["pension"][0].update(verified="yes"), "“verified” must be true or false"),
        (lambda data: data["pension"][0].update(source="book"), "“source” must list"),
        (lambda data: data["pension"][0].update(source=["boook"]), "“boook” is not among the sources"),
        (lambda data: data["pension"][0].update(source=[["book"]]), "is not among the sources"),
        (lambda data: data["pension"][0].update(last_checked="today"), "“last_checked” must be a day"),
        (lambda data: data["pension"][0].update({"to": date(2029, 4, 5)}), "ends before it starts"),
        (lambda data: data["pension"][0].update({"to": date(2032, 3, 31)}), "from a 6 April to a 5 April"),
        (lambda data: data["pension"][0].update({"from": date(2031, 4, 6)}), "no figures for 2030-31"),
        (lambda data: data["employer_nic"][1].update({"from": date(2030, 4, 6)}), "already holds until 5 April 2031"),
        (lambda data: data["employer_nic"][0].update(secondary_threshold=5_000), "must give an amount for year"),
        (lambda data: data["employer_nic"][0]["secondary_threshold"].pop("week"), "lacks an amount for “week”"),
        (lambda data: data["minimum_wage"][0].update(living_wage_age="23+"), "“living_wage_age” must be a whole"),
        (lambda data: data.pop("redundancy_cap"), "entries of “redundancy_cap”"),
        (lambda data: data["redundancy_cap"][0]["weekly"].pop("ni"), "lacks an amount for “ni”"),
        (lambda data: data["sick_pay"][1].pop("waiting_days"), "“waiting_days” is missing"),
        (lambda data: data["holiday"][0].update(weeks="5.6"), "“weeks” must be a number with at most two decimals"),
    ],
)
def test_a_slip_in_the_pack_is_named(spoil: Callable[[Data], object], sentence: str) -> None:
    data = deepcopy(pack_data())
    spoil(data)
    with pytest.raises(RatesUnreadable) as refused:
        rate_pack_from(data)
    assert sentence in str(refused.value)


def test_what_other_calculations_keep_in_the_pack_is_left_alone() -> None:
    assert rate_pack_from(pack_data() | {"redundancy": [{"cap": 751}]}) == rate_pack_from(pack_data())


def test_the_employment_allowance_may_have_a_limit_on_last_years_bill() -> None:
    data = pack_data()
    assert rate_pack_from(data).for_year(2030).allowance_prior_nic_below is None
    data["employment_allowance"][0]["prior_year_nic_below"] = 100_000
    assert rate_pack_from(data).for_year(2030).allowance_prior_nic_below == 10_000_000


def test_each_subject_says_how_far_it_is_verified() -> None:
    data = pack_data()
    assert verified_until(rate_pack_from(data).redundancy_caps) == date(2032, 4, 5)
    data["redundancy_cap"][1]["verified"] = False
    data["minimum_wage"][0]["verified"] = False
    data["sick_pay"][1]["from"] = date(2031, 4, 7)
    pack = rate_pack_from(data)
    assert verified_until(pack.redundancy_caps) == date(2030, 12, 31)
    assert verified_until(pack.minimum_wages) == date(2030, 3, 31)
    assert verified_until(pack.sick_pay) == date(2031, 4, 5)
    assert verified_until(pack.holiday_rules) == date(2032, 4, 5)


def test_april_belongs_to_the_tax_year_it_opens() -> None:
    assert tax_year_of(Month(2026, 3)) == 2025
    assert tax_year_of(Month(2026, 4)) == 2026
    assert tax_year_of(Month(2027, 1)) == 2026
