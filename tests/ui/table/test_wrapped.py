"""Tables that show all of their words: columns and rows that fit what is in them."""

import pytest
from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from app.ui.table.column import Column
from app.ui.table.model import TableModel
from app.ui.table.wrapped import WrappedTable

LONG = "Two people in every session, a written route to urgent help, supervision each month. " * 2
COLUMNS = (
    Column("name", "Name", "text", 140),
    Column("words", "Words"),
    Column("amount", "Amount", "money", 90),
)


@pytest.fixture
def table(qtbot: QtBot) -> WrappedTable:
    made = WrappedTable(TableModel(COLUMNS), name="Options", empty="Nothing yet")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


def fill(table: WrappedTable, amount: int = 1_00) -> None:
    table.rows_model().set_rows([{"id": 1, "name": "A", "words": LONG, "amount": amount}])


def needed(table: WrappedTable, column: int) -> int:
    """Pixels that the words of the first row need in the width of their column."""
    room = QRect(0, 0, table.columnWidth(column) - 16, 10_000)
    words = table.rows_model().text(0, column)
    return table.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), words).height()


@pytest.mark.parametrize("width", [360, 600, 1_000])
def test_a_row_is_as_tall_as_its_words_at_any_width(table: WrappedTable, width: int) -> None:
    fill(table)
    table.resize(width, 300)
    assert table.rowHeight(0) >= needed(table, 1) > table.fontMetrics().height()
    assert table.sizeHint().height() >= table.horizontalHeader().height() + table.rowHeight(0)
    assert table.minimumSizeHint().height() == table.sizeHint().height()


def test_a_short_row_has_the_usual_height_and_an_empty_table_has_room(table: WrappedTable) -> None:
    usual = table.verticalHeader().defaultSectionSize()
    assert table.sizeHint().height() > 4 * usual
    table.rows_model().set_rows([{"id": 1, "name": "A", "words": "b", "amount": 1}])
    assert table.rowHeight(0) == usual


def test_numbers_are_never_cut_and_a_narrow_window_takes_from_the_rest(table: WrappedTable) -> None:
    fill(table, amount=99_999_999_999)
    assert table.columnWidth(2) >= table.sizeHintForColumn(2)
    fill(table)
    assert [table.columnWidth(0), table.columnWidth(2)] == [140, 90]
    table.resize(300, 300)
    assert table.columnWidth(0) < 140
    assert table.columnWidth(2) >= table.sizeHintForColumn(2)
    assert table.horizontalHeader().length() <= table.viewport().width()


def test_a_column_that_was_sized_by_hand_stays(table: WrappedTable) -> None:
    fill(table)
    table.setColumnWidth(0, 222)
    table.resize(700, 300)
    fill(table, amount=2_00)
    assert table.columnWidth(0) == 222
