"""The tables that a page shows, as a document: what is printed is what is seen, whole names and every row."""

from datetime import date
from math import isqrt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.dates import format_date
from app.documents.tree.tree import Block, Column, Document, Heading, Meta, Paragraph, Row, Table, words
from app.ui.kit.cards import Card
from app.ui.table import view
from app.ui.table.model import TableModel

_MANY = 5
"""With more columns than this a table is set in the smaller type."""


def tables_of(page: QWidget) -> list[view.Table]:
    """The tables with rows that can be seen on a page, from the top; the one with the keys alone where it has them."""
    shown = [table for table in page.findChildren(view.Table) if table.isVisible() and _rows(table.rows_model())]
    focused = [table for table in shown if table.hasFocus()]
    return focused or sorted(shown, key=lambda table: table.mapTo(page, table.rect().topLeft()).toTuple()[::-1])


def as_document(tables: list[view.Table], name: str, organisation: str, today: date) -> Document:
    """Tables as one document, each under the title of its card; `name` is that of the page."""
    blocks: list[Block] = [
        Heading(1, name),
        Paragraph(words(" · ".join((organisation, format_date(today)))), "byline"),
    ]
    for table in tables:
        title = _title(table)
        if title and title != name:
            blocks.append(Heading(2, title))
        blocks.append(_table(table))
    meta = Meta(
        kind="table", author=organisation, running=f"{organisation} · {name} · {format_date(today)}", as_at=today
    )
    return Document(f"{organisation}: {name}", meta, tuple(blocks))


def _title(table: view.Table) -> str:
    """The title of the card around a table, or else what a screen reader calls it."""
    around = table.parentWidget()
    while around is not None:
        if isinstance(around, Card) and around.title.text():
            return around.title.text()
        around = around.parentWidget()
    return table.accessibleName()


def _table(table: view.Table) -> Table:
    model = table.rows_model()
    header = table.horizontalHeader()
    order = [header.logicalIndex(at) for at in range(header.count())]
    shown = [at for at in order if not table.isColumnHidden(at)]
    rows = tuple(
        Row(tuple(words(model.text(at, column)) for column in shown), "total" if model.is_total(at) else "plain")
        for at in _rows(model)
    )
    columns = tuple(_column(model, at, _longest(rows, place)) for place, at in enumerate(shown))
    return Table(columns, rows, title=_title(table), dense=len(shown) > _MANY)


def _rows(model: TableModel) -> list[int]:
    """Every row but the empty one for adding."""
    return [at for at in range(model.rowCount()) if not model.is_blank(at)]


def _longest(rows: tuple[Row, ...], place: int) -> int:
    """The characters of the longest text in a column."""
    return max((sum(len(run.text) for run in row.cells[place]) for row in rows), default=0)


def _column(model: TableModel, at: int, longest: int) -> Column:
    """As on the screen; long texts get more of the width, by the root of their length, so that rows stay low."""
    given = model.columns[at]
    if model.alignment(at) & Qt.AlignmentFlag.AlignRight:
        return Column(given.heading, "number")
    return Column(given.heading, "date" if given.kind in {"date", "month"} else "text", max(1, isqrt(longest)))
