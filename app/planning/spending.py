"""What every cost comes to in every month, and how it is split over projects and core.

This is the slow part of a forecast and depends on no view: work it out once, then forecast as often as is wanted.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from app.dates import Month
from app.money import round_half_up, share_out
from app.planning.plan import Cost, Freelancer, Plan, Post
from app.planning.rates import RatePack
from app.planning.schedule import Ints, Repeated, amount_table, risen, within_reason
from app.planning.staff_costs import staff_month_costs
from app.problems import Refused

Target = tuple[str, int | str]
Amounts = dict[int | None, int]
"""Pence by project; None is core."""


@dataclass(frozen=True, slots=True)
class Source:
    """A cost line, post or freelancer: `kind` is cost, post or freelancer.

    `pieces` are the projects that bear it (None is core) with their basis points, 10,000 in all.
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
    """Pence of every source and slice in every month from `first`, in plan order: costs, posts, freelancers.

    `totals` is by source and month, `amounts` by month and slice. `lags` are the months between a slice's falling due
    and its payment. `targets` finds the slices that a budget line's target names. `nic` is the employer's National
    Insurance of all posts, by month.
    """

    first: Month
    sources: tuple[Source, ...]
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


def spending(plan: Plan, rates: RatePack, first: Month, count: int, *, accrual: bool = False) -> Spending:
    """Every cost by the month in which it is paid; with `accrual`, by the month in which it falls due.

    - A cost line: its amount and the VAT that is not recoverable, each time it comes round, paid `lag` months later.
    - A post: salary, employer's National Insurance and pension in full in the month worked (see `staff_month_costs`).
    - A freelancer: day rate × days a month, by calendar days in a month partly worked, paid `lag` months later.
    - Each month's cost of a source is split over its projects and core by largest remainder.

    Raises Refused where the shares of a source are more than the whole of it, and where rates or rises make no sense.
    """
    items: tuple[Cost | Post | Freelancer, ...] = (*plan.costs, *plan.posts, *plan.freelancers)
    sources = tuple(_source(item, accrual=accrual) for item in items)
    posts = staff_month_costs(plan.posts, tuple(first.until(first.plus(count))), rates)
    totals = np.concatenate(
        (
            amount_table([_repeated(cost, accrual=accrual) for cost in plan.costs], first, count),
            _rows(
                [_post_row(post, [month.total for month in row]) for post, row in zip(plan.posts, posts, strict=True)],
                count,
            ),
            _rows(
                [_freelancer_row(item, first.plus(0 if accrual else -item.lag), count) for item in plan.freelancers],
                count,
            ),
        )
    )
    slices = tuple(Slice(place, project) for place, source in enumerate(sources) for project, _ in source.pieces)
    return Spending(
        first=first,
        sources=sources,
        totals=totals,
        slices=slices,
        amounts=split_table(totals, [[share for _, share in source.pieces] for source in sources]),
        lags=np.array([sources[piece.source].lag for piece in slices], np.int64),
        targets=_targets(sources, slices),
        nic=tuple(sum(row[month].nic for row in posts) for month in range(count)),
    )


def split_once(source: Source, total: int) -> Amounts:
    """Pence of a source's whole total (of a year, say) by project and core, adding up: largest remainder."""
    parts = share_out(total, [share for _, share in source.pieces])
    return {project: part for (project, _), part in zip(source.pieces, parts, strict=True)}


def split_table(totals: Ints, shares: Sequence[Sequence[int]]) -> Ints:
    """Split every source's every month by basis points that make 10,000; by month and slice.

    Largest remainder, as `app.money.share_out`: the parts add up to the whole, the earlier part first where equal.
    """
    offsets = np.cumsum([0, *(len(parts) for parts in shares)])
    result = np.zeros((totals.shape[1], int(offsets[-1])), np.int64)
    by_size: dict[int, list[int]] = defaultdict(list)
    for row, pieces in enumerate(shares):
        by_size[len(pieces)].append(row)
    for size, rows in by_size.items():
        weights = np.array([shares[row] for row in rows], np.int64)
        parts = _largest_remainder(totals[rows], weights) if size > 1 else totals[rows][:, :, None]
        columns = offsets[rows][:, None] + np.arange(size)
        result[:, columns.ravel()] = parts.transpose(1, 0, 2).reshape(totals.shape[1], -1)
    return result


def _largest_remainder(totals: Ints, weights: Ints) -> Ints:
    """Rows × months split by each row's weights (sum 10,000): rows × months × parts."""
    size = weights.shape[1]
    products = totals[:, :, None] * weights[:, None, :]
    parts = products // 10_000
    left_over = totals - parts.sum(axis=2)
    keys = (products - parts * 10_000) * size + np.arange(size - 1, -1, -1)
    ranked = np.sort(keys, axis=2)[:, :, ::-1]
    last_lucky = np.take_along_axis(ranked, np.maximum(left_over - 1, 0)[:, :, None], axis=2)
    lucky = (keys >= last_lucky) & (left_over > 0)[:, :, None]
    result: Ints = parts + lucky
    return result


def _source(item: Cost | Post | Freelancer, *, accrual: bool) -> Source:
    lag = 0 if accrual or isinstance(item, Post) else item.lag
    match item:
        case Cost():
            return Source("cost", item.id, item.name, item.category, item.pool, lag, _pieces(item.name, item.shares))
        case Post():
            return Source("post", item.id, item.title, "staff", item.pool, lag, _pieces(item.title, item.shares))
        case Freelancer():
            pieces = _pieces(item.name, item.shares)
            return Source("freelancer", item.id, item.name, "freelancers", item.pool, lag, pieces)


def _pieces(name: str, shares: Mapping[int, int]) -> tuple[tuple[int | None, int], ...]:
    whole = sum(shares.values())
    if whole > 10_000:
        raise Refused(
            f"“{name}” is shared over projects by {whole / 100:g} per cent in all. "
            "Lower the shares until they make 100 or less."
        )
    pieces: list[tuple[int | None, int]] = [(project, share) for project, share in shares.items() if share > 0]
    if whole < 10_000:
        pieces.append((None, 10_000 - whole))
    return tuple(pieces)


def _repeated(cost: Cost, *, accrual: bool) -> Repeated:
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


def _targets(sources: Sequence[Source], slices: Sequence[Slice]) -> dict[Target, Ints]:
    """The places of the slices that each target names: a source, a project, or a category of cost."""
    found: dict[Target, list[int]] = defaultdict(list)
    for place, piece in enumerate(slices):
        source = sources[piece.source]
        found[source.kind, source.id].append(place)
        found["category", source.category].append(place)
        if piece.project is not None:
            found["project", piece.project].append(place)
    return {target: np.array(places, np.int64) for target, places in found.items()}
