"""How long the money lasts, in named states, and its lowest point."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.dates import Month
from app.planning.forecast.answers import LowPoint, Runway, StaySafe, last_safe_decision, lowest, runway, to_stay_safe
from app.planning.forecast.forecast import Forecast, forecast
from app.planning.plan.plan import Plan
from app.services.organisation.rates import load_rates
from tests.builders import BALANCE_DATE, cost, general, grant, income, instalment, monthly, once, pays, plan, restricted
from tests.planning.plans import plans


def run(of: Plan, months: int = 6) -> Forecast:
    return forecast(of, load_rates(), months=months)


def test_without_a_balance_date_there_is_no_answer() -> None:
    assert runway(run(plan(balance_date=None)), BALANCE_DATE) == Runway("no_data")
    assert lowest(run(plan(balance_date=None)), BALANCE_DATE) is None


def test_an_empty_plan_is_no_runway_of_any_length() -> None:
    assert runway(run(plan(general(), restricted(2))), BALANCE_DATE) == Runway("no_data")
    assert lowest(run(plan(general(), restricted(2))), BALANCE_DATE) is None


def test_an_overdraft_at_the_start_is_already_short_until_it_is_covered() -> None:
    april = Month(2026, 4)
    covered = run(plan(general(-1), income=(income(100),)))
    assert runway(covered, BALANCE_DATE) == Runway("already_short", 0, april, april)
    assert runway(run(plan(general(-1))), BALANCE_DATE) == Runway("already_short", 0, april)


def test_restricted_overdrafts_count_at_the_start() -> None:
    assert runway(run(plan(general(10), restricted(2, -11))), BALANCE_DATE).state == "already_short"


def test_whole_months_that_end_with_money_are_counted() -> None:
    assert runway(run(plan(general(300), costs=(cost(100),))), BALANCE_DATE) == Runway("months", 3, Month(2026, 7))


def test_money_that_is_gone_in_the_first_month_lasts_no_month() -> None:
    assert runway(run(plan(general(99), costs=(cost(100),))), BALANCE_DATE) == Runway("months", 0, Month(2026, 4))


def test_nothing_going_out_is_not_a_runway_of_nothing() -> None:
    assert runway(run(plan(general(1))), BALANCE_DATE) == Runway("lasts", 6)


def test_restricted_money_in_the_bank_does_not_lengthen_the_runway() -> None:
    given = grant(pays(("cost", 2), 500), fund=2, instalments=(instalment(date(2026, 4, 1), 500),))
    found = run(plan(general(100), restricted(2, 9_000), costs=(cost(100),), grants=(given,)))
    assert runway(found, BALANCE_DATE) == Runway("months", 1, Month(2026, 5))


def test_the_lowest_point_is_the_first_of_the_lowest_months() -> None:
    dip = (cost(400, once(date(2026, 6, 9))),)
    found = run(plan(general(500), costs=dip, income=(income(300, once(date(2026, 8, 1))),)))
    assert found.free_cash == (500, 500, 100, 100, 400, 400)
    assert lowest(found, BALANCE_DATE) == LowPoint(Month(2026, 6), 100)


def test_months_are_counted_from_the_day_it_is_asked_on() -> None:
    found = run(plan(general(300), costs=(cost(100),)))
    june, july = Month(2026, 6), Month(2026, 7)
    assert [runway(found, date(2026, month, 15)) for month in (3, 4, 5, 6)] == [
        Runway("months", months, july) for months in (3, 2, 1, 0)
    ]
    assert runway(found, july.last_day) == Runway("months", 0, july)
    assert runway(found, date(2026, 8, 1)) == Runway("ran_out", 0, july)
    assert lowest(found, june.first_day) == LowPoint(Month(2026, 9), -300)


def test_a_forecast_that_has_passed_answers_nothing() -> None:
    found = run(plan(general(1_000), costs=(cost(100),)))
    assert runway(found, date(2026, 9, 30)) == Runway("lasts", 0)
    assert runway(found, date(2026, 10, 1)) == Runway("no_data")
    assert lowest(found, date(2026, 10, 1)) is None


def test_a_balance_that_is_still_to_come_is_counted_from() -> None:
    found = run(plan(general(300), costs=(cost(100),)))
    assert runway(found, date(2025, 12, 1)) == Runway("months", 3, Month(2026, 7))
    within = run(plan(general(300), costs=(cost(100, monthly(date(2026, 1, 20))),), balance_date=date(2026, 4, 15)))
    assert within.free_cash[:4] == (200, 100, 0, -100)
    for today in (date(2026, 3, 1), date(2026, 4, 15), date(2026, 4, 30)):
        assert runway(within, today) == Runway("months", 2, Month(2026, 7))


def test_short_now_says_from_when_it_is_covered_and_when_it_is_short_again() -> None:
    dip = cost(14_000, once(date(2026, 10, 10)))
    of = plan(general(-10), income=(income(2_000),), costs=(dip,))
    found = run(of, 8)
    assert found.free_cash == (1_990, 3_990, 5_990, 7_990, 9_990, 11_990, -10, 1_990)
    april, october = Month(2026, 4), Month(2026, 10)
    assert runway(found, BALANCE_DATE) == Runway("already_short", 0, april, april, october)
    assert runway(run(of, 6), BALANCE_DATE) == Runway("already_short", 0, april, april, None)
    assert last_safe_decision(runway(found, BALANCE_DATE), BALANCE_DATE) == date(2026, 9, 30)
    assert last_safe_decision(runway(run(of, 6), BALANCE_DATE), BALANCE_DATE) is None
    later = date(2026, 11, 2)  # the second dip is the last one, and it has passed
    assert runway(found, later) == Runway("already_short", 0, april, Month(2026, 11), None)
    assert last_safe_decision(runway(found, later), later) is None


def test_what_keeps_one_safe_is_counted_from_the_day_it_is_asked_on() -> None:
    found = run(plan(general(250), costs=(cost(100),)))
    assert found.free_cash == (150, 50, -50, -150, -250, -350)
    assert to_stay_safe(found, 0, BALANCE_DATE) == StaySafe(0, 59, 350, date(2026, 6, 30))
    assert to_stay_safe(found, 0, date(2026, 8, 15)) == StaySafe(0, 250, 350, date(2026, 8, 31))


@given(plans(), st.integers(1, 24), st.integers(-60, 800))
def test_the_answer_agrees_with_the_chart(of: Plan, months: int, later: int) -> None:
    found = run(of, months)
    assert of.balance_date is not None
    today = of.balance_date + timedelta(days=later)
    now = Month.of(today)
    answer, low = runway(found, today), lowest(found, today)
    ahead = [(month, free) for month, free in zip(found.months, found.free_cash, strict=True) if month >= now]
    if answer.state == "no_data":
        assert low is None
        return
    assert (low is None) == (not ahead)
    assert low is None or (low.month, low.free_cash) == min(ahead, key=lambda point: point[1])
    before = [
        found.opening_free_cash,
        *(free for month, free in zip(found.months, found.free_cash, strict=True) if month < now),
    ]
    assert (answer.state in {"already_short", "ran_out"}) == (min(before) < 0)
    assert (answer.state == "already_short") == (before[0] < 0)
    counted = [free for month, free in ahead if month > max(now, Month.of(of.balance_date))]
    if answer.state == "lasts":
        assert min(free for _, free in ahead) >= 0
        assert answer.months == len(counted)
    if answer.state == "months":
        short = next(month for month, free in ahead if free < 0)
        assert answer.first_short == short
        assert all(free >= 0 for free in counted[: answer.months])
        assert answer.months == len(
            [month for month, _ in ahead if max(now, Month.of(of.balance_date)) < month < short]
        )
    named = (answer.covered_from, answer.short_again)
    assert all(month is None or dict(ahead).get(month) is not None or answer.covered_from == month for month in named)
    if answer.short_again is not None:
        assert answer.short_again >= now
        assert dict(ahead)[answer.short_again] < 0
