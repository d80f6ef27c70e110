"""The step-down: pools that bear each other's cost before projects do. Year 2026-27, from April."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.dates import FinancialYear, Month
from app.planning.full_cost.full_cost import FullCost, full_cost
from app.planning.full_cost.step_down import USUAL_STEPS, PoolCost, in_turn
from app.planning.plan.people import People
from app.planning.plan.plan import Plan, PoolRule
from app.problems import Refused
from app.services.organisation.rates import load_rates
from tests.builders import cost, freelancer, general, once, plan, post, pounds, project, shares
from tests.planning.naive_full_cost import CannotBeShared, naive_full_cost
from tests.planning.plans import POOLS, plans

YEAR = FinancialYear(Month(2026, 4))
MAY = once(date(2026, 5, 1))


def run(of: Plan) -> FullCost:
    return full_cost(of, load_rates(), YEAR)


def pools(of: FullCost) -> Mapping[str, PoolCost]:
    return {pool.pool: pool for pool in of.pools}


def test_the_workings_sheet_of_calculating_the_full_cost() -> None:
    """E8a: premises by staff numbers, 5 in all: this project, other projects, support, fundraising, unallocated."""
    posts = (
        post(0, shares=shares(p2=10_000)),
        post(0, id_=2, shares=shares(p1=500)),
        post(0, id_=3, pool="fundraising"),
        post(0, id_=4, pool="fundraising", shares=shares(p1=3_000, p2=4_500)),
    )
    rules = {
        "premises": PoolRule("headcount", unallocated=100, serves=("central", "fundraising")),
        "central": PoolRule("headcount", included=False),
        "fundraising": PoolRule("headcount", included=False),
    }
    costs = (cost(50, MAY, pool="premises"), cost(1_470, MAY, id_=2, pool="premises"))
    found = run(plan(general(), costs=costs, posts=posts, projects=(project(1), project(2)), pools=rules))
    premises = pools(found)["premises"]
    assert premises.units == {1: 35, 2: 145}
    assert premises.pool_units == {"central": 95, "fundraising": 125}
    assert premises.own == 1_520
    assert premises.shares == {1: 106, 2: 441}
    assert premises.passed == {"central": 289, "fundraising": 380}
    assert premises.unallocated == 304
    assert found.unallocated == 304 + 289 + 380


def office(**rules: PoolRule) -> Plan:
    """£600 and £400 of direct cost; £1,000 of premises, £500 of central, £200 of governance, all by direct cost."""
    costs = (
        cost(pounds(600), MAY, shares=shares(p1=10_000)),
        cost(pounds(400), MAY, id_=2, shares=shares(p2=10_000)),
        cost(pounds(1_000), MAY, id_=3, pool="premises"),
        cost(pounds(500), MAY, id_=4, pool="central"),
        cost(pounds(200), MAY, id_=5, pool="governance"),
    )
    by_cost = {pool: PoolRule("direct_cost") for pool in POOLS}
    return plan(general(), costs=costs, projects=(project(1), project(2)), pools=by_cost | rules)


def test_premises_are_borne_by_central_functions_first_and_passed_on_with_them() -> None:
    # premises 1,000 over 600 + 400 + central 500: 400, 266.67, 333.33; then central 833.33 over 600 + 400
    found = run(office(premises=PoolRule("direct_cost", serves=("central",))))
    premises, central = pools(found)["premises"], pools(found)["central"]
    assert (premises.own, premises.passed, premises.total) == (100_000, {"central": 33_333}, 66_667)
    assert premises.shares == {1: 40_000, 2: 26_667}
    assert (central.own, central.received, central.total) == (50_000, {"premises": 33_333}, 83_333)
    assert central.shares == {1: 50_000, 2: 33_333}
    assert sum(item.full for item in found.projects) == found.total == pounds(2_700)
    assert "(step-down)" in found.note
    assert run(office()).note == ""


def test_a_pool_with_no_cost_of_its_own_passes_on_what_it_gets() -> None:
    posts = (post(0, shares=shares(p1=10_000)), post(0, id_=2, pool="fundraising"))
    premises = PoolRule("headcount", serves=("fundraising",))
    found = run(replace(office(premises=premises), posts=posts))
    fundraising = pools(found)["fundraising"]
    assert (fundraising.own, fundraising.received) == (0, {"premises": 50_000})
    assert fundraising.shares == {1: 30_000, 2: 20_000}


def test_a_pool_that_is_left_out_keeps_what_it_gets_and_serves_nobody() -> None:
    premises = PoolRule("direct_cost", serves=("central",))
    found = run(office(premises=premises, central=PoolRule("direct_cost", included=False, serves=("governance",))))
    assert pools(found)["central"].unallocated == found.unallocated == 50_000 + 33_333
    assert pools(found)["governance"].received == {}


def test_the_units_of_a_pool() -> None:
    """The core parts of its posts and freelancers, its own room, its own cost so far."""
    of = replace(
        office(premises=PoolRule("headcount", serves=("central",)), central=PoolRule("direct_cost", floor_space=2_500)),
        posts=(post(0, fte=5_000, shares=shares(p1=2_500)), post(0, id_=2, pool="governance")),
        freelancers=(freelancer(0, 200, shares=shares(p1=5_000)),),
        projects=(project(1, floor_space=100), project(2)),
    )
    units = {}
    for driver in ("headcount", "fte", "staff_time", "floor_space", "direct_cost"):
        served = replace(of.pools["premises"], driver=driver)
        units[driver] = pools(run(replace(of, pools={**of.pools, "premises": served})))["premises"].pool_units[
            "central"
        ]
    # 260 days × half time × three quarters, and twelve months of two days, half of them
    assert units == {
        "headcount": 75,
        "fte": 38,
        "staff_time": 9_750 + 1_200,
        "floor_space": 2_500,
        "direct_cost": pounds(500),
    }


def test_without_units_the_field_to_fill_is_named_as_before() -> None:
    with pytest.raises(Refused, match="“Premises and office” costs are shared by people"):
        run(office(premises=PoolRule("headcount", serves=("central",))))


@pytest.mark.parametrize(
    ("serves", "sentence"),
    [
        ({"premises": ("premises",)}, "“Premises and office” cannot take a share of itself."),
        (
            {"premises": ("central",), "central": ("governance",), "governance": ("premises",)},
            "serves “Premises and office”, which serves “Central functions”, which serves “Governance and strategy”: a",
        ),
    ],
)
def test_steps_in_a_circle_are_refused_by_name(serves: dict[str, tuple[str, ...]], sentence: str) -> None:
    circle = {pool: PoolRule("direct_cost", serves=served) for pool, served in serves.items()}
    with pytest.raises(Refused) as refused:
        run(office(**circle))
    assert sentence in str(refused.value)


def test_a_circle_of_later_pools_names_these_only() -> None:
    with pytest.raises(Refused) as refused:
        in_turn({"premises": ("central",), "central": ("governance",), "governance": ("central",), "fundraising": ()})
    assert "Premises" not in str(refused.value)


def test_the_usual_order() -> None:
    assert in_turn(USUAL_STEPS) == ("premises", "central", "governance", "fundraising")
    assert in_turn({"premises": (), "central": ("premises",), "governance": ()}) == (
        "central",
        "premises",
        "governance",
    )


DRIVERS = ("headcount", "fte", "staff_time", "floor_space", "direct_cost")
SERVED = st.lists(st.sampled_from(POOLS), max_size=3, unique=True).map(tuple)
RULES = st.one_of(
    st.dictionaries(
        st.sampled_from(POOLS),
        st.builds(
            PoolRule,
            st.sampled_from(DRIVERS),
            st.sampled_from((True, True, True, False)),
            st.sampled_from((0, 0, 150)),
            SERVED,
            st.integers(0, 5_000),
        ),
    ),
    st.fixed_dictionaries(
        {
            pool: st.builds(
                PoolRule,
                st.sampled_from(DRIVERS),
                unallocated=st.sampled_from((0, 0, 150)),
                serves=st.just(served),
                floor_space=st.integers(0, 5_000),
            )
            for pool, served in USUAL_STEPS.items()
        }
    ),
)


@given(plans(), RULES)
def test_every_step_adds_up_to_the_penny(of: Plan, rules: dict[str, PoolRule]) -> None:
    try:
        found = run(replace(of, pools=rules))
    except Refused:
        assume(False)
    assert found.total == sum(item.full for item in found.projects) + found.unallocated
    for pool in found.pools:
        assert pool.own + sum(pool.received.values()) == pool.total + sum(pool.passed.values())
        assert pool.total == sum(pool.shares.values()) + pool.unallocated
        if min(each.own for each in found.pools) >= 0:  # money that comes back is passed on like money that is spent
            assert min((*pool.shares.values(), pool.unallocated, *pool.passed.values())) >= 0
        for source, amount in pool.received.items():
            assert pools(found)[source].passed[pool.pool] == amount


@given(plans(), RULES)
def test_a_plain_second_calculation_agrees(of: Plan, rules: dict[str, PoolRule]) -> None:
    of = replace(of, pools=rules, people=People())
    try:
        expected = naive_full_cost(of, load_rates(), YEAR)
    except CannotBeShared:
        with pytest.raises(Refused):
            run(of)
        return
    found = run(of)
    assert {item.project: item.direct for item in found.projects} == expected.direct
    assert {item.project: dict(item.overheads) for item in found.projects} == expected.overheads
    assert found.unallocated == expected.unallocated
    steps = {(pool.pool, served): amount for pool in found.pools for served, amount in pool.passed.items()}
    assert steps == {step: amount for step, amount in expected.steps.items() if amount}


@given(plans())
def test_without_a_step_down_nothing_is_passed_on(of: Plan) -> None:
    try:
        found = run(of)
    except Refused:
        assume(False)
    assert all(pool.own == pool.total and not pool.received and not pool.passed for pool in found.pools)
