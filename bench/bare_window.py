"""The floor: an empty PySide6 window with one label, and then a page with the records of a file in bare tables.

Arguments, if any: an organisation file, whose records the page reads with bare SQL and shows in bare views.
"""

import sqlite3
import sys
from typing import Any

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QStackedWidget, QTableView, QVBoxLayout, QWidget

from bench.bare_rows import BareRows
from bench.watching import Moment, Quiet, now, painted, peak_memory, tell

TABLES = ("cost_line", '"grant"', "instalment")
FOUND: dict[str, Any] = {}


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
        rows = connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - fixed words
        view = QTableView()
        model = BareRows(rows, [str] * len(rows[0]))
        model.setParent(view)
        view.setModel(model)
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
