"""What a forecast answers: how long the money lasts, and when there is least of it."""

from dataclasses import dataclass

from app.dates import Month
from app.planning.forecast import Forecast

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
    if forecast.start is None or _is_empty(forecast):
        return Runway(NO_DATA)
    if forecast.opening_free_cash < 0:
        return Runway(ALREADY_SHORT, 0, forecast.start)
    for count, free in enumerate(forecast.free_cash):
        if free < 0:
            return Runway(MONTHS, count, forecast.months[count])
    return Runway(LASTS, len(forecast.months))


def lowest(forecast: Forecast) -> LowPoint | None:
    """The lowest point of free cash at a month's end; None where there is nothing to forecast."""
    if forecast.start is None or _is_empty(forecast):
        return None
    month, free = min(zip(forecast.months, forecast.free_cash, strict=True), key=lambda point: point[1])
    return LowPoint(month, free)


def _is_empty(forecast: Forecast) -> bool:
    return not any(any(line.opening) or any(line.received) or any(line.paid) for line in forecast.funds)
