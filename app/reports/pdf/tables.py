"""Tables on the page: the head repeats, rows part where they must, and a table on many pages is one element."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from app.reports.pdf.flow import HEIGHT, LEFT, WIDTH, Part
from app.reports.pdf.lines import TextLine
from app.reports.pdf.paper import Paper, Spot
from app.reports.pdf.paragraph import Para, draw_lines
from app.reports.pdf.structure import Element
from app.reports.pdf.styles import LINE, TEXT, Style

RowKind = Literal["head", "plain", "group", "sum", "total"]
FEWEST = 3
"""So many rows of a table stand together on a page."""
_SHORT = 0.36 * HEIGHT
"""A table no higher than this is not parted, unless the page would be left nearly empty."""
_TALL = 0.25 * HEIGHT
"""A row higher than this may be parted inside."""
_UNDER_HEAD = 2.0
"""Points between the rule of the head and the first row."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its lines, its style, its element, and where it stands (points from the left edge of the table)."""

    lines: tuple[TextLine, ...]
    style: Style
    element: Element
    left: float
    right: float
    ends: bool
    """Whether its lines end at its right side."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its cells, the air above and below them, and the rules round it."""

    cells: tuple[Cell, ...]
    air: float
    kind: RowKind
    rule_after: bool = False

    @property
    def height(self) -> float:
        """How high its highest cell is, with the air."""
        return max((len(cell.lines) * cell.style.leading for cell in self.cells), default=0.0) + 2 * self.air

    def parted(self, room: float) -> "tuple[TableRow, TableRow] | None":
        """What of each cell fits the room, and the rest."""
        counts = [max(0, int((room - 2 * self.air + 0.01) / cell.style.leading)) for cell in self.cells]
        if not any(counts) or room >= self.height:
            return None
        first = tuple(replace(cell, lines=cell.lines[:at]) for cell, at in zip(self.cells, counts, strict=True))
        rest = tuple(replace(cell, lines=cell.lines[at:]) for cell, at in zip(self.cells, counts, strict=True))
        return replace(self, cells=first, rule_after=False), replace(self, cells=rest, kind="plain")


class TablePart(Part):
    """A table, or what of it stands on one page; the caption stands below the last."""

    before, after = 4.0, 10.0

    def __init__(self, head: TableRow, rows: Sequence[TableRow], caption: Para | None, *, again: bool = False) -> None:
        self.head, self.rows, self.caption, self._again = head, tuple(rows), caption, again

    @property
    def _head_height(self) -> float:
        return self.head.height + _UNDER_HEAD

    @property
    def height(self) -> float:
        """How high it is, without the air before and after it."""
        caption = self.caption.before + self.caption.height if self.caption else 0.0
        return self._head_height + sum(row.height for row in self.rows) + caption

    @property
    def least(self) -> float:
        """How much of it must stand on the page on which it begins."""
        at = next((at for at in range(1, len(self.rows)) if self._may_part(at)), None)
        if at is None or self._is_short:
            return min(self.height, HEIGHT)
        return self._head_height + sum(min(row.height, _TALL) for row in self.rows[:at])

    def parted(self, room: float, *, forced: bool = False) -> tuple[Part, Part] | None:
        """What of it fits the room, and the rest."""
        if self._is_short and not forced:
            return None
        left, fitting = room - self._head_height, 0
        while fitting < len(self.rows) and self.rows[fitting].height <= left + 0.01:
            left -= self.rows[fitting].height
            fitting += 1
        if fitting < len(self.rows) and self.rows[fitting].height > _TALL:
            parts = self.rows[fitting].parted(left)
            if parts:
                return self._at(fitting, parts)
        best = next((at for at in range(min(fitting, len(self.rows) - 1), 0, -1) if self._may_part(at)), 0)
        if not best and forced:
            best = min(fitting, len(self.rows) - 1)
        if best:
            return self._at(best)
        parts = self.rows[0].parted(left) if forced and self.rows and not fitting else None
        return self._at(0, parts) if parts else None

    def draw(self, paper: Paper, top: float) -> None:
        """Draw it, its upper edge at the top."""
        _draw_head(paper, self.head, top, again=self._again)
        paper.rule(LEFT, LEFT + WIDTH, top - self.head.height, 0.9, TEXT)
        y = top - self._head_height
        for row in self.rows:
            _draw_row(paper, row, y)
            y -= row.height
        if self.caption:
            self.caption.draw(paper, y - self.caption.before)

    @property
    def _is_short(self) -> bool:
        """Whether it is better seen whole."""
        return not self._again and self.height <= _SHORT

    def _may_part(self, at: int) -> bool:
        """Whether a page may end before this row: rows enough on both sides, no group left, no sum pushed over."""
        enough = at >= FEWEST and len(self.rows) - at >= FEWEST
        return enough and self.rows[at - 1].kind != "group" and self.rows[at].kind not in {"sum", "total"}

    def _at(self, at: int, inside: tuple[TableRow, TableRow] | None = None) -> tuple[Part, Part]:
        above, below = list(self.rows[:at]), list(self.rows[at:])
        if inside:
            above, below = [*above, inside[0]], [inside[1], *below[1:]]
        first = TablePart(self.head, above, None, again=self._again)
        rest = TablePart(self.head, below, self.caption, again=True)
        first.before, rest.after = self.before, self.after
        first.after = rest.before = 0.0
        return first, rest


def _draw_head(paper: Paper, head: TableRow, top: float, *, again: bool) -> None:
    """The head; where it stands again, on a later page, it is no content."""
    if not again:
        _draw_cells(paper, head, top)
        return
    with paper.decoration("Pagination"):
        for cell in head.cells:
            paper.words(cell.lines, cell.style, _spot(head, cell, top))


def _draw_row(paper: Paper, row: TableRow, top: float) -> None:
    if row.kind == "sum":
        paper.rule(LEFT, LEFT + WIDTH, top, 0.6, LINE)
    elif row.kind == "total":
        paper.rule(LEFT, LEFT + WIDTH, top, 0.9, TEXT)
    _draw_cells(paper, row, top)
    if row.rule_after:
        paper.rule(LEFT, LEFT + WIDTH, top - row.height, 0.6, LINE)


def _draw_cells(paper: Paper, row: TableRow, top: float) -> None:
    for cell in row.cells:
        draw_lines(paper, cell.lines, cell.style, cell.element, _spot(row, cell, top))


def _spot(row: TableRow, cell: Cell, top: float) -> Spot:
    """Where the lines of a cell stand: heads on their rule, other cells hang from the top."""
    spare = row.height - 2 * row.air - len(cell.lines) * cell.style.leading if row.kind == "head" else 0.0
    return Spot(LEFT + cell.left, top - row.air - spare, LEFT + cell.right if cell.ends else None)
