"""Statutory paid holiday in days for those who work set days a week, for whole and part leave years, as GOV.UK has it.

Working Time Regulations 1998, regulations 13, 13A and 15A. Irregular hours and part-year work accrue otherwise and
are not worked out here.
"""

import math
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from app.dates import add_months, format_date
from app.planning.law.rates_people import HolidayRule
from app.problems import Refused


class HolidayImpossible(Refused, ValueError):
    """Days a week or dates that no leave year can have."""


def full_year_days(days_per_week: Fraction, rule: HolidayRule) -> Fraction:
    """Days of holiday in a whole leave year, not yet rounded. Raises HolidayImpossible outside 0 to 7 days a week."""
    if not 0 < days_per_week <= 7:
        raise HolidayImpossible("Days worked a week must be more than 0 and at most 7. Check the number.")
    return min(days_per_week * rule.hundredths_of_weeks / 100, Fraction(rule.most_days))


def statutory_holiday(
    days_per_week: Fraction,
    rule: HolidayRule,
    *,
    leave_year_start: date | None = None,
    start: date | None = None,
    leaving: date | None = None,
) -> Decimal:
    """Days of holiday in the leave year that begins on `leave_year_start`.

    Whoever starts in it has a twelfth for each month begun until it ends, rounded up to half a day; whoever leaves in
    it has the share of its days worked, both counted, rounded up to a tenth, as is a whole year. With both days, less
    than a year apart, and no leave year, the year is taken to begin with the job. Raises HolidayImpossible.
    """
    whole = full_year_days(days_per_week, rule)
    if start and leaving and leaving < start:
        raise HolidayImpossible(
            f"The job ends on {format_date(leaving)}, before it starts on {format_date(start)}. Check both days."
        )
    if start is None and leaving is None:
        return _rounded_up(whole, 10)
    begins = leave_year_start or (start if leaving and start and leaving < add_months(start, 12) else None)
    if begins is None:
        raise HolidayImpossible("Say when the leave year starts, so that the part of it that is worked is known.")
    return _part_year(whole, begins, start or begins, leaving)


def _part_year(whole: Fraction, begins: date, start: date, leaving: date | None) -> Decimal:
    """The holiday of those who start or leave in the leave year that begins on a day; all of it for the others."""
    ends = add_months(begins, 12) - timedelta(days=1)
    if start > ends or (leaving and leaving < begins):
        raise HolidayImpossible(
            f"Nothing is worked in the leave year from {format_date(begins)} to {format_date(ends)}. Check the days."
        )
    if leaving and leaving <= ends:
        worked = (leaving - max(start, begins)).days + 1
        return _rounded_up(whole * worked / ((ends - begins).days + 1), 10)
    if start <= begins:
        return _rounded_up(whole, 10)
    return _rounded_up(whole * _months_begun(start, ends) / 12, 2)


def _months_begun(start: date, ends: date) -> int:
    """Months from a start to the end of the leave year, one that is begun counting whole."""
    return (ends.year - start.year) * 12 + ends.month - start.month + (ends.day >= start.day)


def _rounded_up(days: Fraction, parts: int) -> Decimal:
    """Up to the next half (2 parts) or tenth (10 parts) of a day."""
    return Decimal(math.ceil(days * parts)) / parts
