"""Dates as they are printed, whole months, and financial years. How typed dates are read is in `typed_dates`."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.problems import Refused

EARLIEST = date(1900, 1, 1)
LATEST = date(2199, 12, 31)

# The calendar module's names follow the system's language once Qt has switched that on: dates would not read back.
MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class DateError(Refused, ValueError):
    """Text that is not a date, or a date that no plan can mean."""


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """A calendar month. Months count, compare and subtract as whole months."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month a day falls in."""
        return cls(day.year, day.month)

    @classmethod
    def from_index(cls, index: int) -> "Month":
        """The month with this running number (see `index`)."""
        return cls(index // 12, index % 12 + 1)

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Read `2026-04`. Raises DateError."""
        match = re.fullmatch(r"(\d{4})-(\d{2})", text.strip())
        if match is None or not 1 <= int(match[2]) <= 12 or not EARLIEST.year <= int(match[1]) <= LATEST.year:
            raise DateError(f"“{text}” is not a month. Write it as 2026-04.")
        return cls(int(match[1]), int(match[2]))

    @property
    def index(self) -> int:
        """Running number of the month, so that differences are whole months."""
        return self.year * 12 + self.month - 1

    @property
    def first_day(self) -> date:
        """The first day of the month."""
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """The last day of the month."""
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    @property
    def label(self) -> str:
        """`April 2026`."""
        return f"{MONTH_NAMES[self.month - 1]} {self.year}"

    @property
    def short(self) -> str:
        """`Apr 26`."""
        return f"{SHORT_MONTHS[self.month - 1]} {self.year % 100:02d}"

    @property
    def short_label(self) -> str:
        """`Apr 2026`."""
        return f"{SHORT_MONTHS[self.month - 1]} {self.year}"

    def plus(self, months: int) -> "Month":
        """The month so many months later (or earlier, when negative)."""
        return Month.from_index(self.index + months)

    def until(self, end: "Month") -> Iterator["Month"]:
        """Every month from this one up to but not including the end."""
        return (Month.from_index(index) for index in range(self.index, end.index))

    def __sub__(self, other: "Month") -> int:
        return self.index - other.index

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


@dataclass(frozen=True, order=True, slots=True)
class FinancialYear:
    """Twelve months that begin on the first of a month: `2026-27`, or `2026` where it is the calendar year."""

    start: Month

    @classmethod
    def containing(cls, month: Month, first_month: int) -> "FinancialYear":
        """The financial year, beginning each year in `first_month` (1 to 12), that a month falls in."""
        year = month.year if month.month >= first_month else month.year - 1
        return cls(Month(year, first_month))

    @classmethod
    def parse(cls, text: str, first_month: int) -> "FinancialYear":
        """Read `2026-27`, `2026/27` or `2026`: the year that begins in 2026. Raises DateError."""
        match = re.fullmatch(r"(\d{4})(?:[-/](\d{2}|\d{4}))?", text.strip())
        if match is None or not _is_year_pair(int(match[1]), match[2]):
            raise DateError(f"“{text}” is not a financial year. Write it as 2026-27.")
        return cls(Month(int(match[1]), first_month))

    @property
    def end(self) -> Month:
        """The first month after the year."""
        return self.start.plus(12)

    @property
    def months(self) -> tuple[Month, ...]:
        """The twelve months."""
        return tuple(self.start.until(self.end))

    @property
    def last_day(self) -> date:
        """The last day of the year."""
        return self.end.plus(-1).last_day

    def __str__(self) -> str:
        if self.start.month == 1:
            return str(self.start.year)
        return f"{self.start.year}-{(self.start.year + 1) % 100:02d}"


def tax_year_start(day: date) -> int:
    """The calendar year in which the UK tax year (6 April to 5 April) of a day begins."""
    return day.year if (day.month, day.day) >= (4, 6) else day.year - 1


def tax_year_label(start: int) -> str:
    """`2026-27` for the tax year that begins on 6 April 2026."""
    return f"{start}-{(start + 1) % 100:02d}"


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    month = Month.of(day).plus(months)
    return date(month.year, month.month, min(day.day, month.last_day.day))


def format_date(day: date) -> str:
    """`31 May 2027`."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def format_day(day: date) -> str:
    """`31 May`, for lists where the year is plain."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]}"


def _is_year_pair(first: int, second: str | None) -> bool:
    """Whether `2026`, `27` (or `2027`, or nothing) name one year that a plan can mean."""
    follows = second is None or int(second) == (first + 1) % (100 if len(second) == 2 else 10_000)
    return follows and EARLIEST.year <= first <= LATEST.year
