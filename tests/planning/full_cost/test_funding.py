"""Who pays for a project in a year. Balances at 31 March 2026; year 2026-27 unless a test says otherwise."""

from dataclasses import replace
from datetime import date

from hypothesis import assume, given

from app.dates import FinancialYear, Month
from app.planning.full_cost.funding import Payer, ProjectFunding, project_funding, year_funding
from app.planning.plan.plan import Plan, PoolRule, Rise
from app.problems import Refused
from app.services.organisation.rates import load_rates
from tests.builders import (
    cost,
    general,
    grant,
    income,
    instalment,
    once,
    pays,
    plan,
    post,
    pounds,
    project,
    restricted,
    shares,
)
from tests.planning.plans import has_refunds, plans

YEAR = FinancialYear(Month(2026, 4))
FUNDS = (general(), restricted(2), restricted(3))
WORK = shares(p1=10_000)
APART = {"governance": PoolRule("direct_cost", unallocated=100)}


def run(of: Plan, year: FinancialYear = YEAR) -> ProjectFunding:
    return project_funding(of, load_rates(), 1, year)


def workshop(**more: object) -> Plan:
    """£100 a month for project 1, which costs nothing else; project 2 is there so that overheads are shared."""
    of = plan(*FUNDS, costs=(cost(pounds(100), shares=WORK),), projects=(project(1), project(2)))
    return replace(of, **more)  # type: ignore[arg-type]  # the fields of a plan, named by the test


def test_an_awarded_grant_pays_and_the_rest_is_to_find() -> None:
    given = grant(pays(("project", 1), pounds(500)), fund=2)
    found = run(workshop(grants=(given,)))
    assert found.full_cost == pounds(1_200)
    paid = pounds(500)
    assert found.payers == (Payer("grant", 1, "Grant 1", certain=True, probability=100, amount=paid, direct=paid),)
    assert (found.confirmed, found.gap, found.to_find, found.surplus) == (pounds(500), pounds(700), pounds(700), 0)


def test_a_bid_is_listed_whole_by_its_chance_and_only_for_what_is_not_certain() -> None:
    sure = grant(pays(("project", 1), pounds(500)), fund=2, end=date(2027, 3, 31))
    bid = grant(pays(("project", 1), pounds(9_000)), id_=2, fund=3, probability=40, end=date(2026, 12, 31))
    found = run(workshop(grants=(sure, bid)))
    # the awarded grant pays April to August; the bid would pay September to December
    assert [(payer.certain, payer.amount) for payer in found.payers] == [(True, pounds(500)), (False, pounds(400))]
    assert (found.unconfirmed, found.likely) == (pounds(400), pounds(160))
    assert (found.gap, found.to_find) == (pounds(700), pounds(300))


def test_contracts_and_income_of_the_project_count_by_when_they_fall_due() -> None:
    dues = tuple(instalment(day, pounds(300)) for day in (date(2026, 3, 31), date(2026, 4, 1), date(2027, 3, 31)))
    contract = grant(kind="contract", project=1, instalments=dues)
    elsewhere = grant(id_=2, project=2, instalments=dues)
    fees = income(pounds(10), project=1)
    found = run(workshop(grants=(contract, elsewhere), income=(fees, income(pounds(99), id_=2))))
    assert [(payer.kind, payer.amount) for payer in found.payers] == [
        ("contract", pounds(600)),
        ("income", pounds(120)),
    ]


def test_more_than_the_full_cost_is_a_surplus_and_no_gap() -> None:
    found = run(workshop(income=(income(pounds(150), project=1),)))
    assert (found.gap, found.to_find, found.surplus) == (0, 0, pounds(600))


def test_a_shared_post_that_is_wholly_paid_has_no_pennies_left_to_find() -> None:
    worker = post(pounds(25_000), shares=shares(p1=7_000, p2=3_000))
    given = grant(pays(("post", 1), pounds(50_000)), fund=2)
    found = run(plan(*FUNDS, posts=(worker,), grants=(given,), projects=(project(1), project(2))))
    # (25,000 + (25,000 − 5,000) × 15%) × 70%
    assert (found.full_cost, found.confirmed, found.gap) == (pounds(19_600), pounds(19_600), 0)


def test_months_before_the_balance_date_were_paid_from_what_lines_had_used() -> None:
    given = grant(pays(("project", 1), pounds(1_200), spent=pounds(450)), fund=2)
    found = run(workshop(balance_date=date(2026, 9, 30), grants=(given,)))
    # six months of £100 to September, of which £450; then six of £100, within the £750 left
    assert found.confirmed == pounds(1_050)


def test_what_is_paid_late_is_funded_by_when_it_falls_due() -> None:
    late = cost(pounds(100), shares=WORK, lag=3)
    given = grant(pays(("project", 1), pounds(9_000)), fund=2, end=date(2026, 5, 31))
    assert run(workshop(costs=(late,), grants=(given,))).confirmed == pounds(200)


def test_a_later_year_finds_what_earlier_months_leave_of_a_line() -> None:
    given = grant(pays(("project", 1), pounds(1_500)), fund=2)
    found = run(workshop(grants=(given,)), FinancialYear(Month(2027, 4)))
    assert found.confirmed == pounds(300)


def test_a_year_that_is_over_is_paid_from_what_was_used() -> None:
    costs = (cost(pounds(100), once(date(2025, 6, 1)), shares=WORK),)
    given = grant(pays(("project", 1), pounds(900), spent=pounds(60)), fund=2)
    assert run(workshop(costs=costs, grants=(given,)), FinancialYear(Month(2025, 4))).confirmed == pounds(60)


def test_a_grant_for_core_costs_pays_the_only_project_too() -> None:
    costs = (cost(pounds(100), shares=shares(p1=5_000)),)
    given = grant(pays(("cost", 1), pounds(9_000)), fund=2)
    found = run(plan(*FUNDS, costs=costs, grants=(given,), projects=(project(1),)))
    assert (found.full_cost, found.confirmed) == (pounds(1_200), pounds(1_200))


def test_pence_that_only_the_whole_year_has_are_paid_by_nobody() -> None:
    # £1 a month falls to 1p: of twelve pence 30% is 4, of one penny none
    thin = cost(100, shares=shares(p1=3_000, p2=7_000), rise=Rise(-9_900, Month(2027, 4)))
    given = grant(pays(("project", 1), pounds(500)), fund=2)
    found = run(workshop(costs=(thin,), grants=(given,)), FinancialYear(Month(2027, 4)))
    assert (found.full_cost, found.payers) == (4, ())


def test_without_a_balance_date_lines_are_whole() -> None:
    given = grant(pays(("project", 1), pounds(500)), fund=2)
    assert run(workshop(balance_date=None, grants=(given,))).confirmed == pounds(500)


def test_core_cost_that_a_grant_pays_counts_for_its_project() -> None:
    costs = (cost(pounds(100), shares=WORK), cost(pounds(10), id_=2, pool="governance"))
    given = grant(pays(("cost", 2), pounds(70)), fund=2, project=1)
    found = run(workshop(costs=costs, grants=(given,), projects=(project(1), project(2)), pools=APART))
    assert found.payers == (Payer("grant", 1, "Grant 1", certain=True, probability=100, amount=pounds(70), direct=0),)
    assert found.gap == found.full_cost - pounds(70)


@given(plans())
def test_restricted_grants_never_pay_more_than_the_direct_cost(of: Plan) -> None:
    try:
        found = year_funding(replace(of, income=()), load_rates(), YEAR)
    except Refused:
        assume(False)
    for item, costs in zip(found.projects, found.costs.projects, strict=True):
        assert sum(payer.direct or 0 for payer in item.payers) <= costs.direct or has_refunds(of)
        assert item.full_cost == costs.full
        assert item.confirmed + item.unconfirmed == sum(payer.amount for payer in item.payers)
        assert item.gap - item.surplus == item.full_cost - item.confirmed
        assert min(item.gap, item.to_find, item.surplus) >= 0


def test_a_contract_paid_in_arrears_is_for_its_own_year() -> None:
    days = (date(2026, 8, 14), date(2026, 11, 14), date(2027, 2, 14), date(2027, 5, 14))
    dues = tuple(instalment(day, pounds(300)) for day in days)
    start, end = date(2026, 4, 1), date(2027, 3, 31)
    contract = grant(kind="contract", project=1, amount=pounds(1_200), instalments=dues, start=start, end=end)
    found = run(workshop(grants=(contract,)))
    assert (found.confirmed, found.gap) == (pounds(1_200), 0)


def test_what_is_asked_for_counts_though_its_payments_are_not_planned_yet() -> None:
    bid = grant(
        kind="contract", project=1, probability=50, amount=pounds(900), start=date(2026, 7, 1), end=date(2027, 6, 30)
    )
    assert run(workshop(grants=(bid,))).unconfirmed == pounds(675)
