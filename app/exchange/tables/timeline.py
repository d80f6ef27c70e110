"""Which calendar months the columns of a table cover, from what their headings say and what year the sheet names."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.dates import Month
from app.exchange.tables.periods import Period

_NO_YEAR = 1900
"""Stands for a year that nobody named, so that the order of columns is known all the same."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The year a sheet is for: the calendar year in which it begins (None where nothing names it), and its first month.

    `said` is where it was read, for a sentence.
    """

    year: int | None
    month: int
    said: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The months that a column covers. `known` tells whether a year was named for it."""

    start: Month
    length: int
    known: bool

    @property
    def months(self) -> tuple[Month, ...]:
        """Each of its months."""
        return tuple(self.start.until(self.start.plus(self.length)))

    def overlaps(self, other: "Stretch") -> bool:
        """Whether the two share a month."""
        return self.start < other.start.plus(other.length) and other.start < self.start.plus(self.length)


def placed(periods: Sequence[Period], anchor: Anchor) -> tuple[Stretch, ...]:
    """The months of each period, in the order of the columns.

    Months without a year follow one another from the first month of the table: January after December is the next
    year's. Quarter 1 begins with the financial year, and after quarter 4 comes the next year's quarter 1.
    """
    first = _first_month(periods, anchor)
    found: list[Stretch] = []
    before: dict[int, Stretch] = {}
    for period in periods:
        stretch = _place(period, Anchor(anchor.year, first), before.get(period.length))
        before[period.length] = stretch
        found.append(stretch)
    return tuple(found)


def _first_month(periods: Sequence[Period], anchor: Anchor) -> int:
    """The month in which the table's year begins: that of its first column, or the organisation's own."""
    months = [period for period in periods if period.month is not None and period.length < 12]
    if months and months[0].month and (len(months) >= 4 or months[0].length > 1):
        return months[0].month
    return anchor.month


def _place(period: Period, anchor: Anchor, before: Stretch | None) -> Stretch:
    named = _named_year(period, anchor)
    year = named if named is not None else anchor.year
    known = year is not None
    month = period.month or (anchor.month - 1 + (_offset(period))) % 12 + 1
    if period.year is not None:
        start = Month(period.year, month)
    else:
        base = year if year is not None else _NO_YEAR
        if period.length == 12:
            start = Month(base, month).plus(12 * ((period.number or 1) - 1 if named is None else 0))
            if period.month is not None and named is not None and period.year is None:
                start = Month(named, month)
        else:
            start = Month(base if month >= anchor.month else base + 1, month)
    if (
        before is not None
        and period.length < 12
        and start < before.start
        and (period.year is None or start.year == before.start.year)
    ):
        start = start.plus(12 * (-(-(before.start - start) // 12)))
    elif before is not None and period.length < 12 and named is None and period.year is None and start < before.start:
        start = start.plus(12)
    return Stretch(start, period.length, known or period.year is not None)


def _named_year(period: Period, anchor: Anchor) -> int | None:
    if period.fiscal is not None:
        return period.fiscal
    if period.ends is not None:
        return period.ends - (1 if anchor.month > 1 else 0)
    return None


def _offset(period: Period) -> int:
    return (period.number - 1) * period.length if period.number and period.length < 12 else 0
