"""What holds for every scenario: the plan stays as it is, the pence add up, and the quick way is the same way."""

from copy import deepcopy
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from app.planning.closing.closure import closure
from app.planning.forecast.forecast import VIEWS, forecast, forecasts
from app.planning.plan.changes import Change, Costs, Late, Pay, WinBid
from app.planning.plan.own_funds import with_own_funds
from app.planning.plan.plan import Plan
from app.planning.plan.reuse import Reuse
from app.planning.what_if.scenarios import apply
from app.services.organisation.rates import load_rates
from tests.planning import naive
from tests.planning.changed_plans import CHANGES, funded_plans, sensible

VIEW = st.sampled_from(VIEWS)
MONTHS = st.integers(1, 30)
LISTS = st.lists(CHANGES, min_size=1, max_size=4)
RATES = load_rates()


@given(funded_plans(), LISTS)
def test_a_scenario_leaves_the_plan_as_it_is_and_undone_it_is_the_plan(plan: Plan, changes: list[Change]) -> None:
    before = deepcopy(plan)
    apply(plan, sensible(plan, changes, RATES), RATES)
    assert plan == before
    assert apply(plan, (), RATES) is plan


@settings(max_examples=150)
@given(funded_plans(), LISTS, VIEW, MONTHS, st.integers(0, 3))
def test_a_plain_second_implementation_gives_the_same_pence_for_the_changed_plan(
    plan: Plan, changes: list[Change], view: str, months: int, late: int
) -> None:
    changed = with_own_funds(apply(plan, sensible(plan, changes, RATES), RATES), lambda _grant: True)
    expected = naive.forecast(changed, RATES, view, months, late)
    found = forecast(changed, RATES, view=view, months=months, late=late)
    for line in found.funds:
        rows = list(zip(line.opening, line.received, line.paid, line.closing, strict=True))
        assert rows == expected.funds[line.fund.id], line.fund.name
    assert list(found.free_cash) == expected.free_cash


@settings(max_examples=150)
@given(funded_plans(), st.lists(st.tuples(LISTS, VIEW, st.integers(0, 3)), min_size=2, max_size=4), MONTHS)
def test_what_is_kept_gives_the_same_pence_as_working_out_everything_again(
    plan: Plan, tries: list[tuple[list[Change], str, int]], months: int
) -> None:
    reuse = Reuse()
    for changes, view, late in [*tries, ([], tries[0][1], 0)]:
        changed = apply(plan, sensible(plan, changes, RATES), RATES)
        quick = forecast(changed, RATES, view=view, months=months, late=late, reuse=reuse)
        assert quick == forecast(changed, RATES, view=view, months=months, late=late)
        assert quick.charges == forecast(changed, RATES, view=view, months=months, late=late).charges
        assert closure(changed, RATES, months, reuse) == closure(changed, RATES, months)


@given(funded_plans(), LISTS, MONTHS)
def test_money_is_conserved_and_careful_views_bring_no_more_in_every_scenario(
    plan: Plan, changes: list[Change], months: int
) -> None:
    found = forecasts(apply(plan, sensible(plan, changes, RATES), RATES), RATES, months=months)
    for view in VIEWS:
        for line in found[view].funds:
            assert line.opening == (line.fund.balance, *line.closing[:-1])
            moves = zip(line.opening, line.received, line.paid, line.closing, strict=True)
            assert all(closing == opening + came - went for opening, came, went, closing in moves)
    for careful, bold in pairwise(found[view].receipts for view in VIEWS):
        for low, high in zip(careful, bold, strict=True):
            assert all(less <= more for less, more in zip(low.amounts, high.amounts, strict=True))


@given(funded_plans(), st.permutations([Costs(1_000), Costs(-321, "materials"), Late(2), Late(1, 1), Pay(450)]), MONTHS)
def test_changes_that_touch_different_things_give_the_same_in_any_order(
    plan: Plan, changes: list[Change], months: int
) -> None:
    wanted = sensible(plan, changes, RATES)
    there = forecast(apply(plan, wanted, RATES), RATES, months=months)
    back = forecast(apply(plan, wanted[::-1], RATES), RATES, months=months)
    assert there == back


@given(funded_plans(), MONTHS)
def test_winning_every_bid_brings_what_everything_brings(plan: Plan, months: int) -> None:
    bids = [WinBid(grant.id) for grant in plan.grants if not grant.confirmed]
    won = forecast(apply(plan, bids, RATES), RATES, months=months, view="confirmed")
    all_in = forecast(plan, RATES, months=months, view="everything")
    grants = [receipt for receipt in won.receipts if receipt.kind == "grant"]
    assert grants == [receipt for receipt in all_in.receipts if receipt.kind == "grant"]
