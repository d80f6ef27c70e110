"""One cell as the value that a field wants, or a sentence that says why not."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, time, timedelta
from decimal import Decimal, InvalidOperation

from app.dates import DateError
from app.exchange.files.cells import NO_RESULT, Cell, is_error
from app.exchange.lists.cell_text import NotUsable, as_text, exact_number, shown
from app.exchange.lists.days import read_day
from app.exchange.lists.field import ListField
from app.exchange.lists.headings import plain
from app.money import MoneyError, format_money, pence_of, read_amount

Value = str | int | date | Decimal | bool | None

_BLANK = frozenset(
    {"", "-", "–", "—", "n/a", "na", "n.a.", "none", "not applicable", "please select an option", "please select"}
)
_ZERO = frozenset({"-", "–", "—", "£-", "£ -", "nil", "£nil"})
_NUMBER = re.compile(
    r"(?P<number>[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?)\s*(?P<unit>%|(?:months?|mths?|days?|hours?|hrs?|fte|wte)\b.*)?",
    re.IGNORECASE,
)
_YES = frozenset({"y", "yes", "true", "1", "x", "✓", "✔", "t", "recoverable", "reclaimable"})
_NO = frozenset({"n", "no", "false", "0", "f", "not recoverable", "not reclaimable", "irrecoverable"})
_FILLERS = (" costs", " cost", " fees", " expenses", " expenditure", " charges", " income", " funds", " category")
_EVERY = {
    "amount": ("yearly", "monthly", "quarterly", "weekly", "one_off"),
    "salary": ("yearly",),
    "day_rate": ("daily",),
}
"""How often an amount of each field may come round by its own words."""
_FOREIGN = re.compile(r"[€$¥]|\b(?:eur|usd|euros?|dollars?)\b", re.IGNORECASE)


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


def _error_sentence(error: str) -> str:
    if error == NO_RESULT:
        return (
            "This formula was saved without its result. Open the file in a spreadsheet program, save it, and try again."
        )
    return f"The formula here failed with {error}. Correct it in the spreadsheet, or type the figure."


def every_beside(field: ListField, cell: Cell) -> str:
    """How often an amount comes round by the words beside it (`95 pm`), where the field may hear that; else nothing."""
    if field.kind != "money" or not isinstance(cell, str) or field.name not in _EVERY:
        return ""
    try:
        return read_amount(cell).every
    except MoneyError:
        return ""


def _money(field: ListField, cell: Cell) -> int:
    match cell:
        case bool() | date() | time() | timedelta():
            raise NotUsable(f"“{shown(cell)}” is not an amount. Type a number, such as 1,200.")
        case int() | float():
            pence = pence_of(exact_number(cell))
        case str() if _FOREIGN.search(cell):
            raise NotUsable(f"“{shown(cell)}” is not in pounds. Type what it comes to in pounds.")
        case _:
            amount = read_amount(str(cell))
            if amount.every not in {"", *_EVERY.get(field.name, ())}:
                raise NotUsable(f"“{shown(cell)}” says how often it comes round. Type the whole amount alone.")
            pence = amount.pence
    if pence < 0:
        raise NotUsable(f"{format_money(pence)} is below zero. Type the amount without a minus, or leave the row out.")
    return pence


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
    "money": lambda field, cell, _today, _scale: _money(field, cell),
    "date": lambda field, cell, today, _scale: read_day(cell, today, field.sense),
    "month": lambda _field, cell, today, _scale: read_day(cell, today).replace(day=1),
    "percent": lambda field, cell, _today, scale: _bounded(field, _number(field, cell, scale)),
    "number": lambda field, cell, _today, scale: _bounded(field, _number(field, cell, scale)),
    "yesno": lambda _field, cell, _today, _scale: _yes_or_no(cell),
    "choice": lambda field, cell, _today, _scale: _choice(field, cell),
}
