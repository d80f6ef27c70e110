"""When a grant or contract is paid: the usual patterns, and their dates."""

from datetime import date, timedelta

from app.dates import add_months, format_date
from app.models.choices import Choice
from app.problems import Refused


class Pattern(Choice):
    """How a funder pays."""

    ONCE = "once", "All at once, at the start"
    QUARTERLY_ADVANCE = "quarterly_advance", "Every quarter, in advance"
    QUARTERLY_ARREARS = "quarterly_arrears", "Every quarter, in arrears"
    MONTHLY = "monthly", "Every month"
    HALVES = "halves", "Half at the start, half midway"
    YEARLY = "yearly", "Every year"


_STEPS = {Pattern.QUARTERLY_ADVANCE: 3, Pattern.QUARTERLY_ARREARS: 3, Pattern.MONTHLY: 1, Pattern.YEARLY: 12}


def payment_dates(pattern: Pattern, start: date, end: date | None) -> tuple[date, ...]:
    """The days of payment from the start of a grant to its end.

    In advance, a payment falls on the first day of each quarter, month or year of the grant, counted from its start;
    in arrears on the last day of each quarter, the last of them on the end. Raises Refused when the end is missing
    (only a single payment needs none) or lies before the start.
    """
    if end is not None and end < start:
        raise Refused(f"End date ({format_date(end)}) is before the start date ({format_date(start)}). Change one.")
    if pattern is Pattern.ONCE:
        return (start,)
    if end is None:
        raise Refused("End date is empty. Type the day on which the grant ends.")
    if pattern is Pattern.HALVES:
        return (start, start + (end - start + timedelta(days=1)) // 2)
    step = _STEPS[pattern]
    count = 1
    while add_months(start, count * step) <= end:
        count += 1
    if pattern is Pattern.QUARTERLY_ARREARS:
        return tuple(min(add_months(start, k * step) - timedelta(days=1), end) for k in range(1, count + 1))
    return tuple(add_months(start, k * step) for k in range(count))
