"""What a post costs its employer: pay, employer's National Insurance and pension, by pay period, year and month.

Formulas: Social Security (Contributions) Regulations 2001, regulation 12 (rounding); Pensions Act 2008 (qualifying
earnings). Budgets use the annual basis, as published salary tables do: it differs by less than £1 a year from twelve
payrolls, whose monthly threshold is rounded. National Insurance is per employment: a post is one, however it is shared.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from math import prod

from app.dates import Month
from app.money import basis_points_of, round_half_up
from app.planning.law.rates import Frequency, RatePack, TaxYearRates, tax_year_of
from app.problems import Refused

CATEGORIES = ("A", "B", "C", "H", "J", "M", "V", "Z")
"""The letters of employee that are known. For the employer only H, M, V and Z differ from A."""

_APRIL = 4
_NOTHING_UP_TO_UPPER = frozenset("HMVZ")


class CategoryUnknown(Refused, ValueError):
    """A National Insurance category letter that is not reckoned with."""


class PensionBasis(StrEnum):
    """What the employer's pension contribution is a share of.

    - `minimum`: the legal minimum of qualifying earnings, for people whose pay is above the trigger, because only
      they are enrolled automatically; below it, nothing.
    - `qualifying`: so many per cent of qualifying earnings, whatever the pay.
    - `full_salary`: so many per cent of the whole salary, whatever the pay.
    """

    NONE = "none"
    MINIMUM = "minimum"
    QUALIFYING = "qualifying"
    FULL_SALARY = "full_salary"


@dataclass(frozen=True, slots=True)
class EmployerCost:
    """What one post costs over some time, in pence, before any Employment Allowance."""

    salary: int
    nic: int
    pension: int

    @property
    def total(self) -> int:
        """All three together, in pence."""
        return self.salary + self.nic + self.pension


@dataclass(frozen=True, slots=True)
class PayStep:
    """From a month on: the salary is higher by so many basis points (lower where below zero), or the FTE is another."""

    month: Month
    basis_points: int = 0
    fte: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPay:
    """The terms of a post, as far as its cost depends on them.

    Salary in pence a year for full time; `fte` in hundredths of a per cent (10,000 is full time); uplift and pension
    in basis points. Both `start` and `end` are worked; without an end the post goes on. The pay award bites first in
    `uplift_from` and again on each anniversary of it. Only scenarios have `steps`; of several that set the FTE the one
    of the latest month holds, and of one month the last.
    """

    annual_full_time_salary: int
    start: date
    fte: int = 10_000
    end: date | None = None
    pension_basis: PensionBasis = PensionBasis.MINIMUM
    pension_basis_points: int = 0
    ni_category: str = "A"
    uplift_basis_points: int = 0
    uplift_from: Month | None = None
    steps: tuple[PayStep, ...] = ()

    def awards_by(self, month: Month) -> int:
        """How many pay awards have been made by a month."""
        return max(0, (month.index - self.uplift_from.index) // 12 + 1) if self.uplift_from else 0

    def steps_by(self, month: Month) -> tuple[PayStep, ...]:
        """The steps that have been taken by a month."""
        return tuple(step for step in self.steps if step.month <= month) if self.steps else ()

    def annual_pay(self, awards: int = 0, steps: tuple[PayStep, ...] = ()) -> int:
        """The actual pay a year after so many awards and steps, in pence.

        Each award and each step compounds on the exact salary, which is rounded once, and then × FTE.
        """
        above = (10_000 + self.uplift_basis_points) ** awards * prod(10_000 + step.basis_points for step in steps)
        full_time = round_half_up(self.annual_full_time_salary * above, 10_000 ** (awards + len(steps)))
        return basis_points_of(full_time, self.fte_after(steps))

    def fte_after(self, steps: tuple[PayStep, ...]) -> int:
        """The FTE after these steps, in hundredths of a per cent."""
        cuts = [step for step in steps if step.fte is not None]
        latest = max(reversed(cuts), key=lambda step: step.month, default=None)
        return self.fte if latest is None or latest.fte is None else latest.fte

    def pay_in(self, month: Month) -> int:
        """The actual pay a year in force in a month, in pence."""
        return self.annual_pay(self.awards_by(month), self.steps_by(month))


NOTHING = EmployerCost(0, 0, 0)
_OF_QUALIFYING = frozenset({PensionBasis.MINIMUM, PensionBasis.QUALIFYING})


def employer_nic_period(gross_pence: int, frequency: Frequency, category: str, rates: TaxYearRates) -> int:
    """Employer's Class 1 National Insurance on one pay period's gross pay, in pence, exactly as a payroll has it.

    The band up to the upper threshold and the pay above it are rounded one by one. HMRC's rounding (NIM11002): cut off
    after the fourth decimal of a pound, then a third decimal of 5 or less goes down and 6 or more goes up. Raises
    CategoryUnknown.
    """
    starts_at, upper = _nic_starts_at(category, rates, frequency), rates.upper.per(frequency)
    below = max(0, min(gross_pence, upper) - starts_at)
    above = max(0, gross_pence - upper)
    return _nic_rounded(below * rates.employer_nic_rate) + _nic_rounded(above * rates.employer_nic_rate)


def employer_nic_annual(salary_pence: int, category: str, rates: TaxYearRates) -> int:
    """Employer's National Insurance on a year's actual pay, in pence, to the nearest penny. Raises CategoryUnknown."""
    liable = salary_pence - _nic_starts_at(category, rates, Frequency.ANNUAL)
    return basis_points_of(max(0, liable), rates.employer_nic_rate)


def employer_pension(salary_pence: int, basis: PensionBasis, basis_points: int, rates: TaxYearRates) -> int:
    """The employer's pension contribution on a year's actual pay, in pence.

    `basis_points` is the employer's share for `qualifying` and `full_salary`; the other bases do not use it.
    """
    basis, basis_points = _pension_due(salary_pence, basis, basis_points, rates)
    match basis:
        case PensionBasis.QUALIFYING:
            band = min(salary_pence, rates.pension_upper.year) - rates.pension_lower.year
            return basis_points_of(max(0, band), basis_points)
        case PensionBasis.FULL_SALARY:
            return basis_points_of(max(0, salary_pence), basis_points)
        case PensionBasis.NONE:
            return 0
        case PensionBasis.MINIMUM:
            raise AssertionError("the minimum was resolved above")


def pensions_together(
    pays: Sequence[PostPay], salaries: Sequence[int], usual: Sequence[int], rates: TaxYearRates
) -> list[int]:
    """The pension contribution on each of one person's posts, from their actual pay a year, in pence.

    Qualifying earnings are all that one employer pays (Pensions Act 2008, section 13): posts that pay into a pension of
    these use its limits once, each bearing its own rate of them in proportion to its pay. Whether someone is enrolled
    depends on the `usual` pay a year of these posts together.
    """
    joint = [pay.pension_basis in _OF_QUALIFYING for pay in pays]
    together, normal = (sum(amounts[at] for at in range(len(pays)) if joint[at]) for amounts in (salaries, usual))
    return [
        _part_of_pension(pay, salary, together, normal, rates)
        if joins and together
        else employer_pension(salary, pay.pension_basis, pay.pension_basis_points, rates)
        for pay, salary, joins in zip(pays, salaries, joint, strict=True)
    ]


def _part_of_pension(pay: PostPay, salary: int, together: int, usual: int, rates: TaxYearRates) -> int:
    due = _pension_due(usual, pay.pension_basis, pay.pension_basis_points, rates)
    return round_half_up(employer_pension(together, *due, rates) * salary, together)


def employer_cost(
    salary_pence: int, category: str, basis: PensionBasis, basis_points: int, rates: TaxYearRates
) -> EmployerCost:
    """A year's cost of a post from its actual pay (full-time salary × FTE), in pence. Raises CategoryUnknown."""
    return EmployerCost(
        salary=salary_pence,
        nic=employer_nic_annual(salary_pence, category, rates),
        pension=employer_pension(salary_pence, basis, basis_points, rates),
    )


def post_month_costs(post: PostPay, months: Sequence[Month], pack: RatePack) -> tuple[EmployerCost, ...]:
    """What a post costs in each of these months, nothing where it is not worked.

    A month fully worked is a twelfth of the year's cost, the odd pence spread so that the twelve months of a tax year
    add up exactly. A month partly worked is paid by calendar days, and its National Insurance and pension are a
    twelfth of those on twelve times that pay; whether someone is enrolled depends on the usual pay. Months belong to
    the tax year of their 28th. Raises CategoryUnknown, and RatesUnknown for a month worked before the first tax year.
    """
    first = Month.of(post.start).index
    last = Month.of(post.end).index if post.end else None
    turns, award_month = {step.month.index for step in post.steps}, post.uplift_from and post.uplift_from.month
    year: tuple[EmployerCost, ...] = ()
    before, costs = None, []
    for month in months:
        index = month.index
        if index < first or (last is not None and index > last):
            costs.append(NOTHING)
            continue
        goes_on = before == index - 1 and month.month not in {_APRIL, award_month} and index not in turns
        if not goes_on:
            year = _twelve_months(*_terms(post, month), pack.for_year(tax_year_of(month)))
        full, before = year[(month.month - _APRIL) % 12], index
        edge = index in (first, last)
        costs.append(_part_month(post, month, full, pack.for_year(tax_year_of(month))) if edge else full)
    return tuple(costs)


def employment_allowance(
    monthly_nic: Sequence[tuple[Month, int]], pack: RatePack, *, already_used_pence: int = 0
) -> tuple[int, ...]:
    """How much of each month's employer's National Insurance the Employment Allowance pays, in pence.

    Give the whole organisation's liability, months in order: the allowance is claimed once per organisation, used
    month by month until the tax year's is gone, never beyond the liability, and nothing is carried into another year.
    `already_used_pence` was used in the first month's tax year before that month. Whether the organisation may claim
    at all is for the caller to know.
    """
    left: dict[int, int] = {}
    paid = []
    for month, nic in monthly_nic:
        year = tax_year_of(month)
        if year not in left:
            used = 0 if left else already_used_pence
            left[year] = max(0, pack.for_year(year).employment_allowance - used)
        share = max(0, min(nic, left[year]))
        left[year] -= share
        paid.append(share)
    return tuple(paid)


def _nic_rounded(pence_times_basis_points: int) -> int:
    hundredths_of_a_penny = pence_times_basis_points // 100
    return (hundredths_of_a_penny + 40) // 100


def _nic_starts_at(category: str, rates: TaxYearRates, frequency: Frequency) -> int:
    """The pay above which the employer pays, in pence."""
    if category not in CATEGORIES:
        known = ", ".join(CATEGORIES[:-1]) + f" or {CATEGORIES[-1]}"
        raise CategoryUnknown(f"“{category}” is not a National Insurance category that Footing knows. Choose {known}.")
    threshold = rates.upper if category in _NOTHING_UP_TO_UPPER else rates.secondary
    return threshold.per(frequency)


def _pension_due(
    usual_pay: int, basis: PensionBasis, basis_points: int, rates: TaxYearRates
) -> tuple[PensionBasis, int]:
    """The basis with `minimum` resolved: the legal rate where the usual pay is above the trigger, otherwise none."""
    if basis != PensionBasis.MINIMUM:
        return PensionBasis(basis), basis_points
    if usual_pay > rates.pension_trigger.year:
        return PensionBasis.QUALIFYING, rates.pension_employer_minimum
    return PensionBasis.NONE, 0


def _terms(post: PostPay, month: Month) -> tuple[int, str, PensionBasis, int]:
    return post.pay_in(month), post.ni_category, post.pension_basis, post.pension_basis_points


@lru_cache(maxsize=4096)
def _twelve_months(
    salary: int, category: str, basis: PensionBasis, basis_points: int, rates: TaxYearRates
) -> tuple[EmployerCost, ...]:
    """A year's cost by month from April, each part split by running totals so that it adds up exactly."""
    year = employer_cost(salary, category, basis, basis_points, rates)
    return tuple(map(EmployerCost, twelve_parts(year.salary), twelve_parts(year.nic), twelve_parts(year.pension)))


def twelve_parts(annual: int) -> list[int]:
    """A year's pence by month from April, by running totals, so that they add up exactly; never below zero."""
    running = [(annual * months + 6) // 12 for months in range(13)]
    return [after - before for before, after in pairwise(running)]


def _part_month(post: PostPay, month: Month, full: EmployerCost, rates: TaxYearRates) -> EmployerCost:
    """The cost of the days worked in a month, never more than that of the full month."""
    begins = max(post.start, month.first_day)
    ends = min(post.end or month.last_day, month.last_day)
    days = max(0, (ends - begins).days + 1)
    if days == month.last_day.day:
        return full
    usual_pay, category, basis, basis_points = _terms(post, month)
    pay = round_half_up(full.salary * days, month.last_day.day)
    due = _pension_due(usual_pay, basis, basis_points, rates)
    year = employer_cost(12 * pay, category, *due, rates)
    return EmployerCost(
        pay, min(full.nic, round_half_up(year.nic, 12)), min(full.pension, round_half_up(year.pension, 12))
    )
