"""What a row lacks, as a table shows it: a sign and words, a soft row, a tip and what a screen reader says."""

from PySide6.QtCore import Qt

from app.ui.table.column import Column, RowMark
from app.ui.table.model import TableModel

COLUMNS = (
    Column("tick", "Try", "yesno"),
    Column("name", "Name"),
    Column("amount", "Amount", "money"),
    Column("month", "Month", folds=True),
)
SAID = "Rent has no amount."


def made(mark: RowMark, **values: object) -> TableModel:
    model = TableModel(COLUMNS)
    model.read_marks = lambda: {1: mark}
    row = {"id": 1, "tick": False, "name": "Rent", "amount": 0, "month": ""}
    model.set_rows([row | values, {"id": 2, "tick": False, "name": "Heat", "amount": 5_00, "month": ""}])
    return model


def shown(model: TableModel, row: int) -> list[str]:
    return [model.index(row, column).data() for column in range(1, 4)]


def test_the_empty_cell_says_that_it_is_missing() -> None:
    model = made(RowMark("amount", "no amount", SAID))
    assert shown(model, 0) == ["◌ Rent", "missing", ""]
    assert shown(model, 1) == ["Heat", "£5", ""]
    assert [model.tone(0, column) for column in range(4)] == ["soft", "soft", "amber", "soft"]
    assert model.tone(1, 2) == ""


def test_what_no_cell_can_say_stands_beside_the_name() -> None:
    for column in ("", "elsewhere", "month"):  # a column that can fold away may not be seen
        assert shown(made(RowMark(column, "no dates", SAID)), 0) == ["◌ Rent · no dates", "£0", ""]
    assert shown(made(RowMark("amount", "a guess", SAID), amount=7_00), 0) == ["◌ Rent · a guess", "£7", ""]


def test_the_whole_sentence_is_over_every_cell_and_read_out_with_the_name() -> None:
    model = made(RowMark("amount", "no amount", "<b> has no amount."))
    assert {model.index(0, at).data(Qt.ItemDataRole.ToolTipRole) for at in range(4)} == {
        "<qt>&lt;b&gt; has no amount.</qt>"
    }
    read = [model.index(0, at).data(Qt.ItemDataRole.AccessibleTextRole) for at in (1, 2)]
    assert read == ["Rent. <b> has no amount.", "missing"]


def test_what_is_typed_copied_and_sorted_is_the_value_itself() -> None:
    model = made(RowMark("amount", "no amount", SAID))
    assert model.index(0, 1).data(Qt.ItemDataRole.EditRole) == model.text(0, 1) == "Rent"
    assert model.text(0, 2) == "£0"
