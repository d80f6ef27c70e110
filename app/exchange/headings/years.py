"""Which year a heading or the name of a sheet speaks of, and whether a day lies in it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

_TWO = re.compile(r"(?<!\d)(20\d\d)\s*(?:[/–—-]|to)\s*(20\d\d|\d\d)(?!\d)", re.IGNORECASE)
_SHORT = re.compile(r"(?<![\d/-])(\d\d)\s*[/–—-]\s*(\d\d)(?![\d/-])")
_ENDING = re.compile(
    r"\b(?:fy|y/?e|years?\s+(?:to|end(?:ed|ing)?)|to\s+\d{0,2}\s*(?:march|mar))\b\D{0,20}?"
    r"(?:\d{1,2}(?:\s+\w+\s+|[/.]\d{1,2}[/.]))?(20\d\d|\d\d)(?![\d/.])",
    re.IGNORECASE,
)
_GLUED = re.compile(r"\bfy(20\d\d|\d\d)(?!\d)", re.IGNORECASE)
_CALENDAR = re.compile(r"(?<![\d/-])(20\d\d)(?![\d/-])")
_NUMBERED = re.compile(r"\b(?:years?|yr|y)\s*(\d)\b", re.IGNORECASE)
_SPOKEN = (
    (1, re.compile(r"\b(?:this|current|present|coming) (?:financial )?(?:year|yr)\b", re.IGNORECASE)),
    (2, re.compile(r"\b(?:next|following) (?:financial )?(?:year|yr)\b", re.IGNORECASE)),
)
_COUNTED = re.compile(
    r"\b(\d|two|three|four|five|six)[\s-]*(?:years?|yrs?)\b|\b(?:all|whole|entire|full)\s+(?:period|project|term)\b"
    r"|\bproject (?:total|lifetime)\b|\blifetime\b|\bmulti[- ]?year\b",
    re.IGNORECASE,
)
_OVER = re.compile(r"\b(?:over|for|across|in)\s+(?=(?:\d|two|three|four|five|six|all|the)\b)", re.IGNORECASE)
_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_APRIL = 4


@dataclass(frozen=True, slots=True, order=True)
class Year:
    """A year that begins in `start`: a financial one in April and over two years, or a calendar year."""

    start: int
    financial: bool = True

    def has(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self == (year_of(day) if self.financial else Year(day.year, financial=False))

    def is_over(self, day: date) -> bool:
        """Whether it ended before the day."""
        last = date(self.start + 1, 3, 31) if self.financial else date(self.start, 12, 31)
        return last < day


def year_of(day: date) -> Year:
    """The financial year from April that a day lies in."""
    return Year(day.year if day.month >= _APRIL else day.year - 1)


def year_in(text: str) -> Year | None:
    """The one year that a text speaks of: `Budget 2026/27`, `26-27`, `FY27` and `Year to March 2027` are one year."""
    pairs = [(int(first), _full(first, second)) for first, second in _TWO.findall(text)]
    if pairs:
        return Year(pairs[0][0]) if pairs[0][1] == pairs[0][0] + 1 else None
    for first, second in _SHORT.findall(text):
        if (int(first) + 1) % 100 == int(second):
            return Year(2000 + int(first))
    if ending := _ENDING.search(text) or _GLUED.search(text):
        return Year(int(ending[1]) % 100 + 2000 - 1)
    calendar = _CALENDAR.findall(text)
    return Year(int(calendar[0]), financial=False) if len(set(calendar)) == 1 else None


def numbered_year(text: str) -> int:
    """The number in `Year 1` or `Yr 2`; `This year` is the first, `Next year` the second; 0 where there is none."""
    if found := _NUMBERED.search(text):
        return int(found[1])
    return next((number for number, pattern in _SPOKEN if pattern.search(text)), 0)


def is_several_years(text: str) -> bool:
    """Whether a heading speaks of more than one year: `Total (3 years)`, `2025-28`, `Project lifetime`."""
    if any(_full(first, second) - int(first) > 1 for first, second in _TWO.findall(text)):
        return True
    found = _COUNTED.search(text)
    if found is None:
        return False
    count = found[1]
    return not count or _WORDS.get(count.lower(), int(count) if count.isdigit() else 2) > 1


def without_years(text: str) -> str:
    """The text without the years that it speaks of: `Cost over 3 years` and `Cost 2026/27` are both `Cost`."""
    for pattern in (_OVER, _COUNTED, _TWO, _SHORT, _CALENDAR):
        text = pattern.sub(" ", text)
    return text


def current(years: Iterable[Year], today: date) -> Year | None:
    """Which of these years today lies in, a financial one before a calendar one."""
    return next((year for year in sorted(set(years), key=lambda one: not one.financial) if year.has(today)), None)


def _full(first: str, second: str) -> int:
    return int(second) if len(second) == 4 else int(first) // 100 * 100 + int(second)
