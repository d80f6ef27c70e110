"""What a forecast answers: how long money lasts, the last day to close in good order, what would keep it safe."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.dates import Month, shift_months
from app.money import round_half_up
from app.planning.closing.closure import Closure
from app.planning.forecast.forecast import Forecast

NO_DATA = "no_data"
ALREADY_SHORT = "already_short"
MONTHS = "months"
LASTS = "lasts"
RAN_OUT = "ran_out"


@dataclass(frozen=True, slots=True)
class Runway:
    """How long free cash lasts from today, as a named state and never as an odd number.

    The balances are carried forward by the plan to today. `months` counts whole months after that of today.

    - `no_data`: no balance date, neither balances, receipts nor costs, or no month of the forecast is still to come.
    - `already_short`: free cash is below zero at the balance date, before the first month.
    - `ran_out`: it is not, but `first_short` ended with free cash below zero and has passed: a new balance is needed.
    - `months`: so many months end with free cash not below zero; `first_short` is the first that does not.
    - `lasts`: free cash is not below zero at the end of any month of the forecast; `months` is all that are left.

    Where money is short before the month of today, `covered_from` is the month in which it no longer is, and
    `short_again` the next that is, neither before the month of today; each None where there is no such month.
    """

    state: str
    months: int = 0
    first_short: Month | None = None
    covered_from: Month | None = None
    short_again: Month | None = None

    @property
    def next_short(self) -> Month | None:
        """The first month to come that turns short, never one that has passed; None where there is none."""
        return self.short_again if self.state in {ALREADY_SHORT, RAN_OUT} else self.first_short


@dataclass(frozen=True, slots=True)
class LowPoint:
    """The month at whose end free cash, in pence, is lowest: the first of them where several are."""

    month: Month
    free_cash: int


@dataclass(frozen=True, slots=True)
class Shortage:
    """What is missing, in pence, at the end of the first short month, or at the balance date where it is short then.

    `monthly` is by how much that grows in an average month of those that are reported after it, below zero where it
    shrinks; None where there are none. `covered_from` is the first of them that is not short, if any.
    """

    month: Month
    amount: int
    monthly: int | None
    covered_from: Month | None = None


def is_old(balance_date: date, today: date) -> bool:
    """Whether balances are older than a month, so that an answer has to say by which it goes."""
    return shift_months(balance_date, 1) < today


def runway(forecast: Forecast, today: date) -> Runway:
    """How long free cash lasts, on the monthly step that the chart draws."""
    return _runway(forecast, today, 0, (0,) * len(forecast.months))


def safe_runway(forecast: Forecast, closure: Closure | None, today: date) -> Runway:
    """How long free cash is not below what closing at the end of a month would cost.

    The same states as `runway`; `already_short` where closing at the balance date costs more than free cash then.
    """
    if closure is None:
        return Runway(NO_DATA)
    return _runway(forecast, today, closure.now.total, [month.total for month in closure.months])


def last_safe_decision(safe: Runway, today: date) -> date | None:
    """The last day on which closing can be decided and paid for: the end of the month before `safe` is next short.

    None where it lasts, where that day has passed or never comes, and where nothing is known.
    """
    day = decision_day(safe)
    return day if day is not None and day >= today else None


def decision_day(safe: Runway) -> date | None:
    """The same day, whether it has passed or not."""
    short = safe.short_again if safe.state == ALREADY_SHORT else safe.short_again or safe.first_short
    return short.plus(-1).last_day if short else None


def months_passed(forecast: Forecast, today: date) -> int:
    """How many months of a forecast ended before the month of today."""
    since = Month.of(today) - forecast.start if forecast.start else 0
    return min(max(0, since), len(forecast.months))


def _runway(forecast: Forecast, today: date, opening_need: int, needs: Sequence[int]) -> Runway:
    """How long free cash is not below what is needed, in pence, at the balance date and at the end of each month."""
    passed = months_passed(forecast, today)
    if forecast.start is None or _is_empty(forecast):
        return Runway(NO_DATA)
    ends = [free < need for free, need in zip(forecast.free_cash, needs, strict=True)]
    before, ahead = [forecast.opening_free_cash < opening_need, *ends[:passed]], ends[passed:]
    if any(before):
        return _short_before(forecast, [*before, *ahead], len(before))
    if not ahead:
        return Runway(NO_DATA)
    not_after = int(Month.of(today) >= forecast.months[passed] or forecast.parts > passed)
    if True in ahead:
        at = ahead.index(True)
        return Runway(MONTHS, max(0, at - not_after), forecast.months[passed + at])
    return Runway(LASTS, len(ahead) - not_after)


def _short_before(forecast: Forecast, short: Sequence[bool], before: int) -> Runway:
    """The answer where the balances or a month that has passed is short; see `covered_and_again`."""
    months = (forecast.months[0], *forecast.months, None)
    covered, again = (months[at] for at in covered_and_again(short, before))
    return Runway(ALREADY_SHORT if short[0] else RAN_OUT, 0, months[short.index(True)], covered, again)


def covered_and_again(short: Sequence[bool], before: int) -> tuple[int, int]:
    """Where money that was short before today is covered, and where it is short again: beyond the last where nowhere.

    The first point is the balance date, the others are the ends of months; `before` of them lie before the month of
    today, and one of these is short.
    """
    since = max(at for at in range(before) if short[at])
    covered = next((at for at in range(since + 1, len(short)) if not short[at]), len(short))
    return covered, next((at for at in range(covered + 1, len(short)) if short[at]), len(short))


def shortage(forecast: Forecast, length: Runway) -> Shortage | None:
    """What is missing where the money ends, or at the balance date where it is short already; None where it lasts.

    None too where money ran out before today: by how much it is short then, only a new balance can say.
    """
    if length.first_short is None or length.state == RAN_OUT:
        return None
    points = (forecast.opening_free_cash, *forecast.free_cash)
    at = 0 if length.state == ALREADY_SHORT else length.first_short - forecast.months[0] + 1
    covered = next((place for place in range(at + 1, len(points)) if points[place] >= 0), None)
    months = len(points) - 1 - at
    monthly = round_half_up(points[at] - points[-1], months) if months else None
    return Shortage(length.first_short, -points[at], monthly, None if covered is None else forecast.months[covered - 1])


def lowest(forecast: Forecast, today: date) -> LowPoint | None:
    """The lowest point of free cash at a month's end, from the month of today on; None where nothing is to come."""
    points = tuple(zip(forecast.months, forecast.free_cash, strict=True))[months_passed(forecast, today) :]
    if not points or _is_empty(forecast):
        return None
    return LowPoint(*min(points, key=lambda point: point[1]))


def _is_empty(forecast: Forecast) -> bool:
    return not any(any(line.opening) or any(line.received) or any(line.paid) for line in forecast.funds)


@dataclass(frozen=True, slots=True)
class StaySafe:
    """The least that is enough, in pence: `monthly` from the month of today on, or `once` by the day `by`.

    `floor` is what free cash must not fall below at the end of any month. Both are 0, and `by` None, where it never
    does.
    """

    floor: int
    monthly: int
    once: int
    by: date | None


def to_stay_safe(forecast: Forecast, floor: int, today: date) -> StaySafe | None:
    """The smallest whole pence a month, or at once, that keep free cash at or above a floor to the forecast's end.

    A month's income counts at its own end: after n months, the first being that of today, n times as much has come.
    The single sum is needed by the end of the first month that is below the floor. None where no month is to come.
    """
    passed = months_passed(forecast, today)
    if passed == len(forecast.months):
        return None
    short = [floor - free for free in forecast.free_cash[passed:]]
    first = next((place for place, missing in enumerate(short) if missing > 0), None)
    if first is None:
        return StaySafe(floor, 0, 0, None)
    monthly = max(-(-missing // months) for months, missing in enumerate(short, start=1))
    return StaySafe(floor, monthly, max(short), forecast.months[passed + first].last_day)
