"""Costs that grants fund above 100%: what several awards promise to pay is more than there is to pay for.

Practice: the same cost charged over 100% across funders is double funding (NCVO and bfunded.org.uk on apportionment).
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.dates import Month
from app.planning.forecast.charging import line_dates, unused
from app.planning.law.rates import RatePack
from app.planning.plan.own_funds import with_own_funds
from app.planning.plan.plan import BudgetLine, Grant, Plan
from app.planning.spending.spending import Target, spending_to_come

_SINGLE = {"cost", "post", "freelancer"}
_HORIZON, _FURTHEST = 36, 600
_LEAST = 100
"""A pound: pennies of rounding between a budget and its cost are nobody's mistake."""


@dataclass(frozen=True, slots=True)
class Overfunded:
    """A cost line, post or freelancer that grants pay more for, between two months, than it costs; both in pence.

    `target` is as in a budget line, `grants` are the ids of those that pay, `first` and `last` are both included.
    """

    target: Target
    name: str
    grants: tuple[int, ...]
    first: Month
    last: Month
    funded: int
    cost: int


@dataclass(frozen=True, slots=True)
class _Promise:
    grant: int
    first: int
    last: int
    amount: int


def overfunded(plan: Plan, rates: RatePack, *, also: int | None = None) -> tuple[Overfunded, ...]:
    """Every cost that is named alone and funded above 100%, in plan order, with the months where it is worst.

    Counted are budget lines of confirmed grants that pay into a restricted fund, and of the grant `also`, so that a
    bid can be looked at before it is won: what is left of each line, from the plan's start. A cost is funded above
    100% when, between any two months, the lines that lie wholly between them are more than the cost that falls due
    there, for then that money cannot be spent on it. Nothing is found in a plan without a balance date.
    """
    if plan.start is None:
        return ()
    promised = _promises(with_own_funds(plan, lambda grant: grant.confirmed), plan.start, also)
    if not promised:
        return ()
    last = max(promise.last for promises in promised.values() for promise in promises)
    named = replace(
        plan,
        costs=tuple(item for item in plan.costs if ("cost", item.id) in promised),
        posts=tuple(item for item in plan.posts if ("post", item.id) in promised),
        freelancers=tuple(item for item in plan.freelancers if ("freelancer", item.id) in promised),
    )
    spent = spending_to_come(named, rates, last + 1, accrual=True)
    found = (
        _worst((source.kind, source.id), source.name, promised[source.kind, source.id], row, plan.start)
        for source, row in zip(spent.sources, spent.totals.tolist(), strict=True)
    )
    return tuple(item for item in found if item is not None)


def _promises(plan: Plan, start: Month, also: int | None) -> Mapping[Target, list[_Promise]]:
    restricted = {fund.id for fund in plan.funds if fund.kind == "restricted"}
    promised: dict[Target, list[_Promise]] = defaultdict(list)
    for grant in plan.grants:
        if grant.id != also and not (grant.confirmed and grant.fund in restricted):
            continue
        for line in grant.budget:
            if line.target[0] in _SINGLE and unused(line):
                promised[line.target].append(_promise(grant, line, start))
    return promised


def _promise(grant: Grant, line: BudgetLine, start: Month) -> _Promise:
    """A line in months from the start; one that is over by then is still to be spent in the first month."""
    begins, ends = line_dates(grant, line)
    first = max(0, Month.of(begins) - start) if begins else 0
    last = max(0, Month.of(ends) - start) if ends else _HORIZON - 1
    return _Promise(grant.id, min(first, _FURTHEST - 1), min(max(first, last), _FURTHEST - 1), unused(line))


def _worst(target: Target, name: str, promises: list[_Promise], costs: list[int], start: Month) -> Overfunded | None:
    found: list[tuple[int, Overfunded]] = []
    for first in {promise.first for promise in promises}:
        for last in {promise.last for promise in promises}:
            inside = [each for each in promises if first <= each.first and each.last <= last]
            funded, cost = sum(each.amount for each in inside), sum(costs[first : last + 1])
            if funded - cost >= _LEAST:
                grants = tuple(dict.fromkeys(each.grant for each in inside))
                over = Overfunded(target, name, grants, start.plus(first), start.plus(last), funded, cost)
                found.append((funded - cost, over))
    return max(found, key=lambda pair: (pair[0], pair[1].first - pair[1].last))[1] if found else None
