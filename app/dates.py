"""Dates as people in the UK write them, whole months, and financial years."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.problems import Refused
from app.text import one_line, quoted

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
_MONTHS = {name.casefold(): at for names in (MONTH_NAMES, SHORT_MONTHS) for at, name in enumerate(names, start=1)}
_MONTHS["sept"] = 9
_DAYS = {name: number for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
_DAY_NAME = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
_WEEKDAY = re.compile(rf"(?:(?:on|next|this)\s+)?(?P<day>{_DAY_NAME})")
_ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:[t ]\d{1,2}:[\d:.+z-]*)?")
_NUMBERS = re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4}|\d{2})")
_WORDS = re.compile(
    rf"(?:{_DAY_NAME},?\s+)?"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?)?(?P<month>[a-z]+)\.?,?[\s-]+(?P<year>\d{4}|\d{2})"
)
_AMERICAN = re.compile(r"(?P<month>[a-z]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})")
_IN = re.compile(r"in\s+(?P<count>\d{1,3})\s+(?P<unit>day|week|month|year)s?")


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


def present_day(given: date | None = None) -> date:
    """Today: the day that was given, as tests do, or that of the clock, asked anew since a window outlives midnight."""
    return given or date.today()


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


def parse_date(text: str, today: date) -> date:
    """Read a date as people in the UK type it, day first.

    Understands `12/3/27`, `12.03.2027`, `2027-03-12`, `12 March 2027`, `1st April 2026`, `April 2026` (its first day),
    `March 12, 2027`, `today`, `tomorrow`, `fri` and `next fri` (the next one after today), `in 6 weeks`. Raises
    DateError with a sentence that says what was expected.
    """
    cleaned = one_line(text).lower()
    found = _relative(cleaned, today) or _calendar(cleaned)
    if found is None:
        raise DateError(f"{quoted(text)} is not a date. Write it as 31/3/2027 or 31 March 2027.")
    if not EARLIEST <= found <= LATEST:
        raise DateError(f"{format_date(found)} is too far away. Check the year.")
    return found


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


def _relative(text: str, today: date) -> date | None:
    if text in {"today", "tomorrow", "yesterday"}:
        return today + timedelta(days={"today": 0, "tomorrow": 1, "yesterday": -1}[text])
    if match := _WEEKDAY.fullmatch(text):
        ahead = (_DAYS[match["day"][:3]] - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=ahead)
    if match := _IN.fullmatch(text):
        count = int(match["count"])
        match match["unit"]:
            case "day":
                return today + timedelta(days=count)
            case "week":
                return today + timedelta(weeks=count)
            case unit:
                return add_months(today, count * (12 if unit == "year" else 1))
    return None


def _calendar(text: str) -> date | None:
    for pattern in (_ISO, _NUMBERS, _WORDS, _AMERICAN):
        if match := pattern.fullmatch(text):
            month_text = match["month"]
            month = int(month_text) if month_text.isdigit() else _MONTHS.get(month_text)
            year = int(match["year"]) if len(match["year"]) == 4 else _century(int(match["year"]))
            try:
                return date(year, month, int(match["day"] or 1)) if month else None
            except ValueError:
                return None
    return None


def _century(two_digits: int) -> int:
    """Two-digit years: 00 to 69 are this century, the rest the last one (for dates of birth and service)."""
    return 2000 + two_digits if two_digits < 70 else 1900 + two_digits
