"""Bringing a budget in, as the manager of a small charity does: her own sheet, real widgets, stored rows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.dialogs.importing.dialog import ImportDialog
from app.work.budget import BUDGET
from tests.exchange.made_files import csv_file
from tests.ui.dialogs.places import Place, button, choose, place_in
from tests.ui.keys import press

ENTER = Qt.Key.Key_Return
MONTHS = "Apr-26,May-26,Jun-26,Jul-26,Aug-26,Sep-26,Oct-26,Nov-26,Dec-26,Jan-27,Feb-27,Mar-27"
RENT = ",".join(["1000"] * 12)
TRIPS = "0,0,250,0,0,1300,0,0,0,400,0,0"
HIRE = ",".join(["400"] * 12)
SHEET = f"""Village hall budget 2026/27
,{MONTHS}
INCOME
Room hire,{HIRE}
Total income,{HIRE}
EXPENDITURE
Rent,{RENT}
Trips,{TRIPS}
"""


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    with place_in(tmp_path, qtbot) as made:
        yield made


def opened(place: Place, path: Path) -> ImportDialog:
    """The dialog with a file chosen and understood."""
    dialog = ImportDialog(place.desk)
    place.show(dialog)
    place.ask.answers.append(path)
    press(button(dialog, "Choose a file …"), ENTER)
    place.wait()
    place.wait()
    return dialog


def shown(dialog: ImportDialog, column: str) -> list[str]:
    model = dialog.budget.rows.table.rows_model()
    at = model.column_of(column)
    return [model.text(row, at) for row in range(model.rowCount())]


def test_a_budget_is_known_by_its_layout_and_comes_in_as_one_action(place: Place, tmp_path: Path) -> None:
    dialog = opened(place, csv_file(tmp_path, SHEET, "hall.csv"))
    assert dialog.settings.kind.value() == BUDGET
    assert dialog.budget.isVisible()
    assert not dialog.rows.isVisible()
    rows = dict(zip(shown(dialog, "name"), shown(dialog, "becomes"), strict=True))
    assert (rows["Room hire"], rows["Total income"], rows["Rent"]) == ("Income", "Left out", "Cost line")
    assert "£4,800" in dialog.budget.foot.check.plain()
    assert dialog.budget.foot.outcome.plain() == "3 rows will be added."
    press(dialog.budget.foot.bring, ENTER)
    place.wait()
    assert dialog.result() == dialog.DialogCode.Accepted
    assert place.names("cost_line") == ["Rent", "Trips"]
    assert place.said == ["Bring in the budget hall.csv"]
    place.workspace.undo()
    assert (place.rows("cost_line"), place.rows("income_line"), place.rows("month_amount")) == ((), (), ())


def test_a_row_is_made_another_thing_left_out_and_put_right(place: Place, tmp_path: Path) -> None:
    dialog = opened(place, csv_file(tmp_path, SHEET, "hall.csv"))
    model = dialog.budget.rows.table.rows_model()
    key = {row.name: row.key for row in model.rows()}  # type: ignore[attr-defined]  # rows of a budget
    model.edited.emit(key["Trips"], "becomes", "left_out")
    model.edited.emit(key["Rent"], "total", 1_212_000)
    place.wait()
    assert "£12,120" in dialog.budget.foot.check.plain()
    assert dialog.budget.foot.outcome.plain() == "2 rows will be added."
    press(dialog.budget.foot.back, ENTER)
    place.wait()
    assert "£12,000" in dialog.budget.foot.check.plain()
    press(dialog.budget.foot.bring, ENTER)
    place.wait()
    assert [(row["name"], row["amount"]) for row in place.rows("cost_line")] == [("Rent", 100_000)]


def test_the_same_budget_again_adds_nothing_and_a_later_one_offers_what_changed(place: Place, tmp_path: Path) -> None:
    first = opened(place, csv_file(tmp_path, SHEET, "hall.csv"))
    press(first.budget.foot.bring, ENTER)
    place.wait()
    again = opened(place, csv_file(tmp_path, SHEET, "hall.csv"))
    assert again.budget.foot.outcome.plain() == "Everything in this budget is there already."
    assert not again.budget.foot.bring.isEnabled()
    later = opened(place, csv_file(tmp_path, SHEET.replace("250", "350"), "hall.csv"))
    assert "1 has other amounts and stays as it is" in later.budget.foot.outcome.plain()
    assert any("£1,950 → £2,050" in words for words in shown(later, "why"))
    later.budget.foot.update_rows.click()
    place.wait()
    press(later.budget.foot.bring, ENTER)
    place.wait()
    assert sum(row["pence"] for row in place.rows("month_amount")) == 205_000
    assert len(place.rows("cost_line")) == 2


def test_what_is_said_of_income_goes_for_all_of_it(place: Place, tmp_path: Path) -> None:
    dialog = opened(place, csv_file(tmp_path, SHEET, "hall.csv"))
    choose(dialog.budget.settings.income, False)
    place.wait()
    press(dialog.budget.foot.bring, ENTER)
    place.wait()
    assert [row["probability"] for row in place.rows("income_line")] == [50]


def test_the_row_one_is_in_says_what_stands_in_its_months(place: Place, tmp_path: Path) -> None:
    dialog = opened(place, csv_file(tmp_path, SHEET, "hall.csv"))
    rows = dialog.budget.rows
    key = next(row.key for row in rows.table.rows_model().rows() if row.name == "Trips")  # type: ignore[attr-defined]
    rows.go_to(key)
    assert rows.detail.text() == "It is under “EXPENDITURE”. Jun 26 £250 · Sep 26 £1,300 · Jan 27 £400."


def test_a_list_whose_last_row_has_months_in_it_is_shown_as_the_list_it_is(place: Place, tmp_path: Path) -> None:
    rows = "Funder,Grant,Amount,From,To\nWeston,Core,10000,1/11/26,\nLottery,Post,90000,April 2027,March 2030\n"
    dialog = opened(place, csv_file(tmp_path, rows, "grants.csv"))
    assert dialog.problem.text() == ""
    assert dialog.settings.kind.value() == "grants"
    assert dialog.rows.isVisible()


def test_what_is_said_of_one_file_is_not_said_of_the_next(place: Place, tmp_path: Path) -> None:
    dialog = opened(place, csv_file(tmp_path, SHEET, "hall.csv"))
    choose(dialog.budget.settings.income, False)
    place.wait()
    place.ask.answers.append(csv_file(tmp_path, SHEET, "other.csv"))
    press(dialog.choose, ENTER)
    place.wait()
    place.wait()
    assert dialog.budget.settings.income.value() is True
    press(dialog.budget.foot.bring, ENTER)
    place.wait()
    assert [row["probability"] for row in place.rows("income_line")] == [100]


def test_the_dialog_says_for_which_months_the_amounts_are_and_what_is_left_out(place: Place, tmp_path: Path) -> None:
    rows = "Hall\n,Actual 2025-26,Budget 2026-27\nINCOME\nHire,4000,4800\nTotal,4000,4800\nCOSTS\nOil,900,1100\n"
    dialog = opened(place, csv_file(tmp_path, rows, "hall.csv"))
    assert dialog.budget.settings.read.text() == (
        "The amounts are for April 2026 to March 2027. Column left out: “Actual 2025-26”."
    )
    assert dialog.budget.settings.read.isVisible()
    assert dialog.budget.rows.table.isColumnHidden(dialog.budget.rows.table.rows_model().column_of("sheet"))


def test_a_sheet_that_is_left_out_says_why_and_each_row_says_its_sheet(place: Place, tmp_path: Path) -> None:
    book = Workbook()
    sheets: dict[str, list[list[object]]] = {
        "Summary": [["Both 2026/27"], ["", "Income", "Expenditure"], ["Core", 521, 497], ["Fair", 300, 90]],
        "Core": [["Core 2026/27", "£"], ["Income"], ["Subs", 521], ["Expenditure"], ["Rent", 404], ["Power", 93]],
        "Fair": [["Fair 2026/27", "£"], ["Income"], ["Stalls", 300], ["Expenditure"], ["Tents", 50], ["Band", 40]],
    }
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(path := tmp_path / "both.xlsx")
    dialog = opened(place, path)
    assert dialog.budget.settings.read.text() == (
        "The amounts are for April 2026 to March 2027. "
        "“Summary” is left out. It repeats the other sheets, so it is not counted twice."
    )
    assert set(shown(dialog, "sheet")) == {"Core", "Fair"}
    assert not dialog.budget.rows.table.isColumnHidden(dialog.budget.rows.table.rows_model().column_of("sheet"))


def test_the_sum_says_where_it_is_another_than_the_sheets_own(place: Place, tmp_path: Path) -> None:
    dialog = opened(place, csv_file(tmp_path, f"{SHEET}Total expenditure,{RENT}\n", "hall.csv"))
    model = dialog.budget.rows.table.rows_model()
    key = {row.name: row.key for row in model.rows()}  # type: ignore[attr-defined]  # rows of a budget
    model.edited.emit(key["Trips"], "becomes", "left_out")
    place.wait()
    assert dialog.budget.foot.check.plain() == ("£4,800 in, £12,000 out, the same as the totals in your sheet.")
    model.edited.emit(key["Rent"], "total", 1_212_000)
    place.wait()
    assert dialog.budget.foot.check.plain() == (
        "£4,800 in, £12,120 out. Your sheet says £4,800 in (the same) and £12,000 out (£120 less)."
    )


def test_all_of_the_foot_can_be_read_where_the_dialog_is_narrow(place: Place, tmp_path: Path) -> None:
    dialog = opened(place, csv_file(tmp_path, SHEET, "hall.csv"))
    dialog.resize(560, 500)
    place.wait()
    foot = dialog.budget.foot
    assert foot.check.height() >= foot.check.heightForWidth(foot.check.width())
    assert foot.bring.geometry().right() <= foot.width()


def test_a_renamed_row_and_money_not_yet_decided_are_said_before_they_come_in(place: Place, tmp_path: Path) -> None:
    first = opened(place, csv_file(tmp_path, SHEET, "hall.csv"))
    press(first.budget.foot.bring, ENTER)
    place.wait()
    rows = SHEET.replace("Trips", "Outings").replace("INCOME\n", f"INCOME\nArts trust grant (applied),{HIRE}\n")
    later = opened(place, csv_file(tmp_path, rows.replace("Total income", "Sum"), "hall.csv"))
    notes = later.budget.foot.notes
    assert notes.isVisible()
    assert "Applied for, not awarded, by their own words: “Arts trust grant (applied)”." in notes.text()
    assert "No longer in this budget as it was: “Trips”. It still counts: delete what you have twice." in notes.text()


def test_a_cost_of_one_month_is_said_to_come_every_year_and_balances_have_no_total(
    place: Place, tmp_path: Path
) -> None:
    once, bank = "0,0,640,0,0,0,0,0,0,0,0,0", ",".join(["9000"] * 12)
    rows = SHEET.replace("INCOME\n", f"INCOME\nFete,{once}\n").replace(f"Total income,{HIRE}\n", "")
    dialog = opened(place, csv_file(tmp_path, f"{rows}Insurance,{once}\nClosing bank balance,{bank}\n", "hall.csv"))
    often = dict(zip(shown(dialog, "name"), shown(dialog, "often"), strict=True))
    assert (often["Insurance"], often["Fete"]) == ("Every year", "Once")
    totals = dict(zip(shown(dialog, "name"), shown(dialog, "total"), strict=True))
    assert (totals["Insurance"], totals["Closing bank balance"]) == ("£640", "")
    press(dialog.budget.foot.bring, ENTER)
    place.wait()
    assert {row["name"]: row["frequency"].label for row in place.rows("cost_line")}["Insurance"] == "Every year"
