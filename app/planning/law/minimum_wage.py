"""Whether an hour's pay meets the legal minimum: National Minimum Wage Act 1998, rates by age and day from the pack."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.planning.law.rates import MinimumWage, RatePack
from app.problems import Refused

YOUNGEST, OLDEST = 16, 100
_DAYS_A_YEAR = 365


class WageImpossible(Refused, ValueError):
    """An age, hours or a pay that cannot be checked."""


class WageBand(StrEnum):
    """Which of the minimum wages applies; its text is how it is called."""

    LIVING_WAGE = "National Living Wage"
    AGE_21_TO_22 = "age 21 to 22"
    AGE_18_TO_20 = "age 18 to 20"
    UNDER_18 = "under 18"
    APPRENTICE = "apprentice"


@dataclass(frozen=True, slots=True)
class WageCheck:
    """An hour's pay against the minimum on a day, in pence. `known` is false where the day is after the known rates."""

    hourly_pay: int
    minimum: int
    band: WageBand
    known: bool

    @property
    def shortfall(self) -> int:
        """How much an hour is missing, in pence; 0 when the pay is enough."""
        return max(0, self.minimum - self.hourly_pay)

    @property
    def enough(self) -> bool:
        """Whether the pay meets the minimum."""
        return not self.shortfall


def hourly_pay(annual_pay: int, weekly_hours_hundredths: int) -> int:
    """An hour's pay in pence from the actual pay a year and the hours a week (3,500 for 35), rounded down.

    A year is 365/7 weeks. Rounding down to the penny keeps a comparison with a minimum in whole pence exact. Raises
    WageImpossible when there are no hours, or more than a week has.
    """
    if not 0 < weekly_hours_hundredths <= 168_00:
        raise WageImpossible("Hours a week must be more than 0 and at most 168. Check the hours.")
    return annual_pay * 7 * 100 // (_DAYS_A_YEAR * weekly_hours_hundredths)


def check_minimum_wage(
    pay_an_hour: int, age: int, day: date, pack: RatePack, *, apprentice: bool = False, first_year: bool = True
) -> WageCheck:
    """Compare an hour's pay, in pence, with the minimum for an age on a day.

    The apprentice rate is for apprentices under 19 and, in the first year of the apprenticeship, for those older.
    Raises WageImpossible for an age outside 16 to 100, RatesUnknown for a day before the first known rates.
    """
    if not YOUNGEST <= age <= OLDEST:
        raise WageImpossible(
            f"An age of {age} is outside {YOUNGEST} to {OLDEST}, the ages minimum wages are checked for. Check the age."
        )
    wages = pack.minimum_wage_on(day)
    lowest = apprentice and (age < 19 or first_year)
    band = WageBand.APPRENTICE if lowest else _band(age, wages)
    return WageCheck(pay_an_hour, _minimum(band, wages), band, known=wages.verified and day <= wages.ends)


def _band(age: int, wages: MinimumWage) -> WageBand:
    if age >= wages.living_wage_age:
        return WageBand.LIVING_WAGE
    if age >= 21:
        return WageBand.AGE_21_TO_22
    return WageBand.AGE_18_TO_20 if age >= 18 else WageBand.UNDER_18


def _minimum(band: WageBand, wages: MinimumWage) -> int:
    match band:
        case WageBand.LIVING_WAGE:
            return wages.living_wage
        case WageBand.AGE_21_TO_22:
            return wages.age_21_to_22
        case WageBand.AGE_18_TO_20:
            return wages.age_18_to_20
        case WageBand.UNDER_18:
            return wages.under_18
        case WageBand.APPRENTICE:
            return wages.apprentice
