"""To stay safe: how much more unrestricted income keeps free cash at or above the reserves policy."""

from dataclasses import dataclass
from datetime import date

from app.planning.forecast import Forecast


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
