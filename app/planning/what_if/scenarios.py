"""A scenario: changes tried on a plan, one after the other, which leave the plan itself as it is."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.dates import Month
from app.planning.forecast.forecast import MOST_LATE
from app.planning.law.rates import RatePack
from app.planning.plan.changes import (
    AddPost,
    Change,
    Costs,
    CutPost,
    EndPost,
    Late,
    LoseBid,
    LoseFunder,
    Pay,
    Price,
    Results,
    Unfinished,
    Volume,
    WinBid,
)
from app.planning.plan.plan import CostChange, Delay, Plan
from app.planning.what_if import grant_changes, post_changes
from app.problems import Refused

LEAST, MOST = -10_000, 100_000
"""Basis points by which something can change: it can fall to nothing, and rise to eleven times what it was."""


def apply(plan: Plan, changes: Sequence[Change], rates: RatePack) -> Plan:
    """The plan with these changes made in order; what they do is told in `app.planning.plan.changes`.

    The plan itself is not altered, and parts that no change touches are the very same in both. The rates say what
    redundancy pay falls due where a post ends. A plan that has no balance date yet has no future to change, and is
    returned as it is. Raises Refused where a change makes no sense in the plan as it stands by then.
    """
    first = plan.begins
    if first is None:
        return plan
    for change in changes:
        plan = _apply(plan, change, first, rates)
    return plan


def _apply(plan: Plan, change: Change, first: date, rates: RatePack) -> Plan:  # noqa: PLR0911, C901 - one line a kind
    match change:
        case LoseFunder():
            return grant_changes.lose_funder(plan, change, first)
        case WinBid():
            return grant_changes.win_bid(plan, change)
        case LoseBid():
            return grant_changes.lose_bid(plan, change, first)
        case Late():
            return _late(plan, change)
        case Costs():
            return _costs(plan, change, first)
        case Pay():
            check_percent(change.basis_points)
            return post_changes.pay_changed(plan, change, first)
        case AddPost():
            return post_changes.add_post(plan, change, first)
        case EndPost():
            return post_changes.end_post(plan, change, first, rates)
        case CutPost():
            return post_changes.cut_post(plan, change, first)
        case Price() | Volume():
            check_percent(change.basis_points)
            return grant_changes.price_or_volume(plan, change, first)
        case Results():
            return grant_changes.results_missed(plan, change, first)
        case Unfinished():
            raise Refused(f"{change.lacks}. Fill that in.")


def check_percent(basis_points: int) -> None:
    """Raises Refused for a change that is below −100 or above 1,000 per cent."""
    if not LEAST <= basis_points <= MOST:
        raise Refused("Something can fall by 100 per cent at most, and rise by 1,000. Choose a number between these.")


def _late(plan: Plan, change: Late) -> Plan:
    if not 0 <= change.months <= MOST_LATE:
        raise Refused(f"Money can come 0 to {MOST_LATE} months late. Choose a number between these.")
    if change.grant is not None:
        grant_changes.find_grant(plan, change.grant)
    return replace(plan, delays=(*plan.delays, Delay(change.months, change.grant))) if change.months else plan


def _costs(plan: Plan, change: Costs, first: date) -> Plan:
    check_percent(change.basis_points)
    if change.category is not None and change.category not in _categories(plan):
        raise Refused("No cost line is in the category whose costs should change. Choose another category.")
    step = CostChange(Month.of(change.start or first), change.basis_points, change.category)
    return replace(plan, cost_changes=(*plan.cost_changes, step)) if change.basis_points else plan


def _categories(plan: Plan) -> set[str]:
    people = {"supervision", "training"} if plan.people.people else set()
    return {cost.category for cost in plan.costs} | ({"freelancers"} if plan.freelancers else set()) | people
