"""Costs that awarded grants fund above 100 per cent: shown as an error, because some of that money must go back."""

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.dates import Month
from app.planning.charging import Payer, budget_lines, line_dates
from app.planning.plan import Cost, Freelancer, Plan, Post
from app.planning.rates import RatePack
from app.planning.spending import Spending, Target, spending, split_once

Item = Cost | Post | Freelancer


@dataclass(frozen=True, slots=True)
class OverFunded:
    """A cost, post, freelancer or project whose awarded budget lines are worth more than it costs in their months.

    `funded` and `cost` are pence over the months from `first` to `last`; `grants` are the titles of the grants.
    """

    target: Target
    name: str
    grants: tuple[str, ...]
    funded: int
    cost: int
    first: Month
    last: Month


@dataclass(frozen=True, slots=True)
class _Line:
    payer: Payer
    first: Month
    last: Month


def over_funded(plan: Plan, rates: RatePack) -> tuple[OverFunded, ...]:
    """Every single cost, post, freelancer and project that awarded grants fund above 100 per cent.

    Lines lie in the months between their own dates, or their grant's, as far as the target exists. There is too much
    exactly when, for some first and last month, the lines that lie wholly between them are worth more than the target
    costs there, by when costs fall due; of such spans the one with most too much is told. Lines without an end on
    something without an end are never too much. Months before the first known employer rates are not judged where
    posts are involved.
    """
    bearing = _bearing(plan)
    lines = _lines(plan, rates, bearing)
    if not lines:
        return ()
    first = min(line.first for group in lines.values() for line in group)
    last = max(line.last for group in lines.values() for line in group)
    kept = {id(item) for target in lines for item in bearing[target]}
    spent = spending(_only(plan, kept), rates, first, last - first + 1, accrual=True)
    names = _names(plan, spent)
    found = (_worst(spent, target, group, names[target]) for target, group in lines.items())
    return tuple(item for item in found if item is not None)


def _names(plan: Plan, spent: Spending) -> dict[Target, str]:
    names: dict[Target, str] = {("project", project.id): project.name for project in plan.projects}
    return names | {(source.kind, source.id): source.name for source in spent.sources}


def _bearing(plan: Plan) -> dict[Target, list[Item]]:
    """The sources that each cost, post, freelancer and project is made of."""
    made_of: dict[Target, list[Item]] = defaultdict(list)
    groups: tuple[tuple[str, tuple[Item, ...]], ...] = (
        ("cost", plan.costs),
        ("post", plan.posts),
        ("freelancer", plan.freelancers),
    )
    for kind, items in groups:
        for item in items:
            made_of[kind, item.id].append(item)
            for project, share in item.shares.items():
                if share:
                    made_of["project", project].append(item)
    return made_of


def _lines(plan: Plan, rates: RatePack, bearing: Mapping[Target, list[Item]]) -> dict[Target, list[_Line]]:
    groups: dict[Target, list[_Line]] = defaultdict(list)
    for payer in budget_lines(plan):
        items = bearing.get(payer.line.target)
        line = _placed(payer, items, rates) if items and payer.grant.confirmed else None
        if line is not None:
            groups[payer.line.target].append(line)
    return dict(groups)


def _placed(payer: Payer, items: Sequence[Item], rates: RatePack) -> _Line | None:
    """The months of a line in which its target exists; None where there are none, no end, or no known rates."""
    starts, ends = zip(*(_life(item) for item in items), strict=True)
    own_start, own_end = line_dates(payer.grant, payer.line)
    first = Month.of(max(day for day in (own_start, min(starts)) if day is not None))
    end = min((day for day in (own_end, _latest(ends)) if day is not None), default=None)
    known = Month(rates.first_year, 4)
    if end is None or Month.of(end) < first or (first < known and any(isinstance(item, Post) for item in items)):
        return None
    return _Line(payer, first, Month.of(end))


def _life(item: Cost | Post | Freelancer) -> tuple[date, date | None]:
    match item:
        case Cost():
            schedule = item.schedule
            return schedule.start, schedule.start if schedule.frequency == "one_off" else schedule.end
        case Post():
            return item.pay.start, item.pay.end
        case Freelancer():
            return item.start, item.end


def _latest(ends: Sequence[date | None]) -> date | None:
    """The last end; None where something goes on."""
    days = [day for day in ends if day is not None]
    return max(days) if len(days) == len(ends) else None


def _only(plan: Plan, kept: Container[int]) -> Plan:
    """The plan with nothing but some of its sources."""
    return replace(
        plan,
        costs=tuple(item for item in plan.costs if id(item) in kept),
        posts=tuple(item for item in plan.posts if id(item) in kept),
        freelancers=tuple(item for item in plan.freelancers if id(item) in kept),
    )


def _worst(spent: Spending, target: Target, lines: Sequence[_Line], name: str) -> OverFunded | None:
    spans = dict.fromkeys((one.first, other.last) for one in lines for other in lines if one.first <= other.last)
    found = [_span(spent, target, lines, name, span) for span in spans]
    worst = max(found, key=lambda item: item.funded - item.cost)
    return worst if worst.funded > worst.cost else None


def _span(spent: Spending, target: Target, lines: Sequence[_Line], name: str, span: tuple[Month, Month]) -> OverFunded:
    first, last = span
    within = [line for line in lines if first <= line.first and line.last <= last]
    return OverFunded(
        target=target,
        name=name,
        grants=tuple(dict.fromkeys(line.payer.grant.title for line in within)),
        funded=sum(line.payer.line.amount for line in within),
        cost=_cost(spent, target, first, last),
        first=first,
        last=last,
    )


def _cost(spent: Spending, target: Target, first: Month, last: Month) -> int:
    """Pence that a target costs in these months, what a project bears being split once for all of them."""
    totals = spent.totals[:, first - spent.first : last - spent.first + 1].sum(axis=1).tolist()
    pieces = [spent.slices[place] for place in spent.targets[target].tolist()]
    return sum(split_once(spent.sources[piece.source], totals[piece.source])[piece.project] for piece in pieces)
