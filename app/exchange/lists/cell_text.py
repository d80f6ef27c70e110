"""A cell as a person would read it, and the sentence about one that cannot be used."""

import math
from datetime import date
from decimal import Decimal

from app.dates import format_date
from app.exchange.files.cells import Cell
from app.problems import Refused
from app.text import shorten


class NotUsable(Refused):
    """A cell that cannot be read as what its column should hold; its text is the sentence for the user."""


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
