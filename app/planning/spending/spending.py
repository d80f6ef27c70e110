"""What every cost comes to in every month, and how it is split over projects and core.

This is the slow part of a forecast and depends on no view: work it out once, then forecast as often as is wanted.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from app.dates import Month
from app.money import round_half_up, share_out
from app.planning.law.rates import RatePack
from app.planning.plan.plan import Cost, Freelancer, Plan, Post
from app.planning.plan.reuse import Reuse
from app.planning.plan.schedule import Ints, Repeated, amount_table, risen, within_reason
from app.planning.spending.people_costs import PeopleCost, people_costs
from app.planning.spending.price_rises import after_price_changes
from app.planning.spending.splitting import split_table
from app.planning.spending.staff_costs import staff_month_costs
from app.problems import Refused

Target = tuple[str, int | str]
Amounts = dict[int | None, int]
"""Pence by project; None is core."""


@dataclass(frozen=True, slots=True)
class CostSource:
    """What costs: `kind` is cost, post, freelancer, supervision (a plan of it) or training (a course).

    `pieces` are the projects that bear it (None is core) with their basis points, 10,000 in all. Supervision
    and training follow the work of people: what they come to in a month is split by whose it is, and these have the
    basis points of all months. They come after the others.
    """

    kind: str
    id: int
    name: str
    category: str
    pool: str
    lag: int
    pieces: tuple[tuple[int | None, int], ...]


@dataclass(frozen=True, slots=True)
class Slice:
    """The part of a source (by its place among the sources) that one project, or core (None), bears."""

    source: int
    project: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Spending:
    """Pence of every source and slice in every month from `first`, in plan order.

    Costs, posts and freelancers come first, then the supervision and training that cost anything in these months.

    `totals` is by source and month, `amounts` by month and slice. `lags` are the months between a slice's falling due
    and its payment. `targets` finds the slices that a budget line's target names. `nic` is the employer's National
    Insurance of all posts, by month.
    """

    first: Month
    sources: tuple[CostSource, ...]
    totals: Ints
    slices: tuple[Slice, ...]
    amounts: Ints
    lags: Ints
    targets: Mapping[Target, Ints]
    nic: tuple[int, ...]

    @property
    def months(self) -> int:
        """How many months there are."""
        return int(self.totals.shape[1])

    def core_and_projects(self, amounts: Ints) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Pence by month for core and for all projects, of a table by month and slice."""
        is_core = np.array([piece.project is None for piece in self.slices], np.bool_)
        core, projects = amounts[:, is_core].sum(axis=1), amounts[:, ~is_core].sum(axis=1)
        return tuple(core.tolist()), tuple(projects.tolist())


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """The slices of so many sources, which are the same whatever the sources come to."""

    slices: tuple[Slice, ...]
    lags: Ints
    targets: Mapping[Target, Ints]

    @classmethod
    def of(cls, sources: tuple[CostSource, ...]) -> "Layout":
        """The slices in plan order, and which of them each target names."""
        slices = tuple(Slice(place, project) for place, source in enumerate(sources) for project, _ in source.pieces)
        lags = np.array([sources[piece.source].lag for piece in slices], np.int64)
        return cls(slices, lags, _targets(sources, slices))


def spending_to_come(
    plan: Plan, rates: RatePack, count: int, *, accrual: bool = False, reuse: Reuse | None = None
) -> Spending:
    """What is paid in so many months from the day after the balance date, which the plan must have; see `spending`."""
    assert plan.start is not None  # noqa: S101 - what is still to come is counted from a day
    return spending(plan, rates, plan.start, count, accrual=accrual, after=plan.balance_date, reuse=reuse)


def spending(
    plan: Plan,
    rates: RatePack,
    first: Month,
    count: int,
    *,
    accrual: bool = False,
    after: date | None = None,
    until: date | None = None,
    reuse: Reuse | None = None,
) -> Spending:
    """Every cost by the month in which it is paid; with `accrual`, by the month in which it falls due.

    What is paid (or falls due) on or before the day `after`, or later than the day `until`, does not count; pay and
    fees are paid on the last day of a month.

    - A cost line: its amount and the VAT that is not recoverable, each time it comes round, paid `lag` months later.
    - A post: salary, employer's National Insurance and pension in full in the month worked (see `staff_month_costs`).
    - A freelancer: day rate × days a month, by calendar days in a month partly worked, paid `lag` months later.
    - What scenarios make dearer or cheaper is changed by source and month (see `after_price_changes`).
    - Supervision and training of people: see `people_costs`; paid as they fall due.
    - Each month's cost of a source is split over its projects and core by largest remainder.

    Raises Refused where the shares of a source are more than the whole of it, and where rates or rises make no sense.
    """
    reuse, when = reuse or Reuse(), _When(first, count, accrual, after, until)
    same = (plan.costs, plan.posts, plan.freelancers, plan.projects, plan.people, rates)
    changes = (when, plan.begins, plan.cost_changes)
    return reuse.get("spending", same, changes, lambda: _spending(plan, rates, when, reuse))


def _spending(plan: Plan, rates: RatePack, when: "_When", reuse: Reuse) -> Spending:
    found = _totals(plan, rates, when, reuse)
    named, people = found.named, found.people
    layout = reuse.get("layout", (), (named, people.outline), lambda: Layout.of((*named, *people.sources)))
    shares = reuse.get("shares", (), named, lambda: [[share for _, share in source.pieces] for source in named])
    amounts = split_table(found.totals, shares)
    return Spending(
        first=when.first,
        sources=(*named, *people.sources),
        totals=np.concatenate((found.totals, people.totals)) if people.sources else found.totals,
        slices=layout.slices,
        amounts=np.concatenate((amounts, people.parts.T), axis=1) if people.sources else amounts,
        lags=layout.lags,
        targets=layout.targets,
        nic=found.nic,
    )


def split_whole(plan: Plan, rates: RatePack, first: Month, count: int) -> list[tuple[CostSource, Amounts]]:
    """What every source comes to in all months together, by when it falls due, by project and core, adding up.

    It is split once, by largest remainder; what follows the work of people is the sum of its months' parts.
    """
    found = _totals(plan, rates, _When(first, count, accrual=True), Reuse())
    shares = [[share for _, share in source.pieces] for source in found.named]
    once = split_table(found.totals.sum(axis=1, keepdims=True), shares)[0].tolist()
    parts = iter([*once, *found.people.parts.sum(axis=1).tolist()])
    sources = (*found.named, *found.people.sources)
    return [(source, {project: next(parts) for project, _ in source.pieces}) for source in sources]


class _Totals(NamedTuple):
    """What costs, and pence by source and month: costs, posts and freelancers, and apart from them people."""

    named: tuple[CostSource, ...]
    totals: Ints
    people: "_People"
    nic: tuple[int, ...]


def _totals(plan: Plan, rates: RatePack, when: "_When", reuse: Reuse) -> _Totals:
    cost_sources, cost_table = reuse.get("costs", (plan.costs,), when, lambda: _costs(plan.costs, when))
    post_sources, post_table, nic = reuse.get(
        "posts", (plan.posts, rates), when, lambda: _posts(plan.posts, rates, when)
    )
    fee_sources, fee_table = reuse.get("fees", (plan.freelancers,), when, lambda: _fees(plan.freelancers, when))
    named = (*cost_sources, *post_sources, *fee_sources)
    totals = after_price_changes(
        np.concatenate((cost_table, post_table, fee_table)),
        [None if source.kind == "post" else source.category for source in named],
        [source.lag for source in named],
        plan.cost_changes,
        when.first,
    )
    return _Totals(named, totals, _people(plan, when, reuse), nic)


class _When(NamedTuple):
    first: Month
    months: int
    accrual: bool
    after: date | None = None
    until: date | None = None

    def paid_at_the_end(self, table: Ints) -> Ints:
        """The same table by month without what is paid on a month's last day, where that does not count."""
        ends = [month.last_day for month in self.first.until(self.first.plus(self.months))]
        counted = [(self.after or date.min) < end <= (self.until or date.max) for end in ends]
        return table * np.array(counted, np.int64)


def _costs(costs: Sequence[Cost], when: _When) -> tuple[tuple[CostSource, ...], Ints]:
    items = [repeated(cost, accrual=when.accrual) for cost in costs]
    return _sources(costs, when), amount_table(items, when.first, when.months, after=when.after, until=when.until)


def _posts(posts: Sequence[Post], rates: RatePack, when: _When) -> tuple[tuple[CostSource, ...], Ints, tuple[int, ...]]:
    rows = staff_month_costs(posts, tuple(when.first.until(when.first.plus(when.months))), rates)
    totals = [_post_row(post, [month.total for month in row]) for post, row in zip(posts, rows, strict=True)]
    nic = tuple(sum(row[month].nic for row in rows) for month in range(when.months))
    return _sources(posts, when), when.paid_at_the_end(_rows(totals, when.months)), nic


def _fees(people: Sequence[Freelancer], when: _When) -> tuple[tuple[CostSource, ...], Ints]:
    lags = [0 if when.accrual else item.lag for item in people]
    rows = [_freelancer_row(item, when.first.plus(-lag), when.months) for item, lag in zip(people, lags, strict=True)]
    return _sources(people, when), when.paid_at_the_end(_rows(rows, when.months))


def _sources(items: Sequence[Cost | Post | Freelancer], when: _When) -> tuple[CostSource, ...]:
    return tuple(_source(item, accrual=when.accrual) for item in items)


class _People(NamedTuple):
    """Supervision and training: pence by source and month, and by the part that each project or core bears."""

    sources: tuple[CostSource, ...]
    totals: Ints
    parts: Ints

    @property
    def outline(self) -> tuple[object, ...]:
        """What the slices depend on, which is not what they come to."""
        return tuple((source.kind, source.id, [project for project, _ in source.pieces]) for source in self.sources)


def _people(plan: Plan, when: _When, reuse: Reuse) -> _People:
    """Split by whose work it is, so what makes it dearer changes the parts, and the totals are what these come to."""
    same = (plan.people, plan.posts, plan.freelancers, plan.projects)
    costs = reuse.get(
        "people",
        same,
        (when, plan.begins),
        lambda: people_costs(plan, when.first, when.months, after=when.after, until=when.until),
    )
    rows = [row for cost in costs for row in cost.amounts.values()]
    categories = [cost.kind for cost in costs for _ in cost.amounts]
    parts = after_price_changes(_rows(rows, when.months), categories, [0] * len(rows), plan.cost_changes, when.first)
    places = np.cumsum([0, *(len(cost.amounts) for cost in costs)]).tolist()
    each = [parts[start:end] for start, end in pairwise(places)]
    sources = tuple(_people_source(cost, rows) for cost, rows in zip(costs, each, strict=True))
    return _People(sources, _rows([rows.sum(axis=0).tolist() for rows in each], when.months), parts)


def _people_source(cost: PeopleCost, parts: Ints) -> CostSource:
    sums: list[int] = parts.sum(axis=1).tolist()
    shares = share_out(10_000, sums if any(sums) else [1] * len(sums))
    pieces = tuple(zip(cost.amounts, shares, strict=True))
    return CostSource(cost.kind, cost.id, cost.name, cost.kind, "central", 0, pieces)


def _source(item: Cost | Post | Freelancer, *, accrual: bool) -> CostSource:
    lag = 0 if accrual or isinstance(item, Post) else item.lag
    match item:
        case Cost():
            return CostSource(
                "cost", item.id, item.name, item.category, item.pool, lag, _pieces(item.name, item.shares)
            )
        case Post():
            return CostSource("post", item.id, item.title, "staff", item.pool, lag, _pieces(item.title, item.shares))
        case Freelancer():
            pieces = _pieces(item.name, item.shares)
            return CostSource("freelancer", item.id, item.name, "freelancers", item.pool, lag, pieces)


def _pieces(name: str, shares: Mapping[int, int]) -> tuple[tuple[int | None, int], ...]:
    whole = sum(shares.values())
    if whole > 10_000:
        raise Refused(
            f"The shares of “{name}” for projects add up to {whole / 100:g} per cent. "
            "Lower them to 100 or less together."
        )
    pieces: list[tuple[int | None, int]] = [(project, share) for project, share in shares.items() if share > 0]
    if whole < 10_000:
        pieces.append((None, 10_000 - whole))
    return tuple(pieces)


def repeated(cost: Cost, *, accrual: bool) -> Repeated:
    """When a cost line is paid, with the VAT that does not come back; with `accrual`, when it falls due."""
    vat = 0 if cost.vat_recoverable else cost.vat
    return Repeated(cost.name, cost.amount, cost.schedule, cost.rise, vat, 0 if accrual else cost.lag)


def _rows(rows: Sequence[Sequence[int]], count: int) -> Ints:
    return np.array(rows, np.int64).reshape(len(rows), count)


def _post_row(post: Post, totals: Sequence[int]) -> list[int]:
    return [within_reason(post.title, total) for total in totals]


def _freelancer_row(freelancer: Freelancer, first_due: Month, count: int) -> list[int]:
    return [freelancer_month(freelancer, month) for month in first_due.until(first_due.plus(count))]


def freelancer_month(freelancer: Freelancer, month: Month) -> int:
    """Pence for the work of one month: risen day rate × days, × the part of the month's days from start to end."""
    days = days_between(freelancer.start, freelancer.end, month)
    if days == 0:
        return 0
    rate = risen(freelancer.name, freelancer.day_rate, freelancer.rise, month)
    whole = 100 * month.last_day.day
    return within_reason(freelancer.name, round_half_up(rate * freelancer.days * days, whole))


def days_between(start: date, end: date | None, month: Month) -> int:
    """How many days of a month lie from a start to an end, both counted; no end means that it goes on."""
    last = min(end or month.last_day, month.last_day)
    return max(0, (last - max(start, month.first_day)).days + 1)


def _targets(sources: Sequence[CostSource], slices: Sequence[Slice]) -> dict[Target, Ints]:
    """The places of the slices that each target names: a source, a project, or a category of cost."""
    found: dict[Target, list[int]] = defaultdict(list)
    for place, piece in enumerate(slices):
        source = sources[piece.source]
        found[source.kind, source.id].append(place)
        found["category", source.category].append(place)
        if piece.project is not None:
            found["project", piece.project].append(place)
    return {target: np.array(places, np.int64) for target, places in found.items()}
