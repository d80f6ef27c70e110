"""A table is worked with the keyboard like a spreadsheet and keeps its columns."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.problems import Problem
from app.ui.kit.line_fields import LineField
from app.ui.kit.pick_fields import Choice
from app.ui.table.clipboard import EditedRow
from app.ui.table.column import Column
from app.ui.table.model import TableModel
from app.ui.table.view import Table
from tests.ui.keys import ALT, CTRL, NONE, SHIFT, press, write

ENTER, ESCAPE, TAB, F2 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_F2
NAME, AMOUNT, DRIVER, VAT = range(4)


@dataclass(frozen=True)
class Row:
    id: int
    name: str
    amount: int
    driver: int = 1
    vat: bool = False


class Page(QWidget):
    """Does what a page does: takes each edit and sets the rows again."""

    def __init__(self, *, adding: bool = True) -> None:
        super().__init__()
        self.rows = {1: Row(1, "Rent", 1_200_000), 2: Row(2, "Cover", 96_050), 3: Row(3, "Training", 50_000)}
        self.model = TableModel(
            (
                Column("name", "Cost line", editable=True, optional=False),
                Column("amount", "A year", "money", 110, editable=True),
                Column("driver", "Driver", "choice", 120, editable=True, choices=((1, "Floor space"), (2, "Direct"))),
                Column("vat", "VAT", "yesno", 60, editable=True),
            ),
            adding=adding,
        )
        self.table = Table(self.model, name="Cost lines", empty="No costs yet.", empty_button="Add a cost")
        self.before = QLineEdit(self)
        layout = QVBoxLayout(self)
        layout.addWidget(self.before)
        layout.addWidget(self.table)
        self.model.edited.connect(self.edit)
        self.model.added.connect(self.add)
        self.show_rows()
        self.resize(700, 400)

    def edit(self, key: int, column: str, value: object) -> None:
        self.rows[key] = replace(self.rows[key], **{column: value})  # type: ignore[arg-type]  # any column
        self.show_rows()

    def add(self, values: dict[str, object]) -> None:
        key = max(self.rows) + 1
        self.rows[key] = replace(Row(key, "", 0), **values)  # type: ignore[arg-type]  # any column
        self.show_rows()

    def show_rows(self) -> None:
        self.model.set_rows(list(self.rows.values()))
        self.model.set_totals({"name": "Total", "amount": sum(row.amount for row in self.rows.values())})

    def go(self, row: int, column: int) -> None:
        self.table.setFocus()
        self.table.setCurrentIndex(self.model.index(row, column))

    def here(self) -> tuple[int, int]:
        return self.table.currentIndex().row(), self.table.currentIndex().column()

    def editor(self) -> QWidget:
        found = [
            widget
            for kind in (LineField, Choice)
            for widget in self.table.viewport().findChildren(kind)
            if widget.isVisible()
        ]
        assert len(found) == 1
        return found[0]

    def editing(self) -> bool:
        return any(field.isVisible() for field in self.table.viewport().findChildren(LineField))


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_typing_edits_and_enter_goes_down(page: Page) -> None:
    page.go(0, AMOUNT)
    write(page.table, "1")
    write(page.editor(), ".5k")
    press(page.editor(), ENTER)
    assert page.rows[1].amount == 150_000
    assert page.here() == (1, AMOUNT)
    assert not page.editing()
    assert page.model.text(4, AMOUNT) == "£2,960.50"
    press(page.table, ENTER)
    assert page.here() == (2, AMOUNT)


def test_tab_accepts_and_goes_right_and_over_the_end_of_a_row(page: Page) -> None:
    page.go(0, NAME)
    press(page.table, F2)
    page.editor().setProperty("text", "Rent & rates")
    press(page.editor(), TAB)
    assert page.rows[1].name == "Rent & rates"
    assert page.here() == (0, AMOUNT)
    for _ in range(3):
        press(page.table, TAB)
    assert page.here() == (1, NAME)
    press(page.table, TAB, SHIFT)
    assert page.here() == (0, VAT)


def test_tab_leaves_the_table_at_its_ends(page: Page) -> None:
    page.go(0, NAME)
    press(page.table, TAB, SHIFT)
    assert page.before.hasFocus()
    page.go(3, VAT)
    press(page.table, TAB)
    assert not page.table.hasFocus()


def test_a_text_that_cannot_be_used_stays_open_with_its_sentence(page: Page) -> None:
    page.go(1, AMOUNT)
    write(page.table, "x")
    press(page.editor(), ENTER)
    assert page.editing()
    assert "not an amount" in page.table.problem()
    assert page.rows[2].amount == 96_050
    press(page.editor(), ESCAPE)
    assert not page.editing()
    assert page.table.problem() == ""
    assert page.model.text(1, AMOUNT) == "£960.50"


def test_leaving_with_a_text_that_cannot_be_used_says_so_and_keeps_the_old_value(page: Page) -> None:
    said: list[str] = []
    page.model.refused.connect(said.append)
    page.go(1, AMOUNT)
    write(page.table, "x")
    page.before.setFocus()
    assert not page.editing()
    assert page.rows[2].amount == 96_050
    assert len(said) == 1
    assert page.table.problem() == said[0]


def test_leaving_with_the_mouse_accepts(page: Page) -> None:
    page.go(1, AMOUNT)
    write(page.table, "7")
    page.before.setFocus()
    assert page.rows[2].amount == 700


def test_what_is_being_typed_survives_a_refresh(page: Page) -> None:
    page.go(0, NAME)
    write(page.table, "A")
    write(page.editor(), "rchive")
    page.edit(1, "amount", 5)
    assert page.editing()
    press(page.editor(), ENTER)
    assert page.rows[1].name == "Archive"


def test_a_choice_is_accepted_when_it_is_made(page: Page) -> None:
    page.go(0, DRIVER)
    press(page.table, F2)
    editor = page.editor()
    assert isinstance(editor, Choice)
    editor.setCurrentIndex(1)
    editor.activated.emit(1)
    assert page.rows[1].driver == 2


def test_space_ticks(page: Page) -> None:
    page.go(2, VAT)
    press(page.table, Qt.Key.Key_Space)
    assert page.rows[3].vat is True


def test_the_blank_row_adds_and_one_stays_in_it(page: Page) -> None:
    page.table.edit_blank()
    write(page.editor(), "Audit")
    press(page.editor(), ENTER)
    assert page.rows[4].name == "Audit"
    assert page.model.row_of(4) == 3
    assert page.here() == (4, NAME)


def test_enter_in_the_blank_row_goes_to_the_next_one_to_add_wherever_the_new_row_is_put(page: Page) -> None:
    page.table.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
    page.table.edit_blank()
    write(page.editor(), "Audit")
    press(page.editor(), ENTER)
    assert page.model.row_of(4) == 0
    assert page.here() == (4, NAME)


def test_delete_asks_for_the_selected_rows_and_never_for_the_blank_one(page: Page) -> None:
    asked: list[object] = []
    page.table.delete_requested.connect(asked.append)
    page.go(1, NAME)
    page.table.selectionModel().select(page.model.index(2, NAME), QItemSelectionModel.SelectionFlag.Select)
    press(page.table, Qt.Key.Key_Delete)
    page.go(3, NAME)
    press(page.table, Qt.Key.Key_Delete)
    assert asked == [[2, 3]]


def test_a_block_is_copied_and_pasted_as_one_action(page: Page) -> None:
    blocks: list[list[EditedRow]] = []
    page.table.pasted.connect(blocks.append)
    page.go(0, NAME)
    page.table.selectAll()
    press(page.table, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().splitlines()[0] == "Rent\t12000.00\tFloor space\tno"
    QGuiApplication.clipboard().setText("900\tdirect\n1k\tfloor space\n")
    page.go(1, AMOUNT)
    press(page.table, Qt.Key.Key_V, CTRL)
    assert blocks == [[(2, {"amount": 90_000, "driver": 2}), (3, {"amount": 100_000, "driver": 1})]]


def test_a_block_with_a_problem_is_not_pasted(page: Page) -> None:
    blocks: list[object] = []
    refused: list[list[Problem]] = []
    page.table.pasted.connect(blocks.append)
    page.table.paste_refused.connect(refused.append)
    page.go(0, AMOUNT)
    page.table.paste_text("1\nlots\nmany\n")
    assert blocks == []
    assert [problem.row for problem in refused[0]] == [2, 3]
    assert page.table.problem().startswith("Nothing was pasted. Row 2, A year: “lots” is not an amount.")


def test_one_stays_with_the_row_when_rows_come_and_go(page: Page) -> None:
    chosen: list[object] = []
    page.table.chosen.connect(chosen.append)
    page.go(1, AMOUNT)
    page.rows = {9: Row(9, "Audit", 1), **page.rows}
    page.show_rows()
    assert page.table.current_key() == 2
    assert page.here() == (2, AMOUNT)
    assert page.table.select_key(3, "name")
    assert not page.table.select_key(77)
    assert chosen[-1] == 3


def test_a_service_that_refuses_is_heard_at_the_cell(page: Page) -> None:
    page.table.refuse(2, "amount", "Grants pay more than this already. Lower them first.")
    assert page.table.problem().startswith("Grants pay more")


def test_a_service_that_refuses_what_was_typed_leaves_it_open(page: Page) -> None:
    page.model.edited.disconnect(page.edit)
    page.model.edited.connect(lambda key, column, _value: page.table.refuse(key, column, "Another cost has that name."))
    page.go(0, NAME)
    write(page.table, "C")
    write(page.editor(), "over")
    press(page.editor(), ENTER)
    field = page.editor()
    assert isinstance(field, LineField)
    assert field.text() == "Cover"
    assert page.table.problem() == "Another cost has that name."
    assert page.here() == (0, NAME)
    assert page.model.text(0, NAME) == "Rent"
    press(field, ESCAPE)
    assert page.table.problem() == ""
    assert not page.editing()


def test_widths_and_order_are_remembered(page: Page, qtbot: QtBot) -> None:
    page.table.horizontalHeader().resizeSection(AMOUNT, 222)
    page.table.sortByColumn(AMOUNT, Qt.SortOrder.DescendingOrder)
    state = page.table.state()
    other = Page()
    qtbot.addWidget(other)
    other.table.restore(state)
    other.show()
    assert other.table.columnWidth(AMOUNT) == 222
    assert other.model.key_at(0) == 1
    assert other.model.key_at(2) == 3
    other.table.restore({"widths": {"gone": 50, "name": "wide"}, "sorted": "gone"})
    assert other.table.columnWidth(AMOUNT) == 222


def test_an_empty_table_says_what_belongs_there(qtbot: QtBot) -> None:
    page = Page(adding=False)
    qtbot.addWidget(page)
    page.show()
    step = next(each for each in page.table.findChildren(QPushButton) if each.text() == "Add a cost")
    assert not step.isVisible()
    page.rows = {}
    page.show_rows()
    assert step.isVisible()
    with qtbot.waitSignal(page.table.empty_clicked):
        step.click()


def test_a_list_that_is_not_edited_opens_its_rows_and_lets_tab_through(qtbot: QtBot) -> None:
    model = TableModel((Column("name", "Name"),))
    model.set_rows([Row(1, "Lottery", 0), Row(2, "Weaver Trust", 0)])
    table = Table(model, name="Grants", fit=8)
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(table)
    after = QLineEdit(window)
    layout.addWidget(after)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    opened: list[object] = []
    table.opened.connect(opened.append)
    table.setFocus()
    table.select_key(2)
    press(table, ENTER)
    assert opened == [2]
    press(table, TAB)
    assert after.hasFocus()


def _open_list(page: Page, qtbot: QtBot) -> Choice:
    editor = page.editor()
    assert isinstance(editor, Choice)
    qtbot.waitUntil(editor.view().isVisible)
    return editor


def test_the_list_of_a_choice_opens_at_once_and_stays_until_something_is_chosen(page: Page, qtbot: QtBot) -> None:
    page.go(0, DRIVER)
    press(page.table, Qt.Key.Key_F4)
    editor = _open_list(page, qtbot)
    assert editor.width() > editor.fontMetrics().horizontalAdvance("Floor space") + 24
    view = editor.view()
    second = view.visualRect(editor.model().index(1, 0)).center()
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert view.isVisible()  # the press that opened the cell, let go over the list
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert page.rows[1].driver == 2
    assert page.table.hasFocus()


def test_choosing_what_was_chosen_already_closes_the_list_and_keeps_the_keyboard(page: Page, qtbot: QtBot) -> None:
    page.go(0, DRIVER)
    press(page.table, Qt.Key.Key_Down, ALT)
    assert page.here() == (0, DRIVER)
    press(_open_list(page, qtbot).view(), ENTER)
    assert page.rows[1].driver == 1
    assert page.table.hasFocus()


def test_a_letter_finds_a_choice_by_any_of_its_words(page: Page, qtbot: QtBot) -> None:
    page.go(1, DRIVER)
    write(page.table, "d")
    press(page.editor(), ENTER)
    assert page.rows[2].driver == 2
    assert page.here() == (2, DRIVER)
    page.edit(3, "driver", 2)
    press(page.table, Qt.Key.Key_F4)
    view = _open_list(page, qtbot).view()
    write(view, "spa")
    press(view, ENTER)
    assert page.rows[3].driver == 1
    page.edit(3, "driver", 2)
    page.go(2, DRIVER)
    press(page.table, Qt.Key.Key_F4)
    view = _open_list(page, qtbot).view()
    write(view, "floor s")
    press(view, ENTER)
    assert page.rows[3].driver == 1


@pytest.mark.parametrize(("key", "modifier", "left_to"), [(TAB, NONE, VAT), (Qt.Key.Key_Backtab, SHIFT, AMOUNT)])
def test_tab_takes_what_the_open_list_shows_and_goes_on(
    page: Page, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, left_to: int
) -> None:
    page.go(0, DRIVER)
    press(page.table, F2)
    editor = page.editor()
    assert isinstance(editor, Choice)
    qtbot.waitUntil(editor.view().isVisible)
    write(editor.view(), "dir")
    press(editor.view(), key, modifier)
    qtbot.waitUntil(lambda: page.rows[1].driver == 2)
    assert page.here() == (0, left_to)
    assert page.table.hasFocus()


def test_esc_leaves_a_choice_as_it_was(page: Page, qtbot: QtBot) -> None:
    page.go(0, DRIVER)
    write(page.table, "d")
    editor = _open_list(page, qtbot)
    press(editor.view(), ESCAPE)
    press(editor, ESCAPE)
    assert page.rows[1].driver == 1
    assert page.table.hasFocus()


def test_after_a_row_is_deleted_one_stands_in_the_next(page: Page) -> None:
    page.go(0, AMOUNT)
    del page.rows[1]
    page.show_rows()
    assert page.here() == (0, AMOUNT)
    assert page.table.current_key() == 2
    page.go(1, NAME)
    del page.rows[3]
    page.show_rows()
    assert page.table.current_key() == 2
