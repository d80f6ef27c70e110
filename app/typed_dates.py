"""Dates as people in the UK type them, day first: which day is meant, and where something is left open, for what."""

import re
from datetime import date, timedelta
from enum import StrEnum

from app.dates import EARLIEST, LATEST, MONTH_NAMES, SHORT_MONTHS, DateError, Month, add_months, format_date
from app.text import one_line, quoted

_MONTHS = {name.casefold(): at for names in (MONTH_NAMES, SHORT_MONTHS) for at, name in enumerate(names, start=1)}
_MONTHS["sept"] = 9
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LEAP_GAP = 8
"""Years within which 29 February comes round in either direction, whatever the century."""
_DAYS = {name: number for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
_DAY_NAME = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
_WEEKDAY = re.compile(rf"(?:(?:on|next|this)\s+)?(?P<day>{_DAY_NAME})")
_NAMED_DAY = re.compile(rf"(?P<weekday>{_DAY_NAME}),?\s+(?P<rest>(?:the\s+)?\d.*|[a-z]{{3,}}\.?\s+\d.*)")
_ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:[t ]\d{1,2}:[\d:.+z-]*)?")
_NUMBERS = re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4}|\d{2})")
_WORDS = re.compile(
    r"(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?P<month>[a-z]+)\.?,?[\s-]+(?P<year>\d{4}|\d{2})"
)
_AMERICAN = re.compile(r"(?P<month>[a-z]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})")
_DAY_OF_MONTH = re.compile(r"(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:[\s-]+(?:of\s+)?)?(?P<month>[a-z]{3,})\.?")
_MONTH_DAY = re.compile(r"(?P<month>[a-z]{3,})\.?\s+(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?")
_DAY_MONTH_NUMBERS = re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})")
_MONTH_ALONE = re.compile(
    r"(?:(?P<part>end|start|beginning)\s+(?:of\s+)?)?(?P<month>[a-z]+)\.?,?[\s-]*(?P<year>\d{4}|(?<=[\s-])\d{2})"
)
_ISO_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})")
_NUMBERED_MONTH = re.compile(r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})")
_IN = re.compile(r"in\s+(?P<count>\d{1,3})\s+(?P<unit>day|week|month|year)s?")


class DaySense(StrEnum):
    """What a date is for, where what was typed leaves something open.

    A month alone is its first day, and its last for an end and a balance. A day without a year is in the year that
    puts it nearest to today; on or before today for a balance and for what has happened, on or after today for an end
    and for what is to come.
    """

    ANY = "any"
    END = "end"
    AHEAD = "ahead"
    PAST = "past"
    BALANCE = "balance"

    @property
    def ends_months(self) -> bool:
        """Whether a month alone is its last day."""
        return self in {DaySense.END, DaySense.BALANCE}


def parse_date(text: str, today: date, sense: DaySense = DaySense.ANY) -> date:
    """Read a date as people in the UK type it, day first.

    Understands `12/3/27`, `12.03.2027`, `2027-03-12`, `12 March 2027`, `1st April 2026`, `March 12, 2027`, `today`,
    `tomorrow`, `fri` and `next fri` (the next one after today), `in 6 weeks`; a month alone (`April 2026`, `Apr-26`,
    `2026-04`, `4/2026`) and a day without its year (`31 Oct`, `31/10`) by their sense. Raises DateError with a sentence
    that says what was expected, also where the day of the week is another than the one typed.
    """
    cleaned = one_line(text).lower()
    found = _relative(cleaned, today) or _on_its_weekday(cleaned, today, sense)
    if found is None:
        raise DateError(f"{quoted(text)} is not a date. Write it as 31/3/2027 or 31 March 2027.")
    if not EARLIEST <= found <= LATEST:
        raise DateError(f"{format_date(found)} is too far away. Check the year.")
    return found


def moves_with_today(text: str) -> bool:
    """Whether a text such as `tomorrow` or `next fri` is another day tomorrow."""
    return _relative(one_line(text).lower(), EARLIEST) is not None


def is_month_alone(text: str) -> bool:
    """Whether a text is a month and its year, without a day."""
    return _month_alone(one_line(text).lower(), DaySense.ANY) is not None


def lacks_a_year(text: str) -> bool:
    """Whether a text is a day and its month, without a year."""
    cleaned = one_line(text).lower()
    named = _NAMED_DAY.fullmatch(cleaned)
    return _without_year(named["rest"] if named else cleaned, EARLIEST, DaySense.ANY) is not None


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


def _on_its_weekday(text: str, today: date, sense: DaySense) -> date | None:
    """A date, which must fall on the day of the week that stands before it, if one does."""
    named = _NAMED_DAY.fullmatch(text)
    if named is None:
        return _calendar(text, today, sense)
    found = _with_year(named["rest"]) or _without_year(named["rest"], today, sense)
    if found is not None and found.weekday() != _DAYS[named["weekday"][:3]]:
        typed = _WEEKDAYS[_DAYS[named["weekday"][:3]]]
        is_a = f"{format_date(found)} is a {_WEEKDAYS[found.weekday()]}, not a {typed}."
        raise DateError(f"{is_a} Check the date, or leave out the day of the week.")
    return found


def _calendar(text: str, today: date, sense: DaySense) -> date | None:
    return _with_year(text) or _month_alone(text, sense) or _without_year(text, today, sense)


def _with_year(text: str) -> date | None:
    for pattern in (_ISO, _NUMBERS, _WORDS, _AMERICAN):
        if match := pattern.fullmatch(text):
            return _day(_year(match["year"]), match["month"], int(match["day"]))
    return None


def _month_alone(text: str, sense: DaySense) -> date | None:
    for pattern in (_ISO_MONTH, _NUMBERED_MONTH, _MONTH_ALONE):
        if match := pattern.fullmatch(text):
            first = _day(_year(match["year"]), match["month"], 1)
            part = match.groupdict().get("part")
            last = part == "end" or (part is None and sense.ends_months)
            return Month.of(first).last_day if first and last else first
    return None


def _without_year(text: str, today: date, sense: DaySense) -> date | None:
    for pattern in (_DAY_OF_MONTH, _MONTH_DAY, _DAY_MONTH_NUMBERS):
        if match := pattern.fullmatch(text):
            years = range(today.year - _LEAP_GAP, today.year + _LEAP_GAP + 1)
            days = [day for year in years if (day := _day(year, match["month"], int(match["day"])))]
            past, ahead = [day for day in days if day <= today], [day for day in days if day >= today]
            if not days:
                return None
            match sense:
                case DaySense.PAST | DaySense.BALANCE:
                    return past[-1]
                case DaySense.END | DaySense.AHEAD:
                    return ahead[0]
                case _:
                    return min(days, key=lambda day: abs(day - today))
    return None


def _day(year: int, month_text: str, day: int) -> date | None:
    """The day, or None where there is none."""
    month = int(month_text) if month_text.isdigit() else _MONTHS.get(month_text)
    try:
        return date(year, month, day) if month else None
    except ValueError:
        return None


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else _century(int(text))


def _century(two_digits: int) -> int:
    """Two-digit years: 00 to 69 are this century, the rest the last one (for dates of birth and service)."""
    return 2000 + two_digits if two_digits < 70 else 1900 + two_digits
