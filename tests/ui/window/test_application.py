"""The window with a file in it: begun, edited, undone, closed, opened again, changed for another, and left."""

import logging
import sqlite3
import sys
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.paths import documents_folder
from app.places import PAGES
from app.problems import Refused
from app.services.organisation.organisation import details, new_organisation
from app.services.rows import records
from app.storage.errors import DiskTrouble
from app.storage.file import OrganisationFile
from app.ui.desk.workspace import Workspace
from app.ui.kit.line_fields import LineField
from app.ui.kit.theme import apply_theme
from app.ui.pages.home.page import HomePage
from app.ui.window.command_palette import CommandPalette
from app.ui.window.remembering import Keeper
from app.work.making import EXAMPLE_NAME
from tests.conftest import LogWatch
from tests.ui.keys import CTRL, press, write
from tests.ui.whole_window import TODAY, Window, answers, button, file, set_changed, settle, window, words

pytestmark = pytest.mark.usefixtures("qapp")
ELEVEN = "On confirmed income your unrestricted money lasts 11 months, to October 2027."
TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return


def _type_answers(place: Window) -> None:
    """The answers with nothing but the keyboard, from the field that has the focus."""
    settle()

    def focus() -> LineField:
        found = place.shell.focusWidget()
        assert isinstance(found, LineField)
        return found

    write(focus(), "Harbour Lights")
    for _ in range(4):  # past what it is, where, and when its year begins
        press(_focused(place), TAB)
    write(focus(), "31/10/26")
    for text in ("£12,000", "3k", "", "4,000"):  # the income goes on for good
        press(_focused(place), TAB)
        write(focus(), text)
    press(_focused(place), TAB)
    assert place.shell.focusWidget() is place.first_run.start
    press(place.first_run.start, Qt.Key.Key_Space)


def _focused(place: Window) -> QLineEdit:
    found = place.shell.focusWidget()
    assert found is not None
    return found  # type: ignore[return-value]  # any widget takes keys


def test_a_first_start_asks_and_six_typed_answers_are_answered() -> None:
    with window() as place:
        place.app.begin(None)
        assert not place.shell.navigation.isVisible()
        _type_answers(place)
        assert place.sentence() == ELEVEN
        assert place.workspace.path == documents_folder() / "Harbour Lights.footing"
        assert place.shell.windowTitle() == "Harbour Lights – Footing"
        place.close()
    with window() as again:
        again.app.begin(None)
        assert again.sentence() == ELEVEN


def test_the_example_is_opened_and_kept() -> None:
    with window() as place:
        place.app.begin(None)
        place.first_run.example.click()
        assert place.workspace.path.name == EXAMPLE_NAME
        assert "unrestricted money lasts" in place.sentence()
        name = place.workspace.read(details).name
        place.workspace.run("Change the name", records.change, "organisation", 1, {"name": "Mine now"})
        place.app.open_example()
        assert place.said() == f"“{EXAMPLE_NAME}” is open already."
        assert place.workspace.read(details).name == "Mine now" != name


def test_an_edit_moves_the_sentence_and_undo_brings_it_back(tmp_path: Path) -> None:
    path = file(tmp_path)
    with window() as place:
        assert place.app.open(path)
        assert place.sentence() == ELEVEN
        cost = place.workspace.read(records.rows, "cost_line")[0]
        place.workspace.run("Change the rent", records.change, "cost_line", cost.id, {"amount": 6_000_00})
        assert "3 months, to February 2027" in place.sentence()
        assert place.said() == ""
        place.workspace.run("Change the rent", records.change, "cost_line", cost.id, {"amount": 9_000_00})
        assert "1 month, " in place.home.sentence.plain()
        press(place.shell, Qt.Key.Key_Z, CTRL)
        assert place.said() == "Undone: Change the rent"
        assert "3 months" in place.home.sentence.plain()
        press(place.shell, Qt.Key.Key_Z, CTRL)
        assert place.sentence() == ELEVEN
        press(place.shell, Qt.Key.Key_Z, CTRL)
        assert place.said() == "There is nothing to undo."
        press(place.shell, Qt.Key.Key_Y, CTRL)
        assert "3 months" in place.home.sentence.plain()
        place.close()
    with window() as again:
        again.app.begin(None)
        assert "3 months" in again.sentence()
        press(again.shell, Qt.Key.Key_Z, CTRL)
        assert again.sentence() == ELEVEN
        press(again.shell, Qt.Key.Key_Y, CTRL)
        press(again.shell, Qt.Key.Key_Y, CTRL)
        assert "1 month, " in again.home.sentence.plain()


def test_undo_in_a_field_means_the_letters_first_and_then_the_last_action(tmp_path: Path) -> None:
    with window() as place:
        place.app.open(file(tmp_path))
        page = place.shell.go("organisation")
        settle()
        name = next(field for field in page.findChildren(LineField) if field.text() == "Harbour")
        name.setFocus()
        write(name, "New ")
        press(name, ENTER)
        assert place.workspace.read(details).name == "New Harbour"
        write(name, "x")
        press(name, Qt.Key.Key_Z, CTRL)
        assert place.workspace.read(details).name == name.text() == "New Harbour"
        press(name, Qt.Key.Key_Z, CTRL)
        assert place.workspace.read(details).name == name.text() == "Harbour"
        press(name, Qt.Key.Key_Y, CTRL)
        assert place.workspace.read(details).name == name.text() == "New Harbour"


def test_a_message_offers_undo(tmp_path: Path) -> None:
    with window() as place:
        place.app.open(file(tmp_path))
        cost = place.workspace.read(records.rows, "cost_line")[0].id
        place.workspace.run("Delete the rent", records.delete, "cost_line", [cost])
        assert place.said() == "Delete the rent"
        button(place.shell.messages, "Undo").click()
        assert [row.id for row in place.workspace.read(records.rows, "cost_line")] == [cost]


def test_another_file_takes_the_place_of_the_first(tmp_path: Path) -> None:
    first, second = file(tmp_path, "first"), file(tmp_path, "second")
    with window(second) as place:
        place.app.open(first)
        for page in (place.id for place in PAGES):
            place.shell.go(page)
        old, old_home = place.workspace, place.home
        place.app.ask_open()
        assert place.workspace.path == second
        assert place.shell.windowTitle() == "Second – Footing"
        old.changed.emit(frozenset({"cost_line"}))  # whatever still comes from the old file reaches no page
        settle(50)
        assert not isValid(old)
        assert not isValid(old_home)
        assert place.sentence() == ELEVEN
        OrganisationFile.open(first, today=TODAY).close()


def test_files_changed_in_quick_succession_leave_nothing_behind(tmp_path: Path) -> None:
    paths = [file(tmp_path, name) for name in ("one", "two", "three")]
    with window() as place:
        for path in paths * 2:
            assert place.app.open(path)
        settle(50)
        shown = [page for page in place.shell.findChildren(HomePage) if isValid(page)]
        assert len(shown) == 1
        assert place.keeper.settings.recent_files == tuple(map(str, reversed(paths)))


def test_what_is_being_typed_is_kept_when_another_file_is_opened(tmp_path: Path) -> None:
    first, second = file(tmp_path, "first"), file(tmp_path, "second")
    with window() as place:
        place.app.open(first)
        page = place.shell.go("organisation")
        name = next(field for field in page.findChildren(LineField) if field.text() == "First")
        name.setFocus()
        write(name, "ly")
        place.app.open(second)
        place.app.open(first)
        assert place.workspace.read(details).name == "lyFirst"


def test_new_closes_the_file_and_offers_the_way_back(tmp_path: Path) -> None:
    path = file(tmp_path)
    with window() as place:
        place.app.open(path)
        press(place.shell, Qt.Key.Key_N, CTRL)
        assert place.first_run.isVisible()
        assert place.said() == "“harbour.footing” is closed. Everything in it is saved."
        assert place.shell.windowTitle() == "Footing"
        assert not any(action.isEnabled() for action in place.shell.findChildren(QAction) if action.text() == "Undo")
        button(place.shell.messages, "Go back to it").click()
        assert place.sentence() == ELEVEN


def test_two_organisations_of_one_name_get_a_file_each() -> None:
    with window() as place:
        place.app.begin(None)
        for name in ("Harbour Lights", "Harbour Lights (2)", "Harbour Lights (3)"):
            place.app.start_mine(answers())
            assert place.workspace.path == documents_folder() / f"{name}.footing"


def test_answers_that_are_refused_leave_no_file_and_stay_typed() -> None:
    with window() as place:
        place.app.begin(None)
        place.first_run.form.field("name").set_value("Us")
        place.app.start_mine(answers("Us", balance_date=None))
        assert "Type the day of a bank statement" in place.said()
        assert place.first_run.form.field("name").value() == "Us"
        assert not documents_folder().exists()


def test_opening_tells_when_the_file_was_last_changed(tmp_path: Path) -> None:
    path = file(tmp_path)
    set_changed(path, datetime(2026, 11, 20, 9, 4).timestamp())  # noqa: DTZ001 - the reader's own time
    with window() as place:
        place.app.open(path)
        assert "Saved · today 09:04" in words(place.shell.navigation)
        place.workspace.run("Rename", records.change, "organisation", 1, {"name": "Lanterns & <b>R"})
        shown = words(place.shell.navigation)
        assert "Lanterns & <b>R" in shown
        assert "Saved · " in shown
        assert "09:04" not in shown


def test_a_last_file_that_is_gone_is_told_and_asked_for(tmp_path: Path) -> None:
    path = file(tmp_path)
    with window() as place:
        place.app.open(path)
    path.unlink()
    with window() as again:
        again.app.begin(None)
        assert again.first_run.isVisible()
        assert "harbour.footing” is not in" in again.said()


def test_a_file_without_an_organisation_is_not_shown(tmp_path: Path) -> None:
    bare, whole = tmp_path / "bare.footing", file(tmp_path)
    OrganisationFile.create(bare).close()
    with window() as place:
        place.app.open(whole)
        assert not place.app.open(bare)
        assert "no organisation yet" in place.said()
        assert place.workspace.path == whole
        assert place.home.sentence.plain() == ELEVEN
        OrganisationFile.open(bare, today=TODAY).close()


def test_a_copy_is_saved_and_a_backup_restored(tmp_path: Path, qtbot: QtBot) -> None:
    path, copy, restored = file(tmp_path), tmp_path / "copy.footing", tmp_path / "restored.footing"
    with window(copy, copy, restored, None) as place:
        place.app.open(path)
        place.app.save_copy()
        qtbot.waitUntil(lambda: place.said() == f"A copy is in {copy}.")
        place.workspace.run("Rename", records.change, "organisation", 1, {"name": "Later"})
        place.app.restore_backup()
        assert place.workspace.path == restored
        assert place.workspace.read(details).name == "Harbour"
        place.app.restore_backup()  # turned back
        assert place.workspace.path == restored


def test_a_copy_never_replaces_a_file(tmp_path: Path, qtbot: QtBot) -> None:
    path, other = file(tmp_path), file(tmp_path, "other")
    before = other.read_bytes()
    with window(other, other, other) as place:
        place.app.open(path)
        place.app.save_copy()
        qtbot.waitUntil(lambda: "already" in place.said())
        place.app.restore_backup()
        assert "There is already" in place.said()
        assert place.workspace.path == path
    assert other.read_bytes() == before


def test_ctrl_k_works_out_a_figure_with_and_without_a_file(tmp_path: Path) -> None:
    path = file(tmp_path)
    with window(False, False) as place:
        place.app.work_out()
        place.app.open(path)
        press(place.shell, Qt.Key.Key_K, CTRL)
        palette = place.shell.findChildren(CommandPalette)[0]
        field = palette.findChildren(QLineEdit)[0]
        write(field, "redundancy pay")
        assert palette.labels() == ["Work out redundancy pay"]
        press(field, ENTER)
        assert place.ask.asked == [("Work out a figure", "FigureDialog")] * 2


def test_ctrl_k_finds_a_record_a_command_and_a_file_and_goes_there(tmp_path: Path) -> None:
    path, other = file(tmp_path), file(tmp_path, "other")
    with window() as place:
        place.app.open(other)
        place.app.open(path)
        press(place.shell, Qt.Key.Key_K, CTRL)
        palette = place.shell.findChildren(CommandPalette)[0]
        field = palette.findChildren(QLineEdit)[0]
        write(field, "running")
        assert palette.labels()[0] == "Running costs · cost"
        press(field, ENTER)
        assert place.shell.current() == "costs"
        press(place.shell, Qt.Key.Key_K, CTRL)
        write(field, "open other")
        assert palette.labels() == ["Open other"]
        press(field, ENTER)
        assert place.workspace.path == other
        press(place.shell, Qt.Key.Key_K, CTRL)
        write(field, "dark")
        press(field, ENTER)
        assert place.keeper.settings.theme == "dark"
        place.app.set_theme("light")
        press(place.shell, Qt.Key.Key_K, CTRL)
        write(field, "%")
        assert palette.labels() == []


def test_the_colours_are_chosen_and_kept(tmp_path: Path, qapp: QApplication) -> None:
    kept = []
    with window() as place:
        place.app.open(file(tmp_path))
        for theme in ("dark", "light", "system"):
            place.app.set_theme(theme)
            kept.append((place.keeper.dark, place.shell.palette().window().color().lightness() < 128))
    assert kept[:2] == [(True, True), (False, False)]
    assert kept[2][0] is None
    assert Keeper().settings.theme == "system"
    apply_theme(qapp, dark=False)


def test_an_empty_organisation_opens_every_page(tmp_path: Path) -> None:
    with window() as place:
        place.app.open(file(tmp_path, fill=lambda session: new_organisation(session, "Nobody yet")))
        assert place.sentence().startswith("Enter your bank balance")
        for page in (place.id for place in PAGES):
            shown = place.shell.go(page)
            settle(20)
            assert len(words(shown)) > 40, page
            assert place.said() == ""
        button(place.home, "Enter your bank balance").click()
        assert place.shell.current() == "organisation"


def test_no_page_asks_for_more_width_than_a_small_laptop_has() -> None:
    with window() as place:
        place.app.open_example()
        place.shell.resize(1280, 720)
        room = 1280 - place.shell.navigation.width()
        for page in (place.id for place in PAGES):
            shown = place.shell.go(page)
            settle(20)
            scroll = next(each for each in place.shell.findChildren(QScrollArea) if each.widget() is shown)
            assert shown.minimumSizeHint().width() <= room, page
            assert scroll.horizontalScrollBar().maximum() == 0, page


def test_a_read_only_file_refuses_edits_with_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = file(tmp_path)
    # The system refuses to let us write: as root it never would.
    monkeypatch.setattr("app.storage.file._lock", lambda _path, take_over: None)  # noqa: ARG005
    with window() as place:
        place.app.open(path)
        assert "can be read but not changed here" in place.said()
        assert "Can be read, not changed" in words(place.shell.navigation)
        assert place.workspace.run("Rename", records.change, "organisation", 1, {"name": "Other"}).refusal
        assert "Save a copy" in place.said()
        place.shell.messages.clear()
        press(place.shell, Qt.Key.Key_Z, CTRL)
        assert "can be read but not changed here" in place.said()
        assert place.sentence() == ELEVEN


def test_a_mistake_of_the_program_is_said_once_and_the_window_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, app_log: LogWatch
) -> None:
    from app.ui.window.start import _excepthook

    with window() as place:
        place.app.open(file(tmp_path))
        monkeypatch.setattr(sys, "excepthook", _excepthook(place.app))
        holder = QObject(place.shell)

        def wrong() -> None:
            raise ValueError("a mistake")

        for _ in range(2):
            QTimer.singleShot(0, holder, wrong)
        settle(20)
        assert "Something in Footing went wrong" in place.said()
        assert len([label for label in place.shell.findChildren(QLabel) if "went wrong" in label.text()]) == 1
        assert place.sentence() == ELEVEN
        for _ in range(2):
            assert app_log.take("a mistake in the program").levelno == logging.CRITICAL


def test_a_disk_that_stops_answering_is_told_and_the_page_is_read_again_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = file(tmp_path)
    with window() as place:
        place.app.open(path)
        place.shell.go("projects")
        place.shell.go("home")
        cost = place.workspace.read(records.rows, "cost_line")[0].id
        place.workspace.run("Change the rent", records.change, "cost_line", cost, {"amount": 6_000_00})

        def broken(*_args: object, **_named: object) -> object:
            raise DiskTrouble(path)

        with monkeypatch.context() as trouble:
            trouble.setattr(Workspace, "read", broken)
            place.shell.page("projects")._stale = True  # type: ignore[attr-defined]  # every page has it
            place.shell.go("projects")
            settle()
            assert "did not answer" in place.said()
            place.home.refresh()
            assert "did not answer" in place.home.sentence.plain()
        place.shell.go("projects")
        settle()
        assert place.said() == ""
        place.home.refresh()
        assert "3 months" in place.home.sentence.plain()


def test_closing_waits_for_slow_work_and_tells_nobody_afterwards(tmp_path: Path) -> None:
    copy = tmp_path / "copy.footing"
    with window(copy) as place:
        place.app.open(file(tmp_path))
        place.app.save_copy()
        place.shell.close()
        assert place.app.workspace is None
    with closing(sqlite3.connect(copy)) as written:
        assert written.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_closing_at_once_reads_nothing_of_the_closed_file(tmp_path: Path) -> None:
    with window() as place:
        place.app.open(file(tmp_path))
        place.shell.close()
        settle(30)
        assert place.app.workspace is None


def test_the_answer_is_kept_for_the_next_start(tmp_path: Path) -> None:
    from app.ui.window.start import answer_at_once

    path = file(tmp_path)
    with window() as place:
        place.app.open(path)
        place.home.views.set_value("everything")
    with window() as again:
        answer_at_once(again.shell, again.keeper, None, TODAY)
        sentence = again.shell.findChildren(QLabel, "home-sentence")[0]
        assert sentence.accessibleName() == ELEVEN
        again.app.begin(None)
        assert again.sentence() == ELEVEN
    with window() as tomorrow:
        answer_at_once(tomorrow.shell, tomorrow.keeper, None, TODAY + timedelta(days=1))
        assert not tomorrow.shell.findChildren(QLabel, "home-sentence")
    path.unlink()
    with window() as gone:
        answer_at_once(gone.shell, gone.keeper, None, TODAY)
        gone.app.begin(None)
        assert gone.first_run.isVisible()
        press(gone.shell, Qt.Key.Key_2, CTRL)
        assert gone.first_run.isVisible()


def test_a_folder_kept_in_step_is_warned_of_once(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    path = file(folder)
    with window() as place:
        place.app.open(path)
        assert "kept in step by Dropbox" in place.said()
        place.app.ask_new()
        place.app.open(path)
        assert place.said() == ""


def test_something_refused_is_said(tmp_path: Path) -> None:
    with window() as place:
        place.app.open(file(tmp_path))

        def refuse(_session: object) -> None:
            raise Refused("Not like this. Do it like that.")

        place.workspace.run("Try", refuse)
        assert place.said() == "Not like this. Do it like that."
