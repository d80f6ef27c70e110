"""How long the money lasts, in named states, and its lowest point."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.dates import Month
from app.planning.forecast.answers import LowPoint, Runway, lowest, runway
from app.planning.forecast.forecast import Forecast, forecast
from app.planning.plan.plan import Plan
from app.services.organisation.rates import load_rates
from tests.builders import cost, general, grant, income, instalment, once, pays, plan, restricted
from tests.planning.plans import plans


def run(of: Plan, months: int = 6) -> Forecast:
    return forecast(of, load_rates(), months=months)


def test_without_a_balance_date_there_is_no_answer() -> None:
    assert runway(run(plan(balance_date=None))) == Runway("no_data")
    assert lowest(run(plan(balance_date=None))) is None


def test_an_empty_plan_is_no_runway_of_any_length() -> None:
    assert runway(run(plan(general(), restricted(2)))) == Runway("no_data")
    assert lowest(run(plan(general(), restricted(2)))) is None


def test_an_overdraft_at_the_start_is_already_short() -> None:
    assert runway(run(plan(general(-1), income=(income(100),)))) == Runway("already_short", 0, Month(2026, 4))


def test_restricted_overdrafts_count_at_the_start() -> None:
    assert runway(run(plan(general(10), restricted(2, -11)))).state == "already_short"


def test_whole_months_that_end_with_money_are_counted() -> None:
    assert runway(run(plan(general(300), costs=(cost(100),)))) == Runway("months", 3, Month(2026, 7))


def test_money_that_is_gone_in_the_first_month_lasts_no_month() -> None:
    assert runway(run(plan(general(99), costs=(cost(100),)))) == Runway("months", 0, Month(2026, 4))


def test_nothing_going_out_is_not_a_runway_of_nothing() -> None:
    assert runway(run(plan(general(1)))) == Runway("lasts", 6)


def test_restricted_money_in_the_bank_does_not_lengthen_the_runway() -> None:
    given = grant(pays(("cost", 2), 500), fund=2, instalments=(instalment(date(2026, 4, 1), 500),))
    found = run(plan(general(100), restricted(2, 9_000), costs=(cost(100),), grants=(given,)))
    assert runway(found) == Runway("months", 1, Month(2026, 5))


def test_the_lowest_point_is_the_first_of_the_lowest_months() -> None:
    dip = (cost(400, once(date(2026, 6, 9))),)
    found = run(plan(general(500), costs=dip, income=(income(300, once(date(2026, 8, 1))),)))
    assert found.free_cash == (500, 500, 100, 100, 400, 400)
    assert lowest(found) == LowPoint(Month(2026, 6), 100)


@given(plans(), st.integers(1, 24))
def test_the_answer_agrees_with_the_chart(of: Plan, months: int) -> None:
    found = run(of, months)
    answer, low = runway(found), lowest(found)
    if answer.state == "no_data":
        assert low is None
        return
    assert low is not None
    assert low.free_cash == min(found.free_cash) == found.free_cash[found.months.index(low.month)]
    if answer.state == "lasts":
        assert low.free_cash >= 0
    if answer.state == "months":
        assert all(free >= 0 for free in found.free_cash[: answer.months])
        assert found.free_cash[answer.months] < 0
        assert found.months[answer.months] == answer.first_short
