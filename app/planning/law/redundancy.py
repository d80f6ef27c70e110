"""Statutory redundancy pay: weeks by age and service, at a week's pay up to a limit.

Employment Rights Act 1996, section 162 (in Northern Ireland the Order of 1996, article 197), as GOV.UK's calculator
works it out. It counts back complete years of service from the relevant date, the last day of employment; where less
than the legal notice was given, the day on which that notice would have ended. It is due to employees only.
"""

from dataclasses import dataclass
from datetime import date

from app.dates import add_months
from app.money import round_half_up
from app.problems import Refused

LEAST_YEARS, MOST_YEARS = 2, 20
"""Complete years of service below which nothing is due, and beyond which none count."""

YOUNGEST, OLDEST = 16, 100
EARLIEST_START = 15
"""The ages that GOV.UK's form takes, and the one at which it lets work begin."""


class RedundancyImpossible(Refused, ValueError):
    """An age, a length of service or a pay that GOV.UK's own form does not take."""


@dataclass(frozen=True, slots=True)
class Redundancy:
    """What is due: half weeks of pay, the week's pay that counts and the amount in pence; all 0 when not entitled."""

    entitled: bool
    half_weeks: int
    capped_weekly_pay: int
    amount: int


NOT_ENTITLED = Redundancy(entitled=False, half_weeks=0, capped_weekly_pay=0, amount=0)


def birth_fits(born: date, began: date) -> bool:
    """Whether someone born on a day can have begun to work on another, by the ages that GOV.UK's form takes."""
    return add_months(born, 12 * EARLIEST_START) <= began <= add_months(born, 12 * OLDEST)


def redundancy_half_weeks(age: int, years: int) -> int:
    """Half weeks of pay for an age on the relevant date and complete years of service; 0 under two years.

    Years are counted back from the end, twenty at most: each begun at 41 or older counts a week and a half, at 22 to
    40 a week, younger half a week. Raises RedundancyImpossible for an age outside 16 to 100, or for more years than
    someone of that age can have worked.
    """
    if not YOUNGEST <= age <= OLDEST:
        raise RedundancyImpossible(
            f"Redundancy pay is worked out for ages {YOUNGEST} to {OLDEST}, and {age} is outside them. Check the age."
        )
    if not 0 <= years <= age - EARLIEST_START:
        raise RedundancyImpossible(
            f"{years} years of service do not fit an age of {age}: it can be 0 to {age - EARLIEST_START}. "
            "Check the age and the start of the job."
        )
    if years < LEAST_YEARS:
        return 0
    return sum(_half_weeks_of_year(age - back) for back in range(min(years, MOST_YEARS)))


def statutory_redundancy(age: int, years: int, weekly_pay: int, weekly_cap: int) -> Redundancy:
    """What is due, from the age on the relevant date, complete years of service, a week's gross pay and its limit.

    Amounts in pence; half a penny goes up. Part-timers' present pay counts for all their years. Raises
    RedundancyImpossible as `redundancy_half_weeks` does, and for a pay below zero.
    """
    half_weeks = redundancy_half_weeks(age, years)
    if weekly_pay < 0:
        raise RedundancyImpossible("A week’s pay is below zero. Type an amount of 0 or more.")
    if not half_weeks:
        return NOT_ENTITLED
    counts = min(weekly_pay, weekly_cap)
    return Redundancy(
        entitled=True, half_weeks=half_weeks, capped_weekly_pay=counts, amount=round_half_up(half_weeks * counts, 2)
    )


def _half_weeks_of_year(age_at_its_end: int) -> int:
    if age_at_its_end >= 42:
        return 3
    return 2 if age_at_its_end >= 23 else 1
