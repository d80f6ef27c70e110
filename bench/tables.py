"""How long a table of the window with 10,000 rows takes to be shown, sorted, scrolled and edited, to a bare table view.

Both are dressed by the program's own theme, so that only what our table does beyond Qt's is counted.
"""

import sys
from itertools import count, cycle
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView

from app.ui.kit.fonts import load_fonts
from app.ui.kit.theme import apply_theme
from app.ui.table.fitted import FittedTable
from app.ui.table.model import TableModel
from bench.bare_rows import BareRows
from bench.finding import Finding, ratio
from bench.measure import Took, pair
from bench.table_rows import COLUMNS, WORDS, table_rows, values

Row = dict[str, Any]
View = TypeVar("View", bound=QTableView)

ROWS = 10_000
SCREENS = 30
"""At how many places the table is looked at from the top to the bottom."""
SHOWN_LIMIT, SORTED_LIMIT, SCROLLED_LIMIT, EDITED_LIMIT = 25.0, 8.0, 3.5, 40.0
NAME, AMOUNT = 0, 2


def findings() -> list[Finding]:
    """The four in turn; an edit ends as it does on a page, with all rows read anew."""
    app = dressed()
    rows = table_rows(ROWS)
    bare_rows = values(rows)
    shown = pair(lambda: _show(_ours(rows)).close(), lambda: _show(_bare(bare_rows)).close(), runs=3)
    ours, bare = _show(_ours(rows)), _show(_bare(bare_rows))
    ours.rows_model().edited.connect(lambda key, column, value: _edit(ours.rows_model(), rows, key, column, value))
    found = [
        ratio(f"Table of {ROWS:,} rows shown, to a bare view", *shown, SHOWN_LIMIT),
        ratio(f"Table of {ROWS:,} rows sorted, to a bare view", *_sorted(ours, bare), SORTED_LIMIT),
        ratio(f"Table of {ROWS:,} rows scrolled, to a bare view", *_scrolled(ours, bare), SCROLLED_LIMIT),
        ratio(f"Table of {ROWS:,} rows edited in a cell, to a bare view", *_edited(ours, bare), EDITED_LIMIT),
    ]
    ours.close()
    bare.close()
    app.processEvents()
    return found


def _sorted(ours: QTableView, bare: QTableView) -> tuple[Took, Took]:
    """By another column each time, so that there is something to sort."""
    columns = {view: cycle((NAME, AMOUNT)) for view in (ours, bare)}

    def sort(view: QTableView) -> None:
        view.sortByColumn(next(columns[view]), Qt.SortOrder.AscendingOrder)
        _paint(view)

    return pair(lambda: sort(ours), lambda: sort(bare), runs=5)


def _scrolled(ours: QTableView, bare: QTableView) -> tuple[Took, Took]:
    """From the top to the bottom, painted at each stop."""

    def scroll(view: QTableView) -> None:
        bar = view.verticalScrollBar()
        for stop in range(SCREENS + 1):
            bar.setValue(bar.maximum() * stop // SCREENS)
            _paint(view)

    return pair(lambda: scroll(ours), lambda: scroll(bare), runs=5)


def _edited(ours: QTableView, bare: QTableView) -> tuple[Took, Took]:
    """Another amount in the first row in sight, as if it were typed."""
    amounts = count(1)

    def edit(view: QTableView, amount: object) -> None:
        view.scrollToTop()
        assert view.model().setData(view.model().index(0, AMOUNT), amount)  # noqa: S101 - nothing changed is no edit
        _paint(view)

    return pair(lambda: edit(ours, f"{next(amounts)}.50"), lambda: edit(bare, next(amounts)), runs=5)


def dressed() -> QApplication:
    """The application with the program's letters and colours; there can be but one in a program."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - no other kind is made
    load_fonts()
    apply_theme(app, dark=False)
    return app


def _ours(rows: list[Row]) -> FittedTable:
    model = TableModel(COLUMNS, adding=True)
    view = FittedTable(model, name="Costs")
    model.set_rows(rows)
    return view


def _bare(rows: list[list[object]]) -> QTableView:
    view = QTableView()
    model = BareRows(rows, WORDS)
    model.setParent(view)
    view.setModel(model)
    return view


def _show(view: View) -> View:
    view.resize(1080, 640)
    view.show()
    _paint(view)
    return view


def _paint(view: QTableView) -> None:
    """Let all that was put off happen, and paint what is to be painted."""
    QApplication.processEvents()
    view.viewport().repaint()


def _edit(model: TableModel, rows: list[Row], key: int, column: str, value: object) -> None:
    """What a page does after its action: it hands over all rows anew."""
    rows[key - 1] = rows[key - 1] | {column: value}
    model.set_rows(rows)
