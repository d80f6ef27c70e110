"""What was changed, in plain words, and the steps back and forward, over a real file."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.models.choices import Frequency
from app.services.rows import records
from app.ui.dialogs.history import HistoryDialog
from tests.ui.dialogs.places import Place, place_in, visible_words
from tests.ui.keys import press, write

ENTER = Qt.Key.Key_Return


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    with place_in(tmp_path, qtbot) as made:
        yield made


def history(place: Place) -> HistoryDialog:
    dialog = HistoryDialog(place.desk)
    place.show(dialog)
    return dialog


def labels(dialog: HistoryDialog) -> list[tuple[str, str]]:
    model = dialog.actions_table.rows_model()
    return [(model.text(row, 1), model.text(row, 2)) for row in range(model.rowCount())]


def lines(dialog: HistoryDialog) -> list[tuple[str, ...]]:
    model = dialog.lines.rows_model()
    return [tuple(model.text(row, column) for column in range(4)) for row in range(model.rowCount())]


def two_changes(place: Place) -> int:
    rent = {"name": "Rent", "amount": 1_200_00, "start": date(2026, 4, 1)}
    row: int = place.run("Add the cost line “Rent”", records.add, "cost_line", rent)
    change = {"amount": 1_350_50, "frequency": Frequency.QUARTERLY, "end": date(2027, 3, 31)}
    place.run("Change the rent", records.change, "cost_line", row, change)
    return row


def test_the_newest_change_comes_first_with_what_stood_there_before(place: Place) -> None:
    two_changes(place)
    dialog = history(place)
    assert labels(dialog) == [("Change the rent", ""), ("Add the cost line “Rent”", "")]
    assert lines(dialog) == [
        ("Cost line “Rent”", "Amount", "£1,200", "£1,350.50"),
        ("", "How often", "Every month", "Every quarter"),
        ("", "End date", "nothing", "31 March 2027"),
    ]
    press(dialog.actions_table, Qt.Key.Key_Down)
    assert lines(dialog)[0][:2] == ("Cost line “Rent” (new)", "Amount")
    assert dialog.card.title.text() == "Add the cost line “Rent”"


def test_undo_and_redo_say_what_they_would_do_and_the_list_follows(place: Place) -> None:
    row = two_changes(place)
    dialog = history(place)
    assert (dialog.undo.text(), dialog.redo.isEnabled()) == ("Undo: Change the rent", False)
    dialog.undo.setFocus()
    press(dialog.undo, ENTER)
    assert place.workspace.read(records.get, "cost_line", row)["amount"] == 1_200_00
    assert labels(dialog) == [("Change the rent", "Undone"), ("Add the cost line “Rent”", "")]
    assert (dialog.undo.text(), dialog.redo.text()) == ("Undo: Add the cost line “Rent”", "Redo: Change the rent")
    dialog.redo.click()
    assert place.workspace.read(records.get, "cost_line", row)["amount"] == 1_350_50
    assert labels(dialog)[0] == ("Change the rent", "")


def test_the_list_can_be_searched_by_any_words_in_it(place: Place) -> None:
    two_changes(place)
    place.run("Add a funder", records.add, "funder", {"name": "Trust <b>One</b> & Co"})
    dialog = history(place)
    write(dialog.filter, "rent QUARTER")
    place.qtbot.waitUntil(lambda: labels(dialog) == [("Change the rent", "")])
    dialog.filter.setText("<b>one")
    place.qtbot.waitUntil(lambda: labels(dialog) == [("Add a funder", "")])
    assert lines(dialog) == [("Funder “Trust <b>One</b> & Co” (new)", "", "", "")]
    dialog.filter.setText("no such words")
    place.qtbot.waitUntil(lambda: labels(dialog) == [])
    assert "No change has all of these words." in visible_words(dialog)
    assert lines(dialog) == []


def test_a_file_without_changes_says_what_belongs_here(place: Place) -> None:
    dialog = history(place)
    assert "Nothing has been changed yet." in visible_words(dialog)
    assert (dialog.undo.isEnabled(), dialog.redo.isEnabled()) == (False, False)
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_refused_step_says_why_in_the_dialog(place: Place) -> None:
    two_changes(place)
    dialog = history(place)
    place.workspace.path.unlink()
    dialog.undo.click()
    assert dialog.problem.isVisible()
    assert "us.footing" in dialog.problem.text()


def test_more_changes_than_are_listed_are_counted(place: Place) -> None:
    many = [(None, {"name": f"Cost {number}", "amount": 100, "start": date(2026, 4, 1)}) for number in range(130)]
    place.run("Paste costs", records.apply, "cost_line", many)
    dialog = history(place)
    assert "And 30 more changes like these." in visible_words(dialog)


def test_every_control_has_a_name(place: Place) -> None:
    two_changes(place)
    dialog = history(place)
    named = (dialog.filter, dialog.actions_table, dialog.lines, dialog.undo, dialog.redo)
    assert all(part.accessibleName() for part in named)
    assert dialog.minimumSizeHint().width() <= 900
