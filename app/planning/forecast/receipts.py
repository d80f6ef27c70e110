"""Money that comes in: each grant's instalments and each income line, by month, by how certain it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from app.dates import Month
from app.planning.forecast.charging import at_percent, percent_in
from app.planning.plan.plan import Grant, Income, Plan
from app.planning.plan.reuse import Reuse
from app.planning.plan.schedule import Ints, Repeated, amount_table


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one grant or income line brings in a view, in pence by month: `kind` is grant or income."""

    kind: str
    id: int
    fund: int
    amounts: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Incoming:
    """What is known of all receipts, by source and month: `received` has come in, `pending` has not.

    Pence, at 100 per cent and not late; `pending` reaches beyond no month of the forecast.
    """

    sources: tuple[Grant | Income, ...]
    received: Ints
    pending: Ints


@dataclass(frozen=True, slots=True)
class _Single:
    due: date
    amount: int
    received_on: date | None


def incoming(plan: Plan, balance_date: date, start: Month, count: int, reuse: Reuse | None = None) -> Incoming:
    """Every receipt of a plan in its month of so many from the start.

    - A receipt with a day of its own (an instalment, a one-off income) that came in by the balance date is in the
      balances already. One that came in later counts in that month.
    - One that has not come in arrives in its month; an overdue one is still to come, in the first month.
    - What an income line brought by the balance date is in the balances already.
    - What a scenario delays is pending so many months later.
    """
    reuse = reuse or Reuse()
    when = (balance_date, start, count)
    grants = reuse.each("grant receipts", plan.grants, (), when, lambda grant: _single_rows(grant, *when))
    income = reuse.get("income", (plan.income,), when, lambda: _income_rows(plan.income, *when))
    table = np.concatenate((np.array(grants, np.int64).reshape(len(grants), 2, count), income))
    return Incoming((*plan.grants, *plan.income), table[:, 0], _delayed(plan, table[:, 1]))


def _income_rows(income: Sequence[Income], balance_date: date, start: Month, count: int) -> Ints:
    """By line: what came in, and what is pending, by month."""
    table = np.array([_single_rows(item, balance_date, start, count) for item in income], np.int64)
    repeated = [(row, item) for row, item in enumerate(income) if _repeats(item)]
    if repeated:
        amounts = amount_table([_repeated(item) for _, item in repeated], start, count, after=balance_date)
        table[[row for row, _ in repeated], 1] = amounts
    return table.reshape(len(income), 2, count)


def _single_rows(source: Grant | Income, balance_date: date, start: Month, count: int) -> Ints:
    """What came in of a source's single receipts, and what is pending, by month."""
    rows = np.zeros((2, count), np.int64)
    for single in _singles(source):
        if single.received_on is None:
            _add(rows[1], Month.of(single.due) - start, single.amount)
        elif single.received_on > balance_date:
            _add(rows[0], Month.of(single.received_on) - start, single.amount)
    return rows


def _delayed(plan: Plan, pending: Ints) -> Ints:
    """Later by all the delays that hold for a source."""
    for delay in plan.delays:
        moved = [row for row, grant in enumerate(plan.grants) if delay.grant == grant.id]
        rows = slice(None) if delay.grant is None else moved
        pending[rows] = _later(pending[rows], delay.months)
    return pending


def in_view(known: Incoming, view: str, late: int) -> Ints:
    """Pence by source and month in a view, what has not come in being so many months late.

    In the expected view an unconfirmed source is × its probability, rounded on its running total, so that the whole
    is the rounded share of the whole.
    """
    pending = _later(known.pending, late)
    percents = np.array(
        [percent_in(view, confirmed=source.confirmed, probability=source.probability) for source in known.sources],
        np.int64,
    )
    part = np.flatnonzero(percents != 100)
    running = at_percent(np.cumsum(pending[part], axis=1), percents[part, None])
    pending[part] = np.diff(running, axis=1, prepend=0)
    return known.received + pending


def receipts(known: Incoming, table: Ints, general: int) -> tuple[Receipt, ...]:
    """The rows of such a table by source; sources without a fund pay into the general one."""
    return tuple(
        Receipt(
            "grant" if isinstance(source, Grant) else "income",
            source.id,
            general if source.fund is None else source.fund,
            tuple(row),
        )
        for source, row in zip(known.sources, table.tolist(), strict=True)
    )


def _later(table: Ints, months: int) -> Ints:
    """The same table so many months later; what falls beyond its end is not in it any more."""
    count = table.shape[1]
    moved = np.zeros_like(table)
    if months < count:
        moved[:, months:] = table[:, : count - months]
    return moved


def _add(row: Ints, place: int, amount: int) -> None:
    if place < len(row):
        row[max(0, place)] += amount


def _singles(source: Grant | Income) -> Iterable[_Single]:
    if isinstance(source, Grant):
        return [_Single(item.due, item.amount, item.received_on) for item in source.instalments]
    return [] if _repeats(source) else [_Single(source.schedule.start, _once(source), source.received_on)]


def _once(income: Income) -> int:
    """The amount of a single receipt in the month when it is due."""
    return int(amount_table([_repeated(income)], Month.of(income.schedule.start), 1)[0, 0])


def _repeats(source: Income) -> bool:
    return source.schedule.frequency != "one_off"


def _repeated(income: Income) -> Repeated:
    return Repeated(income.name, income.amount, income.schedule, income.rise)
