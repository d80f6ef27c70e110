"""Lines whose months each have an amount: what counts in which month, to the penny."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dates import FinancialYear, Month
from app.planning.forecast.forecast import forecast
from app.planning.full_cost.full_cost import yearly_split
from app.planning.plan.plan import CostChange, Rise, Schedule
from app.planning.plan.schedule import amounts
from app.problems import Refused
from app.services.organisation.rates import load_rates
from tests.builders import START, cost, general, grant, income, instalment, monthly, pays, plan, restricted, shares
from tests.planning.plans import RISES, month_amounts

APRIL = Month(2026, 4)
YEAR = FinancialYear(APRIL)
RATES = load_rates()


def by_month(*pence: int, start: date = START, end: date | None = None) -> Schedule:
    """The pence of April 2026 and the months after it."""
    return Schedule("by_month", start, end, {APRIL.plus(at): amount for at, amount in enumerate(pence)})


def row(schedule: Schedule, count: int, rise: Rise | None = None, first: Month = APRIL) -> list[int]:
    found: list[int] = amounts(99, schedule, rise or Rise(), first, count).tolist()
    return found


def test_each_month_has_its_own_amount_and_there_is_none_before_the_first() -> None:
    assert row(by_month(100, 0, -30), 5, first=Month(2026, 3)) == [0, 100, 0, -30, 0]


def test_after_the_last_month_the_year_before_comes_again_until_the_end() -> None:
    year = [100 + at for at in range(12)]
    assert row(by_month(*year), 36) == year * 3
    assert row(by_month(*year, end=date(2027, 5, 31)), 15) == [*year, 100, 101, 0]


def test_a_repeated_month_rises_as_often_as_an_anniversary_lies_between() -> None:
    rise = Rise(1_000, Month(2026, 7))
    assert row(by_month(*[10_000] * 12), 28, rise)[:12] == [10_000] * 12
    # April has risen once by April 2027, July twice less once by July 2027
    assert row(by_month(*[10_000] * 12), 28, rise)[12:] == [11_000] * 12 + [12_100] * 4
    assert row(by_month(*[-10_005] * 12), 13, Rise(1_000, Month(2027, 4)))[12] == -11_006


def test_a_year_typed_in_part_repeats_the_rest() -> None:
    schedule = by_month(*range(1, 13))
    typed = replace(schedule, months={**schedule.months, APRIL.plus(14): 500})
    assert row(typed, 24)[12:16] == [1, 2, 500, 4]


def test_an_amount_beyond_reason_is_refused_either_way() -> None:
    with pytest.raises(Refused, match="grows beyond £1 billion"):
        row(by_month(-90_000_000_000), 37, Rise(100_000, APRIL))


@given(st.integers(0, 5_000_000), st.integers(1, 48))
def test_equal_months_are_a_monthly_line(amount: int, count: int) -> None:
    equal = plan(general(), costs=(cost(0, by_month(*[amount] * 12), vat=2_000, lag=1),))
    line = plan(general(), costs=(cost(amount, monthly(), vat=2_000, lag=1),))
    assert forecast(equal, RATES, months=count).free_cash == forecast(line, RATES, months=count).free_cash


@given(month_amounts(-200_000), RISES)
def test_a_year_is_the_sum_of_its_months(months: dict[Month, int], rise: Rise) -> None:
    schedule = Schedule("by_month", date(2020, 4, 1), None, months)
    of = plan(general(), costs=(cost(0, schedule, rise=rise, shares=shares(p1=3_333)),))
    ((_, parts),) = yearly_split(of, RATES, YEAR)
    assert sum(parts.values()) == sum(row(schedule, 12, rise))
    known = [months[month] for month in YEAR.months if month in months]
    if len(known) == 12:
        assert sum(parts.values()) == sum(known)


def test_a_refund_goes_back_to_the_grant_that_paid_and_only_as_far_as_it_paid() -> None:
    line = pays(("cost", 1), 25_000)
    paid = grant(line, fund=2, instalments=(instalment(START, 25_000),))
    of = plan(general(), restricted(2), grants=(paid,), costs=(cost(0, by_month(10_000, -4_000, 30_000, -50_000)),))
    found = forecast(of, RATES, months=4)
    by_fund = {item.fund.id: item.paid for item in found.funds}
    # £100 paid, £40 back, £250 in all used up (£110 is the organisation's own), £250 back and the rest its own
    assert by_fund[2] == (10_000, -4_000, 19_000, -25_000)
    assert by_fund[1] == (0, 0, 11_000, -25_000)


def test_a_scenario_makes_every_month_dearer_and_income_by_month_comes_in() -> None:
    of = plan(
        general(),
        costs=(cost(0, by_month(10_000, 0, -3_000)),),
        income=(income(0, by_month(500, 700, -100)),),
        cost_changes=(CostChange(APRIL, 1_000),),
    )
    assert forecast(of, RATES, months=3).free_cash == (-10_500, -9_800, -6_600)
