"""Rows under columns: shown, sorted and edited by native value, and blocks to and from spreadsheets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester

from app.dates import Month
from app.ui.table.clipboard import block_text, cell_text, read_block, read_changes
from app.ui.table.column import Column
from app.ui.table.model import ROW, TableModel

NAME, AMOUNT, START, SHARE, DRIVER, VAT, MONTHLY = range(7)
COLUMNS = (
    Column("name", "Cost line", editable=True, optional=False),
    Column("amount", "A year", "money", editable=True),
    Column("start", "From", "date", editable=True),
    Column("share", "Core", "percent", editable=True, tone=lambda row: "red" if row.share > 5_000 else ""),
    Column("driver", "Driver", "choice", editable=True, choices=((1, "Floor space"), (2, "Direct costs"))),
    Column("vat", "VAT", "yesno", editable=True),
    Column("monthly", "A month", "money", value=lambda row: row.amount and a_month(row.amount)),
)


@dataclass(frozen=True)
class Row:
    id: int
    name: str
    amount: int | None
    start: date | None = None
    share: int = 4_000
    driver: int = 1
    vat: bool = False


RENT = Row(1, "Rent", 1_200_000, date(2026, 4, 1))
COVER = Row(2, "insurance", 96_050, date(2027, 1, 1), share=6_000)
TRAINING = Row(3, "Training", None, vat=True, driver=2)


def a_month(amount: int) -> int:
    return amount // 12


def today() -> date:
    return date(2026, 12, 1)


def model(rows: Sequence[object] = (RENT, COVER, TRAINING), *, adding: bool = False) -> TableModel:
    made = TableModel(COLUMNS, adding=adding, today=today)
    made.set_rows(rows)
    return made


def names(made: TableModel) -> list[str]:
    return [made.text(at, NAME) for at in range(len(made.rows()))]


@pytest.mark.usefixtures("qapp")
def test_qt_finds_nothing_wrong_with_it(qtmodeltester: ModelTester) -> None:
    for made in (model(), model(adding=True), model([])):
        made.set_totals({"name": "Total", "amount": 1_296_050})
        qtmodeltester.check(made)  # type: ignore[no-untyped-call]  # pytest-qt gives no types for it
        assert made.rowCount(made.index(0, 0)) == 0
        assert made.columnCount(made.index(0, 0)) == 0


def test_values_are_shown_and_rows_can_be_mappings() -> None:
    made = model()
    shown = [made.data(made.index(0, column)) for column in range(len(COLUMNS))]
    assert shown == ["Rent", "£12,000", "1 April 2026", "40%", "Floor space", "", "£1,000"]
    assert made.text(2, AMOUNT) == ""
    assert made.data(made.index(2, VAT), Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert made.data(made.index(1, NAME), ROW) is COVER
    assert made.tone(1, SHARE) == "red"
    mapped = TableModel((Column("m", "Month", "month"),), key=lambda row: row["m"])
    mapped.set_rows([{"m": Month(2027, 4)}])
    assert mapped.text(0, 0) == "April 2027"
    assert mapped.key_at(0) == Month(2027, 4)


def test_numbers_stand_on_the_right_with_their_heading() -> None:
    made = model()
    right = Qt.AlignmentFlag.AlignRight
    assert made.data(made.index(0, AMOUNT), Qt.ItemDataRole.TextAlignmentRole) & right
    assert made.headerData(AMOUNT, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) & right
    assert not made.data(made.index(0, NAME), Qt.ItemDataRole.TextAlignmentRole) & right


def test_order_is_by_value_with_the_empty_ones_last_either_way() -> None:
    made = model()
    made.sort(AMOUNT)
    assert names(made) == ["insurance", "Rent", "Training"]
    made.sort(AMOUNT, Qt.SortOrder.DescendingOrder)
    assert names(made) == ["Rent", "insurance", "Training"]
    made.sort(NAME)
    assert names(made) == ["insurance", "Rent", "Training"]
    made.sort(-1)
    assert names(made) == ["Rent", "insurance", "Training"]


def test_sorting_takes_selected_cells_along() -> None:
    made = model(adding=True)
    kept = [QPersistentModelIndex(made.index(row, NAME)) for row in range(4)]
    made.sort(NAME)
    assert [made.text(each.row(), NAME) for each in kept] == ["Rent", "insurance", "Training", ""]


def test_rows_keep_their_places_while_one_edits_and_new_ones_are_sorted_in() -> None:
    made = model()
    made.sort(AMOUNT)
    resets: list[int] = []
    made.modelReset.connect(lambda: resets.append(1))
    made.set_rows([RENT, Row(2, "insurance", 9_000_000), TRAINING])
    assert names(made) == ["insurance", "Rent", "Training"]
    assert resets == []
    made.set_rows([RENT, Row(2, "insurance", 9_000_000), TRAINING, Row(4, "Audit", 100)])
    assert names(made) == ["Audit", "Rent", "insurance", "Training"]
    assert resets == [1]


def test_an_edit_is_told_and_not_done() -> None:
    made = model()
    told: list[tuple[object, str, object]] = []
    said: list[str] = []
    made.edited.connect(lambda key, column, value: told.append((key, column, value)))
    made.refused.connect(said.append)
    assert made.setData(made.index(1, AMOUNT), "£21,474,836.48")
    assert not made.setData(made.index(1, AMOUNT), "960.50")
    assert not made.setData(made.index(1, AMOUNT), "lots")
    assert made.setData(made.index(1, VAT), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert not made.setData(made.index(1, MONTHLY), "5")
    assert told == [(2, "amount", 2_147_483_648), (2, "vat", True)]
    assert said == ["“lots” is not an amount. Type a number, such as 1,200 or 1.2k or =30000*0.6."]
    assert made.native(1, AMOUNT) == 96_050


def test_the_blank_row_gathers_until_it_has_what_a_row_needs() -> None:
    made = model(adding=True)
    added: list[object] = []
    made.added.connect(added.append)
    assert made.data(made.index(3, NAME)) == "Type here to add"
    assert made.change(3, AMOUNT, 500)
    assert added == []
    assert made.data(made.index(3, NAME)) == ""
    made.set_rows([RENT, COVER, TRAINING])
    assert made.native(3, AMOUNT) == 500
    assert made.change(3, NAME, "Audit")
    assert added == [{"amount": 500, "name": "Audit"}]
    made.set_rows([RENT, COVER, TRAINING, Row(4, "Audit", 500)])
    assert made.is_blank(4)
    assert made.data(made.index(4, NAME)) == "Type here to add"


def test_totals_stand_last_and_cannot_be_changed() -> None:
    made = model(adding=True)
    made.set_totals({"name": "Total", "amount": 1_296_050})
    last = made.rowCount() - 1
    assert [made.text(last, column) for column in (NAME, AMOUNT, START)] == ["Total", "£12,960.50", ""]
    assert made.flags(made.index(last, AMOUNT)) & Qt.ItemFlag.ItemIsEditable == Qt.ItemFlag.NoItemFlags
    assert made.key_at(last) is None
    assert not made.change(last, AMOUNT, 5)
    assert isinstance(made, QAbstractItemModel)


def test_a_cell_leaves_as_a_spreadsheet_wants_it() -> None:
    made = model([Row(1, "=cmd|' /C calc'!A0", -5_050, date(2026, 4, 1))])
    cells = [cell_text(made, 0, column) for column in range(6)]
    assert cells == ["'=cmd|' /C calc'!A0", "-50.50", "2026-04-01", "40%", "Floor space", "no"]


def test_a_block_changes_rows_and_adds_the_ones_below() -> None:
    made = model(adding=True)
    cells = read_block("insurance\t£1.2k\t1/5/27\nTraining\t\t\nAudit\t300\tnext fri\n\t\t\n")
    changes, problems = read_changes(made, cells, 1, [NAME, AMOUNT, START])
    assert problems == []
    assert changes == [
        (2, {"name": "insurance", "amount": 120_000, "start": date(2027, 5, 1)}),
        (3, {"name": "Training", "amount": None, "start": None}),
        (None, {"name": "Audit", "amount": 30_000, "start": date(2026, 12, 4)}),
    ]


def test_a_block_with_a_problem_changes_nothing_and_names_the_cells() -> None:
    made = model()
    cells = read_block("Cost line\tA year\nRent\tlots\nCover\t5\textra\nTraining\t1\nmore\t2\n")
    changes, problems = read_changes(made, cells, 0, [NAME, AMOUNT])
    assert changes == []
    assert [(each.row, each.column) for each in problems] == [(2, "A year"), (3, ""), (5, "")]
    assert str(problems[0]).startswith("row 2, column “A year”: “lots” is not an amount.")


def test_a_worked_out_column_may_be_pasted_over_with_itself_only() -> None:
    made = model()
    assert read_changes(made, [["no", "£1,000"]], 0, [VAT, MONTHLY]) == ([(1, {"vat": False})], [])
    _, problems = read_changes(made, [["no", "£999"]], 0, [VAT, MONTHLY])
    assert "worked out" in problems[0].sentence


def test_a_huge_block_is_refused() -> None:
    _, problems = read_changes(model(adding=True), [["x"]] * 5_001, 0, [NAME])
    assert "at most 5,000" in problems[0].sentence


@given(
    st.lists(
        st.tuples(
            st.text(min_size=1, max_size=20).filter(lambda text: text.split() and "\x00" not in text),
            st.integers(-(10**9), 10**9),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_a_block_copied_comes_back_the_same(pairs: list[tuple[str, int]]) -> None:
    rows = [Row(at, " ".join(name.split()), amount) for at, (name, amount) in enumerate(pairs)]
    made = model(rows)
    copied = block_text([[cell_text(made, row, column) for column in (NAME, AMOUNT)] for row in range(len(rows))])
    changes, problems = read_changes(made, read_block(copied), 0, [NAME, AMOUNT])
    assert problems == []
    assert changes == [(row.id, {"name": row.name, "amount": row.amount}) for row in rows]
