"""A fitted table leaves out columns that fold: those that say nothing, and those that would cut names."""

import pytest
from pytestqt.qtbot import QtBot

from app.ui.table.column import Column
from app.ui.table.fitted import FittedTable
from app.ui.table.model import TableModel

COLUMNS = (
    Column("name", "Name"),
    Column("amount", "Amount", "money", 90),
    Column("reference", "Reference", "text", 100, folds=True),
    Column("programme", "Programme", "text", 100, folds=True),
)
FULL = {"id": 1, "name": "Choir for everybody", "amount": 5, "reference": "AB-1", "programme": "Communities"}


@pytest.fixture
def table(qtbot: QtBot) -> FittedTable:
    made = FittedTable(TableModel(COLUMNS), name="Grants")
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    return made


def shown(table: FittedTable) -> list[str]:
    return [each.key for at, each in enumerate(COLUMNS) if not table.isColumnHidden(at)]


def test_a_column_that_is_empty_in_every_row_is_left_out_until_one_says_something(table: FittedTable) -> None:
    table.rows_model().set_rows([{**FULL, "programme": ""}])
    assert shown(table) == ["name", "amount", "reference"]
    table.rows_model().set_rows([FULL])
    assert shown(table) == ["name", "amount", "reference", "programme"]
    table.rows_model().set_rows([])
    assert shown(table) == ["name", "amount"]


def test_where_a_name_would_be_cut_the_columns_that_fold_go_from_the_right(table: FittedTable) -> None:
    table.rows_model().set_rows([FULL])
    seen = {900: shown(table)}
    for width in (400, 300, 900):
        table.resize(width, 300)
        seen[width] = shown(table)
    assert seen[400] == ["name", "amount", "reference"]
    assert seen[300] == ["name", "amount"]
    assert seen[900] == ["name", "amount", "reference", "programme"]


def test_columns_that_are_left_out_on_purpose_stay_out(table: FittedTable) -> None:
    table.hide_columns({"amount", "reference"})
    table.rows_model().set_rows([FULL])
    assert shown(table) == ["name", "programme"]
    table.hide_columns(())
    assert shown(table) == ["name", "amount", "reference", "programme"]
