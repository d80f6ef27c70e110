"""The rows of a list that are totals of others, and those that have to be asked about, as the user reads of them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from app.exchange.files.cells import Cell
from app.exchange.lists.cell_text import as_text
from app.exchange.lists.headings import plain
from app.exchange.lists.sums import Judged, Line, Named, Standing, judge, named_like_a_total
from app.money import format_money
from app.text import listed, quoted

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Unread:
    """Stands for an amount that cannot be read."""


UNREAD = Unread()
PenceOf = Callable[[int, Cell], int | Unread | None]
"""The pence in a cell of a column, None for an empty one, UNREAD for one that is no amount."""


@dataclass(frozen=True, slots=True)
class TotalRows:
    """By place: a sentence for each row that is left out as a total, and a question for each that may be one."""

    left_out: Mapping[int, str]
    asked: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a list as totals see them: which hold money, which the name, and which say more."""

    money: Sequence[int]
    name: int
    more: Sequence[int]


def find_totals(
    rows: Sequence[Sequence[Cell]],
    places: Sequence[int],
    columns: Columns,
    pence_of: PenceOf,
    *,
    kept: Collection[int] = (),
    perhaps_not_counted: Sequence[Collection[int]] = (),
) -> TotalRows:
    """Judge the rows at these places. `kept` are known to be none.

    `perhaps_not_counted` are rows that a total may or may not have counted in, such as hidden ones: whatever is a
    total of the others without them is a total.
    """
    found: dict[int, tuple[Judged, list[tuple[int, Line]]]] = {}
    for without in ((), *(some for some in perhaps_not_counted if some)):
        lines = list(_lines(rows, [at for at in places if at not in without], columns, pence_of, kept))
        for (at, _), judged in zip(lines, judge([line for _, line in lines]), strict=True):
            if at not in found or judged.standing is Standing.TOTAL:
                found[at] = (judged, lines)
    left_out: dict[int, str] = {}
    asked: dict[int, str] = {}
    for at, (judged, lines) in found.items():
        if at in kept or judged.standing is Standing.ITEM:
            continue
        line = next(line for place, line in lines if place == at)
        parts = [lines[part][0] + 1 for part in judged.parts]
        if judged.standing is Standing.TOTAL:
            left_out[at] = _left_out(at, line, parts)
        else:
            asked[at] = _asked(line, parts, judged)
    return TotalRows(left_out, asked)


def _lines(
    rows: Sequence[Sequence[Cell]],
    places: Sequence[int],
    columns: Columns,
    pence_of: PenceOf,
    kept: Collection[int],
) -> list[tuple[int, Line]]:
    """Rows with an amount, or named like a total; whatever else stands between them is a gap."""
    made: list[tuple[int, Line]] = []
    before = -2
    for at in places:
        row = rows[at]
        amounts = [pence_of(index, _at(row, index)) for index in columns.money]
        label = _label(row, columns) if at not in kept else ""
        if all(amount is None for amount in amounts) and not named_like_a_total(label):
            continue
        details = sum(_at(row, index) is not None and _text(row, index) != label for index in columns.more)
        line = Line(
            label,
            tuple(None if isinstance(amount, Unread) else amount for amount in amounts),
            details=details + (at in kept),
            opens=before != at - 1,
            closes=at + 1 >= len(rows) or not rows[at + 1],
            unread=any(isinstance(amount, Unread) for amount in amounts),
        )
        made.append((at, line))
        before = at
    return made


def _label(row: Sequence[Cell], columns: Columns) -> str:
    """What a row is called: the name, or a word for a total that stands in another of its cells."""
    texts = (_text(row, index) for index, cell in enumerate(row) if isinstance(cell, str) and len(cell) < _LONGEST)
    sure = next((text for text in texts if named_like_a_total(text) is Named.SURELY), "")
    return sure or _text(row, columns.name)


def _left_out(at: int, line: Line, parts: Sequence[int]) -> str:
    if named_like_a_total(line.name):
        return f"Row {at + 1} is a total (“{plain(line.name)}”) and is left out."
    name = _named(line) if line.name.strip() else "without a name"
    return f"Row {at + 1} ({name}) is the sum of {_rows(parts)}, {_amount(line)}, and is left out."


def _asked(line: Line, parts: Sequence[int], judged: Judged) -> str:
    if parts:
        return f"{_named(line)} is the sum of {_rows(parts)}, {_amount(line)}. Say whether it is a total."
    column = next((at for at, amount in enumerate(line.amounts) if amount is not None), 0)
    due = format_money(judged.expected[column] or 0) if judged.expected else format_money(0)
    return f"{_named(line)} is {_amount(line)}, but the rows above come to {due}. Say whether it is a total."


def _named(line: Line) -> str:
    return quoted(line.name.strip() or "No name")


def _amount(line: Line) -> str:
    return format_money(next((amount for amount in line.amounts if amount is not None), 0))


def _rows(numbers: Sequence[int]) -> str:
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"rows {numbers[0]} to {numbers[-1]}"
    if len(numbers) > 6:
        return f"{len(numbers)} rows from {numbers[0]} to {numbers[-1]}"
    return f"row{'s' if len(numbers) > 1 else ''} {listed([str(number) for number in numbers])}"


def _text(row: Sequence[Cell], index: int) -> str:
    return as_text(_at(row, index))


def _at(row: Sequence[Cell], index: int) -> Cell:
    return row[index] if 0 <= index < len(row) else None
