"""The costs page on a real file, and the keys that a person would press on it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from app.services.organisation.organisation import new_organisation
from app.services.rows.splits import SplitTable, splits
from app.storage.file import OrganisationFile
from app.storage.making import make_file
from app.ui.desk.tasks import Tasks
from app.ui.desk.workspace import Workspace
from app.ui.kit.line_fields import LineField
from app.ui.kit.pick_fields import Choice
from app.ui.pages.costs.page import CostsPage
from app.ui.pages.costs.sheet import CostSheet
from tests.ui.keys import press
from tests.ui.pages.acting import Place, cell, choose_words, let_go

TODAY = date(2026, 11, 20)
APRIL = date(2026, 4, 1)


class CostsPlace(Place):
    """The desk, with its page."""

    def __init__(self, workspace: Workspace) -> None:
        self.tasks = Tasks()
        super().__init__(workspace, self.tasks)
        self.page = self.new_page()

    def new_page(self) -> CostsPage:
        page = CostsPage(self.desk)
        page.resize(1092, 720)
        page.show()
        return page

    def sheet(self, table: SplitTable) -> CostSheet:
        """One of the tables, brought into sight."""
        self.page.show_record(table, None)
        return self.page.sheets[table]

    def shares(self, table: SplitTable) -> dict[int, dict[int, int]]:
        return self.workspace.read(splits, table)


@contextmanager
def costs_place(folder: Path, fill: Callable[[Session], object]) -> Iterator[CostsPlace]:
    """Open a page on a new file; everything is closed afterwards."""
    path = folder / "riverbank.footing"

    def begin(session: Session) -> None:
        new_organisation(session, "Riverbank Arts", balance_date=date(2026, 10, 31))
        fill(session)

    make_file(path, begin)
    made = CostsPlace(Workspace(OrganisationFile.open(path, today=TODAY), today=TODAY))
    try:
        yield made
    finally:
        made.page.close()
        made.page.deleteLater()
        let_go(made.tasks, made.workspace)


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


def choose_in_cell(sheet: CostSheet, row: int, column: str, label: str) -> None:
    """Open the list of a cell and choose by its words."""
    cell(sheet.table, row, column)
    press(sheet.table, Qt.Key.Key_F2)
    choose_words(editor(sheet), label)


def text(sheet: CostSheet, row: int, column: str) -> str:
    """What a cell shows."""
    return sheet.model.text(row, sheet.model.column_of(column))
