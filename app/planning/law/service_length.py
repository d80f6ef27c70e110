"""How long someone has been employed without a break, in complete years and months.

Employment Rights Act 1996, sections 210 and 211: the period begins with the day work starts and ends with the day it
is asked about, both counted. Twelve months from 6 April 2024 are complete at the end of 5 April 2025.
"""

from datetime import date, timedelta

from app.dates import format_date
from app.problems import Refused


class NotYetStarted(Refused, ValueError):
    """A job or a life that begins after the day it is asked about."""


def complete_months(start: date, last_day: date) -> int:
    """Complete months from the first day of work to a last day, both counted.

    A month that began on a day the later month does not have, such as the 31st, is complete at that month's end.
    Raises NotYetStarted when the last day comes first.
    """
    if last_day < start:
        raise NotYetStarted(f"The job starts on {format_date(start)}, after {format_date(last_day)}. Check both days.")
    after = last_day + timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month
    return months - (after.day < start.day)


def complete_years(start: date, last_day: date) -> int:
    """Complete years from the first day of work to a last day, both counted. Raises NotYetStarted."""
    return complete_months(start, last_day) // 12


def age_at_end_of(born: date, day: date) -> int:
    """The age that counts when a job ends on a day: one who has a birthday on the next day has reached it.

    Raises NotYetStarted when the day comes before the date of birth.
    """
    if day < born:
        raise NotYetStarted(f"The date of birth, {format_date(born)}, is after {format_date(day)}. Check both days.")
    return complete_years(born, day)


def age_on(born: date, day: date) -> int:
    """The age on a day, reached on the birthday itself. Raises NotYetStarted unless the day comes after the birth."""
    if day <= born:
        raise NotYetStarted(f"The date of birth, {format_date(born)}, is not before {format_date(day)}. Check them.")
    return complete_years(born, day - timedelta(days=1))
