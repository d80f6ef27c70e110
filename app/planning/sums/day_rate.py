"""What a freelancer must charge a day: the method of a-n The Artists Information Company, with every allowance open.

Target income (a salary equivalent, what an employer would add in National Insurance, and pension) over the days that
can be billed gives the labour rate; overheads and a profit or reserve over the same days give the day rate.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.money import basis_points_of, round_half_up
from app.planning.law.rate_figures import RateFigure
from app.planning.law.rates import RatePack
from app.problems import Refused

Days = int | Fraction
"""A number of days, whole or not."""

_MINIMUMS = ("itc_equity_day", "aue_day_lowest", "aue_day_middle", "aue_day_highest")


class NoDayRate(Refused, ValueError):
    """Allowances that leave no day to bill, or that no year can have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRateTerms:
    """A year of a freelancer: amounts in pence a year, shares of the salary in basis points, days a year.

    The defaults are the method's own; each is the user's to change.
    """

    salary: int
    nic_basis_points: int = 1_100
    pension_basis_points: int = 500
    weekdays: Days = 260
    bank_holidays: Days = 8
    holiday: Days = 25
    training: Days = 5
    research: Days = 15
    bids: Days = 15
    admin: Days = 10
    sick: Days = 5
    overheads: int = 0
    profit: int = 0

    @property
    def set_aside(self) -> tuple[Days, ...]:
        """The days that cannot be billed."""
        return (self.bank_holidays, self.holiday, self.training, self.research, self.bids, self.admin, self.sick)


@dataclass(frozen=True, slots=True)
class DayRate:
    """Days that can be billed, the income aimed at in pence a year, and what a day must bring in pence."""

    days: Fraction
    target: int
    labour_rate: int
    day_rate: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """The days that a piece of work takes: those the client sees, and those around them that belong to it."""

    delivered: Days
    preparation: Days = 0
    travel: Days = 0
    supervision: Days = 0
    training: Days = 0

    @property
    def around(self) -> tuple[Days, ...]:
        """The days that are not delivered."""
        return (self.preparation, self.travel, self.supervision, self.training)


@dataclass(frozen=True, slots=True)
class PublishedMinimum:
    """A published minimum fee a day, and whether it still holds on the day it is asked for."""

    figure: RateFigure
    current: bool


@dataclass(frozen=True, slots=True)
class TrueDayRate:
    """A piece of work in whole: all its days, its price, and what each delivered day must bring; money in pence."""

    days: Fraction
    price: int
    per_delivered_day: int


def billable_days(terms: DayRateTerms) -> Fraction:
    """Weekdays less everything set aside. Raises NoDayRate when none are left or a number of days is below zero."""
    if not 0 <= terms.weekdays <= 366 or any(days < 0 for days in terms.set_aside):
        raise NoDayRate("Days cannot be below 0, nor more in a year than 366. Check the days.")
    aside = sum(terms.set_aside)
    if aside >= terms.weekdays:
        raise NoDayRate(
            f"{float(aside):g} of {float(terms.weekdays):g} days are set aside, so no day is left to bill. "
            "Set fewer days aside."
        )
    return Fraction(terms.weekdays - aside)


def day_rate(terms: DayRateTerms) -> DayRate:
    """What a day must bring before VAT, each rate to the nearest penny. Raises NoDayRate."""
    amounts = (terms.salary, terms.nic_basis_points, terms.pension_basis_points, terms.overheads, terms.profit)
    if any(amount < 0 for amount in amounts):
        raise NoDayRate("An amount is below zero. Type amounts of 0 or more.")
    days = billable_days(terms)
    target = terms.salary + basis_points_of(terms.salary, terms.nic_basis_points + terms.pension_basis_points)
    return DayRate(days, target, _over(target, days), _over(target + terms.overheads + terms.profit, days))


def true_day_rate(rate: int, job: Job) -> TrueDayRate:
    """What each delivered day must bring so that every day of a job is paid at a day rate. Raises NoDayRate."""
    days = _all_days(job)
    return TrueDayRate(days, _times(rate, days), _times(rate, days / job.delivered))


def earned_per_day(offered: int, job: Job) -> int:
    """What a fee for each delivered day comes to for each day that the job takes, in pence. Raises NoDayRate."""
    return _times(offered, job.delivered / _all_days(job))


def published_minimums(pack: RatePack, day: date) -> tuple[PublishedMinimum, ...]:
    """The published minimum fees for a day's work, those that were last found where none is known for the day."""
    begun = [name for name in _MINIMUMS if any(each.name == name and each.starts <= day for each in pack.figures)]
    figures = [pack.figure(name, day) for name in begun]
    return tuple(PublishedMinimum(figure, figure.known_on(day)) for figure in figures)


def _all_days(job: Job) -> Fraction:
    if job.delivered <= 0 or any(days < 0 for days in job.around):
        raise NoDayRate("A job needs more than 0 days of delivery, and no number of days below 0. Check the days.")
    return Fraction(job.delivered + sum(job.around))


def _over(amount: int, days: Fraction) -> int:
    return _times(amount, 1 / days)


def _times(amount: int, factor: Fraction) -> int:
    return round_half_up(amount * factor.numerator, factor.denominator)
