"""Free reserves, the target, months of cover and the policy, on figures that can be checked by hand."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.planning.closing.closure import closure
from app.planning.forecast.answers import StaySafe, to_stay_safe
from app.planning.forecast.forecast import forecast, forecasts
from app.planning.forecast.reserves import (
    FreeReserves,
    Reserves,
    free_reserves,
    income_at_risk,
    policy_state,
    reserves,
    worst_dip,
)
from app.planning.plan.plan import Fund, Obligation, Plan, Policy
from app.services.organisation.rates import load_rates
from tests.builders import (
    BALANCE_DATE,
    cost,
    general,
    grant,
    income,
    instalment,
    once,
    pays,
    plan,
    post,
    project,
    restricted,
    shares,
)
from tests.planning.plans import plans


def answer(of: Plan) -> Reserves:
    views = forecasts(of, load_rates())
    costs = closure(of, load_rates(), 36)
    assert costs is not None
    return reserves(of, views["confirmed"], views["expected"], costs)


def test_from_all_funds_to_what_is_free() -> None:
    funds = (
        general(1_000),
        restricted(2, 300),
        Fund(3, "Roof", "designated", 200),
        Fund(4, "Kit", "designated", 100, committed=40),
        Fund(5, "Legacy", "endowment", 5_000),
    )
    found = free_reserves(plan(*funds, fixed_assets=150, programme_investments=50))
    assert found == FreeReserves(6_600, 5_000, 300, 150, 50, 240)
    assert found.free == 860


def test_an_overdrawn_restricted_fund_is_carried_by_unrestricted_money() -> None:
    of = plan(general(1_000), restricted(2, -300))
    assert free_reserves(of).free == 700 == forecast(of, load_rates()).opening_free_cash


@pytest.mark.parametrize(
    ("points", "fall"), [((5,), 0), ((5, 9, 2, 8, 3), 7), ((9, 5, 7, 6), 4), ((1, 2, 3), 0), ((0, -4), 4)]
)
def test_the_worst_dip_is_the_largest_fall_to_a_later_point(points: tuple[int, ...], fall: int) -> None:
    assert worst_dip(points) == fall


def test_income_at_risk_is_what_may_not_come_while_it_is_replaced() -> None:
    hoped = grant(probability=60, instalments=(instalment(date(2026, 5, 1), 1_000), instalment(date(2026, 12, 1), 900)))
    fees = income(100, confirmed=False, probability=75)
    sure = income(500, id_=2)
    of = plan(general(), grants=(hoped,), income=(fees, sure), replace_months=6)
    assert income_at_risk(of) == 400 + 150
    assert income_at_risk(plan(general(), grants=(hoped,), replace_months=0)) == 0


def test_the_target_adds_up_what_could_go_wrong() -> None:
    owed = (Obligation("Examination", "closing", 900), Obligation("Boiler", "commitment", 700))
    of = plan(
        general(10_000), costs=(cost(100),), obligations=owed, income=(income(40, confirmed=False, probability=50),)
    )
    found = answer(of).target
    assert (found.worst_dip, found.closure_cost, found.income_at_risk, found.commitments) == (960, 900, 120, 700)
    assert found.total == 2_680


def test_months_of_cover_name_what_they_are_months_of() -> None:
    costs = (cost(100), cost(200, id_=2, shares=shares(p1=10_000)))
    found = answer(plan(general(1_000), costs=costs, projects=(project(1),)))
    assert [(each.of, each.monthly, each.months) for each in found.cover] == [
        ("total", 300, 333),
        ("core_costs", 100, 1_000),
        ("unrestricted", 300, 333),
    ]
    assert [each.months for each in answer(plan(general(1_000))).cover] == [None, None, None]


def test_reserves_below_zero_cover_nothing_and_use_restricted_money() -> None:
    found = answer(plan(general(-5), restricted(2, 900), costs=(cost(100),), policy=Policy(300, None)))
    assert (found.using_restricted, found.cover[0].months, found.state) == (True, 0, "below")


@pytest.mark.parametrize(
    ("months", "policy", "state"),
    [
        (None, Policy(300, 600), "not_set"),
        (400, Policy(), "not_set"),
        (299, Policy(300, 600), "below"),
        (300, Policy(300, 600), "within"),
        (600, Policy(300, 600), "within"),
        (601, Policy(300, 600), "above"),
        (601, Policy(300, None), "within"),
        (1, Policy(None, 600), "within"),
    ],
)
def test_the_policy_as_it_is_set(months: int | None, policy: Policy, state: str) -> None:
    assert policy_state(months, policy) == state


def test_what_keeps_one_safe() -> None:
    of = plan(general(250), costs=(cost(100),), income=(income(60, once(date(2026, 8, 1))),))
    found = forecast(of, load_rates(), months=6)
    assert found.free_cash == (150, 50, -50, -150, -190, -290)
    assert to_stay_safe(found, 0, BALANCE_DATE) == StaySafe(0, 49, 290, date(2026, 6, 30))
    assert to_stay_safe(found, -290, BALANCE_DATE) == StaySafe(-290, 0, 0, None)
    assert to_stay_safe(found, 100, BALANCE_DATE) == StaySafe(100, 65, 390, date(2026, 5, 31))


def test_two_posts_that_are_assigned_to_projects_do_not_change_the_months_held() -> None:
    """£30,000 free, £4,000 of rent a month and two posts of £26,000 a year: no money moves."""
    posts = (post(26_000_00), post(26_000_00, id_=2))
    core = plan(general(30_000_00), costs=(cost(4_000_00),), posts=posts, projects=(project(1),))
    assigned = replace(core, posts=tuple(replace(each, shares=shares(p1=10_000)) for each in posts))
    before, after = answer(core), answer(assigned)
    assert (before.held.of, before.held.months) == (after.held.of, after.held.months) == ("total", 339)
    by_core = [next(each.months for each in found.cover if each.of == "core_costs") for found in (before, after)]
    assert by_core == [339, 750], "measured in core costs they would have doubled"


@settings(max_examples=30)
@given(plans(), st.data())
def test_whose_work_a_post_is_never_changes_the_months_held(made: Plan, data: st.DataObject) -> None:
    assume(made.balance_date is not None and made.posts and made.projects)
    named = {line.target[0] for each in made.grants for line in each.budget}
    assigned = tuple(
        replace(each, shares=data.draw(st.sampled_from([{}, {made.projects[0].id: 10_000}]))) for each in made.posts
    )
    before, after = answer(made), answer(replace(made, posts=assigned))
    assert (before.held, before.policy_line, before.policy_gap) == (after.held, after.policy_line, after.policy_gap)
    assert "project" in named or before.cover[2] == after.cover[2], "a grant that names a project pays for its posts"


@pytest.mark.parametrize(
    ("of", "months", "line"), [("total", 278, 1_080), ("core_costs", 500, 600), ("unrestricted", 385, 780)]
)
def test_the_policy_says_what_its_months_are_months_of(of: str, months: int, line: int) -> None:
    paid = grant(pays(("project", 1), 100_000), fund=2, instalments=(instalment(date(2026, 4, 1), 100_000),))
    costs = (cost(100), cost(200, id_=2, shares=shares(p1=5_000)), cost(60, id_=3, shares=shares(p2=10_000)))
    made = plan(general(1_000), restricted(2), costs=costs, projects=(project(1), project(2)), grants=(paid,))
    found = answer(replace(made, policy=Policy(300, None, of)))
    assert (found.held.of, found.held.months, found.policy_line) == (of, months, line)
    assert found.policy_gap == max(0, line - 1_000)
    assert found.state == ("below" if months < 300 else "within")
