"""What a plan is once its bids have come out one way: what a draw of the simulation has to agree with."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.planning.plan.bids import LOST, bids, won
from app.planning.plan.plan import Grant, Plan


def with_outcomes(plan: Plan, outcomes: Sequence[int]) -> Plan:
    """The plan in which each of its bids came out so. A lost bid stays unconfirmed: what it has brought is kept."""
    found = {(bid.kind, bid.id): outcome for bid, outcome in zip(bids(plan), outcomes, strict=True)}
    if plan.begins is None:
        return plan
    first = plan.begins
    grants = (_grant_with(grant, found.get(("grant", grant.id), LOST), first) for grant in plan.grants)
    income = (
        replace(line, confirmed=line.confirmed or found.get(("income", line.id), LOST) != LOST) for line in plan.income
    )
    return replace(plan, grants=tuple(grants), income=tuple(income))


def _grant_with(grant: Grant, outcome: int, first: date) -> Grant:
    return grant if grant.confirmed or outcome == LOST else won(grant, outcome - 1, first)
