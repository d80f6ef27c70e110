"""Makes a table of the document a table on the page: its elements, its columns, its cells in lines."""

from app.documents.tree.tree import Column, Row, Runs, Table, words
from app.reports.pdf.columns import HEAD_LINE, Wish, columns_of, widths
from app.reports.pdf.flow import WIDTH
from app.reports.pdf.lines import longest_line, longest_word
from app.reports.pdf.paragraph import Para, para, text_of
from app.reports.pdf.structure import Element
from app.reports.pdf.styles import CAPTION, CELL, DENSE_CELL, DENSE_HEAD, HEAD, Style, strong
from app.reports.pdf.tables import Cell, RowKind, TablePart, TableRow

_AIR, _DENSE_AIR = 2.1, 0.9
_GAP, _DENSE_GAP = 18.0, 10.0
_MOST_GAPS = 0.25
"""Of the width of a table, so much at most is gaps, however many columns it has."""


def table_part(table: Table, parent: Element, air: float) -> TablePart | None:
    """The table as a part of the flow; None where it has no column. `air` widens or narrows what is round its cells."""
    columns = columns_of(table)
    if not columns:
        return None
    return _Maker(table, columns, parent, air).part()


class _Maker:
    def __init__(self, table: Table, columns: tuple[Column, ...], parent: Element, air: float) -> None:
        self._table, self._columns = table, columns
        self._element = parent.child("Table", summary=table.title)
        self._cell, self._head = (DENSE_CELL, DENSE_HEAD) if table.dense else (CELL, HEAD)
        self._air = (_DENSE_AIR if table.dense else _AIR) * air
        self._spans = self._spanned()

    def part(self) -> TablePart:
        head = self._row(tuple(words(column.head) for column in self._columns), "head", rule_after=False)
        rows = [
            self._row(row.cells, row.kind, rule_after=at in self._table.rules_after)
            for at, row in enumerate(self._table.rows)
        ]
        return TablePart(head, rows, self._caption())

    def _caption(self) -> Para | None:
        made = para(words(self._table.caption), CAPTION, Element("Caption"))
        if not made.lines:
            return None
        self._element.kids.append(made.element)
        return made

    def _spanned(self) -> list[tuple[float, float]]:
        """From where to where each column goes."""
        count = len(self._columns)
        gap = min(_DENSE_GAP if self._table.dense else _GAP, _MOST_GAPS * WIDTH / count)
        spans, left = [], 0.0
        for width in widths([self._wish(at) for at in range(count)], WIDTH, gap):
            spans.append((left, left + width))
            left += width + gap
        return spans

    def _wish(self, at: int) -> Wish:
        column = self._columns[at]
        cells = [(row.cells[at], self._style(row.kind)) for row in self._table.rows if self._counts(row, at)]
        head = words(column.head)
        natural = max((longest_line(text, style) for text, style in cells), default=0.0)
        least = max((longest_word(text, style) for text, style in cells), default=0.0)
        head_word = longest_word(head, self._head)
        if column.kind == "text":
            return Wish(column, max(natural, longest_line(head, self._head)) + 0.1, max(least, head_word) + 0.1)
        exact = max(natural, head_word, min(longest_line(head, self._head), HEAD_LINE)) + 0.1
        return Wish(column, exact, exact)

    def _counts(self, row: Row, at: int) -> bool:
        """Whether a row has a cell there that its column must hold; the words of a group may run on to the right."""
        return at < len(row.cells) and not (at == 0 and _runs_on(row.cells, row.kind))

    def _style(self, kind: RowKind) -> Style:
        return self._head if kind == "head" else self._cell if kind == "plain" else strong(self._cell)

    def _row(self, cells: tuple[Runs, ...], kind: RowKind, *, rule_after: bool) -> TableRow:
        element, style = self._element.child("TR"), self._style(kind)
        runs_on = _runs_on(cells, kind)
        made = []
        for at, (left, right) in enumerate(self._spans):
            end = WIDTH if runs_on and at == 0 else right
            text = cells[at] if at < len(cells) else ()
            cell = self._cell_element(element, at, kind)
            lines = text_of(cell, text, style, end - left)
            ends = self._columns[at].kind == "number" and not (runs_on and at == 0)
            made.append(Cell(lines, style, cell, left, end, ends))
        return TableRow(tuple(made), self._air * (1.6 if kind == "head" else 1.0), kind, rule_after)

    def _cell_element(self, row: Element, at: int, kind: RowKind) -> Element:
        if kind == "head":
            return row.child("TH", scope="Column")
        if at == 0 and self._table.row_heads:
            return row.child("TH", scope="Row")
        return row.child("TD")


def _runs_on(cells: tuple[Runs, ...], kind: RowKind) -> bool:
    """Whether the first cell may use the whole width: it heads a group, and nothing stands beside it."""
    return kind == "group" and not any(run.text.strip() for cell in cells[1:] for run in cell)
