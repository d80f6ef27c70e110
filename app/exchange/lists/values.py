"""One cell as the value that a field wants, or a sentence that says why not."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from app.dates import EARLIEST, LATEST, DateError, Month, format_date, parse_date
from app.exchange.files.cells import NO_RESULT, Cell, is_error
from app.exchange.lists.field import ListField
from app.exchange.lists.headings import plain
from app.money import MoneyError, format_money, parse_money
from app.problems import Refused
from app.text import shorten

Value = str | int | date | Decimal | bool | None

_DAY_ZERO = date(1899, 12, 30)
_SERIALS = range(14_611, 109_575)
"""Days that a spreadsheet counts from 1940 to 2199; a smaller number in a column of dates is a slip."""

_BLANK = frozenset(
    {"", "-", "–", "—", "n/a", "na", "n.a.", "none", "not applicable", "please select an option", "please select"}
)
_ZERO = frozenset({"-", "–", "—", "£-", "£ -", "nil", "£nil"})
_CLOCK = re.compile(r"[ ,]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?: ?[ap]m)?$", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?P<number>[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?)\s*(?P<unit>%|(?:months?|mths?|days?|hours?|hrs?|fte|wte)\b.*)?",
    re.IGNORECASE,
)
_YES = frozenset({"y", "yes", "true", "1", "x", "✓", "✔", "t", "recoverable", "reclaimable"})
_NO = frozenset({"n", "no", "false", "0", "f", "not recoverable", "not reclaimable", "irrecoverable"})
_FILLERS = (" costs", " cost", " fees", " expenses", " expenditure", " charges", " income", " funds", " category")
_FOREIGN = re.compile(r"[€$¥]|\b(?:eur|usd|euros?|dollars?)\b", re.IGNORECASE)


class NotUsable(Refused):
    """A cell that cannot be read as what its column should hold; its text is the sentence for the user."""


def read_value(field: ListField, cell: Cell, today: date, *, scale: int = 1) -> Value:
    """The value of a cell for this field: see `Field` for the kinds. An empty cell is None.

    Percentages that a spreadsheet keeps as fractions are multiplied by `scale`. Raises NotUsable.
    """
    if is_error(cell):
        raise NotUsable(_error_sentence(str(cell)))
    if isinstance(cell, float) and not math.isfinite(cell):
        raise NotUsable("This is not a number. Type the figure again.")
    if isinstance(cell, str):
        cell = cell.strip()
        word = cell.casefold()
        if field.kind == "money" and word in _ZERO:
            return 0
        if word in _BLANK and (not word or field.kind != "text") and plain(word) not in field.synonyms:
            return None
    if cell is None:
        return None
    try:
        return _READERS[field.kind](field, cell, today, scale)
    except (MoneyError, DateError) as refused:
        raise NotUsable(str(refused)) from refused


def as_text(cell: Cell) -> str:
    """A cell as a person would read it: 1126147.0 is `1126147`, a date is written out."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and math.isfinite(cell):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else format(exact_number(cell), "f")
    if isinstance(cell, date):
        return format_date(cell)
    return "" if cell is None else str(cell).strip()


def shown(cell: Cell) -> str:
    """A cell for a sentence, at most 40 characters."""
    return shorten(as_text(cell))


def exact_number(cell: float) -> Decimal:
    """The decimal that a spreadsheet shows for a number: 1000.1, not the binary fraction nearest to it."""
    return Decimal(cell) if isinstance(cell, int) else Decimal(repr(cell))


def _error_sentence(error: str) -> str:
    if error == NO_RESULT:
        return (
            "This formula was saved without its result. Open the file in a spreadsheet program, save it, and try again."
        )
    return f"The formula here failed with {error}. Correct it in the spreadsheet, or type the figure."


def _money(cell: Cell) -> int:
    match cell:
        case bool() | date() | time() | timedelta():
            raise NotUsable(f"“{shown(cell)}” is not an amount. Type a number, such as 1,200.")
        case int() | float():
            pence = parse_money(format(exact_number(cell), "f"))
        case str() if _FOREIGN.search(cell):
            raise NotUsable(f"“{shown(cell)}” is not in pounds. Type what it comes to in pounds.")
        case _:
            pence = parse_money(str(cell))
    if pence < 0:
        raise NotUsable(f"{format_money(pence)} is below zero. Type the amount without a minus, or leave the row out.")
    return pence


def _date(cell: Cell, today: date) -> date:
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
            found = _serial(int(text)) if text.isdecimal() and len(text) == 5 else _written_date(text, today)
    if not EARLIEST <= found <= LATEST:
        raise NotUsable(f"{format_date(found)} is too far away. Check the year.")
    return found


def _serial(number: float) -> date:
    if int(number) not in _SERIALS:
        raise NotUsable(f"“{shown(number)}” is not a date. Write the day, the month and the year.")
    return _DAY_ZERO + timedelta(days=int(number))


@lru_cache(maxsize=4096)
def _written_date(text: str, today: date) -> date:
    text = _CLOCK.sub("", text)
    if re.fullmatch(r"\d{4}-\d{2}", text):
        return Month.parse(text).first_day
    found = parse_date(text, today)
    if found != parse_date(text, today + timedelta(days=8)):
        raise NotUsable(f"“{text}” moves with the calendar. Write the day, the month and the year.")
    return found


def _number(field: ListField, cell: Cell, scale: int) -> Decimal:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return exact_number(cell) * scale
    match = _NUMBER.fullmatch(str(cell).strip()) if isinstance(cell, str) else None
    if match is None or not match["number"]:
        raise NotUsable(
            f"“{shown(cell)}” is not a number. Type a figure, such as {'5%' if field.kind == 'percent' else '2'}."
        )
    try:
        number = Decimal(match["number"].replace(",", "").replace("−", "-"))
    except InvalidOperation as error:
        raise NotUsable(f"“{shown(cell)}” is not a number.") from error
    if match["unit"] == "%":
        return number if field.kind == "percent" else number / 100
    return number * scale


def _bounded(field: ListField, number: Decimal) -> Decimal:
    if not field.low <= number <= field.high:
        sign = "%" if field.kind == "percent" else ""
        given, low, high = (_in_print(each) + sign for each in (number, field.low, field.high))
        raise NotUsable(f"{given} is outside {low} to {high}. Check the figure.")
    return number


def _in_print(number: Decimal) -> str:
    return format(number.normalize(), "f")[:20].replace("-", "−")


def _yes_or_no(cell: Cell) -> bool:
    word = "yes" if cell is True else "no" if cell is False else as_text(cell).casefold()
    if word in _YES or word in _NO:
        return word in _YES
    raise NotUsable(f"“{shown(cell)}” is neither yes nor no. Type yes or no.")


def known_word(field: ListField, cell: Cell) -> str | None:
    """The stored word that a cell of a choice means, whatever its case, plural or filler; None when it is not known."""
    word = plain(as_text(cell))
    if word in field.synonyms:
        return field.synonyms[word]
    readings = [word.removesuffix("s"), word + "s", *(word.removesuffix(filler) for filler in _FILLERS)]
    return next((field.synonyms[reading] for reading in readings if reading in field.synonyms), None)


def _choice(field: ListField, cell: Cell) -> str:
    word = known_word(field, cell) or field.otherwise
    if word is None:
        labels = (value if field.name == "ni_category" else label for value, label in field.choices.items())
        known = "; ".join(labels)
        raise NotUsable(f"“{shown(cell)}” is not one of the words known here: {known}.")
    return word


_READERS: Mapping[str, Callable[[ListField, Cell, date, int], Value]] = {
    "text": lambda _field, cell, _today, _scale: as_text(cell),
    "money": lambda _field, cell, _today, _scale: _money(cell),
    "date": lambda _field, cell, today, _scale: _date(cell, today),
    "month": lambda _field, cell, today, _scale: _date(cell, today).replace(day=1),
    "percent": lambda field, cell, _today, scale: _bounded(field, _number(field, cell, scale)),
    "number": lambda field, cell, _today, scale: _bounded(field, _number(field, cell, scale)),
    "yesno": lambda _field, cell, _today, _scale: _yes_or_no(cell),
    "choice": lambda field, cell, _today, _scale: _choice(field, cell),
}
