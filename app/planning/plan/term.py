"""What a grant or contract brings for a time: its money by the months that it is for, not by when it is paid.

A year's cost is met by what was awarded, asked for or priced for that year. A contract that pays each quarter in
arrears pays its last quarter in the next year, and a grant of three years may pay all on its first day.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import accumulate

from app.dates import FinancialYear, Month
from app.money import round_half_up
from app.planning.plan.plan import Grant


def brought(grant: Grant, first: Month, last: Month) -> int:
    """Pence that a grant or contract brings for the months from the first to the last, both included, at 100 per cent.

    The whole is its amount, or what its payments add up to where it has none. Over its term it counts evenly by the
    month, a part month by its days. Payments that keep step with the term and add up to the whole (every quarter,
    half or year, in advance or in arrears) each count for their own part of it in turn, so that a price that rises
    each year is that of the year. Without a first and a last day in their order it counts by when its payments are due.
    """
    if grant.start is None or grant.end is None or grant.end < grant.start:
        return sum(payment.amount for payment in grant.instalments if first <= Month.of(payment.due) <= last)
    until, before = (_progress(grant.start, grant.end, day) for day in (last.last_day, first.plus(-1).last_day))
    return _by(grant, grant.start, grant.end, until) - _by(grant, grant.start, grant.end, before)


def brought_in(grant: Grant, year: FinancialYear) -> int:
    """Pence that a grant or contract brings for a financial year; see `brought`."""
    return brought(grant, year.start, year.end.plus(-1))


def _by(grant: Grant, start: date, end: date, progress: Fraction) -> int:
    """What it brings up to a part of its term, in pence."""
    payments = sorted(grant.instalments, key=lambda payment: payment.due)
    amounts = [payment.amount for payment in payments]
    whole = grant.amount or sum(amounts)
    if (
        not amounts
        or sum(amounts) != whole
        or not _keep_step([payment.due for payment in payments], _months(start, end))
    ):
        amounts = [whole]
    turn, within = divmod(progress * len(amounts), 1)
    so_far = (0, *accumulate(amounts))[int(turn)]
    part = within * amounts[int(turn)] if within else Fraction(0)
    return so_far + round_half_up(part.numerator, part.denominator)


def _keep_step(days: Sequence[date], months: Fraction) -> bool:
    """Whether payments follow one another as parts of a term of so many months do, to within a month."""
    step = months / len(days)
    return all(abs(Month.of(day) - Month.of(days[0]) - place * step) <= 1 for place, day in enumerate(days))


def _progress(start: date, end: date, day: date) -> Fraction:
    """How much of a term has passed at the end of a day: 0 before it, 1 after it."""
    if day < start:
        return Fraction(0)
    return _months(start, min(day, end)) / _months(start, end)


def _months(first: date, last: date) -> Fraction:
    """From one day to another, both included, in months; a part of a month by its days."""
    return _passed(last) - _passed(first) + Fraction(1, Month.of(first).last_day.day)


def _passed(day: date) -> Fraction:
    """Months since the year 0 at the end of a day."""
    return 12 * day.year + day.month - 1 + Fraction(day.day, Month.of(day).last_day.day)
