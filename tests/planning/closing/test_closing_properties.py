"""What holds for the cost of closing and for the cliff in every organisation; a plain second way to both agrees."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from app.dates import Month
from app.planning.closing.closure import closure
from app.planning.forecast.answers import last_safe_decision, runway, safe_runway, to_stay_safe
from app.planning.forecast.cliff import cliff
from app.planning.forecast.forecast import VIEWS, forecast, forecasts
from app.planning.forecast.released import released_costs
from app.planning.forecast.reserves import reserves
from app.planning.forecast.unspent import unspent
from app.planning.plan.plan import Income, Plan, Schedule
from app.services.organisation.rates import load_rates
from tests.planning import naive_closing
from tests.planning.closing_plans import closing_plans
from tests.planning.plans import plans

VIEW = st.sampled_from(VIEWS)
MONTHS = st.integers(1, 30)


@settings(max_examples=80)
@given(closing_plans(), st.integers(1, 18))
def test_a_plain_second_implementation_closes_at_the_same_pence(plan: Plan, months: int) -> None:
    found = closure(plan, load_rates(), months)
    assert found is not None
    fixed = sum(each.amount for each in plan.obligations if each.kind == "closing")
    for cost in (found.now, *found.months):
        people = naive_closing.people_cost(plan, load_rates(), cost.on)
        assert (cost.redundancy, cost.notice, cost.holiday) == people
        assert cost.contracts == naive_closing.contracts(plan, cost.on)
        assert cost.bills == naive_closing.bills(plan, cost.on)
        assert cost.total == sum(people) + cost.contracts + cost.bills + fixed


@settings(max_examples=80)
@given(plans(), VIEW, MONTHS)
def test_a_plain_second_implementation_falls_off_the_same_cliffs(plan: Plan, view: str, months: int) -> None:
    found = forecast(plan, load_rates(), view=view, months=months)
    falls = [(fall.month, fall.grant, fall.kind, fall.id, fall.monthly, fall.total) for fall in cliff(plan, found)]
    expected = naive_closing.cliff(plan, found, load_rates())
    assert sorted(falls) == sorted(expected)
    assert [fall[0] for fall in falls] == sorted(fall[0] for fall in falls)


@given(plans(), VIEW, MONTHS)
def test_no_more_lands_in_any_month_than_falls_on_unrestricted_money(plan: Plan, view: str, months: int) -> None:
    found = forecast(plan, load_rates(), view=view, months=months)
    assert found.charged is not None
    left = np.maximum(found.charged.left, 0)  # a refund is nothing that falls on anybody
    total = 0
    for landing in released_costs(found.charged):
        assert landing.pence.min() >= 0
        left[:, landing.place] -= landing.pence
        total += int(landing.pence.sum())
    assert left.min(initial=0) >= 0
    falls = cliff(plan, found)
    assert sum(fall.total for fall in falls) == total
    assert all(found.months[0] < fall.month <= found.months[-1] and fall.total > 0 for fall in falls)


@given(closing_plans(), MONTHS, st.integers(1, 5_000_000))
def test_redundancy_never_falls_with_pay_or_service(plan: Plan, months: int, more: int) -> None:
    def total(of: Plan) -> list[int]:
        found = closure(of, load_rates(), months)
        assert found is not None
        return [month.redundancy for month in found.months]

    alone = replace(plan, posts=tuple(replace(post, holder=None) for post in plan.posts))
    before = total(alone)
    dearer = [
        replace(post, pay=replace(post.pay, annual_full_time_salary=post.pay.annual_full_time_salary + more))
        for post in alone.posts
    ]
    longer = [
        replace(post, service_start=min(post.service_start or post.pay.start, post.pay.start).replace(year=2003, day=1))
        for post in alone.posts
    ]
    for posts in (dearer, longer):
        assert all(now >= then for now, then in zip(total(replace(alone, posts=tuple(posts))), before, strict=True))


@given(closing_plans(), VIEW, MONTHS)
def test_the_safe_runway_is_never_longer_than_the_runway(plan: Plan, view: str, months: int) -> None:
    found = forecast(plan, load_rates(), view=view, months=months)
    costs = closure(plan, load_rates(), months)
    assert costs is not None
    assert plan.balance_date is not None
    today = plan.balance_date
    safe, whole = safe_runway(found, costs, today), runway(found, today)
    decide_by = last_safe_decision(safe, today)
    if whole.state == "already_short":
        assert safe.state == "already_short"
    if safe.state != "months":
        again = safe.short_again
        assert decide_by == (again.plus(-1).last_day if again else None)
        return
    assert safe.months <= whole.months
    assert safe.first_short is not None
    day = safe.first_short.plus(-1).last_day
    assert decide_by == (day if day >= today else None)
    at = safe.first_short - found.months[0]
    rows = list(zip(found.free_cash, costs.months, strict=True))
    assert all(free >= cost.total for free, cost in rows[:at])
    assert rows[at][0] < rows[at][1].total


@given(plans(), VIEW, MONTHS, st.integers(-500_000, 2_000_000))
def test_what_is_said_to_keep_one_safe_does_and_a_penny_less_does_not(
    plan: Plan, view: str, months: int, floor: int
) -> None:
    found = forecast(plan, load_rates(), view=view, months=months)
    answer = to_stay_safe(found, floor, found.months[0].first_day)
    assert answer is not None
    by = answer.by

    def lowest_with(frequency: str, amount: int) -> int:
        start = found.months[0].last_day if frequency == "monthly" else by
        assert start is not None
        more = Income(99, "More", amount, Schedule(frequency, start))
        again = forecast(replace(plan, income=(*plan.income, more)), load_rates(), view=view, months=months)
        return min(again.free_cash)

    if answer.by is None:
        assert min(found.free_cash) >= floor
        assert (answer.monthly, answer.once) == (0, 0)
        return
    for frequency, amount in (("monthly", answer.monthly), ("one_off", answer.once)):
        assert lowest_with(frequency, amount) >= floor
        assert lowest_with(frequency, amount - 1) < floor


@given(plans(), VIEW, MONTHS)
def test_what_is_unspent_is_never_more_than_there_is(plan: Plan, view: str, months: int) -> None:
    found = forecast(plan, load_rates(), view=view, months=months)
    for left in unspent(plan, found):
        grant = next(grant for grant in plan.grants if grant.id == left.grant)
        assert left.amount > 0
        assert grant.end == left.end
        assert found.months[0] <= Month.of(left.end) <= found.months[-1]


@given(closing_plans(), MONTHS)
def test_reserves_add_up(plan: Plan, months: int) -> None:
    views = forecasts(plan, load_rates(), months=months)
    costs = closure(plan, load_rates(), months)
    assert costs is not None
    found = reserves(plan, views["confirmed"], views["expected"], costs)
    tied = plan.fixed_assets + plan.programme_investments + found.free.designated
    free_designated = sum(fund.balance for fund in plan.funds if fund.kind == "designated") - found.free.designated
    endowment = sum(min(0, fund.balance) for fund in plan.funds if fund.kind == "endowment")
    opening = views["confirmed"].opening_free_cash + free_designated + endowment
    assert found.free.free == opening - (tied - found.free.designated)
    points = (views["expected"].opening_free_cash, *views["expected"].free_cash[: 12 + views["expected"].parts])
    falls = [early - late for at, early in enumerate(points) for late in points[at:]]
    assert found.target.worst_dip == max(falls)
    assert found.target.total >= found.target.closure_cost == costs.now.total
    assert found.using_restricted == (found.free.free < 0)
    for cover in found.cover:
        assert cover.months is None or cover.months >= 0
        assert not found.using_restricted or cover.months in {0, None}
