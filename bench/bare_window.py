"""The floor: an empty PySide6 window with one label, and then a page with the records of a file in bare tables.

Arguments, if any: an organisation file, whose records the page reads with bare SQL and shows, each table in a bare view.
"""

import sqlite3
import sys
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QStackedWidget, QTableView, QVBoxLayout, QWidget

from bench.watching import Moment, Quiet, now, painted, peak_memory, tell

TABLES = ("cost_line", '"grant"', "instalment")
FOUND: dict[str, Any] = {}


class Rows(QAbstractTableModel):
    """Rows as they are, as text."""

    def __init__(self, rows: list[tuple[object, ...]], parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows[0])

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return str(self._rows[index.row()][index.column()]) if role == Qt.ItemDataRole.DisplayRole else None


def loaded(last: Moment) -> None:
    """All of the window is there."""
    FOUND["loaded"] = last
    FOUND["memory"] = peak_memory()
    if len(sys.argv) == 1:
        tell(FOUND)
        return
    begun = now()
    pages.setCurrentIndex(pages.addWidget(page(sys.argv[1])))
    Quiet(lambda end: tell(FOUND | {"visits": {"": [begun, end]}}), begun)


def page(file: str) -> QWidget:
    """The records of a file, each table in a view of its own."""
    made = QWidget()
    column = QVBoxLayout(made)
    connection = sqlite3.connect(file)
    for table in TABLES:
        view = QTableView()
        view.setModel(Rows(connection.execute(f"SELECT * FROM {table}").fetchall(), view))  # noqa: S608 - fixed words
        column.addWidget(view)
    connection.close()
    return made


app = QApplication(sys.argv[:1])
app.setCursorFlashTime(0)
window = painted(QMainWindow, lambda moment: FOUND.update(shown=moment))()
pages = QStackedWidget()
pages.addWidget(QLabel("Bare"))
window.setCentralWidget(pages)
window.resize(1280, 720)
window.show()
Quiet(loaded)
sys.exit(app.exec())
