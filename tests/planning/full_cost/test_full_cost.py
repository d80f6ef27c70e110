"""Full cost recovery against published examples, and by its rules. Year 2026-27, from April."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.dates import FinancialYear, Month
from app.money import share_out
from app.planning.full_cost.drivers import rule_for, weights
from app.planning.full_cost.full_cost import FullCost, full_cost
from app.planning.full_cost.step_down import PoolCost
from app.planning.law.rates import RatePack
from app.planning.plan.plan import Delivery, Plan, PoolRule
from app.problems import Refused
from app.services.organisation.rates import load_rates
from tests.builders import cost, freelancer, general, once, plan, post, pounds, project, shares
from tests.planning.plans import POOLS, plans

YEAR = FinancialYear(Month(2026, 4))


def run(of: Plan, rates: RatePack | None = None) -> FullCost:
    return full_cost(of, rates or load_rates(), YEAR)


def pool(of: FullCost, name: str) -> PoolCost:
    return next(item for item in of.pools if item.pool == name)


# Published examples


def test_the_workings_sheet_of_calculating_the_full_cost() -> None:
    """This project, other direct, support, fundraising, unallocated, by hundredths of full-time equivalents."""
    assert share_out(1_520, (35, 145, 95, 125, 100)) == (106, 441, 289, 380, 304)


def test_riverside_elders() -> None:
    """Manager half in the office and half on A; outreach worker 70% on B, 30% on C; £35,000 of overheads by time."""
    a, b, c = 1, 2, 3
    office = [1_000, 1_000, 10_000, 7_000, 1_000]
    costs = [cost(pounds(10_000), once(date(2026, 6, 1)), id_=9, shares=shares(p2=10_000))]
    costs += [cost(pounds(amount), once(date(2026, 6, 1)), id_=id_) for id_, amount in enumerate(office)]
    elders = plan(
        general(),
        costs=tuple(costs),
        posts=(
            post(pounds(30_000), shares=shares(p1=5_000)),
            post(pounds(25_000), id_=2, shares=shares(p2=7_000, p3=3_000)),
        ),
        projects=(project(a), project(b), project(c)),
    )
    found = run(elders, without_insurance(load_rates()))
    assert found.total == pounds(85_000)
    assert {item.project: item.full for item in found.projects} == {
        a: pounds(26_666.67),
        b: pounds(43_833.33),
        c: pounds(14_500),
    }
    assert pool(found, "central").total == pounds(35_000)
    assert pool(found, "central").units == {a: 13_000, b: 18_200, c: 7_800}
    assert found.unallocated == 0


def without_insurance(rates: RatePack) -> RatePack:
    """The same pack with nothing due on salaries: the example has none."""
    return replace(rates, years={start: replace(year, employer_nic_rate=0) for start, year in rates.years.items()})


# By its rules


def two_projects(**more: object) -> Plan:
    """£600 and £400 of direct cost, and £1,000 of core cost in the pool of governance."""
    costs = (
        cost(pounds(600), once(date(2026, 5, 1)), shares=shares(p1=10_000)),
        cost(pounds(400), once(date(2026, 5, 1)), id_=2, shares=shares(p2=10_000), category="travel"),
        cost(pounds(1_000), once(date(2026, 5, 1)), id_=3, pool="governance"),
    )
    of = plan(general(), costs=costs, projects=(project(1), project(2)))
    return replace(of, **more)  # type: ignore[arg-type]  # the fields of a plan, named by the test


def test_governance_is_shared_by_direct_cost() -> None:
    found = run(two_projects())
    assert [(item.direct, dict(item.overheads), item.full, item.rate) for item in found.projects] == [
        (pounds(600), {"governance": pounds(600)}, pounds(1_200), 10_000),
        (pounds(400), {"governance": pounds(400)}, pounds(800), 10_000),
    ]
    assert found.projects[1].lines == (("travel", pounds(400)),)
    assert found.note == ""


def test_unallocated_units_keep_their_part_of_the_pool() -> None:
    # £250 of 600 + 400 + 250
    found = run(two_projects(pools={"governance": PoolRule("direct_cost", unallocated=pounds(250))}))
    assert pool(found, "governance").shares == {1: pounds(480), 2: pounds(320)}
    assert found.unallocated == pool(found, "governance").unallocated == pounds(200)


def test_a_pool_that_is_left_out_stays_unallocated_and_is_shown() -> None:
    found = run(two_projects(pools={"governance": PoolRule("direct_cost", included=False)}))
    assert found.unallocated == pounds(1_000)
    assert found.total == pounds(2_000)
    assert pool(found, "governance").included is False


def test_unit_costs_are_the_full_cost_by_session_and_by_participant() -> None:
    delivery = {2026: Delivery(sessions=7, participants=0), 2027: Delivery(1, 1)}
    found = run(two_projects(projects=(project(1, delivery=delivery), project(2))))
    first, second = found.projects
    assert (first.sessions, first.per_session, first.per_participant) == (7, 17_143, None)
    assert (second.per_session, second.per_participant) == (None, None)


def test_one_project_makes_everything_direct() -> None:
    costs = (cost(pounds(100), once(date(2026, 5, 1)), shares=shares(p1=5_000)), cost(7, once(date(2026, 5, 1)), id_=2))
    found = run(plan(general(), costs=costs, projects=(project(1), project(2))))
    assert (found.only_project, found.pools, found.unallocated) == (1, (), 0)
    assert found.projects[0].full == found.projects[0].direct == pounds(100) + 7
    assert "only one project" in found.note


def test_the_only_project_bears_core_costs_before_it_has_any_of_its_own() -> None:
    found = run(plan(general(), costs=(cost(100, once(date(2026, 5, 1))),), projects=(project(1),)))
    assert (found.only_project, found.projects[0].direct) == (1, 100)


def test_one_project_beside_something_unallocated_still_bears_overheads() -> None:
    of = two_projects(projects=(project(1),), pools={"governance": PoolRule("direct_cost", unallocated=pounds(600))})
    assert run(replace(of, costs=(of.costs[0], of.costs[2]))).projects[0].full == pounds(1_100)


def test_without_projects_everything_is_unallocated() -> None:
    found = run(plan(general(), costs=(cost(100, once(date(2026, 5, 1))),)))
    assert (found.unallocated, found.total) == (100, 100)
    assert "no projects yet" in found.note


def test_an_empty_plan_costs_nothing() -> None:
    found = run(plan())
    assert (found.total, found.pools) == (0, ())


def test_costs_count_when_they_fall_due_whenever_they_are_paid() -> None:
    march, april = cost(5, once(date(2027, 3, 31)), lag=2), cost(70, once(date(2026, 3, 31)), id_=2, lag=2)
    assert run(plan(costs=(march, april))).total == 5


@pytest.mark.parametrize(
    ("driver", "field"),
    [
        ("headcount", "Give a post a share"),
        ("fte", "Give a post a share"),
        ("staff_time", "Give a post or a freelancer a share"),
        ("floor_space", "Fill in the floor space"),
    ],
)
def test_a_driver_without_units_is_refused_with_the_field_to_fill(driver: str, field: str) -> None:
    with pytest.raises(Refused, match=rf"“Governance and strategy” costs .* in 2026-27 .*{field}"):
        run(two_projects(pools={"governance": PoolRule(driver)}))


def test_direct_cost_without_any_is_refused() -> None:
    core = cost(100, once(date(2026, 5, 1)), pool="fundraising")
    with pytest.raises(Refused, match="Give a cost, post or freelancer a share"):
        run(plan(costs=(core,), projects=(project(1), project(2))))


# Drivers


def units(of: Plan, driver: str) -> dict[int, int]:
    found = weights(of, PoolRule(driver, unallocated=150), YEAR, {1: 400, 2: 0})
    assert found.hundredths(found.unallocated) == 150
    return {key: found.hundredths(weight) for key, weight in found.projects.items()}


def people() -> Plan:
    """A half-time post on project 1 all year, one that starts in October shared by both, and a freelancer on 2."""
    return plan(
        posts=(
            post(0, fte=5_000, shares=shares(p1=10_000)),
            post(0, id_=2, start=date(2026, 10, 31), shares=shares(p1=5_000, p2=2_500)),
        ),
        freelancers=(freelancer(1, 200, end=date(2026, 5, 31), shares=shares(p2=10_000)),),
        projects=(project(1, floor_space=4_000), project(2, floor_space=2_550)),
    )


def test_people_are_posts_by_share_and_by_part_of_the_year() -> None:
    assert units(people(), "headcount") == {1: 125, 2: 13}


def test_full_time_equivalents() -> None:
    assert units(people(), "fte") == {1: 75, 2: 13}


def test_time_is_days_of_posts_and_freelancers() -> None:
    # project 1: 130 + 65 days; project 2: 32.5 + 4
    assert units(people(), "staff_time") == {1: 19_500, 2: 3_650}


def test_floor_space_and_direct_cost() -> None:
    assert units(people(), "floor_space") == {1: 4_000, 2: 2_550}
    for dates in ({"end": date(2026, 3, 31)}, {"start": date(2027, 4, 1)}):
        gone = replace(people(), projects=(project(1, floor_space=4_000), project(2, floor_space=2_550, **dates)))
        assert units(gone, "floor_space") == {1: 4_000, 2: 0}
    for dates in ({"end": date(2026, 4, 1)}, {"start": date(2027, 3, 31)}):
        here = replace(people(), projects=(project(1, floor_space=4_000), project(2, floor_space=2_550, **dates)))
        assert units(here, "floor_space") == {1: 4_000, 2: 2_550}
    assert units(people(), "direct_cost") == {1: 400, 2: 0}


def test_the_usual_drivers() -> None:
    found = {name: rule_for(plan(), name).driver for name in POOLS}
    assert found == {
        "premises": "headcount",
        "central": "staff_time",
        "governance": "direct_cost",
        "fundraising": "direct_cost",
    }


RULES = st.dictionaries(
    st.sampled_from(POOLS),
    st.builds(
        PoolRule,
        st.sampled_from(("headcount", "fte", "staff_time", "floor_space", "direct_cost")),
        st.booleans(),
        st.integers(0, 1_000),
    ),
)


@given(plans(), RULES)
def test_every_table_adds_up_to_the_whole_budget_to_the_penny(of: Plan, rules: dict[str, PoolRule]) -> None:
    try:
        found = run(replace(of, pools=rules))
    except Refused:
        assume(False)
    assert found.total == sum(item.full for item in found.projects) + found.unallocated
    assert found.unallocated == sum(item.unallocated for item in found.pools)
    for item in found.pools:
        assert item.total == sum(item.shares.values()) + item.unallocated
        assert (
            min(part * item.total for part in (*item.shares.values(), item.unallocated)) >= 0
        )  # refunds go the same way
    for one in found.projects:
        assert one.direct == sum(amount for _, amount in one.lines)
        assert one.full == one.direct + sum(one.overheads.values())
