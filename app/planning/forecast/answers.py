"""What a forecast answers: how long money lasts, the last day to close in good order, what would keep it safe."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.dates import Month
from app.planning.closing.closure import Closure
from app.planning.forecast.forecast import Forecast

NO_DATA = "no_data"
ALREADY_SHORT = "already_short"
MONTHS = "months"
LASTS = "lasts"


@dataclass(frozen=True, slots=True)
class Runway:
    """How long free cash lasts, as a named state and never as an odd number.

    - `no_data`: no balance date, or neither balances, receipts nor costs.
    - `already_short`: free cash is below zero before the first month.
    - `months`: so many whole months end with free cash not below zero; `first_short` is the first that does not.
    - `lasts`: free cash is not below zero at the end of any month of the forecast; `months` is all of them.
    """

    state: str
    months: int = 0
    first_short: Month | None = None


@dataclass(frozen=True, slots=True)
class LowPoint:
    """The month at whose end free cash, in pence, is lowest: the first of them where several are."""

    month: Month
    free_cash: int


def runway(forecast: Forecast) -> Runway:
    """How many whole months from the start free cash lasts, on the monthly step that the chart draws."""
    return _runway(forecast, 0, (0,) * len(forecast.months))


def safe_runway(forecast: Forecast, closure: Closure | None) -> Runway:
    """How many whole months from the start free cash is not below what closing at their end would cost.

    The same states as `runway`; `already_short` where closing at the balance date costs more than free cash then.
    """
    if closure is None:
        return Runway(NO_DATA)
    return _runway(forecast, closure.now.total, [month.total for month in closure.months])


def last_safe_decision(safe: Runway) -> date | None:
    """The last day on which closing can be decided and paid for: the end of the month before `safe` is first short.

    None where it lasts, where it is too late already, and where nothing is known.
    """
    if safe.state != MONTHS or safe.first_short is None:
        return None
    return safe.first_short.plus(-1).last_day


def _runway(forecast: Forecast, opening_need: int, needs: Sequence[int]) -> Runway:
    """How long free cash is not below what is needed, in pence, at the start and at the end of each month."""
    if forecast.start is None or _is_empty(forecast):
        return Runway(NO_DATA)
    if forecast.opening_free_cash < opening_need:
        return Runway(ALREADY_SHORT, 0, forecast.start)
    for count, (free, need) in enumerate(zip(forecast.free_cash, needs, strict=True)):
        if free < need:
            return Runway(MONTHS, count, forecast.months[count])
    return Runway(LASTS, len(forecast.months))


def short_by(forecast: Forecast, length: Runway) -> int:
    """Pence that are missing at the end of the first month that is short; 0 where none is."""
    return -forecast.free_cash[length.first_short - forecast.months[0]] if length.first_short else 0


def lowest(forecast: Forecast) -> LowPoint | None:
    """The lowest point of free cash at a month's end; None where there is nothing to forecast."""
    if forecast.start is None or _is_empty(forecast):
        return None
    month, free = min(zip(forecast.months, forecast.free_cash, strict=True), key=lambda point: point[1])
    return LowPoint(month, free)


def _is_empty(forecast: Forecast) -> bool:
    return not any(any(line.opening) or any(line.received) or any(line.paid) for line in forecast.funds)


@dataclass(frozen=True, slots=True)
class StaySafe:
    """The least that is enough, in pence: `monthly` from the first month on, or `once` by the day `by`.

    `floor` is what free cash must not fall below at the end of any month. Both are 0, and `by` None, where it never
    does.
    """

    floor: int
    monthly: int
    once: int
    by: date | None


def to_stay_safe(forecast: Forecast, floor: int) -> StaySafe:
    """The smallest whole pence a month, or at once, that keep free cash at or above a floor to the forecast's end.

    A month's income counts at its own end: after n months n times as much has come. The single sum is needed by the
    end of the first month that is below the floor.
    """
    short = [floor - free for free in forecast.free_cash]
    first = next((place for place, missing in enumerate(short) if missing > 0), None)
    if first is None:
        return StaySafe(floor, 0, 0, None)
    monthly = max(-(-missing // months) for months, missing in enumerate(short, start=1))
    return StaySafe(floor, monthly, max(short), forecast.months[first].last_day)
