"""What every payer of a project pays against its fair share, and who carries the gap. Year 2026-27, from April."""

from dataclasses import replace
from datetime import date

from hypothesis import assume, given

from app.dates import FinancialYear, Month
from app.money import basis_points_of
from app.planning.full_cost.full_cost import ONE_PROJECT
from app.planning.full_cost.funding import funding
from app.planning.full_cost.recovery import Carried, PayerRecovery, ProjectRecovery, recovery
from app.planning.plan.people import People
from app.planning.plan.plan import Grant, Income, Plan, PoolRule, Schedule
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
    pounds,
    project,
    restricted,
    shares,
)
from tests.planning.plans import has_refunds, plans

YEAR = FinancialYear(Month(2026, 4))
MAY = once(date(2026, 5, 1))


def office(*grants: Grant, fees: tuple[Income, ...] = ()) -> Plan:
    """Project 1 costs £1,000 and project 2 £3,000; overheads are £2,000, so half of the direct cost."""
    costs = (
        cost(pounds(1_000), MAY, shares=shares(p1=10_000)),
        cost(pounds(3_000), MAY, id_=2, shares=shares(p2=10_000)),
        cost(pounds(2_000), MAY, id_=3, pool="central"),
    )
    return plan(
        *(general(), restricted(2), restricted(3)),
        costs=costs,
        grants=grants,
        income=fees,
        projects=(project(1), project(2)),
        pools={"central": PoolRule("direct_cost")},
    )


def run(of: Plan) -> ProjectRecovery:
    return recovery(of, load_rates(), YEAR).projects[0]


def in_pounds(item: PayerRecovery) -> tuple[float, ...]:
    """Direct, overheads, fair share, what its rule allows, gap."""
    return tuple(pence / 100 for pence in (item.direct, item.overhead, item.fair_share, item.recoverable, item.gap))


def work(amount: int, **more: object) -> Grant:
    """A grant that pays direct cost of project 1."""
    return grant(pays(("project", 1), pounds(amount)), **({"fund": 2, "project": 1} | more))  # type: ignore[arg-type]


def contract(amount: int, **more: object) -> Grant:
    return grant(kind="contract", project=1, instalments=(instalment(date(2026, 6, 1), pounds(amount)),), **more)  # type: ignore[arg-type]


def test_a_grant_for_direct_cost_alone_leaves_its_share_to_unrestricted_money() -> None:
    found = run(office(work(600)))
    (payer,) = found.payers
    assert in_pounds(payer) == (600, 0, 300, 300, 300)
    assert payer.carried_by == (Carried(None, pounds(300)),)
    assert (found.own_direct, found.own_overhead) == (pounds(400), pounds(200))
    assert (found.gap, found.surplus) == (pounds(900), 0)


def test_core_cost_paid_through_budget_lines_counts_as_overhead() -> None:
    given_ = grant(
        pays(("project", 1), pounds(1_000)), pays(("cost", 3), pounds(450), id_=2), fund=2, project=1, overhead_cap=None
    )
    found = run(office(given_))
    assert in_pounds(found.payers[0]) == (1_000, 450, 500, 500, 50)
    assert found.gap == pounds(50)


def test_a_grant_for_no_project_pays_overheads_where_it_pays_direct_cost() -> None:
    lines = (pays(("project", 1), pounds(300)), pays(("project", 2), pounds(600), id_=2))
    given_ = grant(*lines, pays(("cost", 3), 1_00, id_=3), fund=2)
    one, two = recovery(office(given_), load_rates(), YEAR).projects
    assert (one.payers[0].overhead, two.payers[0].overhead) == (33, 67)


def test_a_grant_for_core_costs_alone_stands_apart() -> None:
    found = recovery(office(grant(pays(("cost", 3), pounds(700)), fund=2)), load_rates(), YEAR)
    assert [(payer.name, payer.amount) for payer in found.apart] == [("Grant 1", pounds(700))]
    assert all(item.payers == () for item in found.projects)


def test_a_cap_is_all_that_the_rule_allows() -> None:
    capped = run(office(work(1_000, overhead_cap=1_500))).payers[0]
    assert in_pounds(capped) == (1_000, 0, 500, 150, 500)
    generous = run(office(work(1_000, overhead_cap=9_000))).payers[0]
    assert generous.recoverable == pounds(500)


def test_a_contract_pays_direct_cost_first_and_overheads_with_the_rest() -> None:
    assert in_pounds(run(office(contract(800))).payers[0]) == (800, 0, 400, 400, 400)
    found = run(office(contract(1_200)))
    assert in_pounds(found.payers[0]) == (1_000, 200, 500, 500, 300)
    assert (found.own_direct, found.gap) == (0, pounds(300))


def test_a_payer_above_its_share_carries_the_gap_of_another() -> None:
    given_, fees = work(600), income(pounds(50), project=1)
    found = run(office(given_, fees=(fees,)))
    # fees of £600: £400 of direct cost and £200 of overheads, which is their share
    assert [in_pounds(payer) for payer in found.payers] == [(600, 0, 300, 300, 300), (400, 200, 200, 200, 0)]
    found = run(office(given_, fees=(replace(fees, amount=pounds(60)),)))
    assert found.payers[1].excess == pounds(120)
    assert found.payers[0].carried_by == (Carried(found.payers[1].payer, pounds(120)), Carried(None, pounds(180)))
    assert found.gap == pounds(180)


def test_what_is_certain_is_not_carried_by_what_is_not() -> None:
    given_ = work(600)
    hoped = income(pounds(60), project=1, confirmed=False, probability=50)
    found = run(office(given_, fees=(hoped,)))
    assert found.payers[0].carried_by == (Carried(None, pounds(300)),)


def test_certain_money_pays_the_direct_cost_before_what_is_not() -> None:
    sure, bid = contract(700), contract(700, id_=2, probability=50)
    found = run(office(bid, sure))
    assert [(item.payer.id, item.direct) for item in found.payers] == [(2, pounds(300)), (1, pounds(700))]


def test_more_than_the_full_cost_is_a_surplus() -> None:
    found = run(office(contract(1_600)))
    assert (found.gap, found.surplus, found.payers[0].excess) == (0, pounds(100), pounds(100))


def test_bids_beyond_the_direct_cost_have_a_fair_share_each() -> None:
    found = run(office(contract(1_500), work(1_000, id_=2, probability=50)))
    assert [item.fair_share for item in found.payers] == [pounds(500), pounds(500)]
    assert (found.own_direct, found.own_overhead, found.surplus) == (0, 0, pounds(1_000))


def test_with_one_project_there_are_no_overheads_and_it_is_said() -> None:
    of = office(work(300))
    found = recovery(replace(of, projects=of.projects[:1], costs=(of.costs[0], of.costs[2])), load_rates(), YEAR)
    assert found.costs.note == ONE_PROJECT
    assert in_pounds(found.projects[0].payers[0]) == (300, 0, 0, 0, 0)
    assert found.projects[0].gap == pounds(2_700)


def test_a_project_without_direct_cost_bears_its_overheads_itself() -> None:
    of = office(contract(100))
    found = run(
        replace(
            of,
            costs=(*of.costs[1:], cost(1, MAY, id_=4, shares=shares(p3=10_000))),
            pools={"central": PoolRule("floor_space")},
            projects=(project(1, floor_space=100), project(2, floor_space=100), project(3)),
        )
    )
    assert in_pounds(found.payers[0]) == (0, 100, 0, 0, 0)
    assert (found.own_overhead, found.gap) == (pounds(1_000), pounds(900))


def test_what_comes_back_makes_no_fair_share_larger_than_all_overheads() -> None:
    """£1,000 that a grant pays, and £500 of something else that came back: £500 of direct cost bears overheads."""
    of = office(work(1_000))
    back = Schedule("by_month", date(2026, 5, 1), months={Month(2026, 5): -pounds(500), Month(2027, 5): 0})
    refund = cost(0, back, id_=4, shares=shares(p1=10_000))
    target = work(0).budget[0]
    given_ = replace(of.grants[0], budget=(replace(target, target=("cost", 1), amount=pounds(1_000)),))
    found = run(replace(of, costs=(*of.costs, refund), grants=(given_,)))
    overheads = found.cost.full - found.cost.direct
    assert (found.cost.direct, found.payers[0].direct) == (pounds(500), pounds(1_000))
    assert found.payers[0].fair_share == overheads > 0


@given(plans())
def test_what_is_paid_and_the_gap_are_the_full_cost(of: Plan) -> None:
    of = replace(of, people=People())
    try:
        found, funded = recovery(of, load_rates(), YEAR), funding(of, load_rates(), YEAR)
    except Refused:
        assume(False)
    for item, paid in zip(found.projects, funded, strict=True):
        assert item.funding == paid
        assert sum(each.direct + each.overhead for each in item.payers) + item.gap - item.surplus == item.cost.full
        assert tuple(each.payer for each in item.payers) == paid.payers
        for each in item.payers:
            assert each.direct + each.overhead == each.payer.amount
            assert min(each.gap, each.excess) >= 0
            assert min(each.direct, each.overhead, each.fair_share) >= 0 or has_refunds(of)
            assert each.gap - each.excess == each.fair_share - each.overhead
            assert sum(carried.amount for carried in each.carried_by) == each.gap
            assert each.cap is None or each.recoverable <= basis_points_of(each.direct, each.cap)
        certain = sum(each.direct for each in item.payers if each.payer.certain)
        assert certain <= item.cost.direct or has_refunds(of)
        if item.own_direct:
            fair = sum(each.fair_share for each in item.payers)
            assert fair + item.own_overhead == item.cost.full - item.cost.direct
