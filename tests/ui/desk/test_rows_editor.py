"""Rows edited in place: each step is one action, called the same by the message, the history and undo, or refused."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.services.rows import records
from app.services.rows.history_words import in_words
from app.ui.desk.desk import Desk
from app.ui.desk.rows_editor import RowsEditor
from app.ui.desk.stored_rows import RowWords, StoredRows
from app.ui.desk.workspace import Outcome
from app.ui.table.column import Column
from app.ui.table.model import TableModel
from app.ui.table.view import Table
from tests.ui.keys import press
from tests.ui.pages.acting import DELETE, TAB, Place, cell, paste, place_in, shown, type_in_cell

pytestmark = pytest.mark.usefixtures("qapp")

COLUMNS = (
    Column("name", "Duty", editable=True, optional=False),
    Column("person", "Who", value=lambda _row: "", editable=True),
)


class Duties(StoredRows):
    """A table of duties that shows what is stored after every action."""

    def __init__(self, desk: Desk) -> None:
        self.read = desk.workspace.read
        self.new: list[tuple[int, object]] = []
        super().__init__(desk, RowWords("duty", "Add a duty"), COLUMNS, to_stored=_without_person)
        desk.workspace.changed.connect(lambda _tables: self.refresh())
        self.editor.added.connect(lambda row, values: self.new.append((row, values)))
        self.refresh()

    def refresh(self) -> None:
        self.set_rows(self.read(records.rows, "duty"))


def _without_person(values: object) -> dict[str, object]:
    assert isinstance(values, dict)
    return {name: value for name, value in values.items() if name != "person"}


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with place_in(tmp_path) as made:
        yield made


@pytest.fixture
def duties(place: Place, qtbot: QtBot) -> Duties:
    for name in ("Payroll", "Rota"):
        place.add("duty", name=name)
    made = Duties(place.desk)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_message_history_and_undo_call_a_change_the_same(place: Place, duties: Duties) -> None:
    type_in_cell(duties.table, 0, "name", "Pay & <b>pensions</b>")
    label = "Rename the duty “Payroll”"
    file = place.workspace.file
    told = place.workspace.read(in_words, file.history())[0]
    assert (place.labels[-1], file.can_undo, told.label) == (label, label, label)
    assert [(line.before, line.after) for line in told.lines] == [("Payroll", "Pay & <b>pensions</b>")]
    place.workspace.undo()
    assert place.labels[-1] == f"Undone: {label}"
    assert shown(duties.table)[0][0] == "Payroll"


def test_a_new_row_is_gone_on_in_and_told(place: Place, duties: Duties) -> None:
    type_in_cell(duties.table, 2, "name", "Bank", TAB)
    assert [row["name"] for row in place.rows("duty")] == ["Payroll", "Rota", "Bank"]
    new = place.rows("duty")[-1].id
    assert (place.labels[-1], duties.table.current_key()) == ("Add the duty “Bank”", new)
    assert duties.new == [(new, {"name": "Bank"})]


def test_what_is_refused_is_said_at_the_cell_and_in_the_message_bar(place: Place, duties: Duties) -> None:
    type_in_cell(duties.table, 1, "name", "payroll")
    sentence = "There is another duty called “payroll”. Choose another name."
    assert (duties.table.problem(), place.problems) == (sentence, [sentence])
    paste(duties.table, 1, "name", "Bank\nBank\n")
    assert duties.table.problem().startswith("Nothing was pasted. There is another duty")
    assert [row["name"] for row in place.rows("duty")] == ["Payroll", "Rota"]
    assert duties.new == []


def test_a_block_is_pasted_and_rows_are_deleted_as_one_action(place: Place, duties: Duties) -> None:
    paste(duties.table, 1, "name", "Bank\nBackups\n")
    assert place.labels[-1] == "Paste 2 duties"
    assert [row["name"] for row in place.rows("duty")] == ["Payroll", "Bank", "Backups"]
    duties.editor.delete([row.id for row in place.rows("duty")])
    assert (place.labels[-1], place.rows("duty")) == ("Delete 3 duties", ())
    place.workspace.undo()
    assert len(place.rows("duty")) == 3


def test_a_choice_that_the_page_acts_on_itself_stores_nothing(place: Place, duties: Duties) -> None:
    before = len(place.labels)
    type_in_cell(duties.table, 0, "person", "Ann")
    assert len(place.labels) == before
    assert place.problems == []


def test_a_table_without_a_row_that_adds_deletes_nothing(place: Place, duties: Duties, qtbot: QtBot) -> None:
    fixed = Table(TableModel(COLUMNS, today=lambda: date(2026, 12, 1)), name="Fixed")
    qtbot.addWidget(fixed)
    RowsEditor(place.workspace, fixed, "duty")
    fixed.rows_model().set_rows([{"id": row.id, **row.values} for row in place.rows("duty")])
    fixed.show()
    cell(fixed, 0, "name")
    press(fixed, DELETE)
    assert len(place.rows("duty")) == 2
    type_in_cell(fixed, 0, "name", "Wages")
    assert place.labels[-1] == "Rename the duty “Payroll”"
    assert shown(duties.table)[0][0] == "Wages"


def test_a_page_may_store_rows_in_its_own_way(place: Place, qtbot: QtBot) -> None:
    asked: list[str] = []

    def store(label: str, _edits: object) -> Outcome[tuple[int, ...]]:
        asked.append(label)
        return Outcome(refusal="Not today.")

    made = StoredRows(place.desk, RowWords("duty", "Add a duty"), COLUMNS, store=store)
    qtbot.addWidget(made)
    made.show()
    paste(made.table, 0, "name", "Bank")
    QCoreApplication.processEvents()
    assert asked == ["Paste 1 duty"]
    assert made.table.problem() == "Nothing was pasted. Not today."
    assert QGuiApplication.clipboard().text() == "Bank"
