"""Bringing a list in, as someone does who has spreadsheets: a real file, real widgets, stored rows."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.rows import records
from app.ui.dialogs.importing import dialog as import_dialog
from app.ui.dialogs.importing.dialog import ImportDialog
from app.work import importing
from app.work.import_reading import GIVING
from app.work.importing import Brought, Look, bring_in
from tests.conftest import LogWatch
from tests.exchange.made_files import csv_file, number, old_workbook, record, xls_file, xlsx_file
from tests.patience import LONG
from tests.ui.dialogs.places import Place, button, choose, place_in, visible_words
from tests.ui.keys import press

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
COSTS = "Item,Type,Annual cost,From\nHall,Venue,£1200,1/4/2026\nClay & glue,Materials,300,1/5/2026\n"
WRONG = "Item,Annual cost,From,Until\nHall,abc,1/4/2026,\nClay,300,1/5/2026,\nBus,50,1/9/2026,1/7/2026\n"


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    with place_in(tmp_path, qtbot, charity_number="1112345") as made:
        yield made


def opened(place: Place, path: Path, kind: str = "costs") -> ImportDialog:
    """The dialog, with a file chosen and looked at."""
    dialog = ImportDialog(place.desk, kind)
    place.show(dialog)
    place.ask.answers.append(path)
    press(button(dialog, "Choose a file …"), ENTER)
    place.wait()
    return dialog


def states(dialog: ImportDialog) -> list[tuple[str, str]]:
    model = dialog.rows.preview.rows_model()
    return [(model.text(row, 0), model.text(row, 1)) for row in range(model.rowCount())]


def cells(dialog: ImportDialog, heading: str) -> list[str]:
    model = dialog.rows.preview.rows_model()
    at = next(at for at, column in enumerate(model.columns) if column.heading == heading)
    return [model.text(row, at) for row in range(model.rowCount())]


def problems(dialog: ImportDialog) -> list[tuple[str, str, str]]:
    model = dialog.rows.problems.rows_model()
    return [(model.text(row, 0), model.text(row, 1), model.text(row, 2)) for row in range(model.rowCount())]


def test_a_list_comes_in_as_one_action_that_undo_takes_back(place: Place, tmp_path: Path) -> None:
    dialog = opened(place, csv_file(tmp_path, COSTS, "costs.csv"))
    assert states(dialog) == [("2", "New"), ("3", "New")]
    assert cells(dialog, "Amount") == ["£1,200", "£300"]
    assert cells(dialog, "From") == ["1 April 2026", "1 May 2026"]
    assert dialog.foot.sentence.plain() == "2 rows will be added."
    assert dialog.focusWidget() is dialog.settings.kind
    assert place.rows("cost_line") == ()
    dialog.foot.bring.setFocus()
    press(dialog.foot.bring, ENTER)
    place.wait()
    assert dialog.result() == dialog.DialogCode.Accepted
    assert place.names("cost_line") == ["Hall", "Clay & glue"]
    assert place.said == ["Bring in 2 cost lines from costs.csv"]
    assert place.changed == [frozenset({"cost_line"})]
    assert list((tmp_path / "backups").rglob("*import*.footing")) or list(tmp_path.parent.rglob("*import*.footing"))
    place.workspace.undo()
    assert place.rows("cost_line") == ()


def test_the_same_file_again_adds_nothing(place: Place, tmp_path: Path) -> None:
    path = csv_file(tmp_path, COSTS)
    opened(place, path).foot.bring.click()
    place.wait()
    again = opened(place, path)
    assert again.foot.sentence.plain() == "Everything in this file is there already."
    assert not again.foot.bring.isEnabled()
    assert states(again) == [("2", "There already"), ("3", "There already")]
    longer = opened(place, csv_file(tmp_path, COSTS + "Tea,Other,50,1/4/2026\nNo,Other,x,\n", "longer.csv"))
    assert longer.foot.sentence.plain() == "1 row will be added, 2 are there already, 1 cannot be used."


def test_rows_that_cannot_be_used_hold_everything_back_until_they_are_left_out(place: Place, tmp_path: Path) -> None:
    dialog = opened(place, csv_file(tmp_path, WRONG))
    assert states(dialog) == [("2", "● Not usable"), ("3", "New"), ("4", "● Not usable")]
    assert cells(dialog, "Amount") == ["abc", "£300", "50"]
    first, second = problems(dialog)
    assert first[:2] == ("2", "Annual cost")
    assert "“abc” is not an amount" in first[2]
    assert second == ("4", "Until", "It ends on 1 July 2026, before it starts on 1 September 2026.")
    assert dialog.foot.sentence.plain() == "1 row will be added, 2 cannot be used."
    assert "Put these right in the file" in visible_words(dialog.foot)
    assert not dialog.foot.bring.isEnabled()
    dialog.rows.problems.setFocus()
    press(dialog.rows.problems, Qt.Key.Key_Down)
    press(dialog.rows.problems, Qt.Key.Key_Down)
    assert dialog.rows.preview.current_key() == 4
    press(dialog.foot.leave_out, Qt.Key.Key_Space)
    assert dialog.foot.bring.isEnabled()
    dialog.foot.bring.click()
    place.wait()
    assert place.names("cost_line") == ["Clay"]


def test_sheet_headings_and_columns_are_guessed_and_can_be_corrected(place: Place, tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Our budget"],
        [],
        ["Item", "Annual cost", "Next year", "Who"],
        ["Hall", 1200, 1500, "Jo"],
    ]
    dialog = opened(place, xlsx_file(tmp_path, rows, sheet="Budget"))
    assert dialog.settings.header_row.value() == 3
    assert dialog.settings.header_row.currentText() == "Row 3: Item · Annual cost · Next year · Who"
    assert dialog.columns.fields() == {"Item": "name", "Annual cost": "amount", "Next year": "", "Who": ""}
    assert not dialog.settings.sheet.isVisible()
    choose(dialog.columns.choice("Next year"), "amount")
    place.wait()
    assert dialog.columns.fields()["Annual cost"] == ""
    assert cells(dialog, "Amount") == ["£1,500"]
    choose(dialog.columns.choice("Who"), "note")
    place.wait()
    assert cells(dialog, "Note") == ["Jo"]
    choose(dialog.settings.header_row, 1)
    place.wait()
    assert not dialog.foot.bring.isEnabled()
    assert problems(dialog)[0][2] == "No column gives “Name”. Say which column it is, or add it to the file."
    choose(dialog.settings.header_row, 3)
    place.wait()
    assert cells(dialog, "Amount") == ["£1,200"]


def test_the_sheet_can_be_chosen_where_there_are_several(place: Place, tmp_path: Path) -> None:
    import openpyxl

    path = xlsx_file(tmp_path, [["Item", "Amount"], ["Hall", 100]], sheet="Now")
    workbook = openpyxl.load_workbook(path)
    other = workbook.create_sheet("Next")
    for row in (["Item", "Amount"], ["Barn", 200]):
        other.append(row)
    workbook.save(path)
    dialog = opened(place, path)
    assert (dialog.settings.sheet.isVisible(), dialog.settings.sheet.value()) == (True, "Now")
    choose(dialog.settings.sheet, "Next")
    place.wait()
    assert cells(dialog, "Name") == ["Barn"]


def test_a_list_without_known_headings_is_mapped_by_hand(place: Place, tmp_path: Path) -> None:
    dialog = opened(place, csv_file(tmp_path, "Was,Wieviel\nHall,1200\nClay,300\n"))
    assert "No row of list.csv looks like headings for “Cost lines”." in dialog.notice.sentence.plain()
    assert dialog.foot.sentence.plain() == "Nothing can be brought in yet."
    choose(dialog.columns.choice("Was"), "name")
    place.wait()
    choose(dialog.columns.choice("Wieviel"), "amount")
    place.wait()
    assert cells(dialog, "Amount") == ["£1,200", "£300"]
    assert not dialog.notice.isVisible()
    assert dialog.foot.bring.isEnabled()


def test_what_is_known_of_the_headings_is_kept_where_the_rest_is_not(place: Place, tmp_path: Path) -> None:
    dialog = opened(place, csv_file(tmp_path, "Description,Wieviel\nHall,1200\n"))
    assert dialog.columns.fields() == {"Description": "name", "Wieviel": ""}
    choose(dialog.columns.choice("Wieviel"), "amount")
    place.wait()
    assert dialog.foot.sentence.plain() == "1 row will be added."


def test_a_list_of_another_kind_is_read_as_what_it_is(place: Place, tmp_path: Path) -> None:
    dialog = opened(place, csv_file(tmp_path, "Job title,Salary,FTE\nDirector,40000,0.6\n"))
    assert dialog.settings.kind.value() == "posts"
    assert "This looks like “Posts”" in dialog.notice.sentence.plain()
    assert cells(dialog, "FTE") == ["0.6"]
    dialog.foot.bring.click()
    place.wait()
    assert place.rows("post")[0]["salary"] == 40_000_00


@pytest.mark.parametrize(
    ("kind", "text", "table"),
    [
        ("income", "Source,Amount per month,Certainty\nClasses,400,confirmed\n", "income_line"),
        ("freelancers", "Artist,Day rate,Days a month\nMo,180,4\n", "freelancer"),
        ("grants", "Title,Funder,Stage,Amount applied for\nClay for all,Big Trust,submitted,9000\n", "grant"),
    ],
)
def test_every_kind_of_list_comes_in(place: Place, tmp_path: Path, kind: str, text: str, table: str) -> None:
    dialog = opened(place, csv_file(tmp_path, text), kind)
    assert dialog.settings.kind.value() == kind
    assert states(dialog) == [("2", "New")]
    dialog.foot.bring.click()
    place.wait()
    assert len(place.rows(table)) == 1


def test_what_was_left_out_or_assumed_is_told(place: Place, tmp_path: Path) -> None:
    dialog = opened(place, csv_file(tmp_path, "Item,Annual cost,Project\nHall,100,Choir\nTotal,100,\n"))
    told = dialog.rows.notes.text()
    assert "Row 3 is a total (“total”) and is left out." in told
    assert "1 new project: “Choir”." in told
    assert cells(dialog, "Project") == ["Choir"]
    assert place.rows("project") == ()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("costs.csv", b"", "costs.csv is empty. Choose the file with your figures in it."),
        ("costs.xlsx", b"%PDF-1.7", "costs.xlsx is a PDF. Copy its table into a spreadsheet first."),
        ("letter.docx", b"some words", "letter.docx is not a kind of file that is read here."),
        ("grants.json", b'{"grants": [', "grants.json is damaged at line 1"),
        ("plan.json", b'{"name": "x"}', "plan.json is JSON, but has no list of grants."),
        ("broken.xlsx", b"PK\x03\x04 not a zip file", "broken.xlsx"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    place: Place, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    dialog = opened(place, path)
    assert sentence in dialog.problem.text()
    assert dialog.problem.isVisible()
    assert not dialog.foot.bring.isEnabled()
    place.ask.answers.append(csv_file(tmp_path, COSTS, "good.csv"))
    button(dialog, "Choose another file …").click()
    place.wait()
    assert not dialog.problem.isVisible()
    assert dialog.foot.sentence.plain() == "2 rows will be added."
    assert place.kept["import:folder"] == str(tmp_path)


def test_a_file_with_a_password_says_what_to_do(place: Place, tmp_path: Path) -> None:
    locked = xls_file(tmp_path, record(0x002F, bytes(6)) + old_workbook(number(0, 0, 1.0)))
    assert "locked with a password" in opened(place, locked).problem.text()


def test_a_file_that_is_gone_and_no_file_at_all(place: Place, tmp_path: Path) -> None:
    assert "There is no file" in opened(place, tmp_path / "gone.xlsx").problem.text()
    dialog = ImportDialog(place.desk, "posts")
    place.show(dialog)
    place.ask.answers.append(None)
    button(dialog, "Choose a file …").click()
    assert button(dialog, "Choose a file …").isVisible()
    press(dialog, ESCAPE)
    assert dialog.result() == dialog.DialogCode.Rejected


def test_markup_in_a_list_is_shown_and_stored_as_it_is(place: Place, tmp_path: Path) -> None:
    dialog = opened(place, csv_file(tmp_path, "Item,Budget\n<b>R&D</b>,100\n=SUM(A1),5\n"))
    assert cells(dialog, "Name") == ["<b>R&D</b>", "=SUM(A1)"]
    dialog.foot.bring.click()
    place.wait()
    assert place.names("cost_line") == ["<b>R&D</b>", "=SUM(A1)"]


def grants(folder: Path) -> Path:
    """Two grants to one charity, one to another, and one in euros."""

    def grant(number: int, recipient: str, **more: object) -> dict[str, Any]:
        return {
            "id": f"360G-trust-{number}",
            "title": f"Grant {number}",
            "currency": "GBP",
            "amountAwarded": 1000 * number,
            "awardDate": "2026-02-01",
            "recipientOrganization": [{"id": f"GB-CHC-{recipient}", "name": f"Charity {recipient}"}],
            "fundingOrganization": [{"id": "GB-CHC-1000147", "name": "A Trust"}],
            **more,
        }

    made = [grant(1, "1112345"), grant(2, "1112345"), grant(3, "222"), grant(4, "222", currency="EUR")]
    path = folder / "grants.json"
    path.write_text(json.dumps({"grants": made}), encoding="utf-8")
    return path


def test_published_grants_come_in_for_the_organisation_itself(place: Place, tmp_path: Path) -> None:
    dialog = opened(place, grants(tmp_path), "costs")
    assert dialog.settings.kind.value() == GIVING
    assert dialog.settings.recipient.value() == "GB-CHC-1112345"
    assert dialog.settings.found.currentText() == "Charity 1112345 · GB-CHC-1112345 · 2 grants"
    assert cells(dialog, "Amount awarded") == ["£1,000", "£2,000"]
    assert cells(dialog, "Funder") == ["A Trust", "A Trust"]
    assert "Left out: 2 awards to other recipients." in dialog.rows.notes.text()
    dialog.foot.bring.click()
    place.wait()
    assert place.names("grant", "title") == ["Grant 1", "Grant 2"]
    assert place.rows("organisation")[0]["org_id"] == "GB-CHC-1112345"
    assert place.said == ["Bring in 2 grants from grants.json"]
    assert opened(place, grants(tmp_path), GIVING).foot.sentence.plain() == "Everything in this file is there already."
    place.workspace.undo()
    assert place.rows("organisation")[0]["org_id"] == ""


def test_whose_grants_are_meant_can_be_chosen_from_the_file(place: Place, tmp_path: Path) -> None:
    dialog = opened(place, grants(tmp_path), GIVING)
    dialog.settings.recipient.setText("GB-CHC-9")
    dialog.settings.recipient.commit()
    place.wait()
    assert "No grant in grants.json is to “GB-CHC-9”." in dialog.notice.sentence.plain()
    assert not dialog.foot.bring.isEnabled()
    dialog.settings.recipient.setText("")
    dialog.settings.recipient.commit()
    place.wait()
    assert "Say whose grants are meant" in dialog.notice.sentence.plain()
    choose(dialog.settings.found, "GB-CHC-222")
    place.wait()
    assert states(dialog) == [("3", "New"), ("4", "● Not usable")]
    assert "EUR" in problems(dialog)[0][2]
    assert dialog.foot.sentence.plain() == "1 row will be added, 1 cannot be used."


def test_leaving_while_the_file_is_read_changes_nothing(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    real = importing.look_at

    def slow(*args: Any, **kwargs: Any) -> Look:
        go_on.wait(LONG)
        return real(*args, **kwargs)

    monkeypatch.setattr(import_dialog, "look_at", slow)
    dialog = ImportDialog(place.desk, "costs")
    place.show(dialog)
    place.ask.answers.append(csv_file(tmp_path, COSTS))
    dialog.choose_file()
    assert not dialog.foot.bring.isEnabled()
    assert dialog.foot.sentence.plain() == "Reading the file …"
    press(dialog, ESCAPE)
    assert not dialog.isVisible()
    go_on.set()
    place.wait()
    assert place.rows("cost_line") == ()


def test_bringing_in_can_be_stopped_and_then_nothing_came_in(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(*args: Any, step: Any, **kwargs: Any) -> Brought:
        def wait(words: str) -> None:
            if words == "Writing it down":
                begun.set()
                go_on.wait(LONG)
            step(words)

        return bring_in(*args, step=wait, **kwargs)

    monkeypatch.setattr(import_dialog, "bring_in", slow)
    dialog = opened(place, csv_file(tmp_path, COSTS))
    dialog.foot.bring.click()
    place.qtbot.waitUntil(begun.is_set)
    press(dialog, ESCAPE)
    assert dialog.isVisible()
    go_on.set()
    place.wait()
    assert dialog.foot.sentence.plain() == "Stopped. Nothing was brought in."
    assert place.rows("cost_line") == ()
    monkeypatch.setattr(import_dialog, "bring_in", bring_in)
    dialog.foot.bring.click()
    place.wait()
    assert len(place.rows("cost_line")) == 2


def test_a_refusal_while_bringing_in_stands_in_the_dialog(place: Place, tmp_path: Path) -> None:
    dialog = opened(place, csv_file(tmp_path, COSTS))
    place.workspace.path.unlink()
    dialog.foot.bring.click()
    place.wait()
    assert dialog.problem.isVisible()
    assert "us.footing" in dialog.problem.text()
    assert dialog.isVisible()
    assert dialog.columns.isEnabled()


def test_a_mistake_of_the_program_is_told_and_logged(
    place: Place, tmp_path: Path, app_log: LogWatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> Look:
        raise KeyError("slip")

    monkeypatch.setattr(import_dialog, "look_at", broken)
    dialog = opened(place, csv_file(tmp_path, COSTS))
    assert "Something in Footing went wrong" in dialog.problem.text()
    app_log.take("failed")


def test_nothing_can_be_brought_into_a_file_that_may_only_be_read(qtbot: QtBot, tmp_path: Path) -> None:
    with place_in(tmp_path, qtbot, read_only=True) as place:
        dialog = ImportDialog(place.desk, "costs")
        place.show(dialog)
        assert "can only be read" in dialog.problem.text()
        assert not button(dialog, "Choose a file …").isEnabled()


def test_enter_never_brings_in_by_accident(place: Place, tmp_path: Path) -> None:
    dialog = opened(place, csv_file(tmp_path, COSTS))
    for field in (dialog.settings.kind, dialog.columns.choice("Item"), dialog.rows.preview):
        field.setFocus()
        press(field, ENTER)
        place.wait()
    assert dialog.isVisible()
    assert place.rows("cost_line") == ()


def test_controls_have_names_and_the_dialog_fits_a_laptop(place: Place, tmp_path: Path) -> None:
    dialog = opened(place, csv_file(tmp_path, WRONG))
    assert dialog.columns.choice("Annual cost").accessibleName() == "What the column “Annual cost” is"
    assert {dialog.rows.preview.accessibleName(), dialog.rows.problems.accessibleName()} == {
        "The rows as they will be stored",
        "To put right",
    }
    least = dialog.minimumSizeHint()
    assert (least.width() <= 800, least.height() <= 600) == (True, True)


def test_a_project_is_found_by_its_name(place: Place, tmp_path: Path) -> None:
    place.run("Add a project", records.add, "project", {"name": "Choir"})
    dialog = opened(place, csv_file(tmp_path, "Item,Annual cost,Project\nHall,100,choir\n"))
    dialog.foot.bring.click()
    place.wait()
    assert place.names("project") == ["Choir"]
    assert [row["share"] for row in place.rows("split")] == [10_000]
