"""Money that comes in: each grant's instalments and each income line, by month, by how certain it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from app.dates import Month
from app.planning.charging import at_percent, percent_in, steps
from app.planning.plan import Grant, Income, Plan
from app.planning.schedule import Ints, Repeated, amount_table


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


def incoming(plan: Plan, balance_date: date, start: Month, count: int) -> Incoming:
    """Every receipt of a plan in its month of so many from the start.

    - A receipt with a day of its own (an instalment, a one-off income) that came in by the balance date is in the
      balances already. One that came in later counts in that month.
    - One that has not come in arrives in its month; an overdue one is still to come, in the first month.
    - What an income line brought before the start is in the balances already.
    """
    sources: tuple[Grant | Income, ...] = (*plan.grants, *plan.income)
    received, pending = np.zeros((2, len(sources), count), np.int64)
    for row, source in enumerate(sources):
        for single in _singles(source):
            if single.received_on is None:
                _add(pending[row], Month.of(single.due) - start, single.amount)
            elif single.received_on > balance_date:
                _add(received[row], Month.of(single.received_on) - start, single.amount)
    repeated = [(row, item) for row, item in enumerate(plan.income, len(plan.grants)) if _repeats(item)]
    pending[[row for row, _ in repeated]] = amount_table([_repeated(item) for _, item in repeated], start, count)
    return Incoming(sources, received, pending)


def in_view(known: Incoming, view: str, late: int) -> Ints:
    """Pence by source and month in a view, what has not come in being so many months late.

    In the expected view an unconfirmed source is × its probability, rounded on its running total, so that the whole
    is the rounded share of the whole.
    """
    pending = _later(known.pending, late)
    for row, source in enumerate(known.sources):
        percent = percent_in(view, confirmed=source.confirmed, probability=source.probability)
        if percent != 100:
            pending[row] = steps(at_percent(np.cumsum(pending[row]), percent))
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
