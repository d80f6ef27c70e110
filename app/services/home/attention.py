"""What needs a look, gathered from every room: the list of checks. What each looks for stands in its own room."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.planning.law.rates import RatePack
from app.planning.plan.plan import Plan
from app.problems import Refused
from app.services.costs.attention import first_guesses, low_wage_items, overfunded_costs
from app.services.grants.attention import (
    brought_in_for_ever,
    early_or_loose,
    overdue_payments,
    told_twice,
    without_budget,
)
from app.services.grants.ending import falls, left_over, posts_losing_a_grant
from app.services.home.incomplete import incomplete_rows
from app.services.organisation.attention import (
    allowance_items,
    closing_soon,
    old_balances,
    overdrawn_funds,
    unusable_rate_items,
)
from app.services.people.attention import people_left_out
from app.services.plan.brought_in import newly_brought_in
from app.services.plan.headline import headline_trouble, noughts
from app.services.plan.outlook import Outlook, outlook_of
from app.services.plan.plan import load_plan
from app.services.plan.situation import Situation
from app.services.policies.attention import policies_wanting
from app.services.projects.attention import paid_below_cost
from app.services.said.attention_item import AttentionItem
from app.services.said.row_remark import RowRemark
from app.services.said.wording import spans
from app.text import plural

MOST_ROWS = 5
"""Rows that are not complete and told one by one; of the others it is told how many there are."""
_Check = Callable[[Situation], Iterator[AttentionItem]]
_HEADLINE: Sequence[_Check] = (
    old_balances,
    headline_trouble,
    noughts,
    first_guesses,
    newly_brought_in,
    without_budget,
    brought_in_for_ever,
)
"""What the headline itself stands on: told before all else, an old balance first."""
_CHECKS: Sequence[_Check] = (
    closing_soon,
    overfunded_costs,
    overdue_payments,
    early_or_loose,
    told_twice,
    overdrawn_funds,
    posts_losing_a_grant,
    falls,
    left_over,
    paid_below_cost,
    people_left_out,
    policies_wanting,
    low_wage_items,
    allowance_items,
    unusable_rate_items,
)


def attention(
    session: Session, rates: RatePack, today: date, found: Outlook | None = None, *, every_row: bool = False
) -> tuple[AttentionItem, ...]:
    """Everything worth a look today: what the headline stands on, then what is red, then rows that are not complete.

    `found` is an outlook that has been worked out before, if any: its plan is taken as it is, and itself too where it
    counts on confirmed income, which this looks at whatever else is shown. A check that cannot be made says why, as an
    item of its own. `every_row` tells of every row that is not complete, and not only of the first few.
    """
    plan = found.plan if found else load_plan(session)
    confirmed = found if found and found.view == "confirmed" and not found.late else _outlook(plan, rates, today)
    now = Situation(session, plan, rates, today, confirmed)
    first = _items(_HEADLINE, now)
    rows = incomplete_rows(session)
    told = [*map(_row_item, rows if every_row else rows[:MOST_ROWS]), *_items(_CHECKS, now)]
    if len(rows) > MOST_ROWS and not every_row:
        told.insert(MOST_ROWS, _more(rows[MOST_ROWS:]))
    return tuple(dict.fromkeys([*first, *sorted(told, key=lambda item: item.level != "red")]))


def _items(checks: Iterable[_Check], now: Situation) -> list[AttentionItem]:
    """What these checks find; the reason of one that cannot be made, said once."""
    items: list[AttentionItem] = []
    for check in checks:
        try:
            items += check(now)
        except Refused as refused:
            items.append(AttentionItem("amber", ((str(refused), False),), "organisation", 1, "costs"))
    return items


def _row_item(row: RowRemark) -> AttentionItem:
    return AttentionItem("amber", row.sentence, row.table, row.id, row.way)


def _more(rows: Sequence[RowRemark]) -> AttentionItem:
    """The way to the first of those that are not told one by one."""
    more = plural(len(rows), "more row is", "more rows are")
    sentence = spans(f"**{more}** not complete, so not counted in full.")
    return AttentionItem("amber", sentence, rows[0].table, rows[0].id, rows[0].way)


def _outlook(plan: Plan, rates: RatePack, today: date) -> Outlook | Refused:
    try:
        return outlook_of(plan, rates, today=today)
    except Refused as refused:
        return refused
