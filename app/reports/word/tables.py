"""Tables in Word: a head that repeats, rows that stay whole, rules only where meaning changes, numbers to the right."""

from typing import Any

from docx.document import Document as WordFile
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import _Cell, _Row

from app.documents.tree.tree import Row, Runs, Table, Text
from app.letters import text_width
from app.reports.word.styles import CELL, CELL_HEAD, CELL_STRONG, PARAGRAPHS
from app.reports.word.texts import add_paragraph, add_runs, plain, set_style
from app.scenes.palettes import PRINT

_LONG = 1_200
"""Letters: a row with a longer cell may run over pages, since no page might hold it."""
_GAP = 12.0
"""Points between two columns; the outer edges of text and rules are those of the page."""
_SPARE = 1.35
"""Where the family of letters is not there, another one runs wider."""
_STRONG, _THIN = 8, 4
"""Eighths of a point."""


def add_table(word: WordFile, table: Table, width: float) -> None:
    """Put a table of this width (points) at the end of a file, its caption under it."""
    if not table.columns:
        return
    made = word.add_table(rows=0, cols=len(table.columns))
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    _describe(made, table)
    widths = widths_of(table, width)
    heads = Row(tuple((Text(column.head),) for column in table.columns))
    _fill(made.add_row(), table, heads, widths, head=True)
    for at, row in enumerate(table.rows):
        _fill(made.add_row(), table, row, widths, rule=at in table.rules_after)
    for column, points in zip(made.columns, widths, strict=True):
        column.width = Pt(points)
    if table.caption:
        add_runs(add_paragraph(word, PARAGRAPHS["caption"]), (Text(table.caption),))
    else:
        add_paragraph(word, PARAGRAPHS["caption"])


def widths_of(table: Table, width: float) -> list[float]:
    """Points for each column: numbers and dates what they need, words the rest in proportion to their weight."""
    needed = [_needed(table, at) if column.kind != "text" else 0.0 for at, column in enumerate(table.columns)]
    words = [column.weight if column.kind == "text" else 0 for column in table.columns]
    if not any(words):
        return [width * each / sum(needed) for each in needed]
    exact = sum(needed)
    if exact > 0.75 * width:  # too many numbers for their own widths: all share, words too
        shares = [need or 60.0 * weight for need, weight in zip(needed, words, strict=True)]
        return [width * share / sum(shares) for share in shares]
    return [need or (width - exact) * weight / sum(words) for need, weight in zip(needed, words, strict=True)]


def _needed(table: Table, at: int) -> float:
    """The width of the widest cell, and of the widest word of the head."""
    cells = max((text_width(_line(row.cells[at]), "SourceSansPro-Semibold", 10) for row in table.rows), default=0.0)
    head = max(
        (text_width(word, "SourceSansPro-Semibold", 9) for word in plain(table.columns[at].head).split()), default=0.0
    )
    return _SPARE * max(cells, head) + _GAP


def _line(runs: Runs) -> str:
    return plain("".join(run.text for run in runs)).replace("\n", " ")


def _describe(made: Any, table: Table) -> None:
    """What the table is, for a screen reader; its style has no rules of its own."""
    properties = made._tbl.tblPr  # noqa: SLF001 - python-docx's documented way to what it does not offer
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    margins = OxmlElement("w:tblCellMar")
    for side, points in (("top", 2.0), ("left", 0.0), ("bottom", 2.0), ("right", 0.0)):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(round(20 * points)))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    properties.append(margins)
    look = OxmlElement("w:tblLook")
    look.set(qn("w:firstRow"), "1")
    look.set(qn("w:firstColumn"), "1" if table.row_heads else "0")
    properties.append(look)
    title = plain(table.title or table.caption)
    if title:
        caption = OxmlElement("w:tblCaption")
        caption.set(qn("w:val"), title)
        properties.append(caption)


def _fill(made: _Row, table: Table, row: Row, widths: list[float], *, head: bool = False, rule: bool = False) -> None:
    _keep(made, row, head=head)
    for at, (cell, runs) in enumerate(zip(made.cells, row.cells, strict=False)):
        column = table.columns[at]
        cell.width = Pt(widths[at])
        paragraph = cell.paragraphs[0]
        strong = row.kind != "plain"
        set_style(paragraph, CELL_HEAD if head else CELL_STRONG if strong else CELL)
        if column.kind == "number":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        add_runs(paragraph, runs)
        _rules(cell, row, head=head, rule=rule)
        if column.kind != "text":
            cell._tc.get_or_add_tcPr().append(OxmlElement("w:noWrap"))  # noqa: SLF001 - the same
        if at:
            _keep_apart(cell)


def _keep_apart(cell: _Cell) -> None:
    """Every column but the first has a gap before it."""
    margins = OxmlElement("w:tcMar")
    edge = OxmlElement("w:left")
    edge.set(qn("w:w"), str(round(20 * _GAP)))
    edge.set(qn("w:type"), "dxa")
    margins.append(edge)
    cell._tc.get_or_add_tcPr().append(margins)  # noqa: SLF001 - the same


def _keep(made: _Row, row: Row, *, head: bool) -> None:
    """The head stands again on every page; a row stays whole unless it is a long text."""
    properties = made._tr.get_or_add_trPr()  # noqa: SLF001 - the same
    if head or max((sum(len(run.text) for run in runs) for runs in row.cells), default=0) <= _LONG:
        properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))


def _rules(cell: _Cell, row: Row, *, head: bool, rule: bool) -> None:
    edges: dict[str, tuple[int, str]] = {}
    if row.kind in {"sum", "total"}:
        edges["top"] = (_STRONG if row.kind == "total" else _THIN, PRINT.text if row.kind == "total" else PRINT.soft)
    if head:
        edges["bottom"] = (_STRONG, PRINT.text)
    elif rule:
        edges["bottom"] = (_THIN, PRINT.soft)
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - the same
    if edges:
        borders = OxmlElement("w:tcBorders")
        for side, (size, colour) in edges.items():
            edge = OxmlElement(f"w:{side}")
            for name, value in (("val", "single"), ("sz", str(size)), ("space", "0"), ("color", colour[1:])):
                edge.set(qn(f"w:{name}"), value)
            borders.append(edge)
        properties.append(borders)
    if row.kind == "total":
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", "E8F2F1")):
            shade.set(qn(f"w:{name}"), value)
        properties.append(shade)
