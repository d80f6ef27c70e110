"""The costs page on a real file, and the keys that a person would press on it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from sqlalchemy.orm import Session

from app.services import records
from app.services.organisation import new_organisation
from app.services.splits import Source, splits
from app.storage.file import OrganisationFile
from app.storage.making import make_file
from app.ui.desk import Desk
from app.ui.fields import Choice, LineField
from app.ui.pages.cost_sheet import CostSheet
from app.ui.pages.costs import CostsPage
from app.ui.tasks import Tasks
from app.ui.workspace import Workspace
from tests.fakes import FakeAsker
from tests.ui.keys import CTRL, press, write

TODAY = date(2026, 11, 20)
APRIL = date(2026, 4, 1)
ENTER, TAB, ESCAPE, DELETE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Delete


class Bench:
    """A page, its file, and what it asked of the rest of the window."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.kept: dict[str, str] = {}
        self.gone: list[str] = []
        self.brought: list[str] = []
        self.refused: list[str] = []
        self.tasks = Tasks()
        workspace.refused.connect(self.refused.append)
        self.page = self.new_page()

    def new_page(self) -> CostsPage:
        desk = Desk(
            workspace=self.workspace,
            tasks=self.tasks,
            ask=FakeAsker(),
            go=lambda page, _table, _row: self.gone.append(page),
            say=lambda _sentence: None,
            problem=self.refused.append,
            load=self.kept.get,
            save=self.kept.__setitem__,
            open_document=lambda _path: None,
            bring_in=self.brought.append,
            theme=lambda: "system",
            set_theme=lambda _theme: None,
        )
        page = CostsPage(desk)
        page.resize(1092, 720)
        page.show()
        return page

    def sheet(self, table: Source) -> CostSheet:
        """One of the tables, brought into sight."""
        self.page.show_record(table, None)
        return self.page.sheets[table]

    def rows(self, table: str) -> list[dict[str, Any]]:
        return [dict(record.values) | {"id": record.id} for record in self.workspace.read(records.rows, table)]

    def shares(self, table: Source) -> dict[int, dict[int, int]]:
        return self.workspace.read(splits, table)


@contextmanager
def bench(folder: Path, fill: Callable[[Session], object]) -> Iterator[Bench]:
    """Open a page on a new file; everything is closed afterwards."""
    path = folder / "riverbank.footing"

    def begin(session: Session) -> None:
        new_organisation(session, "Riverbank Arts", balance_date=date(2026, 10, 31))
        fill(session)

    make_file(path, begin)
    made = Bench(Workspace(OrganisationFile.open(path, today=TODAY), today=TODAY))
    try:
        yield made
    finally:
        made.page.close()
        made.page.deleteLater()
        made.tasks.close()
        made.workspace.close()


def go(sheet: CostSheet, row: int, column: str) -> None:
    """Stand in a cell."""
    sheet.table.setFocus()
    sheet.table.setCurrentIndex(sheet.model.index(row, sheet.model.column_of(column)))


def type_into(sheet: CostSheet, row: int, column: str, text: str, key: Qt.Key = ENTER) -> None:
    """Begin to type in a cell, as in a spreadsheet, and leave it with a key."""
    go(sheet, row, column)
    press(sheet.table, Qt.Key.Key_F2)
    field = editor(sheet)
    if isinstance(field, LineField):
        field.selectAll()
    write(field, text)
    press(field, key)


def editor(sheet: CostSheet) -> QWidget:
    """The field that is open in the table."""
    found = [
        widget
        for kind in (LineField, Choice)
        for widget in sheet.table.viewport().findChildren(kind)
        if widget.isVisible()
    ]
    assert len(found) == 1
    return found[0]


def choose(sheet: CostSheet, row: int, column: str, label: str) -> None:
    """Choose by the arrow keys from the list in a cell."""
    go(sheet, row, column)
    press(sheet.table, Qt.Key.Key_F2)
    field = editor(sheet)
    assert isinstance(field, Choice)
    at = field.findText(label)
    assert at >= 0
    field.setCurrentIndex(at)
    field.activated.emit(at)


def retype(field: LineField, text: str) -> None:
    """Type another text into a field and accept it."""
    field.setFocus()
    field.selectAll()
    write(field, text)
    press(field, ENTER)


def paste(sheet: CostSheet, row: int, column: str, text: str) -> None:
    """Put a block from a spreadsheet into the table with Ctrl+V."""
    go(sheet, row, column)
    QGuiApplication.clipboard().setText(text)
    press(sheet.table, Qt.Key.Key_V, CTRL)


def cell(sheet: CostSheet, row: int, column: str) -> str:
    """What a cell shows."""
    return sheet.model.text(row, sheet.model.column_of(column))


def said(widget: QWidget) -> str:
    """Every label in sight, once those made anew are shown."""
    QApplication.processEvents()
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))
