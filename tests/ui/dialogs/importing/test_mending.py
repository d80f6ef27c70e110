"""Putting rows right in the preview: typed cells, rows kept and left out, hidden rows, one funder for all."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.dialogs.importing.dialog import ImportDialog
from app.work.import_reading import ANY
from tests.exchange.made_files import csv_file, xlsx_file
from tests.ui.dialogs.importing.test_dialog import cells, problems, states
from tests.ui.dialogs.places import Place, button, choose, place_in
from tests.ui.keys import press

ENTER, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    with place_in(tmp_path, qtbot, charity_number="1112345") as made:
        yield made


def opened(place: Place, path: Path, kind: str = ANY) -> ImportDialog:
    dialog = ImportDialog(place.desk, kind)
    place.show(dialog)
    place.ask.answers.append(path)
    press(button(dialog, "Choose a file …"), ENTER)
    place.wait()
    return dialog


def test_a_cell_is_typed_where_it_is_wrong_and_the_file_stays_as_it_is(place: Place, tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Item,Annual cost,From\nHall,abc,1/4/2026\nClay,300,someday\n")
    before = path.read_bytes()
    dialog = opened(place, path)
    mending = dialog.rows.mending
    assert (mending.isVisible(), mending.place.text(), mending.cell.text()) == (True, "Row 2, Annual cost", "abc")
    mending.cell.setFocus()
    mending.cell.setText("1,200 pounds")
    press(mending.cell, ENTER)
    place.wait()
    assert states(dialog) == [("2", "New"), ("3", "● Not usable")]
    assert (mending.place.text(), mending.cell.text()) == ("Row 3, From", "someday")
    mending.cell.setText("1 May 2026")
    mending.use.click()
    place.wait()
    assert (problems(dialog), mending.isVisible()) == ([], False)
    assert dialog.foot.sentence.plain() == "2 rows will be added."
    dialog.foot.bring.click()
    place.wait()
    assert [row["amount"] for row in place.rows("cost_line")] == [120_000, 30_000]
    assert path.read_bytes() == before


def test_the_problem_that_is_chosen_is_the_one_that_is_mended(place: Place, tmp_path: Path) -> None:
    dialog = opened(place, csv_file(tmp_path, "Item,Annual cost\nHall,abc\nClay,def\n"))
    dialog.rows.problems.setFocus()
    press(dialog.rows.problems, DOWN)
    press(dialog.rows.problems, DOWN)
    assert dialog.rows.mending.cell.text() == "def"
    press(button(dialog.rows.mending, "Leave this row out"), Qt.Key.Key_Space)
    place.wait()
    assert states(dialog) == [("2", "● Not usable")]
    assert "1 row left out, as you say: 3." in dialog.rows.notes.text()


def test_a_wrong_cell_typed_wrongly_is_asked_about_again(place: Place, tmp_path: Path) -> None:
    dialog = opened(place, csv_file(tmp_path, "Item,Annual cost\nHall,abc\n"))
    dialog.rows.mending.cell.setText("lots")
    dialog.rows.mending.use.click()
    place.wait()
    assert "“lots” is not an amount" in problems(dialog)[0][2]
    assert cells(dialog, "Amount") == ["lots"]


def test_what_may_be_a_total_is_kept_or_left_out(place: Place, tmp_path: Path) -> None:
    text = "Item,Amount\nRent,6000\nGas,900\nBalance,54000\n"
    dialog = opened(place, csv_file(tmp_path, text))
    mending = dialog.rows.mending
    assert (mending.keep.isVisible(), mending.leave.isVisible(), mending.cell.isVisible()) == (True, True, False)
    mending.keep.click()
    place.wait()
    assert dialog.foot.sentence.plain() == "3 rows will be added."
    again = opened(place, csv_file(tmp_path, text))
    again.rows.mending.leave.click()
    place.wait()
    assert again.foot.sentence.plain() == "2 rows will be added."


def test_hidden_rows_come_in_only_when_that_is_chosen(place: Place, tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, [["Item", "Amount"], ["Rent", 6_000], ["Old rent", 5_500]])
    workbook = openpyxl.load_workbook(path)
    workbook.worksheets[0].row_dimensions[3].hidden = True
    workbook.save(path)
    dialog = opened(place, path)
    assert dialog.settings.hidden.isVisible()
    assert problems(dialog) == [("3", "", "This row is hidden in the file. Keep it, or leave it out.")]
    choose(dialog.settings.hidden, "out")
    place.wait()
    assert dialog.foot.sentence.plain() == "1 row will be added."
    assert "1 hidden row left out: 3." in dialog.rows.notes.text()
    choose(dialog.settings.hidden, "in")
    place.wait()
    assert dialog.foot.sentence.plain() == "2 rows will be added."


def test_one_funder_is_asked_for_where_no_column_names_any(place: Place, tmp_path: Path) -> None:
    dialog = opened(place, csv_file(tmp_path, "Title,Stage,Amount awarded\nGarden,Awarded,5000\n"))
    assert dialog.settings.kind.value() == "grants"
    assert dialog.settings.funder.isVisible()
    assert not dialog.foot.bring.isEnabled()
    dialog.settings.funder.setFocus()
    dialog.settings.funder.setText("Elm Trust")
    press(dialog.settings.funder, ENTER)
    place.wait()
    assert dialog.foot.sentence.plain() == "1 row will be added."
    assert "1 new funder: “Elm Trust”." in dialog.rows.notes.text()
    dialog.foot.bring.click()
    place.wait()
    assert place.names("funder") == ["Elm Trust"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Funder,Title,Stage,Amount\nElm,Garden,Submitted,5000\n", "grants"),
        ("Job title,Salary,FTE\nDirector,40000,0.6\n", "posts"),
        ("Artist,Day rate\nMo,180\n", "freelancers"),
        ("Source of income,Amount,Secured?\nFees,500,yes\n", "income"),
        ("Item,Annual cost\nHall,500\n", "costs"),
    ],
)
def test_the_headings_tell_what_a_list_holds_where_nothing_else_does(
    place: Place, tmp_path: Path, text: str, kind: str
) -> None:
    dialog = opened(place, csv_file(tmp_path, text))
    assert (dialog.settings.kind.value(), dialog.notice.isVisible()) == (kind, False)


def test_columns_left_out_and_chosen_years_are_named_on_the_screen(place: Place, tmp_path: Path) -> None:
    text = "Item,Year 1,Year 2,Total,Colour\nHall,500,510,1010,red\n"
    dialog = opened(place, csv_file(tmp_path, text))
    notes = dialog.rows.notes.text()
    assert "Columns not brought in: “Year 2”, “Total” and “Colour”." in notes
    assert "“Year 1” is taken as the amount, and not “Year 2”." in notes
    assert cells(dialog, "Amount") == ["£500"]
