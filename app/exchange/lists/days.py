"""A cell as a day, and what was assumed where it left something open."""

import re
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache

from app.dates import EARLIEST, LATEST, format_date
from app.exchange.files.cells import Cell
from app.exchange.lists.cell_text import NotUsable, shown
from app.typed_dates import DaySense, is_month_alone, lacks_a_year, moves_with_today, parse_date

_DAY_ZERO = date(1899, 12, 30)
_SERIALS = range(14_611, 109_575)
"""Days that a spreadsheet counts from 1940 to 2199; a smaller number in a column of dates is a slip."""

_CLOCK = re.compile(r"[ ,]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?: ?[ap]m)?$", re.IGNORECASE)


class Assumed(StrEnum):
    """What was assumed of a day, in the words that end `3 rows (5, 6, 9): …`."""

    MONTH_ENDS = "an end given as a month is taken as its last day"
    NEAREST_YEAR = "a date without a year is taken in the year that fits best"
    FIRST_DAY = (
        "the end is the first day of a month. A spreadsheet stores “Mar-27” like that: "
        "type the last day where the whole month is meant"
    )


def read_day(cell: Cell, today: date, sense: DaySense = DaySense.ANY) -> date:
    """The day that a cell means, whatever a spreadsheet made of it. Raises NotUsable or DateError."""
    match cell:
        case datetime():
            found = cell.date()
        case date():
            found = cell
        case bool() | time() | timedelta():
            raise NotUsable(f"“{shown(cell)}” is not a date. Write it as 31/3/2027 or 31 March 2027.")
        case int() | float():
            found = _serial(cell)
        case _:
            text = str(cell)
            found = _serial(int(text)) if text.isdecimal() and len(text) == 5 else _written_day(text, today, sense)
    if not EARLIEST <= found <= LATEST:
        raise NotUsable(f"{format_date(found)} is too far away. Check the year.")
    return found


def assumed_of(cell: Cell, day: date, sense: DaySense) -> Assumed | None:
    """What `read_day` assumed when it read this day."""
    if not isinstance(cell, str):
        return Assumed.FIRST_DAY if sense is DaySense.END and day.day == 1 else None
    text = _CLOCK.sub("", cell.strip())
    if lacks_a_year(text):
        return Assumed.NEAREST_YEAR
    return Assumed.MONTH_ENDS if sense.ends_months and is_month_alone(text) else None


def _serial(number: float) -> date:
    if int(number) not in _SERIALS:
        raise NotUsable(f"“{shown(number)}” is not a date. Write the day, the month and the year.")
    return _DAY_ZERO + timedelta(days=int(number))


@lru_cache(maxsize=4096)
def _written_day(text: str, today: date, sense: DaySense) -> date:
    text = _CLOCK.sub("", text)
    if moves_with_today(text):
        raise NotUsable(f"“{text}” moves with the calendar. Write the day, the month and the year.")
    return parse_date(text, today, sense)
