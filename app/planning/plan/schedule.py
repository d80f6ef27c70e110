"""When a repeated amount comes round, month by month, and what it is each time: whole pence, exactly."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from app.dates import Month
from app.money import LIMIT_PENCE, round_half_up
from app.planning.plan.by_month import counted_months
from app.planning.plan.plan import Rise, Schedule
from app.problems import Refused

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

_NEVER = 1 << 40
_STEADY = Rise()
_STEPS = {"one_off": _NEVER, "monthly": 1, "quarterly": 3, "yearly": 12, "weekly": 1, "by_month": 1}
_BY_MONTH = "by_month"
_EPOCH = Month(1970, 1).index


@dataclass(frozen=True, slots=True)
class Repeated:
    """An amount in pence and its rhythm; `vat` in basis points is added to each, which is paid `lag` months late.

    The amount of a schedule by month is in the schedule, and `amount` does not count.
    """

    name: str
    amount: int
    schedule: Schedule
    rise: Rise = _STEADY
    vat: int = 0
    lag: int = 0


def amounts(amount: int, schedule: Schedule, rise: Rise, first: Month, count: int) -> Ints:
    """Pence in each of so many months from the first: how often it comes round × what it has risen to."""
    row: Ints = amount_table((Repeated("", amount, schedule, rise),), first, count)[0]
    return row


def amount_table(
    items: Sequence[Repeated], first: Month, count: int, *, after: date | None = None, until: date | None = None
) -> Ints:
    """Pence by item and by the month of payment, from the first month on.

    Each time: the risen amount, rounded to a penny, and the VAT on it, rounded to a penny, a half going away from
    nothing. What is paid on or before the day `after`, or later than the day `until`, does not count. Raises Refused
    where a rise takes an amount beyond £1bn.
    """
    if not items:
        return np.zeros((0, count), np.int64)
    columns = _columns([item.lag for item in items], first, count)
    every = _occurrences([item.schedule for item in items], columns)
    times = every if until is None else _paid_by(until, items, every, first)
    times = times if after is None else times - np.minimum(_paid_by(after, items, every, first), times)
    rises = np.array([_rise_index(item.rise) for item in items], np.int64)
    levels = np.maximum((columns - rises[:, None]) // 12 + 1, 0)
    used = np.where(times > 0, levels, -1)
    own = [row for row, item in enumerate(items) if item.schedule.frequency == _BY_MONTH]
    used[own] = -1
    prices = _prices(items, used)
    each = np.take_along_axis(prices, np.minimum(levels, prices.shape[1] - 1), axis=1)
    for row in own:
        each[row] = _own_amounts(items[row], columns[row], times[row] > 0)
    vat = np.array([item.vat for item in items], np.int64)
    each += np.sign(each) * ((np.abs(each) * vat[:, None] + 5_000) // 10_000)
    return times * each


def risen(name: str, amount: int, rise: Rise, month: Month) -> int:
    """Pence an amount has risen to by a month: amount × (1 + rate)^(anniversaries reached), rounded once.

    Raises Refused beyond £1bn.
    """
    return _risen(name, amount, rise, _rises(_rise_index(rise), month.index))


def _risen(name: str, amount: int, rise: Rise, times: int) -> int:
    factor = 10_000 + rise.basis_points
    return within_reason(name, round_half_up(amount * factor**times, 10_000**times))


def _own_amounts(item: Repeated, columns: Ints, counts: Bools) -> list[int]:
    """What a line by month comes to in each month that counts, before VAT: its own amount, or a risen one repeated."""
    months, first_rise = {month.index: pence for month, pence in item.schedule.months.items()}, _rise_index(item.rise)
    indices: list[int] = columns.tolist()
    sources = counted_months(item.schedule.months, indices)
    return [
        _risen(item.name, months[source], item.rise, _rises(first_rise, index) - _rises(first_rise, source))
        if counted and source is not None
        else 0
        for index, source, counted in zip(indices, sources, counts.tolist(), strict=True)
    ]


def _rises(first: int, index: int) -> int:
    """How many yearly rises have been reached in a month, the first of them in the month `first`."""
    return max(0, (index - first) // 12 + 1)


def within_reason(name: str, pence: int) -> int:
    """The same amount, or Refused with a sentence when it is beyond £1bn either way."""
    if abs(pence) > LIMIT_PENCE:
        raise Refused(f"“{name}” grows beyond £1 billion within these months. Check how much it rises each year.")
    return pence


def month_indices(first: Month, count: int) -> Ints:
    """The running numbers of so many months."""
    return np.arange(first.index, first.index + count, dtype=np.int64)


def _columns(lags: Sequence[int], first: Month, count: int) -> Ints:
    """By row and column, the running number of the month in which what is paid in that column fell due."""
    return month_indices(first, count)[None, :] - np.array(lags, np.int64)[:, None]


def _occurrences(schedules: Sequence[Schedule], columns: Ints) -> Ints:
    """How many times each schedule comes round in each column's month.

    The k-th time of a monthly, quarterly or yearly schedule is k steps after the start, on its day or the last of a
    shorter month; of a weekly one, 7 × k days after. Counted from the start each time, so nothing drifts.
    """
    starts = np.array([Month.of(schedule.start).index for schedule in schedules], np.int64)
    ends = np.array([_last_index(schedule) for schedule in schedules], np.int64)
    steps = np.array([_STEPS[schedule.frequency] for schedule in schedules], np.int64)
    since = columns - starts[:, None]
    found = (since >= 0) & (since % steps[:, None] == 0) & (columns <= ends[:, None])
    times: Ints = found.astype(np.int64)
    weekly = [row for row, schedule in enumerate(schedules) if schedule.frequency == "weekly"]
    if weekly:
        times[weekly] = _weeks([schedules[row] for row in weekly], columns[weekly])
    return times


def _paid_by(day: date, items: Sequence[Repeated], times: Ints, first: Month) -> Ints:
    """How many of these times, by row and month of payment, are paid by a day.

    A payment is made on the day of the month on which it fell due, or the last of a shorter month.
    """
    place, count = Month.of(day) - first, times.shape[1]
    found = times.copy()
    found[:, max(0, place + 1) :] = 0
    if 0 <= place < count and day != Month.of(day).last_day:
        for row, (item, schedule) in enumerate((item, item.schedule) for item in items):
            if schedule.frequency == "weekly":
                found[row, place] = _weeks_by(day.day, schedule, Month.of(day).plus(-item.lag))
            elif schedule.start.day > day.day:
                found[row, place] = 0
    return found


def _weeks_by(day: int, schedule: Schedule, month: Month) -> int:
    """How many of the days start + 7 × k, up to the end, lie in a month up to a day of it."""
    last = min(month.last_day.replace(day=min(day, month.last_day.day)), schedule.end or date.max)
    before = min(month.first_day - timedelta(days=1), schedule.end or date.max)
    up_to = [max(0, (until - schedule.start).days // 7 + 1) for until in (before, last)]
    return up_to[1] - up_to[0]


def _last_index(schedule: Schedule) -> int:
    """The last month in which the schedule's day, or the last of a shorter month, is not after its end."""
    if schedule.end is None:
        return _NEVER
    month = Month.of(schedule.end)
    day = min(schedule.start.day, month.last_day.day)
    return month.index if day <= schedule.end.day else month.index - 1


def _weeks(schedules: Sequence[Schedule], columns: Ints) -> Ints:
    """How many of the days start + 7 × k, up to the end, lie in each month."""
    starts = np.array([schedule.start.toordinal() for schedule in schedules], np.int64)[:, None]
    ends = np.array([(schedule.end or date.max).toordinal() for schedule in schedules], np.int64)[:, None]
    up_to = [np.maximum((np.minimum(_last_ordinals(months), ends) - starts) // 7 + 1, 0) for months in _pair(columns)]
    return up_to[1] - up_to[0]


def _pair(columns: Ints) -> tuple[Ints, Ints]:
    return columns - 1, columns


def _last_ordinals(months: Ints) -> Ints:
    """The proleptic ordinal of each month's last day."""
    next_firsts = (months - _EPOCH + 1).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    return next_firsts - 1 + date(1970, 1, 1).toordinal()


def _rise_index(rise: Rise) -> int:
    return rise.month.index if rise.month is not None and rise.basis_points else _NEVER


def _prices(items: Sequence[Repeated], used: Ints) -> Ints:
    """By item and number of rises, the amount before VAT in pence; only where it is used (-1: not at all)."""
    highest = used.max(axis=1)
    prices = np.zeros((len(items), max(1, int(highest.max()) + 1)), np.int64)
    prices[:, 0] = [item.amount for item in items]
    for row in np.flatnonzero(highest > 0).tolist():
        levels = used[row][used[row] >= 0]
        item = items[row]
        for times in range(int(levels.min()), int(levels.max()) + 1):
            prices[row, times] = _risen(item.name, item.amount, item.rise, times)
    return prices
