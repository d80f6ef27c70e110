"""What needs a look, gathered from every room: the list of checks. What each looks for stands in its own room."""

from collections.abc import Callable, Iterator
from datetime import date

from sqlalchemy.orm import Session

from app.planning.law.rates import RatePack
from app.planning.plan.plan import Plan
from app.problems import Refused
from app.services.costs.attention import first_guesses, low_wage_items, overfunded_costs
from app.services.grants.attention import early_or_loose, overdue_payments, without_budget, without_dates
from app.services.grants.ending import falls, left_over, posts_losing_a_grant
from app.services.organisation.attention import (
    allowance_items,
    closing_soon,
    old_balances,
    overdrawn_funds,
    unusable_rate_items,
)
from app.services.people.attention import people_left_out
from app.services.plan.outlook import Outlook, outlook_of
from app.services.plan.plan import load_plan
from app.services.plan.situation import Situation
from app.services.projects.attention import paid_below_cost
from app.services.said.attention_item import AttentionItem

_CHECKS: tuple[Callable[[Situation], Iterator[AttentionItem]], ...] = (
    closing_soon,
    overfunded_costs,
    first_guesses,
    overdue_payments,
    without_dates,
    without_budget,
    early_or_loose,
    overdrawn_funds,
    posts_losing_a_grant,
    falls,
    left_over,
    paid_below_cost,
    old_balances,
    people_left_out,
    low_wage_items,
    allowance_items,
    unusable_rate_items,
)


def attention(
    session: Session, rates: RatePack, today: date, found: Outlook | None = None
) -> tuple[AttentionItem, ...]:
    """Everything worth a look today, the red first. A check that cannot be made says why, as an item of its own.

    `found` is an outlook that has been worked out before, if any: its plan is taken as it is, and itself too where it
    counts on confirmed income, which this looks at whatever else is shown.
    """
    plan = found.plan if found else load_plan(session)
    confirmed = found if found and found.view == "confirmed" and not found.late else _outlook(plan, rates, today)
    now = Situation(session, plan, rates, today, confirmed)
    items: list[AttentionItem] = []
    for check in _CHECKS:
        try:
            items += check(now)
        except Refused as refused:
            item = AttentionItem("amber", ((str(refused), False),), "organisation", 1)
            if item not in items:
                items.append(item)
    return tuple(sorted(items, key=lambda item: item.level != "red"))


def _outlook(plan: Plan, rates: RatePack, today: date) -> Outlook | Refused:
    try:
        return outlook_of(plan, rates, today=today)
    except Refused as refused:
        return refused
