"""Which year a sheet is for: what was told, its titles, its name, the file's name."""

import re
from collections.abc import Sequence

from app.exchange.tables.grid import Grid
from app.exchange.tables.periods import Period, year_in
from app.exchange.tables.roles import PAST, rank
from app.exchange.tables.timeline import Anchor

_PAIR = re.compile(r"\d{2,4}\s*[-/–]\s*\d{2,4}|\bf/?y|\by/?e\b|year (?:end|to)|\bto\b", re.IGNORECASE)
_BUDGET = re.compile(
    r"\b(?:budget|year|forecast|plan|finances?|accounts|income|expenditure|cash ?flow)\b", re.IGNORECASE
)
_ENDS_WITH_YEAR = re.compile(
    r"^(?!.*\b(?:since|founded|established|est|registered|charity|no|number)\b).*\s20\d\d$", re.IGNORECASE
)
"""A title such as “Riverside Trust 2026”, but no year of founding and no number of a charity."""
_DAY = re.compile(r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?,?\s+20\d\d\b", re.IGNORECASE)
"""A month right before the year: the day of a meeting, not the year of a budget."""


def anchor_of(
    grid: Grid, top: int, told: int | None, around: Anchor, *, periods: Sequence[Period], beside: Sequence[str]
) -> Anchor:
    """The year of a sheet whose headings begin in row `top`, name these periods, and have these words `beside` them.

    `around` is what the workbook says where the sheet does not. Columns of the past say nothing of its year.
    """
    titles = [cell.text for row in grid.rows[:top] for cell in row if cell and cell.kind in {"words", "covered"}]
    found = named_year([*titles, *(text for text in beside if rank(text) != PAST), grid.name])
    month = found.month if found and found.month else around.month
    periods = [period for period in periods if rank(period.rest) != PAST]
    if told is not None:
        return Anchor(told, month, "told")
    if found is None:
        year = next((each for period in periods if (each := _of_period(period, month))), None)
        return Anchor(year, around.month, "heads") if year else around
    return Anchor(_begins(found, month), month, "title")


def _of_period(period: Period, month: int) -> int | None:
    """The year of a heading: one table under another often leaves it out."""
    if period.year is not None and period.month is not None:
        return period.year - (period.month < month)
    return _begins(period, month)


def file_anchor(stem: str, first_month: int) -> Anchor:
    """The year that the name of a file holds, and the month in which the organisation's year begins."""
    found = named_year([stem])
    if found is None:
        return Anchor(None, first_month)
    month = found.month or first_month
    return Anchor(_begins(found, month), month, "file")


def named_year(texts: Sequence[str]) -> Period | None:
    """The year that titles name: one written as a year of twelve months before one that may be a day's."""
    periods = [(text, period) for text in texts if (period := year_in(text))]
    for text, period in periods:
        if period.month is not None or (_PAIR.search(text) and (period.ends is not None or _is_pair(text))):
            return period
    for text, period in periods:
        names_a_budget = _BUDGET.search(text) or len(text) <= 12 or _ENDS_WITH_YEAR.search(text)
        if period.fiscal is not None and names_a_budget and not _DAY.search(text):
            return period
    return None


def _is_pair(text: str) -> bool:
    return bool(re.search(r"\d{2,4}\s*[-/–]\s*\d{2,4}|\bf/?y", text, re.IGNORECASE))


def _begins(period: Period, month: int) -> int | None:
    if period.fiscal is not None or period.year is not None:
        return period.fiscal or period.year
    return period.ends - (1 if month > 1 else 0) if period.ends is not None else None
