"""One sheet read: its tables, its rows with what each is, and what its own totals say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.dates import Month
from app.exchange.budget.strips import ReadRow, Strip, read_strip
from app.exchange.budget.told import Place, SheetTold
from app.exchange.tables.anchors import anchor_of
from app.exchange.tables.columns import says_thousands
from app.exchange.tables.grid import Grid
from app.exchange.tables.heads import Head, has_amount, heads, period_of
from app.exchange.tables.names import Side
from app.exchange.tables.panes import panes
from app.exchange.tables.table import Table
from app.exchange.tables.timeline import Anchor


@dataclass(slots=True)
class Read:
    """A sheet as it was read. `rows` are in order; `tables` those with columns of amounts."""

    grid: Grid
    anchor: Anchor
    heads: tuple[Head, ...]
    tables: list[Table] = field(default_factory=list)
    rows: list[ReadRow] = field(default_factory=list)
    blocks: tuple[tuple[str, Side], ...] = ()
    unit: int = 1
    months_down: bool = False

    @property
    def months(self) -> tuple[Month, ...]:
        """The months that its columns cover, where their year is known."""
        return tuple(
            sorted(
                {
                    month
                    for table in self.tables
                    for span in table.spans
                    if span.stretch.known
                    for month in span.stretch.months
                }
            )
        )

    @property
    def lines(self) -> list[ReadRow]:
        """The rows that are lines of their own and have something in them."""
        return [row for row in self.rows if row.verdict is not None and row.verdict.what == "line"]


def read_sheet(
    grid: Grid,
    told: SheetTold,
    around: Anchor,
    *,
    chosen: Sequence[int] = (),
    sides: Mapping[Place, Side] | None = None,
) -> Read:
    """Read a sheet. `around` is the year that the workbook names, `chosen` are columns, `sides` of headings told."""
    found = heads(grid, told.header_row - 1 if told.header_row else None)
    top = found[0].top if found else next((at for at, row in enumerate(grid.rows) if has_amount(row)), 0)
    periods = [period for head in found for period in head.periods.values()]
    beside = [text for head in found[:1] for at, text in head.texts.items() if at not in head.periods]
    anchor = anchor_of(grid, top, told.year, around, periods=periods, beside=beside)
    thousands = any(
        says_thousands(cell.text)
        for row in grid.rows
        for cell in row
        if cell and cell.kind == "words" and _is_about_all(cell.text, found)
    )
    read = Read(grid, anchor, found, unit=told.unit or (1000 if thousands else 1))
    read.months_down = _months_down(grid, found)
    if read.months_down:
        return read
    for part, (low, high) in enumerate(_strips(grid, found)):
        strip = Strip(grid, found, anchor, part, low, high, read.unit, told.side or "", tuple(chosen), sides or {})
        held = read_strip(strip)
        read.tables += held.tables
        read.rows += held.rows
        read.blocks += held.blocks
    read.rows.sort(key=lambda row: (row.place.row, row.place.part))
    return read


def _is_about_all(text: str, found: Sequence[Head]) -> bool:
    """Words about the unit of all amounts, not the heading of one column among others."""
    return not any(text in heading for head in found for heading in list(head.texts.values())[1:])


def _months_down(grid: Grid, found: Sequence[Head]) -> bool:
    """Whether months stand under one another, each with amounts beside it: a sheet that is turned round."""
    if any(len(head.periods) >= 2 for head in found):
        return False
    for column in range(min(grid.width, 3)):
        months = [
            row
            for row in grid.rows
            if (cell := row[column]) and (period := period_of(cell)) and period.length < 12 and has_amount(row)
        ]
        if len(months) >= 4 and len({cell.text for row in months if (cell := row[column])}) >= 4:
            return True
    return False


def _strips(grid: Grid, found: Sequence[Head]) -> tuple[tuple[int, int], ...]:
    """The columns of tables side by side, as the first head that has any tells."""
    ends = [head.top for head in found[1:]] + [len(grid.rows)]
    for head, end in zip(found, ends, strict=False):
        strips = panes(grid, head, end)
        if len(strips) > 1:
            return strips
    return panes(grid, None, len(grid.rows)) if not found else ((0, grid.width),)
