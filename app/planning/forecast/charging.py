"""Which grant pays which cost: budget lines taken in order, each up to what is left of it.

Practice: restricted income is spent only on the purpose the giver named (Charities SORP, module 2).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from app.dates import LATEST, Month
from app.planning.plan.plan import BudgetLine, Grant, Plan
from app.planning.plan.reuse import Reuse
from app.planning.plan.schedule import Ints
from app.planning.spending.spending import Spending

Bools = npt.NDArray[np.bool_]

_SPECIFICITY = {"project": 1, "category": 2}
_ALL = 100
_FAR = Month.of(LATEST).index


@dataclass(frozen=True, slots=True)
class ChargeableLine:
    """A budget line that can be charged, its grant and the restricted fund that this pays into.

    `place` is the line's among those of its grant.
    """

    fund: int
    grant: Grant
    line: BudgetLine
    place: int = 0


@dataclass(frozen=True, slots=True)
class Charge:
    """What one budget line pays of one slice of a cost: pence by month, from the first month of the spending.

    `source` is the kind and the id of what costs (see `spending.CostSource`); `project` None means core.
    """

    grant: int
    line: int
    fund: int
    source: tuple[str, int]
    project: int | None
    amounts: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """The months of payment in which a line can pay, the places of the slices, and which in each where these differ.

    `columns` is `places` as a slice where they are consecutive, which is quicker, else the same array.
    """

    rows: slice
    places: Ints
    columns: Ints | slice
    payable: Bools | None

    @property
    def months(self) -> int:
        """How many months it has, none where it is below one."""
        return int(self.rows.stop - self.rows.start)

    @classmethod
    def of(cls, grant: Grant, line: BudgetLine, spent: Spending, places: Ints) -> "Window":
        """What falls due from the first to the last month of the line, by the month in which it is paid."""
        start, end = line_dates(grant, line)
        first = Month.of(start) - spent.first if start else -_FAR
        last = Month.of(end) - spent.first if end else _FAR
        lags = spent.lags[places]
        low, high = int(lags.min()), int(lags.max())
        rows = slice(max(0, first + low), max(0, min(spent.months, last + high + 1)))
        if low == high:
            return cls(rows, places, side_by_side(places), None)
        due = np.arange(rows.start, rows.stop)[:, None] - lags
        return cls(rows, places, side_by_side(places), (due >= first) & (due <= last))


def side_by_side(places: Ints) -> Ints | slice:
    """The same places, as a slice where they are consecutive, which is quicker."""
    first, last = int(places[0]), int(places[-1])
    return slice(first, last + 1) if last - first + 1 == len(places) else places


@dataclass(frozen=True, slots=True, eq=False)
class LinePayment:
    """What one budget line pays, compactly: pence by month, from the month in place `start`, and by slice."""

    payer: ChargeableLine
    start: int
    places: Ints
    paid: Ints

    @property
    def by_month(self) -> Ints:
        """Pence by month, over all slices."""
        one = self.paid.shape[1] == 1
        total: Ints = self.paid[:, 0] if one else np.add.reduce(self.paid, axis=1)
        return total


@dataclass(frozen=True, slots=True, eq=False)
class Charged:
    """What every line pays of a spending, and `left`, what unrestricted money has to pay, by month and slice."""

    spent: Spending
    payments: tuple[LinePayment, ...]
    left: Ints

    def by_fund(self) -> dict[int, Ints]:
        """Pence by month that each restricted fund pays, where it pays anything."""
        totals: dict[int, Ints] = {}
        for item in self.payments:
            row = totals.get(item.payer.fund)
            if row is None:
                row = totals[item.payer.fund] = np.zeros(self.spent.months, np.int64)
            row[item.start : item.start + len(item.paid)] += item.by_month
        return totals

    def charges(self) -> tuple[Charge, ...]:
        """Every line's payments, one row for each slice that it pays anything of."""
        return tuple(charge for item in self.payments for charge in _charges(self.spent, item))


def unused(line: BudgetLine) -> int:
    """Pence of a budget line that were not yet used at the balance date."""
    return max(0, line.amount - line.spent)


def charge(
    plan: Plan, spent: Spending, view: str, limit: Callable[[BudgetLine], int] = unused, reuse: Reuse | None = None
) -> Charged:
    """Charge each month's costs to the restricted grants that name them.

    Lines go in the order of `budget_lines`, each paying the slices that its target names in plan order, month by
    month, until its `limit` is reached: pence of the line at 100 per cent, before the likelihood. In the expected view
    an unconfirmed grant pays its share × probability, rounded on the running total of the line; what it does not pay
    stays for later lines.

    Example, in £: rent is 300 a month and belongs to a project. A confirmed line has 500 for the project, a later one
    with a likelihood of 50% has 200. The first pays 300, 200, 0, which leaves 0, 100, 300. In the expected view the
    second pays 0, 50, 50 and then stops: its 200 are used up at their full value, but only half of each pound is
    counted. Unrestricted money is left with 0, 50, 250.
    """
    reuse = reuse or Reuse()
    same = (plan.grants, plan.funds, spent, limit)
    return reuse.get("charged", same, (view,), lambda: _charged(plan, spent, view, limit, reuse))


def _charged(plan: Plan, spent: Spending, view: str, limit: Callable[[BudgetLine], int], reuse: Reuse) -> Charged:
    left = spent.amounts.copy(order="K")
    payments: list[LinePayment] = []
    for payer, window in _windows(plan, spent, reuse):
        percent = percent_in(view, confirmed=payer.grant.confirmed, probability=payer.grant.probability)
        most = limit(payer.line)
        if percent and most > 0:
            payments.append(LinePayment(payer, window.rows.start, window.places, pay(left, window, most, percent)))
    return Charged(spent, tuple(payments), left)


def _windows(plan: Plan, spent: Spending, reuse: Reuse) -> list[tuple[ChargeableLine, Window]]:
    """The lines that name something that is spent, in order, and where each can pay."""
    same, when = (spent.targets, spent.lags), (spent.first, spent.months)

    def of_grant(grant: Grant) -> dict[int, Window]:
        named = {place: spent.targets.get(line.target) for place, line in enumerate(grant.budget)}
        return {
            place: Window.of(grant, grant.budget[place], spent, places)
            for place, places in named.items()
            if places is not None
        }

    def in_order() -> list[tuple[ChargeableLine, Window]]:
        windows = dict(zip(map(id, plan.grants), reuse.each("windows", plan.grants, same, when, of_grant), strict=True))
        found = ((payer, windows[id(payer.grant)].get(payer.place)) for payer in budget_lines(plan))
        return [(payer, window) for payer, window in found if window is not None and window.months > 0]

    return reuse.get("lines", (plan.grants, plan.funds, *same), when, in_order)


def budget_lines(plan: Plan) -> tuple[ChargeableLine, ...]:
    """The lines that can be charged, in order: those of grants that pay into a restricted fund.

    The grant that ends first goes first (without an end last); then what names a cost, post or freelancer before what
    names a project before what names a category; then plan order.
    """
    restricted = {fund.id for fund in plan.funds if fund.kind == "restricted"}
    payers = [
        ChargeableLine(grant.fund, grant, line, place)
        for grant in plan.grants
        if grant.fund in restricted
        for place, line in enumerate(grant.budget)
    ]
    return tuple(sorted(payers, key=_order))


def _order(payer: ChargeableLine) -> tuple[date, int]:
    return payer.grant.end or date.max, _SPECIFICITY.get(payer.line.target[0], 0)


def line_dates(grant: Grant, line: BudgetLine) -> tuple[date | None, date | None]:
    """The first and last days on which a line pays: its own, or the grant's where it has none."""
    return line.start or grant.start, line.end or grant.end


def percent_in(view: str, *, confirmed: bool, probability: int) -> int:
    """How much of something counts in a view, in whole per cent."""
    if confirmed or view == "everything":
        return 100
    return probability if view == "expected" else 0


def at_percent(running: Ints, percent: int | Ints) -> Ints:
    """Running totals in pence × a per cent, a half going up: the last is exactly the rounded share of the whole."""
    return (running * (2 * percent) + 100) // 200


def steps(running: Ints) -> Ints:
    """What each step adds to a running total."""
    result = running.copy()
    result[1:] -= running[:-1]
    return result


def pay(left: Ints, window: Window, most: int, percent: int) -> Ints:
    """Take what a line pays out of what is left: pence by month and slice, to the month in which it is used up.

    A month that is below nothing, because more came back than was paid, goes back to the line as far as it has paid:
    in all it pays what its costs come to, never below nothing and never above its limit.
    """
    block = left[window.rows, window.columns]
    payable = block if window.payable is None else block * window.payable
    running = payable.cumsum()
    if payable.size and payable.min() < 0:
        running = running.clip(0, most)
    elif running[-1] > most:
        months = int(running.searchsorted(most)) // block.shape[1] + 1
        running = np.minimum(running[: months * block.shape[1]], most)
        block = block[:months]
    if percent != _ALL:
        running = at_percent(running, percent)
    paid = steps(running).reshape(block.shape)
    left[window.rows.start : window.rows.start + len(block), window.columns] = block - paid
    return paid


def _charges(spent: Spending, item: LinePayment) -> Iterator[Charge]:
    used = np.flatnonzero(item.paid.any(axis=0))
    table = np.zeros((len(used), spent.months), np.int64)
    table[:, item.start : item.start + len(item.paid)] = item.paid[:, used].T
    for place, amounts in zip(item.places[used].tolist(), table.tolist(), strict=True):
        yield _charge(spent, item.payer, place, amounts)


def _charge(spent: Spending, payer: ChargeableLine, place: int, amounts: Sequence[int]) -> Charge:
    piece = spent.slices[place]
    source = spent.sources[piece.source]
    return Charge(payer.grant.id, payer.line.id, payer.fund, (source.kind, source.id), piece.project, tuple(amounts))
