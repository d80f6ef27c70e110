"""What stands in the columns of a table's rows, counted once, and which columns are sums or products of others."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from app.exchange.tables.amounts import PENNY, POUND, Seen
from app.exchange.tables.grid import Row


@dataclass(frozen=True, slots=True)
class Body:
    """How many amounts, words and different words each column has, of those that have any."""

    rows: Sequence[Row]
    amounts: dict[int, int]
    words: dict[int, int]
    distinct: dict[int, int]


def body_of(rows: Sequence[Row], low: int, high: int) -> Body:
    """Count the columns from `low` up to `high`."""
    amounts: dict[int, int] = {}
    texts: dict[int, list[str]] = {}
    for row in rows:
        for at in range(low, high):
            cell = row[at]
            if cell is None:
                continue
            if cell.kind == "amount":
                amounts[at] = amounts.get(at, 0) + 1
            elif cell.kind in {"words", "covered", "open"} and any(map(str.isalpha, cell.text)):
                texts.setdefault(at, []).append(cell.text)
    words = {at: len(found) for at, found in texts.items()}
    return Body(rows, amounts, words, {at: len(set(found)) for at, found in texts.items()})


def apart(body: Body, columns: Sequence[int]) -> tuple[int, int] | None:
    """Two columns of which no row fills both: lines in the first, and what they come to in the second."""
    if len(columns) != 2:
        return None
    first, second = columns
    both = any(_value(row[first]) is not None and _value(row[second]) is not None for row in body.rows)
    return None if both or body.amounts[first] <= body.amounts[second] else (first, second)


def sum_column(body: Body, columns: Sequence[int]) -> int | None:
    """The last column that is the sum of all the others, row by row: funds side by side, and their total."""
    if len(columns) < 3:
        return None
    for at in reversed(columns):
        others = [other for other in columns if other != at]
        rows = [row for row in body.rows if _value(row[at]) is not None]
        right = sum(abs(_amount(row, at) - sum(_amount(row, other) for other in others)) <= PENNY for row in rows)
        if rows and right * 10 >= len(rows) * 9:
            return at
    return None


def product_column(body: Body, numeric: Sequence[int], columns: Sequence[int]) -> int | None:
    """The column that is the product of two others, such as hours times rate."""
    for at in columns:
        rows = [row for row in body.rows if _value(row[at])]
        for one, two in combinations([other for other in numeric if other != at], 2):
            right = sum(abs(_amount(row, one) * _amount(row, two) // POUND - _amount(row, at)) <= PENNY for row in rows)
            if rows and right * 10 >= len(rows) * 7:
                return at
    return None


def _value(cell: Seen | None) -> int | None:
    return cell.value if cell and cell.kind == "amount" else None


def _amount(row: Row, at: int) -> int:
    return _value(row[at]) or 0
