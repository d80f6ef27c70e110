"""Statutory figures by tax year: the frozen tables that a dated rate pack is read into."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from app.dates import Month, tax_year_label
from app.planning.law.rate_days import BankHolidays, RatesUnknown, bank_holidays_from, held_on
from app.planning.law.rate_entries import RateEntry, entries_of
from app.planning.law.rate_figures import EVERYWHERE, RateFigure, figure_on, figures_from
from app.planning.law.rates_people import (
    HolidayRule,
    RedundancyCap,
    SickPay,
    holiday_rules_from,
    redundancy_caps_from,
    sick_pay_from,
)

_FIELDS: Mapping[str, tuple[str, ...]] = {
    "employer_nic": ("rate", "secondary_threshold"),
    "earnings_limits": ("lower", "primary", "upper"),
    "employment_allowance": ("amount", "prior_year_nic_below"),
    "pension": ("lower", "upper", "trigger", "employer_minimum", "total_minimum"),
    "pension_periods": ("lower", "upper", "trigger"),
    "apprenticeship_levy": ("rate", "allowance"),
}
_WAGES = ("living_wage", "age_21_to_22", "age_18_to_20", "under_18", "apprentice")
_PENSION_PERIODS = ("week", "fortnight", "four_weeks", "month")
_IN_A_BUDGET: Mapping[str, tuple[str, ...]] = {
    "employer_nic": ("rate", "secondary_threshold.year"),
    "earnings_limits": ("upper.year",),
    "employment_allowance": ("amount",),
    "pension": ("lower", "upper", "trigger", "employer_minimum"),
}
"""The figures that a yearly budget is reckoned with, by subject."""


class Frequency(StrEnum):
    """How often someone is paid."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    FOUR_WEEKLY = "four-weekly"
    MONTHLY = "monthly"
    ANNUAL = "annual"


@dataclass(frozen=True, slots=True)
class Threshold:
    """An amount of pay, in pence, as it is set for each length of pay period; `quarter` where one is published."""

    year: int
    month: int
    week: int
    fortnight: int
    four_weeks: int
    quarter: int | None = None

    def per(self, frequency: Frequency) -> int:
        """The amount for one pay period, in pence."""
        match frequency:
            case Frequency.WEEKLY:
                return self.week
            case Frequency.FORTNIGHTLY:
                return self.fortnight
            case Frequency.FOUR_WEEKLY:
                return self.four_weeks
            case Frequency.MONTHLY:
                return self.month
            case Frequency.ANNUAL:
                return self.year


@dataclass(frozen=True, slots=True)
class TaxYearRates:
    """What an employer reckons with in one tax year: amounts in pence, rates in basis points.

    `upper` is the upper earnings limit and the upper secondary thresholds alike (UEL, UST, AUST, VUST are one figure).
    `unverified` names the subjects of the pack that are inferred, or carried forward from an earlier year; `unsettled`
    those of them of which a yearly budget uses such a figure. Only an
    employer whose National Insurance of the year before was below `allowance_prior_nic_below`, where there is such a
    limit, may claim the Employment Allowance.
    """

    start: int
    employer_nic_rate: int
    secondary: Threshold
    lower_earnings: Threshold
    primary: Threshold
    upper: Threshold
    employment_allowance: int
    pension_lower: Threshold
    pension_upper: Threshold
    pension_trigger: Threshold
    pension_employer_minimum: int
    pension_total_minimum: int
    levy_rate: int
    levy_allowance: int
    sources: tuple[str, ...]
    last_checked: date
    unverified: tuple[str, ...]
    allowance_prior_nic_below: int | None = None
    unsettled: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """`2026-27`."""
        return tax_year_label(self.start)

    @property
    def verified(self) -> bool:
        """Whether every figure that a yearly budget uses is verified; pay periods and the levy are not among them."""
        return not self.unsettled


@dataclass(frozen=True, slots=True)
class MinimumWage:
    """The legal minimum an hour between two days, in pence, and the accommodation offset a day where it is known."""

    starts: date
    ends: date
    living_wage: int
    living_wage_age: int
    age_21_to_22: int
    age_18_to_20: int
    under_18: int
    apprentice: int
    accommodation_offset: int | None
    sources: tuple[str, ...]
    last_checked: date
    verified: bool


@dataclass(frozen=True)
class RatePack:
    """Every tax year that is known, without a gap, by the calendar year it begins in; and what holds by day, in order.

    To use figures of one's own, build the pack from data over which they are laid (see `rate_overrides`).
    """

    years: Mapping[int, TaxYearRates]
    minimum_wages: tuple[MinimumWage, ...]
    redundancy_caps: tuple[RedundancyCap, ...]
    sick_pay: tuple[SickPay, ...]
    holiday_rules: tuple[HolidayRule, ...]
    figures: tuple[RateFigure, ...] = ()
    bank_holidays: tuple[BankHolidays, ...] = ()

    @property
    def first_year(self) -> int:
        """The calendar year in which the first known tax year begins."""
        return min(self.years)

    @property
    def last_year(self) -> int:
        """The calendar year in which the last known tax year begins."""
        return max(self.years)

    @property
    def verified_until(self) -> date:
        """The last day up to which every year is verified: a plan that runs past it should say so."""
        year = self.first_year
        while year in self.years and self.years[year].verified:
            year += 1
        return date(year, 4, 5)

    def for_year(self, start: int) -> TaxYearRates:
        """The rates of the tax year that begins in a calendar year; after the last known year, that year's rates.

        Raises RatesUnknown for a year before the first.
        """
        if start < self.first_year:
            raise RatesUnknown(
                f"Employer rates are known from 6 April {self.first_year}. The tax year {tax_year_label(start)} is "
                "earlier: choose a later start."
            )
        return self.years[min(start, self.last_year)]

    def minimum_wage_on(self, day: date) -> MinimumWage:
        """The minimum wages on a day; after the last known day, the last known ones. Raises RatesUnknown before."""
        return held_on(self.minimum_wages, day, "Minimum wages are")

    def redundancy_cap_on(self, day: date) -> RedundancyCap:
        """The limit on a week's redundancy pay on a day; after the last known day, the last. Raises RatesUnknown."""
        return held_on(self.redundancy_caps, day, "Limits on a week’s redundancy pay are")

    def sick_pay_on(self, day: date) -> SickPay:
        """Statutory Sick Pay on a day; after the last known day, the last one. Raises RatesUnknown before the first."""
        return held_on(self.sick_pay, day, "Rates of sick pay are")

    def holiday_rule_on(self, day: date) -> HolidayRule:
        """The legal holiday on a day; after the last known day, the last one. Raises RatesUnknown before the first."""
        return held_on(self.holiday_rules, day, "Rules for holiday are")

    def figure(self, name: str, day: date, nation: str = EVERYWHERE) -> RateFigure:
        """A single figure on a day; after its last known day, the last one. Raises RatesUnknown."""
        return figure_on(self.figures, name, day, nation)


def tax_year_of(month: Month) -> int:
    """The tax year a month's payroll belongs to, by the calendar year it begins in.

    Pay days lie late in the month: the tax year is the one of its 28th, so April counts with the year it opens.
    """
    return month.year if month.month >= 4 else month.year - 1


def rate_pack_from(data: Mapping[str, Any]) -> RatePack:
    """Read a rate pack from its tables (see `resources/rates/uk.toml` for their shape).

    Where a subject has no entry for a year that another one has, its last figures are carried forward and count as
    not verified. Raises RatesUnreadable with the subject and the entry that cannot be used.
    """
    subjects = {subject: entries_of(data, subject, fields) for subject, fields in _FIELDS.items()}
    for entries in subjects.values():
        for entry in entries:
            _must_be_tax_years(entry)
    first = min(entries[0].starts.year for entries in subjects.values())
    last = max(entries[-1].ends.year for entries in subjects.values())
    years = {start: _tax_year(start, subjects) for start in range(first, last)}
    wages = entries_of(data, "minimum_wage", (*_WAGES, "living_wage_age", "accommodation_offset"))
    return RatePack(
        years,
        tuple(_minimum_wage(entry) for entry in wages),
        redundancy_caps_from(data),
        sick_pay_from(data),
        holiday_rules_from(data),
        figures_from(data),
        bank_holidays_from(data),
    )


def _must_be_tax_years(entry: RateEntry) -> None:
    if (entry.starts.month, entry.starts.day) != (4, 6) or (entry.ends.month, entry.ends.day) != (4, 5):
        raise entry.error("it must run from a 6 April to a 5 April.")


def _tax_year(start: int, subjects: Mapping[str, Sequence[RateEntry]]) -> TaxYearRates:
    used = {subject: _entry_for(start, entries) for subject, entries in subjects.items()}
    limits, pension, periods = used["earnings_limits"], used["pension"], used["pension_periods"]
    allowance = used["employment_allowance"]
    return TaxYearRates(
        start=start,
        employer_nic_rate=used["employer_nic"].basis_points("rate"),
        secondary=_nic_threshold(used["employer_nic"], "secondary_threshold"),
        lower_earnings=_nic_threshold(limits, "lower"),
        primary=_nic_threshold(limits, "primary"),
        upper=_nic_threshold(limits, "upper"),
        employment_allowance=allowance.pence("amount"),
        allowance_prior_nic_below=allowance.optional_pence("prior_year_nic_below"),
        pension_lower=_pension_threshold(pension, periods, "lower"),
        pension_upper=_pension_threshold(pension, periods, "upper"),
        pension_trigger=_pension_threshold(pension, periods, "trigger"),
        pension_employer_minimum=pension.basis_points("employer_minimum"),
        pension_total_minimum=pension.basis_points("total_minimum"),
        levy_rate=used["apprenticeship_levy"].basis_points("rate"),
        levy_allowance=used["apprenticeship_levy"].pence("allowance"),
        sources=tuple(dict.fromkeys(source for entry in used.values() for source in entry.sources)),
        last_checked=min(entry.last_checked for entry in used.values()),
        unverified=tuple(name for name, entry in used.items() if not entry.verified or entry.ends.year <= start),
        unsettled=tuple(name for name in _IN_A_BUDGET if not _settled(used[name], name, start)),
    )


def _entry_for(start: int, entries: Sequence[RateEntry]) -> RateEntry:
    begun = [entry for entry in entries if entry.starts <= date(start, 4, 6)]
    if not begun:
        raise entries[0].error(f"there are no figures for {tax_year_label(start)}, which other subjects have.")
    return begun[-1]


def _settled(entry: RateEntry, subject: str, start: int) -> bool:
    """Whether the figures that a budget uses are known for a tax year, and not carried forward to it."""
    return entry.ends.year > start and all(entry.settled(field) for field in _IN_A_BUDGET[subject])


def _nic_threshold(entry: RateEntry, field: str) -> Threshold:
    amounts = entry.periods(field, ("year", "month", "week"))
    year = amounts["year"]
    return Threshold(year, amounts["month"], amounts["week"], _weeks_of(year, 2), _weeks_of(year, 4))


def _weeks_of(year_pence: int, weeks: int) -> int:
    """So many fifty-seconds of a yearly threshold, rounded up to a whole pound, as HMRC publishes them."""
    return -(-year_pence * weeks // 5_200) * 100


def _pension_threshold(pension: RateEntry, periods: RateEntry, field: str) -> Threshold:
    amounts = periods.periods(field, _PENSION_PERIODS)
    return Threshold(
        year=pension.pence(field),
        month=amounts["month"],
        week=amounts["week"],
        fortnight=amounts["fortnight"],
        four_weeks=amounts["four_weeks"],
        quarter=amounts.get("quarter"),
    )


def _minimum_wage(entry: RateEntry) -> MinimumWage:
    return MinimumWage(
        starts=entry.starts,
        ends=entry.ends,
        living_wage=entry.pence("living_wage"),
        living_wage_age=entry.whole("living_wage_age"),
        age_21_to_22=entry.pence("age_21_to_22"),
        age_18_to_20=entry.pence("age_18_to_20"),
        under_18=entry.pence("under_18"),
        apprentice=entry.pence("apprentice"),
        accommodation_offset=entry.optional_pence("accommodation_offset"),
        sources=entry.sources,
        last_checked=entry.last_checked,
        verified=entry.verified,
    )
