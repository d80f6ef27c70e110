"""The rest of the month of the balance date: a first, part month, in which nothing is charged to nobody."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dates import FinancialYear, Month
from app.planning.closing.closure import closure
from app.planning.forecast.forecast import VIEWS, Forecast, forecast
from app.planning.forecast.overfunding import overfunded
from app.planning.forecast.reserves import average_month, reserves
from app.planning.full_cost.funding import funding
from app.planning.law.employer import PensionBasis
from app.planning.plan.changes import EndPost
from app.planning.plan.people import Course, CourseNeed, People, Person, SupervisionPlan
from app.planning.plan.plan import Plan, Schedule
from app.planning.spending.spending import spending
from app.planning.what_if.scenarios import apply
from app.services.organisation.rates import load_rates
from tests.builders import (
    cost,
    every,
    freelancer,
    general,
    grant,
    income,
    instalment,
    monthly,
    once,
    pays,
    plan,
    post,
    pounds,
    project,
    restricted,
    shares,
)
from tests.planning.plans import plans

ON = date(2026, 11, 2)
NOVEMBER, DECEMBER = Month(2026, 11), Month(2026, 12)


def from_the_second(*funds: object, **more: object) -> Plan:
    return plan(*(funds or (general(pounds(10_000)),)), balance_date=ON, **more)  # type: ignore[arg-type]


def run(of: Plan, months: int = 3, **more: int | str) -> Forecast:
    return forecast(of, load_rates(), months=months, **more)  # type: ignore[arg-type]


def test_the_rest_of_november_is_charged_and_december_opens_with_what_is_left() -> None:
    """Pay 36,000 ÷ 12 = 3,000; National Insurance (36,000 − 5,000) × 15% ÷ 12 = 387.50; with the rent 4,387.50."""
    rent = cost(pounds(1_000), monthly(date(2026, 1, 20)))
    manager = post(pounds(36_000), start=date(2025, 1, 1))
    found = run(from_the_second(costs=(rent,), posts=(manager,)))
    assert found.months[0] == NOVEMBER
    assert found.parts == 1
    general_line = found.funds[0]
    assert general_line.paid[0] == pounds(4_387.50)
    assert general_line.opening[1] == pounds(5_612.50)
    with_pension = replace(manager, pay=replace(manager.pay, pension_basis=PensionBasis.MINIMUM))
    pension = run(from_the_second(posts=(with_pension,))).funds[0].paid[0] - pounds(3_387.50)
    assert pension == pounds(74.40)  # 3% of 36,000 − 6,240, ÷ 12


def test_on_a_months_last_day_there_is_no_part_month() -> None:
    found = run(plan(general(1), balance_date=date(2026, 11, 30), costs=(cost(100, monthly(date(2026, 1, 30))),)))
    assert (found.months[0], found.parts) == (DECEMBER, 0)
    assert found.funds[0].paid == (100, 100, 100)


@pytest.mark.parametrize(("day", "november"), [(1, 0), (2, 0), (3, 100), (20, 100), (30, 100), (31, 100)])
def test_what_falls_due_after_the_balance_date_counts(day: int, november: int) -> None:
    start = date(2026, 1, day)
    found = run(from_the_second(costs=(cost(100, monthly(start)),), income=(income(100, monthly(start)),)))
    assert found.funds[0].paid == (november, 100, 100)
    assert found.funds[0].received == (november, 100, 100)


def test_weeks_quarters_years_and_single_days_are_cut_at_the_balance_date() -> None:
    mondays = cost(1, every("weekly", date(2026, 10, 5)))  # in November 2, 9, 16, 23 and 30
    others = [
        cost(10, every("quarterly", date(2026, 8, 2)), id_=2),  # on the balance date: paid
        cost(100, every("quarterly", date(2026, 8, 3)), id_=3),
        cost(1_000, every("yearly", date(2025, 11, 30)), id_=4),
        cost(10_000, once(date(2026, 11, 2)), id_=5),
        cost(100_000, once(date(2026, 11, 3)), id_=6),
    ]
    assert run(from_the_second(costs=(mondays, *others))).funds[0].paid[0] == 4 + 100 + 1_000 + 100_000
    until = Schedule("weekly", date(2026, 10, 5), date(2026, 11, 16))
    assert run(from_the_second(costs=(replace(mondays, schedule=until),))).funds[0].paid[0] == 2


def test_what_is_paid_late_counts_by_the_day_of_its_payment() -> None:
    """Due on 2 October, paid on 2 November; due on the 3rd, paid on the 3rd; fees are paid at the month's end."""
    paid, unpaid = cost(1, monthly(date(2026, 1, 2)), lag=1), cost(10, monthly(date(2026, 1, 3)), id_=2, lag=1)
    weeks = cost(100, every("weekly", date(2026, 10, 2)), id_=3, lag=1)  # 2 October is paid, 9, 16, 23, 30 are not
    fees = freelancer(1_000, 100, start=date(2026, 1, 1), lag=1)
    of = from_the_second(costs=(paid, unpaid, weeks), freelancers=(fees,))
    assert run(of).funds[0].paid[0] == 10 + 400 + 1_000
    found = closure(of, load_rates(), 3)
    assert found is not None
    assert found.now.bills == 1 + 10 + 400 + 1_000  # also what fell due on 2 November; weeks: 6 November is to come
    assert found.months[0].bills == 1 + 10 + 400 + 1_000


@pytest.mark.parametrize(
    ("due", "received_on", "november"),
    [
        (date(2026, 11, 1), None, 5),  # overdue, and still to come
        (date(2026, 11, 2), None, 5),
        (date(2026, 11, 20), None, 5),
        (date(2026, 11, 20), date(2026, 11, 2), 0),  # in the balance already
        (date(2026, 10, 20), date(2026, 11, 3), 5),
        (date(2026, 12, 1), None, 0),
    ],
)
def test_a_receipt_on_before_and_after_the_balance_date(due: date, received_on: date | None, november: int) -> None:
    given = grant(instalments=(instalment(due, 5, received_on),))
    assert run(from_the_second(grants=(given,))).funds[0].received[0] == november
    single = income(5, once(due), received_on=received_on)
    assert run(from_the_second(income=(single,))).funds[0].received[0] == november


def test_the_allowance_pays_the_insurance_of_the_whole_month() -> None:
    of = from_the_second(posts=(post(pounds(36_000), start=date(2025, 1, 1)),), claims_allowance=True)
    used_up = replace(of, allowance_used=pounds(10_500) - pounds(500))
    assert run(used_up).allowance == (pounds(387.50), pounds(112.50), 0)


def test_sessions_and_courses_count_from_the_day_after() -> None:
    lena = Person(1, "Lena", engagement="volunteer")
    sessions = SupervisionPlan(1, "Group", rate=6_000, minutes=60, sessions_a_year=12, start=date(2026, 1, 2))
    course = Course(1, "First aid", cost=500)
    people = People(people=(lena,), supervision=(sessions,), courses=(course,), needs=(CourseNeed(1),))
    found = run(from_the_second(people=people))
    assert found.funds[0].paid == (500, 6_000, 6_000)
    later = replace(people, supervision=(replace(sessions, start=date(2026, 1, 3)),))
    assert run(from_the_second(people=later)).funds[0].paid == (6_500, 6_000, 6_000)


def test_a_grant_pays_only_what_falls_due_after_the_balance_date() -> None:
    rents = (cost(100, monthly(date(2026, 1, 1))), cost(1_000, monthly(date(2026, 1, 9)), id_=2))
    given = grant(pays(("category", rents[0].category), 5_000), fund=2, start=date(2026, 1, 1), end=date(2026, 12, 31))
    found = run(from_the_second(general(0), restricted(2, 5_000), costs=rents, grants=(given,)))
    assert found.funds[1].paid == (1_000, 1_100, 0)


def test_contracts_are_owed_from_the_day_after_to_the_end_of_the_last_month_of_notice() -> None:
    lease = cost(100, monthly(date(2026, 1, 20)), notice_months=3)
    of = from_the_second(costs=(lease, cost(7, monthly(date(2026, 1, 1)), id_=2, break_on=date(2026, 12, 15))))
    found = closure(of, load_rates(), 2)
    assert found is not None
    assert [month.contracts for month in (found.now, *found.months)] == [400 + 7, 300 + 7, 300]


def test_averages_are_of_whole_months() -> None:
    of = from_the_second(costs=(cost(1_200, monthly(date(2026, 1, 1))),))
    found = run(of, 13)
    assert found.core_cost == (0, *(1_200,) * 12)
    assert average_month(found, found.core_cost) == 1_200
    closing = closure(of, load_rates(), 13)
    assert closing is not None
    assert reserves(of, found, found, closing).target.worst_dip == 12 * 1_200


def test_income_at_risk_is_that_of_the_rest_of_the_month_and_the_whole_months() -> None:
    bids = tuple(
        grant(id_=at, probability=50, instalments=(instalment(day, 100),))
        for at, day in enumerate((ON, date(2026, 11, 30), date(2026, 12, 31), date(2027, 1, 1)), start=1)
    )
    of = from_the_second(grants=bids, replace_months=1)
    found, closing = run(of), closure(of, load_rates(), 3)
    assert closing is not None
    assert reserves(of, found, found, closing).target.income_at_risk == 150


def test_no_cost_is_overfunded_by_a_month_that_is_only_a_part() -> None:
    rents = (cost(pounds(100), monthly(date(2026, 1, 1))), cost(pounds(100), monthly(date(2026, 1, 9)), id_=2))
    given = grant(
        pays(("cost", 1), pounds(200), end=date(2026, 12, 31)),
        pays(("cost", 2), pounds(200), id_=2, end=date(2026, 12, 31)),
        fund=2,
    )
    found = overfunded(from_the_second(general(0), restricted(2), costs=rents, grants=(given,)), load_rates())
    assert [(each.target, each.cost) for each in found] == [(("cost", 1), pounds(100))]


def test_in_a_year_what_fell_due_by_the_balance_date_was_paid_from_what_was_used() -> None:
    rent = cost(pounds(100), monthly(date(2026, 1, 1)), shares=shares(p1=10_000))
    given = grant(
        pays(("project", 1), pounds(1_300), spent=pounds(800)), fund=2, start=date(2026, 1, 1), end=date(2027, 3, 31)
    )
    of = from_the_second(general(0), restricted(2), costs=(rent,), projects=(project(1),), grants=(given,))
    found = funding(of, load_rates(), FinancialYear(Month(2026, 4)))
    assert found[0].confirmed == pounds(1_200)  # April to November from what was used, four months from what is left
    later = replace(of, costs=(replace(rent, schedule=monthly(date(2026, 1, 9))),))
    assert funding(later, load_rates(), FinancialYear(Month(2026, 4)))[0].confirmed == pounds(1_200)


def test_a_post_that_ends_before_the_forecast_has_its_redundancy_pay_in_it() -> None:
    of = from_the_second(posts=(post(pounds(36_000), start=date(2016, 1, 1)),))
    ended = run(apply(of, [EndPost(1, date(2026, 11, 1))], load_rates()))
    assert ended.funds[0].paid[0] > pounds(5_000)
    assert ended.funds[0].paid[1:] == (0, 0)


@given(plans(), st.sampled_from(VIEWS), st.integers(0, 60))
def test_nothing_is_lost_or_doubled_between_two_balance_dates(of: Plan, view: str, later: int) -> None:
    """What is charged from the first month's first day is what was due by the balance date and what is due after it."""
    on = of.balance_date
    assert on is not None
    of = replace(of, people=People())  # what training costs depends on the day from which it is looked at
    month = Month.of(on)
    whole = spending(of, load_rates(), month, 2).totals
    by_then = spending(of, load_rates(), month, 2, until=on).totals
    after = spending(of, load_rates(), month, 2, after=on).totals
    assert (by_then + after == whole).all()
    found = forecast(of, load_rates(), view=view, months=2, late=later % 3)
    ahead = after[:, 1 - found.parts :].sum(axis=0).tolist()
    assert [sum(line.paid[0] for line in found.funds)] == ahead[:1]
