"""What lands on unrestricted money when a grant ends, and what a grant leaves over."""

from dataclasses import replace
from datetime import date

from app.dates import Month
from app.planning.forecast.cliff import Cliff, cliff
from app.planning.forecast.forecast import forecast
from app.planning.forecast.unspent import Unspent, unspent
from app.planning.plan.plan import Plan
from app.services.organisation.rates import load_rates
from tests.builders import cost, general, grant, instalment, monthly, pays, plan, project, restricted, shares

JULY = date(2026, 7, 31)


def falls(of: Plan, months: int = 12, view: str = "confirmed") -> list[tuple[str, str, str, int, int]]:
    found = forecast(of, load_rates(), months=months, view=view)
    return [(str(each.month), each.title, each.name, each.monthly, each.total) for each in cliff(of, found)]


def left(of: Plan, months: int = 12, view: str = "confirmed") -> list[tuple[str, int]]:
    return [(each.title, each.amount) for each in unspent(of, forecast(of, load_rates(), months=months, view=view))]


def test_a_cost_loses_its_grant_and_lands() -> None:
    paid = grant(pays(("cost", 1), 10_000), fund=2, end=JULY)
    of = plan(general(), restricted(2), costs=(cost(100),), grants=(paid,))
    (found,) = cliff(of, forecast(of, load_rates(), months=12))
    assert found == Cliff(Month(2026, 8), 1, "Grant 1", "Funder 1", "cost", 1, "Cost 1", 100, 800)


def test_only_the_part_that_the_grant_bore_lands() -> None:
    paid = grant(pays(("project", 1), 10_000), fund=2, end=JULY)
    shared = cost(100, shares=shares(p1=4_000))
    of = plan(general(), restricted(2), costs=(shared,), grants=(paid,), projects=(project(1),))
    assert falls(of) == [("2026-08", "Grant 1", "Project 1", 40, 320)]


def test_what_another_grant_takes_over_is_no_cliff() -> None:
    first = grant(pays(("cost", 1), 10_000), fund=2, end=JULY)
    second = grant(pays(("cost", 1), 10_000, id_=2), id_=2, fund=2)
    of = plan(general(), restricted(2), costs=(cost(100),), grants=(first, second))
    assert falls(of) == []


def test_a_grant_that_runs_dry_before_it_ends_is_lost_when_it_is_dry() -> None:
    paid = grant(pays(("cost", 1), 250), fund=2, end=JULY)
    of = plan(general(), restricted(2), costs=(cost(100),), grants=(paid,))
    assert falls(of) == [("2026-07", "Grant 1", "Cost 1", 100, 900)]


def test_what_ends_with_its_grant_or_after_the_forecast_is_no_cliff() -> None:
    paid = grant(pays(("cost", 1), 10_000), fund=2, end=JULY)
    over = plan(general(), restricted(2), costs=(cost(100, monthly(end=JULY)),), grants=(paid,))
    assert falls(over) == []
    assert falls(plan(general(), restricted(2), costs=(cost(100),), grants=(paid,)), months=4) == []


def test_what_is_taken_over_lands_once_when_the_last_grant_stops() -> None:
    first = grant(pays(("cost", 1), 10_000), fund=2, end=JULY)
    second = grant(pays(("cost", 1), 300, id_=2), id_=2, fund=2, end=date(2026, 12, 31))
    of = plan(general(), restricted(2), costs=(cost(100),), grants=(first, second))
    assert falls(of) == [("2026-11", "Grant 2", "Cost 1", 100, 500)]


def test_a_grant_for_the_project_takes_over_what_one_for_the_cost_paid() -> None:
    first = grant(pays(("cost", 1), 240_000), fund=2, end=date(2026, 9, 30))
    second = grant(pays(("project", 1), 80_000, id_=2), id_=2, fund=3, end=date(2026, 12, 31))
    art = cost(40_000, shares=shares(p1=10_000))
    funds = (general(), restricted(2), restricted(3))
    of = plan(*funds, costs=(art,), grants=(first, second), projects=(project(1),))
    assert falls(of) == [("2026-12", "Grant 2", "Project 1", 40_000, 160_000)]


def test_what_is_taken_over_in_part_lands_for_the_part_that_nobody_takes_over() -> None:
    art = cost(400, shares=shares(p1=6_000, p2=4_000))
    first = grant(pays(("cost", 1), 10_000), fund=2, end=date(2026, 9, 30))
    second = grant(pays(("project", 1), 10_000, id_=2), id_=2, fund=2, end=date(2026, 11, 30))
    of = plan(general(), restricted(2), costs=(art,), grants=(first, second), projects=(project(1), project(2)))
    assert falls(of) == [
        ("2026-10", "Grant 1", "Cost 1", 160, 960),
        ("2026-12", "Grant 2", "Project 1", 240, 960),
    ]


def test_what_lands_between_two_grants_is_the_first_ones_until_the_second_pays() -> None:
    first = grant(pays(("cost", 1), 10_000), fund=2, end=JULY)
    second = grant(pays(("cost", 1), 10_000, id_=2, start=date(2026, 10, 1)), id_=2, fund=2, end=date(2026, 11, 30))
    of = plan(general(), restricted(2), costs=(cost(100),), grants=(first, second))
    assert falls(of) == [("2026-08", "Grant 1", "Cost 1", 25, 200), ("2026-12", "Grant 2", "Cost 1", 100, 400)]


def test_what_unrestricted_money_bore_before_is_no_part_of_a_fall() -> None:
    first = grant(pays(("cost", 1), 10_000), fund=2, end=JULY, probability=50)
    second = grant(pays(("cost", 1), 10_000, id_=2, start=date(2026, 8, 1)), id_=2, fund=2, probability=50)
    second = replace(second, end=date(2026, 11, 30))
    of = plan(general(), restricted(2), costs=(cost(100),), grants=(first, second))
    assert falls(of, view="expected") == [("2026-12", "Grant 2", "Cost 1", 50, 200)]


def test_an_unconfirmed_grant_is_lost_only_in_the_views_that_count_it() -> None:
    hoped = grant(pays(("cost", 1), 10_000), fund=2, end=JULY, probability=50)
    of = plan(general(), restricted(2), costs=(cost(100),), grants=(hoped,))
    assert falls(of) == []
    assert falls(of, view="expected") == [("2026-08", "Grant 1", "Cost 1", 50, 400)]


def test_a_grant_alone_in_its_fund_leaves_the_balance() -> None:
    paid = grant(pays(("cost", 1), 10_000), fund=2, end=JULY, instalments=(instalment(date(2026, 5, 1), 300),))
    of = plan(general(), restricted(2, 500), costs=(cost(100),), grants=(paid,))
    found = unspent(of, forecast(of, load_rates(), months=12))
    assert found == (Unspent(JULY, 1, "Grant 1", "Funder 1", 2, "Restricted 2", 400),)


def test_last_bills_and_last_instalments_are_reckoned_with() -> None:
    arrears = (instalment(date(2026, 9, 1), 700),)
    paid = grant(pays(("cost", 1), 10_000), fund=2, end=JULY, instalments=arrears)
    of = plan(general(), restricted(2), costs=(cost(100, lag=1),), grants=(paid,))
    assert left(of) == [("Grant 1", 300)]


def test_grants_that_share_a_fund_leave_what_their_lines_do() -> None:
    first = grant(pays(("cost", 1), 700), fund=2, end=JULY)
    second = grant(pays(("cost", 1), 500, id_=2, spent=100), id_=2, fund=2, end=date(2026, 9, 30))
    of = plan(general(), restricted(2, 9_000), costs=(cost(100),), grants=(first, second))
    assert left(of) == [("Grant 1", 300), ("Grant 2", 200)]
    assert left(of, months=4) == [("Grant 1", 300)]


def test_a_restricted_grant_without_a_fund_has_one_of_its_own() -> None:
    paid = grant(restricted=True, end=JULY, instalments=(instalment(date(2026, 5, 1), 300),))
    found = unspent(of := plan(general(), grants=(paid,)), forecast(of, load_rates(), months=12))
    assert [(each.fund_name, each.amount) for each in found] == [("Grant 1", 300)]


def test_what_is_spent_to_the_penny_is_not_told() -> None:
    paid = grant(pays(("cost", 1), 400), fund=2, end=JULY)
    assert left(plan(general(), restricted(2, 400), costs=(cost(100),), grants=(paid,))) == []
