"""Tables in Word: a head that repeats, rows that stay whole, rules only where meaning changes, numbers to the right.

The children of each element stand in the order that the standard asks for (ECMA-376, 17.4): Word refuses others.
"""

from dataclasses import replace
from typing import Any

from docx.document import Document as WordFile

from app.documents.tree.tree import Column, Row, Runs, Table, words
from app.letters import text_width
from app.reports.pdf.columns import HEAD_LINE, Wish, columns_of, widths
from app.reports.word.elements import child, element
from app.reports.word.styles import CELL, CELL_HEAD, CELL_STRONG, DENSE, PARAGRAPHS, SIZES
from app.reports.word.texts import add_paragraph, add_runs, plain, style_id
from app.scenes.palettes import PRINT

_TALL = 30
"""Lines: a row with a higher cell may run over pages, since no page might hold it."""
_LETTER = 0.7
"""How wide a letter is at most on average, in sizes, in whatever family."""
_FEWEST = 3
"""So many rows of a table stand together on a page."""
_GAP, _MOST_GAPS = 12.0, 0.25
"""Points between two columns, and how much of the width may be gaps; the outer edges are those of the page."""
_SPARE = 1.5
"""Where the family of letters is not there, another one runs wider: by so much where there is room."""
_READABLE = 110.0
"""Points: a column of words gets so much, if it needs it, before heads of numbers stand on one line."""
_STRONG, _THIN = "8", "4"
"""Eighths of a point."""
_TINT = "E8F2F1"
_FACE = "SourceSansPro-Semibold"


def add_table(word: WordFile, table: Table, width: float) -> None:
    """Put a table of this width (points) at the end of a file, its caption under it; nothing where it has no column.

    What stands below, be it empty, parts it from a table that follows, which Word would join to it.
    """
    table = _squared(table)
    if not table.columns:
        return
    word.element.body.sectPr.addprevious(_Maker(word, table, width).made())
    below = add_paragraph(word, PARAGRAPHS["caption"])
    add_runs(word, below._p, words(table.caption))  # noqa: SLF001 - python-docx's documented way


def _squared(table: Table) -> Table:
    """The table with as many cells in each row as it has columns; none spans two, which readers aloud stumble over."""
    columns = columns_of(table)
    rows = (Row((*row.cells, *[()] * (len(columns) - len(row.cells))), row.kind) for row in table.rows)
    return replace(table, columns=columns, rows=tuple(rows))


def widths_of(table: Table, width: float) -> list[float]:
    """How wide each column is with the gap before it, in points.

    As on paper; what each wants is spared for letters that run wider, as far as the width allows.
    """
    gap = _gap(len(table.columns), width)
    room = width - gap * (len(table.columns) - 1)
    wishes = [_wish(table, at, column) for at, column in enumerate(table.columns)]
    if _SPARE * sum(min(wish.natural, _READABLE) for wish in wishes) > room:  # heads of numbers and dates in lines
        wishes = [Wish(each.column, each.natural if _is_text(each) else each.least, each.least) for each in wishes]
    spare = min(_SPARE, max(1.0, room / sum(wish.least for wish in wishes)))
    spared = [Wish(wish.column, spare * wish.natural, spare * wish.least) for wish in wishes]
    return [each + (gap if at else 0.0) for at, each in enumerate(widths(spared, width, gap))]


def _gap(columns: int, width: float) -> float:
    return min(_GAP, _MOST_GAPS * width / columns)


def _is_text(wish: Wish) -> bool:
    return wish.column.kind == "text"


def _wish(table: Table, at: int, column: Column) -> Wish:
    """What a column wants; an empty one is as wide as a letter."""
    size, head_size = SIZES[CELL, table.dense], SIZES[CELL_HEAD, table.dense]
    lines = [line for row in table.rows for line in _lines(row.cells[at])]
    head = plain(column.head)
    head_line = text_width(head, _FACE, head_size)
    natural = max((text_width(line, _FACE, size) for line in lines), default=0.0)
    head_word = max((text_width(word, _FACE, head_size) for word in head.split()), default=0.0)
    if column.kind != "text":
        return Wish(column, max(size, natural, min(head_line, HEAD_LINE)), max(size, natural, head_word))
    least = max((text_width(word, _FACE, size) for line in lines for word in line.split()), default=0.0)
    return Wish(column, max(size, natural, head_line), max(size, least, head_word))


def _lines(runs: Runs) -> list[str]:
    return plain("".join(run.text for run in runs)).split("\n")


def _twentieths(points: float) -> str:
    return str(round(20 * points))


class _Maker:
    """Makes the element of one table."""

    def __init__(self, word: WordFile, table: Table, width: float) -> None:
        self._word, self._table = word, table
        self._widths, self._gap = widths_of(table, width), _gap(len(table.columns), width)

    def made(self) -> Any:
        """The table with all its rows."""
        made = element("tbl")
        self._describe(made)
        grid = child(made, "tblGrid")
        for points in self._widths:
            child(grid, "gridCol", w=_twentieths(points))
        self._fill(made, Row(tuple(words(column.head) for column in self._table.columns)), place=-1)
        for at, row in enumerate(self._table.rows):
            self._fill(made, row, place=at)
        return made

    def _describe(self, made: Any) -> None:
        """How it is laid out, and what it is, for a screen reader; it has no rules of its own."""
        properties = child(made, "tblPr")
        child(properties, "tblW", w="0", type="auto")
        child(properties, "jc", val="left")
        child(properties, "tblLayout", type="fixed")
        margins = child(properties, "tblCellMar")
        above = 1.0 if self._table.dense else 2.0
        for side, points in (("top", above), ("left", 0.0), ("bottom", above), ("right", 0.0)):
            child(margins, side, w=_twentieths(points), type="dxa")
        child(properties, "tblLook", firstRow="1", firstColumn="1" if self._table.row_heads else "0")
        title = plain(self._table.title or self._table.caption)
        if title:
            child(properties, "tblCaption", val=title)

    def _fill(self, made: Any, row: Row, *, place: int) -> None:
        """One row; the head is the one at place -1."""
        head = place < 0
        line = child(made, "tr")
        self._keep(line, row, head=head)
        style = style_id(self._style(row, head=head))
        for at, column in enumerate(self._table.columns):
            cell = child(line, "tc")
            self._dress(cell, row, at, place=place)
            paragraph = child(cell, "p")
            properties = child(paragraph, "pPr")
            child(properties, "pStyle", val=style)
            if self._is_bound(row, place):
                child(properties, "keepNext")
            if column.kind == "number":
                child(properties, "jc", val="right")
            add_runs(self._word, paragraph, row.cells[at])

    def _style(self, row: Row, *, head: bool) -> str:
        name = CELL_HEAD if head else CELL_STRONG if row.kind != "plain" else CELL
        return DENSE + name if self._table.dense else name

    def _is_bound(self, row: Row, place: int) -> bool:
        """Whether the next row, or the caption, stands on the same page: no page begins or ends with few rows."""
        last = len(self._table.rows) - 1
        if place == last:
            return bool(self._table.caption)
        return place < _FEWEST - 1 or place > last - _FEWEST or row.kind == "group"

    def _keep(self, line: Any, row: Row, *, head: bool) -> None:
        """The head stands again on every page; a row stays whole unless it is a long text."""
        if not head and self._lines_of(row) > _TALL:
            return
        properties = child(line, "trPr")
        child(properties, "cantSplit")
        if head:
            child(properties, "tblHeader")

    def _lines_of(self, row: Row) -> float:
        """About how many lines the highest cell of a row has."""
        letter = _LETTER * SIZES[CELL, self._table.dense]
        cells = zip(row.cells, self._widths, strict=True)
        return max((sum(1 + letter * len(line) / width for line in _lines(runs)) for runs, width in cells), default=0.0)

    def _dress(self, cell: Any, row: Row, at: int, *, place: int) -> None:
        properties = child(cell, "tcPr")
        child(properties, "tcW", w=_twentieths(self._widths[at]), type="dxa")
        edges = _edges(row, head=place < 0, rule=place in self._table.rules_after)
        if edges:
            borders = child(properties, "tcBorders")
            for side, size, colour in edges:
                child(borders, side, val="single", sz=size, space="0", color=colour[1:])
        if row.kind == "total":
            child(properties, "shd", val="clear", color="auto", fill=_TINT)
        if self._table.columns[at].kind != "text":
            child(properties, "noWrap")
        if at:
            child(child(properties, "tcMar"), "left", w=_twentieths(self._gap), type="dxa")


def _edges(row: Row, *, head: bool, rule: bool) -> list[tuple[str, str, str]]:
    """The rules above and below a row: side, strength, colour."""
    edges: list[tuple[str, str, str]] = []
    if row.kind == "total":
        edges.append(("top", _STRONG, PRINT.text))
    elif row.kind == "sum":
        edges.append(("top", _THIN, PRINT.soft))
    if head:
        edges.append(("bottom", _STRONG, PRINT.text))
    elif rule:
        edges.append(("bottom", _THIN, PRINT.soft))
    return edges
