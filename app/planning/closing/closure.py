"""What it would cost to close in good order at the end of any month: people, contracts, bills and fixed costs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from app.dates import Month
from app.planning.closing.employment import Employment, Owed, Rules, employments, owed
from app.planning.law.rates import RatePack
from app.planning.plan.plan import Cost, Freelancer, Plan
from app.planning.plan.reuse import Reuse
from app.planning.plan.schedule import Ints, amount_table
from app.planning.spending.price_rises import after_price_changes
from app.planning.spending.spending import freelancer_month, repeated

CLOSING, COMMITMENT = "closing", "commitment"
_FREELANCERS = "freelancers"


@dataclass(frozen=True, slots=True)
class ClosureCost:
    """What closing on a day costs, in pence: its parts, which `total` adds up."""

    on: date
    redundancy: int = 0
    notice: int = 0
    holiday: int = 0
    contracts: int = 0
    bills: int = 0
    fixed: int = 0

    @property
    def total(self) -> int:
        """All parts together, in pence."""
        return self.redundancy + self.notice + self.holiday + self.contracts + self.bills + self.fixed


@dataclass(frozen=True, slots=True)
class Closure:
    """The cost of closing at the balance date (`now`) and at the end of each month, and what to know about it."""

    now: ClosureCost
    months: tuple[ClosureCost, ...]
    notes: tuple[str, ...] = ()

    @property
    def costs_anything(self) -> bool:
        """Whether anything is known that closing would cost."""
        return any(cost.total for cost in (self.now, *self.months))


def closure(plan: Plan, rates: RatePack, months: int, reuse: Reuse | None = None) -> Closure | None:
    """The cost of closing at the balance date and at the end of so many months from the start; None without a date.

    - Redundancy, notice and holiday of everybody employed on the day: see `employment.owed`.
    - Contracts: what falls due after the day on cost lines with `notice_months` or `break_on`, until the end of the
      last month of notice (that month's end too where the balance date lies within a month) or the earliest break,
      whichever is later, and never after the line's end.
    - Bills: what fell due by the day and is paid later.
    - Fixed: the closing costs that the user named.

    No view changes it: closing must be paid from one's own money. `reuse` keeps what a changed plan does not touch.
    Raises Refused, as `employment.owed` and `schedule.amount_table` do.
    """
    if plan.start is None or plan.balance_date is None:
        return None
    start, on, reuse = plan.start, plan.balance_date, reuse or Reuse()
    days = (on, *(month.last_day for month in start.until(start.plus(months))))
    contracts, bills = reuse.get(
        "contracts and bills",
        (plan.costs, plan.freelancers),
        (on, months, plan.cost_changes),
        lambda: (_contracts(plan, start, months), _bills(plan, start, months)),
    )
    staff, due = reuse.get("owed", (plan.posts, rates), (days, *_terms(plan)), lambda: _owed(plan, rates, days))
    fixed = sum(each.amount for each in plan.obligations if each.kind == CLOSING)
    parts = zip(days, due, contracts, bills, strict=True)
    now, *later = (_cost(day, people, contract, bill, fixed) for day, people, contract, bill in parts)
    return Closure(now, tuple(later), tuple(_notes(staff, due)))


def _cost(day: date, people: Sequence[Owed], contracts: int, bills: int, fixed: int) -> ClosureCost:
    return ClosureCost(
        on=day,
        redundancy=_redundancy(people),
        notice=sum(each.notice for each in people),
        holiday=sum(each.holiday for each in people),
        contracts=contracts,
        bills=bills,
        fixed=fixed,
    )


def _owed(plan: Plan, rates: RatePack, days: Sequence[date]) -> tuple[tuple[Employment, ...], list[list[Owed]]]:
    """Everybody employed, and what is owed to each on each day."""
    staff = employments(plan.posts)
    return staff, [_owed_on(day, staff, plan, rates) for day in days]


def _terms(plan: Plan) -> tuple[object, ...]:
    """What else of a plan decides on what is owed."""
    return plan.nation, plan.leave_year_month, plan.year_start_month, plan.holiday_untaken


def _owed_on(day: date, staff: Sequence[Employment], plan: Plan, rates: RatePack) -> list[Owed]:
    """What each would be owed on a day; the rates of a day on which nobody works need not be known."""
    if not any(each.worked_on(day) for each in staff):
        return [Owed()] * len(staff)
    rules = Rules.on(day, plan, rates)
    return [owed(each, rules) for each in staff]


def _contracts(plan: Plan, start: Month, months: int) -> list[int]:
    """Pence still due under contracts, at the balance date and at the end of each month."""
    total = np.zeros(months + 1, np.int64)
    for cost in plan.costs:
        if cost.notice_months is not None or cost.break_on is not None:
            total += np.maximum(_on_notice(plan, cost, start, months), _until_break(plan, cost, start, months))
    result: list[int] = total.tolist()
    return result


def _on_notice(plan: Plan, cost: Cost, start: Month, months: int) -> Ints:
    notice = cost.notice_months or 0
    row = _due(plan, (cost,), start, months + notice + 1)
    found = _windows(row, months, notice)
    if notice and _begins_within(plan, start):
        found[0] = row[: notice + 1].sum()
    return found


def _until_break(plan: Plan, cost: Cost, start: Month, months: int) -> Ints:
    """What falls due up to the earliest break. Of two last days the later has the larger sum, so they are compared."""
    if cost.break_on is None or Month.of(cost.break_on) < start:
        return np.zeros(months + 1, np.int64)
    until = replace(cost.schedule, end=min(cost.schedule.end or cost.break_on, cost.break_on))
    count = Month.of(cost.break_on) - start + 1
    return _windows(_due(plan, (replace(cost, schedule=until),), start, count), months, count)


def _bills(plan: Plan, start: Month, months: int) -> list[int]:
    """Pence that fell due and are not paid yet, at the balance date and at the end of each month."""
    total = np.zeros(months + 1, np.int64)
    for lag in ({cost.lag for cost in plan.costs} | {item.lag for item in plan.freelancers}) - {0}:
        first, count = start.plus(-lag), months + lag
        costs = [cost for cost in plan.costs if cost.lag == lag]
        people = [item for item in plan.freelancers if item.lag == lag]
        total += _windows(_fees(plan, people, first, count), months, lag)
        bills = _windows(_cost_lines(plan, costs, first, count), months, lag)
        if _begins_within(plan, start):
            bills[0] = _unpaid(plan, costs, start, lag)
        total += bills
    result: list[int] = total.tolist()
    return result


def _unpaid(plan: Plan, costs: Sequence[Cost], start: Month, lag: int) -> int:
    """Pence of cost lines paid so many months late that fell due by a balance date within the month, and are not paid.

    What fell due since as many months before, less what of it was paid in the month by that date.
    """
    on = plan.balance_date
    due = _cost_lines(plan, costs, start.plus(-lag), lag + 1, until=on)
    paid = _cost_lines(plan, costs, start, 1, accrual=False, until=on)
    return int(due.sum() - paid.sum())


def _begins_within(plan: Plan, start: Month) -> bool:
    """Whether the balance date lies within the first month of the forecast."""
    return plan.balance_date is not None and Month.of(plan.balance_date) == start


def _due(plan: Plan, costs: Sequence[Cost], first: Month, count: int) -> Ints:
    """Pence of some cost lines together, by the month in which they fall due after the balance date."""
    return _cost_lines(plan, costs, first, count, after=plan.balance_date)


def _cost_lines(
    plan: Plan,
    costs: Sequence[Cost],
    first: Month,
    count: int,
    *,
    accrual: bool = True,
    after: date | None = None,
    until: date | None = None,
) -> Ints:
    """Pence of some cost lines together by month; see `spending.spending`. Nobody who closes counts on a refund."""
    items = [repeated(cost, accrual=accrual) for cost in costs]
    table = np.maximum(amount_table(items, first, count, after=after, until=until), 0)
    return _together(plan, table, [cost.category for cost in costs], [item.lag for item in items], first)


def _fees(plan: Plan, people: Sequence[Freelancer], first: Month, count: int) -> Ints:
    months = tuple(first.until(first.plus(count)))
    table = np.array([[freelancer_month(item, month) for month in months] for item in people], np.int64)
    return _together(plan, table.reshape(len(people), count), [_FREELANCERS] * len(people), [0] * len(people), first)


def _together(plan: Plan, table: Ints, categories: Sequence[str], lags: Sequence[int], first: Month) -> Ints:
    sums: Ints = after_price_changes(table, categories, lags, plan.cost_changes, first).sum(axis=0)
    return sums


def _windows(row: Ints, months: int, width: int) -> Ints:
    """The sums of so many months of a row, from each of its first `months` + 1 places on, as far as it reaches."""
    running = np.concatenate(([0], np.cumsum(row)))
    starts = np.arange(months + 1)
    sums: Ints = running[np.minimum(starts + width, len(row))] - running[np.minimum(starts, len(row))]
    return sums


def _notes(staff: Sequence[Employment], due: Sequence[Sequence[Owed]]) -> Iterable[str]:
    if any(_unsaid(each) and now.notice for each, now in zip(staff, due[0], strict=True)) and not _redundancy(due[0]):
        yield (
            "Nobody has the two years of service yet that redundancy pay asks for. Service counts from the first day "
            "of a post: if somebody began before that, say when beside the post."
        )
    unknown = [each.title for place, each in enumerate(staff) if any(people[place].most for people in due)]
    if unknown:
        yield (
            f"No date of birth is known for {', '.join(unknown)}: redundancy pay is reckoned as the most that it can "
            "be, a week and a half for each year."
        )


def _unsaid(employment: Employment) -> bool:
    return all(post.service_start is None for post in employment.posts)


def _redundancy(people: Iterable[Owed]) -> int:
    return sum(each.redundancy for each in people)
