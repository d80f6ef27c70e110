"""What a heading says about time: a month, a quarter, half a year or a year, with or without the year it is in."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from app.dates import MONTH_NAMES, SHORT_MONTHS
from app.exchange.lists.headings import plain

_MONTHS = {name.casefold(): at for names in (MONTH_NAMES, SHORT_MONTHS) for at, name in enumerate(names, start=1)}
_MONTHS["sept"] = 9
_NAME = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR4 = r"(?:19|20)\d\d"
_ANY_YEAR = rf"(?:{_YEAR4}|'?\d\d)"
_PAIR = rf"(?P<first>{_YEAR4}|\d\d)\s*[-/–]\s*(?P<second>{_YEAR4}|\d\d)"
_PAIR_AT = re.compile(rf"(?<![\d/.-])(?:fy\s*|f/y\s*)?{_PAIR}(?![\d/-]|\.\d)")
_FY_AT = re.compile(r"\bf/?y\s*'?(?P<year>(?:20)?\d\d)\b")
_ENDING_AT = re.compile(
    rf"\b(?:y/?e|year[ -]?end(?:ing|ed)?|ye|(?:year )?to)\s*:?\s*(?:\d{{1,2}}(?:st|nd|rd"
    rf"|th)?\s+)?(?P<month>{_NAME})[\s,'-]*(?P<year>{_ANY_YEAR})"
)
_YEAR_AT = re.compile(rf"(?<![\d/.,£-])(?P<year>{_YEAR4})(?![\d,]|\.\d)")
_ISO_AT = re.compile(
    rf"(?<!\d)(?P<year>{_YEAR4})[-/.](?P<month>0[1-9]|1[0-2])(?:[-/.]\d\d)?(?:[ t]00:00(?::00)?)?(?!\d)"
)
_DAY_AT = re.compile(rf"(?<!\d)\d{{1,2}}[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?P<year>{_YEAR4}|\d\d)(?!\d)")
_SLASH_AT = re.compile(rf"(?<!\d)(?P<month>0?[1-9]|1[0-2])[-/.](?P<year>{_YEAR4})(?!\d)")
_RANGE_AT = re.compile(
    rf"\b(?P<from>{_NAME})\s*(?P<fromyear>{_ANY_YEAR})?\s*(?:-|–|to|/|&)\s*(?:{_NAME}\s*(?:/"
    rf"|&)\s*)?(?P<to>{_NAME})(?:[\s'-]*(?P<year>{_ANY_YEAR})(?!\d))?"
)
_MONTH_AT = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?[\s-]+)?(?P<month>{_NAME})(?:[\s,'’-]*(?P<year>{_ANY_YEAR})(?![\d]))?"
)
_ORDINALS = {"1st": 1, "first": 1, "2nd": 2, "second": 2, "3rd": 3, "third": 3, "4th": 4, "fourth": 4}
_ORDINAL = "(?:" + "|".join(_ORDINALS) + ")"
_COUNTED_AT = (
    (
        3,
        re.compile(
            rf"\b(?:q|qtr|qrt|quarter)\s*\.?\s*(?P<number>[1-4])\b|\b(?P<ordinal>{_ORDINAL})\s+(?:quarter"
            rf"|qtr)\b|(?<!\d)(?P<before>[1-4])q\b"
        ),
    ),
    (6, re.compile(rf"\b(?:h|half)\s*(?P<number>[12])\b|\b(?P<ordinal>{_ORDINAL})\s+half\b")),
    (12, re.compile(rf"\b(?:y|yr|year)\s*\.?\s*(?P<number>[1-9])\b|\b(?P<ordinal>{_ORDINAL})\s+year\b")),
    (1, re.compile(r"\b(?:m|mth|month|p|period)\s*\.?\s*(?P<number>1[0-2]|[1-9])\b")),
)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of `length` months that a heading names.

    `month` (1 to 12) is the calendar month in which it begins, `year` the calendar year of that month. `number` counts
    it from the start of the financial year (quarter 1, month 3), or counts years. `fiscal` is the calendar year in
    which the named financial year begins; `ends` says that only the year in which it ends is named (FY27). What is not
    said is None. `rest` is the heading's other words.
    """

    length: int
    month: int | None = None
    year: int | None = None
    number: int | None = None
    fiscal: int | None = None
    ends: int | None = None
    rest: str = ""


def period_of_day(day: date) -> Period:
    """The month of a date that stands as a heading."""
    return Period(1, day.month, day.year)


@lru_cache(maxsize=4096)
def period_in(heading: str) -> Period | None:
    """The stretch of time that a heading names; None where it names none."""
    text = " ".join(heading[:80].casefold().replace("’", "'").replace("–", "-").split())
    text = re.sub(r"[()\[\]]", " ", text)
    return _with_month(text) or _counted(text) or _whole_year(text)


@lru_cache(maxsize=4096)
def year_in(text: str) -> Period | None:
    """The year that a title or a sheet's name holds."""
    typed = " ".join(text[:200].casefold().replace("’", "'").replace("–", "-").replace("_", " ").split())
    found = _RANGE_AT.search(typed)
    spanned = _range(typed, found) if found else None
    return spanned if spanned and spanned.length == 12 and spanned.year else _whole_year(typed)


def _with_month(text: str) -> Period | None:
    if _ENDING_AT.search(text):
        return None
    for pattern in (_ISO_AT, _DAY_AT, _SLASH_AT):
        if found := pattern.search(text):
            return Period(1, int(found["month"]), _full(found["year"]), rest=_rest(text, found))
    if (found := _RANGE_AT.search(text)) and (spanned := _range(text, found)):
        return spanned
    found = _MONTH_AT.search(text)
    if found is None:
        return None
    return _one_month(text, found)


def _one_month(text: str, found: re.Match[str]) -> Period:
    month = _MONTHS[found["month"].rstrip(".")]
    if pair := _pair(text):
        return Period(1, month, fiscal=pair[0], rest=_rest(text, pair[1], found))
    if found["year"]:
        return Period(1, month, _full(found["year"]), rest=_rest(text, found))
    if year := _YEAR_AT.search(text):
        return Period(1, month, int(year["year"]), rest=_rest(text, year, found))
    return Period(1, month, rest=_rest(text, found))


def _range(text: str, found: re.Match[str]) -> Period | None:
    first, last = (_MONTHS[found[side].rstrip(".")] for side in ("from", "to"))
    length = (last - first) % 12 + 1
    if length in {3, 6, 12}:
        end = _full(found["year"]) if found["year"] else None
        begin = _full(found["fromyear"]) if found["fromyear"] else None
        pair = _pair(text)
        fiscal = pair[0] if pair else None
        year = begin or (end - (1 if last < first else 0) if end and not pair else None)
        return Period(length, first, year, fiscal=fiscal, rest=_rest(text, found))
    return None


def _counted(text: str) -> Period | None:
    for length, pattern in _COUNTED_AT:
        found = pattern.search(text)
        if found is None:
            continue
        groups = found.groupdict()
        number = _ORDINALS[groups["ordinal"]] if groups.get("ordinal") else int(groups["number"] or groups["before"])
        year = _whole_year(text[: found.start()] + " " + text[found.end() :])
        rest = _rest(text, found) if year is None else year.rest
        if length == 12:
            return Period(
                12, number=number, fiscal=year.fiscal if year else None, ends=year.ends if year else None, rest=rest
            )
        return Period(
            length,
            number=number,
            fiscal=year.fiscal if year else None,
            ends=year.ends if year else None,
            year=None,
            rest=rest,
        )
    return None


def _whole_year(text: str) -> Period | None:
    if found := _ENDING_AT.search(text):
        month, year = _MONTHS[found["month"].rstrip(".")], _full(found["year"])
        first = month % 12 + 1
        begins = year if first == 1 else year - 1
        return Period(12, first, begins, fiscal=begins, rest=_rest(text, found))
    if pair := _pair(text):
        return Period(12, fiscal=pair[0], rest=_rest(text, pair[1]))
    if found := _FY_AT.search(text):
        return Period(12, ends=_full(found["year"]), rest=_rest(text, found))
    if found := _YEAR_AT.search(text):
        return Period(12, fiscal=int(found["year"]), rest=_rest(text, found))
    return None


def _pair(text: str) -> tuple[int, re.Match[str]] | None:
    """Two years one after the other, such as 2026/27 or 26-27, as the year in which the first begins."""
    for found in _PAIR_AT.finditer(text):
        first, second = _full(found["first"]), _full(found["second"])
        if second == first + 1:
            return first, found
    return None


def _full(year: str) -> int:
    digits = year.strip("'")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _rest(text: str, *found: re.Match[str]) -> str:
    for match in sorted(found, key=lambda each: -each.start()):
        text = text[: match.start()] + " " + text[match.end() :]
    return plain(text)
