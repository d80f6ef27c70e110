"""How the cells of each column are read: the scale of its figures, and what joined cells say in the rows they cover."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from app.exchange.files.cells import Cell, Sheet
from app.exchange.headings.rows import headings_of
from app.exchange.headings.scales import ONE, column_scale, has_own_scale, says_pounds, scale_words, sheet_scale
from app.exchange.lists.cell_text import NotUsable, exact_number
from app.exchange.lists.field import ListField
from app.exchange.lists.totals import UNREAD, Unread
from app.exchange.lists.values import Value, read_value
from app.money import LIMIT_PENCE, MoneyError, format_hundredths, format_money, pence_of, read_amount, round_half_up
from app.problems import Problem
from app.text import quoted

_FRACTIONS = 100
_NO_AMOUNT = frozenset({"", "-", "–", "—", "£-", "£ -", "nil", "£nil", "n/a", "na", "n.a.", "none", "tbc"})
Columns = Sequence[tuple[int, ListField]]


class Scales:
    """What the figures of each column are multiplied by: per cents kept as fractions, money in thousands."""

    def __init__(self, sheet: Sheet, header_row: int, columns: Columns) -> None:
        self._headings = headings_of(sheet, header_row)
        self._percents = _fractions(sheet, header_row, columns)
        money = [index for index, field in columns if field.kind == "money"]
        whole, self._said = sheet_scale(sheet, header_row, money)
        own = {index: column_scale(sheet, header_row, index) for index in money}
        self._money = {index: whole if scale == ONE else scale for index, scale in own.items()}
        self._by_sheet = [index for index, scale in own.items() if scale == ONE and whole != ONE]

    def read(self, index: int, field: ListField, cell: Cell, today: date) -> Value:
        """The value of a cell, to scale. Raises NotUsable."""
        value = read_value(field, cell, today, scale=self._percents.get(index, 1))
        scale = self._money.get(index, ONE)
        if not isinstance(value, int) or isinstance(value, bool) or scale == ONE or has_own_scale(cell):
            return value
        pence = _times(value, scale)
        if abs(pence) > LIMIT_PENCE:
            raise NotUsable(f"{format_money(pence)} is more than £1 billion. Check whether this is in thousands.")
        return pence

    def pence(self, index: int, cell: Cell) -> int | Unread | None:
        """The amount in a cell whatever its sign, None for an empty one, UNREAD for one that is no amount."""
        if cell is None or (isinstance(cell, str) and cell.strip().casefold() in _NO_AMOUNT):
            return None
        try:
            if isinstance(cell, str):
                pence = read_amount(cell).pence
            elif isinstance(cell, int | float) and not isinstance(cell, bool) and math.isfinite(cell):
                pence = pence_of(exact_number(cell))
            else:
                return UNREAD
        except MoneyError:
            return UNREAD
        scale = self._money.get(index, ONE)
        return pence if scale == ONE or has_own_scale(cell) else _times(pence, scale)

    def notes(self) -> Iterator[str]:
        """That figures were multiplied, and where that was said."""
        for index, scale in self._money.items():
            if scale != ONE and index not in self._by_sheet:
                heading = quoted(self._headings[index])
                yield f"{heading} is in {scale_words(scale)}: each figure is taken × {_shown(scale)}."
        if self._by_sheet:
            scale = self._money[self._by_sheet[0]]
            yield f"The sheet says {quoted(self._said)}: each amount is taken × {_shown(scale)}."

    def doubts(self, file: str, sheet: str) -> Iterator[Problem]:
        """Columns that say whole pounds on a sheet that says thousands."""
        for index in self._by_sheet:
            heading = self._headings[index]
            if says_pounds(heading):
                sentence = f"The sheet says {quoted(self._said)}, and this heading pounds. Correct one of them."
                yield Problem(sentence, file, sheet, column=heading)


def filled_down(sheet: Sheet, columns: Columns, header_row: int) -> Mapping[tuple[int, int], Cell]:
    """What a cell joined over several rows says in those under its first, by row and column counted from 0.

    Amounts and numbers are not said again: one sum over three rows is one sum.
    """
    kinds = {index: field.kind for index, field in columns}
    filled: dict[tuple[int, int], Cell] = {}
    for one in sheet.joined:
        repeated = kinds.get(one.left, "money") not in {"money", "number", "percent"}
        if one.top < header_row or one.bottom == one.top or not repeated:
            continue
        row = sheet.rows[one.top]
        cell = row[one.left] if one.left < len(row) else None
        filled |= {(at, one.left): cell for at in range(one.top + 1, min(one.bottom + 1, len(sheet.rows)))}
    return filled


def _fractions(sheet: Sheet, header_row: int, columns: Columns) -> dict[int, int]:
    """The columns of per cents that are kept as fractions: all between 0 and 1, and some between."""
    scales: dict[int, int] = {}
    for index, field in columns:
        if field.kind != "percent":
            continue
        numbers = [number for row in sheet.rows[header_row:] if (number := _number(row, index))]
        within = bool(numbers) and all(abs(number) <= 1 for number in numbers)
        if within and (field.name == "probability" or any(number % 1 for number in numbers)):
            scales[index] = _FRACTIONS
    return scales


def _number(row: Sequence[Cell], index: int) -> Decimal | None:
    cell = row[index] if index < len(row) else None
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        text = repr(cell)
    elif isinstance(cell, str) and len(cell) < 20:
        text = cell.strip()
    else:
        return None
    return Decimal(text) if re.fullmatch(r"-?\d*\.?\d+", text) else None


def _times(pence: int, scale: Decimal) -> int:
    return round_half_up(*(pence * scale).as_integer_ratio())


def _shown(scale: Decimal) -> str:
    return format_hundredths(int(scale * 100))
