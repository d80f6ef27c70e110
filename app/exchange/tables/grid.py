"""A sheet with its cells read once: what stands where, with merged cells holding for all that they cover."""

from dataclasses import dataclass, replace

from app.exchange.files.cells import Cell, Sheet
from app.exchange.files.shapes import Joined
from app.exchange.tables.amounts import Seen, see

Row = tuple[Seen | None, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Grid:
    """The cells of a sheet, every row as wide as the widest. Rows and columns count from 0."""

    name: str
    rows: tuple[Row, ...]
    width: int
    visible: bool
    merged: tuple[Joined, ...]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]


def grid_of(sheet: Sheet) -> Grid:
    """The sheet with every cell read; the same value is read once."""
    known: dict[tuple[type, Cell], Seen | None] = {}
    width = max((len(row) for row in sheet.rows), default=0)

    def seen(cell: Cell) -> Seen | None:
        key = (type(cell), cell)
        if key not in known:
            known[key] = see(cell)
        return known[key]

    rows = [[seen(cell) for cell in row] + [None] * (width - len(row)) for row in sheet.rows]
    for area in sheet.joined:
        _fill_down(rows, area)
    hidden_rows = frozenset(row for row in sheet.hidden_rows if row < len(rows) and any(rows[row]))
    filled = {at for row in rows for at, cell in enumerate(row) if cell}
    return Grid(
        sheet.name,
        tuple(map(tuple, rows)),
        width,
        sheet.visible,
        sheet.joined,
        hidden_rows,
        sheet.hidden_columns & filled,
    )


def without_columns(grid: Grid, columns: frozenset[int]) -> Grid:
    """The sheet with some columns left empty."""
    rows = tuple(tuple(None if at in columns else cell for at, cell in enumerate(row)) for row in grid.rows)
    return replace(grid, rows=rows)


def _fill_down(rows: list[list[Seen | None]], area: Joined) -> None:
    """Words in a cell merged over several rows hold for each of them; an amount is counted once."""
    if area.top == area.bottom or area.top >= len(rows) or area.left >= len(rows[area.top]):
        return
    first = rows[area.top][area.left]
    if first is None or first.kind != "words":
        return
    for row in rows[area.top + 1 : area.bottom + 1]:
        if row[area.left] is None:
            row[area.left] = first
