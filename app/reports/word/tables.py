"""Tables in Word: a head that repeats, rows that stay whole, rules only where meaning changes, numbers to the right.

The children of each element stand in the order that the standard asks for (ECMA-376, 17.4): Word refuses others.
"""

from dataclasses import replace
from typing import Any

from docx.document import Document as WordFile

from app.documents.tree.tree import Column, Row, Runs, Table, Text
from app.letters import text_width
from app.reports.word.elements import child, element
from app.reports.word.styles import CELL, CELL_HEAD, CELL_STRONG, PARAGRAPHS
from app.reports.word.texts import add_paragraph, add_runs, plain, style_id
from app.scenes.palettes import PRINT

_LONG = 1_200
"""Letters: a row with a longer cell may run over pages, since no page might hold it."""
_GAP = 12.0
"""Points between two columns; the outer edges of text and rules are those of the page."""
_SPARE = 1.5
"""Where the family of letters is not there, another one runs wider."""
_STRONG, _THIN = "8", "4"
"""Eighths of a point."""
_TINT = "E8F2F1"
_FACE = "SourceSansPro-Semibold"


def add_table(word: WordFile, table: Table, width: float) -> None:
    """Put a table of this width (points) at the end of a file, its caption under it; none where it has no column."""
    table = _squared(table)
    if not table.columns:
        return
    widths = widths_of(table, width)
    made = element("tbl")
    _describe(made, table)
    grid = child(made, "tblGrid")
    for points in widths:
        child(grid, "gridCol", w=_twentieths(points))
    _fill(word, made, table, Row(tuple((Text(column.head),) for column in table.columns)), widths, place=-1)
    for at, row in enumerate(table.rows):
        _fill(word, made, table, row, widths, place=at)
    word.element.body.sectPr.addprevious(made)
    below = add_paragraph(word, PARAGRAPHS["caption"])
    if table.caption:
        add_runs(word, below._p, (Text(table.caption),))  # noqa: SLF001 - python-docx's documented way


def _squared(table: Table) -> Table:
    """The table with as many cells in each row, and a column without a head for what stands beyond the others."""
    count = max([len(table.columns), *(len(row.cells) for row in table.rows)])
    columns = (*table.columns, *[Column("")] * (count - len(table.columns)))
    rows = (Row((*row.cells, *[()] * (count - len(row.cells))), row.kind) for row in table.rows)
    return replace(table, columns=columns, rows=tuple(rows))


def widths_of(table: Table, width: float) -> list[float]:
    """Points for each column: numbers and dates what they need, words the rest in proportion to their weight."""
    needed = [_needed(table, at) if column.kind != "text" else 0.0 for at, column in enumerate(table.columns)]
    words = [max(column.weight, 1) if column.kind == "text" else 0 for column in table.columns]
    if not any(words):
        return [width * each / sum(needed) for each in needed]
    exact = sum(needed)
    if exact > 0.75 * width:  # too many numbers for their own widths: all share, words too
        shares = [need or 60.0 * weight for need, weight in zip(needed, words, strict=True)]
        return [width * share / sum(shares) for share in shares]
    return [need or (width - exact) * weight / sum(words) for need, weight in zip(needed, words, strict=True)]


def _needed(table: Table, at: int) -> float:
    """The width of the widest cell, and of the widest word of the head."""
    cells = max((text_width(_line(row.cells[at]), _FACE, 10) for row in table.rows), default=0.0)
    head = max((text_width(word, _FACE, 9) for word in plain(table.columns[at].head).split()), default=0.0)
    return _SPARE * max(cells, head) + _GAP


def _line(runs: Runs) -> str:
    return plain("".join(run.text for run in runs)).replace("\n", " ")


def _twentieths(points: float) -> str:
    return str(round(20 * points))


def _describe(made: Any, table: Table) -> None:
    """How it is laid out, and what it is, for a screen reader; it has no rules of its own."""
    properties = child(made, "tblPr")
    child(properties, "tblW", w="0", type="auto")
    child(properties, "jc", val="left")
    child(properties, "tblLayout", type="fixed")
    margins = child(properties, "tblCellMar")
    for side, points in (("top", 2.0), ("left", 0.0), ("bottom", 2.0), ("right", 0.0)):
        child(margins, side, w=_twentieths(points), type="dxa")
    child(properties, "tblLook", firstRow="1", firstColumn="1" if table.row_heads else "0")
    title = plain(table.title or table.caption)
    if title:
        child(properties, "tblCaption", val=title)


def _fill(word: WordFile, made: Any, table: Table, row: Row, widths: list[float], *, place: int) -> None:
    """One row; the head is the one at place -1."""
    head = place < 0
    line = child(made, "tr")
    _keep(line, row, head=head)
    style = style_id(CELL_HEAD if head else CELL_STRONG if row.kind != "plain" else CELL)
    for at, runs in enumerate(row.cells):
        column = table.columns[at]
        cell = child(line, "tc")
        _dress(cell, row, column, widths[at], head=head, first=at == 0, rule=place in table.rules_after)
        paragraph = child(cell, "p")
        properties = child(paragraph, "pPr")
        child(properties, "pStyle", val=style)
        if column.kind == "number":
            child(properties, "jc", val="right")
        add_runs(word, paragraph, runs)


def _keep(line: Any, row: Row, *, head: bool) -> None:
    """The head stands again on every page; a row stays whole unless it is a long text."""
    whole = max((sum(len(run.text) for run in runs) for runs in row.cells), default=0) <= _LONG
    if not (head or whole):
        return
    properties = child(line, "trPr")
    child(properties, "cantSplit")
    if head:
        child(properties, "tblHeader")


def _dress(cell: Any, row: Row, column: Column, width: float, *, head: bool, first: bool, rule: bool) -> None:
    properties = child(cell, "tcPr")
    child(properties, "tcW", w=_twentieths(width), type="dxa")
    edges: list[tuple[str, str, str]] = []
    if row.kind == "total":
        edges.append(("top", _STRONG, PRINT.text))
    elif row.kind == "sum":
        edges.append(("top", _THIN, PRINT.soft))
    if head:
        edges.append(("bottom", _STRONG, PRINT.text))
    elif rule:
        edges.append(("bottom", _THIN, PRINT.soft))
    if edges:
        borders = child(properties, "tcBorders")
        for side, size, colour in edges:
            child(borders, side, val="single", sz=size, space="0", color=colour[1:])
    if row.kind == "total":
        child(properties, "shd", val="clear", color="auto", fill=_TINT)
    if column.kind != "text":
        child(properties, "noWrap")
    if not first:
        child(child(properties, "tcMar"), "left", w=_twentieths(_GAP), type="dxa")
