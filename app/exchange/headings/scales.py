"""Whether figures are in thousands of pounds, or in pence: said in a heading, over the table or in a corner."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from app.exchange.files.cells import Cell, Sheet
from app.exchange.headings.rows import headings_of

_THOUSANDS = (
    r"(?:£|gbp)\s*['’`‘]?\s*000(?:['’]?s)?(?!\d)|['’`‘]000(?:['’]?s)?(?!\d)|\(000(?:['’]?s)?\)|\b000['’]?s\b|(?:£|gbp)\s*k\b"
    r"|\(k\)|\(?(?:in )?(?:£ ?)?thousands?(?: of pounds| £|s? of £| gbp)?\)?|(?<![\d,])x\s?1,?000\b|\bk\s*£"
)
_MILLIONS = r"(?:£|gbp)\s*(?:m|mn|millions?)\b|\(£?m\)|\(?(?:in )?millions?(?: of pounds)?\)?|['’]000,000|£\s*000,000"
_PENCE = r"\((?:in )?(?:p|pence)\)|\bin pence\b|\bpence\b"
_UNITS = (
    (Decimal(1_000_000), re.compile(_MILLIONS, re.IGNORECASE), "millions of pounds"),
    (Decimal(1_000), re.compile(_THOUSANDS, re.IGNORECASE), "thousands of pounds"),
    (Decimal("0.01"), re.compile(_PENCE, re.IGNORECASE), "pence"),
)
_ABOUT_FIGURES = re.compile(
    r"\b(?:figures?|amounts?|values?|numbers?|sums|costs?|budgets?|all|everything|shown|stated|expressed|reported|table)\b"
    r".*\b(?:in|are|as|by|is)\b|^in\b|^\W*(?:nb|note)\b.*\bin\b",
    re.IGNORECASE,
)
_OWN_SCALE = re.compile(r"\d\s*(?:k|m|bn|mn|thousand|million|p|pence)\b", re.IGNORECASE)
_IN_POUNDS = re.compile(r"[(\[]\s*(?:£|gbp|pounds)\s*[)\]]", re.IGNORECASE)
_LONGEST, _ROWS_OVER, _ROWS_UNDER = 120, 30, 3
ONE = Decimal(1)


def scale_in(heading: str) -> Decimal:
    """What figures under this heading are multiplied by to be in pounds: 1,000 for `Amount (£000)` or `£k`."""
    return next((scale for scale, pattern, _ in _UNITS if pattern.search(heading)), ONE)


def without_scale(heading: str) -> str:
    """The heading without the words that say its scale: `Amount`, and pounds for a mere `£000`."""
    for _, pattern, _ in _UNITS:
        if pattern.search(heading):
            rest = pattern.sub(" ", heading).strip(" ()[]£,:-–")
            return rest or "GBP"
    return heading


def has_own_scale(cell: Cell) -> bool:
    """Whether a cell says by itself how large it is: `£1.2k` in a column of thousands is 1,200 pounds."""
    return isinstance(cell, str) and _OWN_SCALE.search(cell) is not None


def says_pounds(heading: str) -> bool:
    """Whether a heading says in brackets that its figures are whole pounds."""
    return _IN_POUNDS.search(heading) is not None


def column_scale(sheet: Sheet, header_row: int, index: int) -> Decimal:
    """The scale of one column: by its heading, by the cell over it, or by units right under it."""
    headings = headings_of(sheet, header_row)
    said = [headings[index]] if index < len(headings) else []
    over = sheet.rows[header_row - 2] if header_row > 1 else ()
    rows = [over] if _is_units_only(over, index) else []
    for row in sheet.rows[header_row : header_row + _ROWS_UNDER]:
        if any(cell is not None and not isinstance(cell, str) for cell in row):
            break
        rows += [row] if _is_units_only(row, index) else []
    said += [str(row[index]) for row in rows]
    return next((scale for text in said if (scale := scale_in(text)) != ONE), ONE)


def sheet_scale(sheet: Sheet, header_row: int, money_columns: Sequence[int]) -> tuple[Decimal, str]:
    """The scale that holds for every column of money, and the words that say so; 1 and nothing where none do.

    They stand over the table, in a corner of its headings, or in a note under it.
    """
    for text in _beside_the_table(sheet, header_row, money_columns):
        if (scale := _of_all_figures(text)) != ONE:
            return scale, text.strip()
    return ONE, ""


def scale_words(scale: Decimal) -> str:
    """`thousands of pounds`."""
    return next((words for one, _, words in _UNITS if one == scale), "pounds")


def _beside_the_table(sheet: Sheet, header_row: int, money_columns: Sequence[int]) -> Iterator[str]:
    for row in sheet.rows[max(header_row - 1 - _ROWS_OVER, 0) : header_row - 1]:
        yield from _short_texts(row)
    header = sheet.rows[header_row - 1] if header_row <= len(sheet.rows) else ()
    yield from (text for index, text in enumerate(header) if isinstance(text, str) and index not in money_columns)
    for row in sheet.rows[header_row:]:
        if sum(cell is not None for cell in row) == 1:
            yield from _short_texts(row)


def _short_texts(row: Sequence[Cell]) -> Iterator[str]:
    yield from (cell for cell in row if isinstance(cell, str) and len(cell) <= _LONGEST)


def _of_all_figures(text: str) -> Decimal:
    """The scale in a text that speaks of the figures, or that holds nothing but the unit."""
    for scale, pattern, _ in _UNITS:
        match = pattern.search(text)
        if match is None or re.search(r"\d\s*$", text[: match.start()]):
            continue
        rest = pattern.sub(" ", text).strip(" ()[]£,.:;-–*")
        in_brackets = match[0].endswith(")") or text[match.end() :].lstrip().startswith((")", "]"))
        if not rest or in_brackets or _ABOUT_FIGURES.search(text):
            return scale
    return ONE


def _is_units_only(row: Sequence[Cell], index: int) -> bool:
    """Whether the cell of this column holds a unit and nothing else."""
    cell = row[index] if index < len(row) else None
    return isinstance(cell, str) and _of_all_figures(cell) != ONE and len(cell) <= _LONGEST
