"""The headings of a list: one row, or two of which the upper stands over the lower."""

from collections.abc import Mapping, Sequence

from app.exchange.files.cells import Cell, Sheet, column_letter
from app.text import one_line

_ROWS_UNDER = 200


def headings_of(sheet: Sheet, header_row: int) -> tuple[str, ...]:
    """The heading of each column, unique: a repeated one gets ` (2)`, an empty one is `Column C`.

    `header_row` is the lower one where there are two: `Cost` over `Per month` is `Cost Per month`. Columns are found
    from the headings and the first rows under them.
    """
    row = heading_cells(sheet, header_row)
    under = sheet.rows[max(header_row - 1, 0) : header_row + _ROWS_UNDER]
    width = max((len(row), *(len(cells) for cells in under)))
    seen: dict[str, int] = {}
    names: list[str] = []
    for index in range(width):
        cell = row[index] if index < len(row) else None
        name = one_line(_text(cell))[:200]
        name = name or f"Column {column_letter(index)}"
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(names)


def heading_cells(sheet: Sheet, header_row: int) -> tuple[Cell, ...]:
    """The cells of a row of headings, each joined with what stands over it where the row above belongs to them."""
    row = sheet.rows[header_row - 1] if 0 < header_row <= len(sheet.rows) else ()
    if not has_two_rows(sheet, header_row):
        return row
    over = _spread(sheet, header_row)
    return tuple(_joined(over.get(index), _at(row, index)) for index in range(max(len(row), *over) + 1))


def has_two_rows(sheet: Sheet, header_row: int) -> bool:
    """Whether the row above belongs to these headings: by cells joined over both, or by how the two fill each other."""
    if not 1 < header_row <= len(sheet.rows):
        return False
    above, row = sheet.rows[header_row - 2], sheet.rows[header_row - 1]
    if _texts(above) < 2 or not _texts(row) or not (_all_text(above) and _all_text(row)):
        return False
    if any(one.top == header_row - 2 and one.bottom == header_row - 1 for one in sheet.joined):
        return True
    filled = [index for index, cell in enumerate(above) if cell is not None]
    waiting = [index for index in filled if _at(row, index) is None]
    beside = [index for index, cell in enumerate(row) if cell is not None and _at(above, index) is None]
    return bool(waiting) and bool(beside) and all(_at(row, index - 1) is not None for index in beside)


def _spread(sheet: Sheet, header_row: int) -> Mapping[int, str]:
    """The upper heading over each column: one joined over several holds for all, and so does one with blanks after."""
    above, row = sheet.rows[header_row - 2], sheet.rows[header_row - 1]
    over = {index: cell for index, cell in enumerate(above) if isinstance(cell, str)}
    for one in sheet.joined:
        if one.top == header_row - 2 and one.left in over:
            over |= dict.fromkeys(range(one.left, one.right + 1), over[one.left])
    for index in range(1, len(row)):
        if index not in over and row[index] is not None and row[index - 1] is not None and index - 1 in over:
            over[index] = over[index - 1]
    return over


def _joined(upper: str | None, lower: Cell) -> Cell:
    return f"{upper} {lower}" if upper and lower is not None else (lower if upper is None else upper)


def _text(cell: Cell) -> str:
    """What a heading says; a year that was typed as a number is `2027`, not `2027.0`."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _texts(row: Sequence[Cell]) -> int:
    return sum(isinstance(cell, str) for cell in row)


def _all_text(row: Sequence[Cell]) -> bool:
    return all(cell is None or isinstance(cell, str) for cell in row)


def _at(row: Sequence[Cell], index: int) -> Cell:
    return row[index] if 0 <= index < len(row) else None
