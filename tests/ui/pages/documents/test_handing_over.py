"""What leaves the house: pages, files, printing, what was sent, versions."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.models.choices import CostCategory, Driver, Pool
from app.services.documents.sent import copies, files_of
from app.services.documents.versions import versions
from app.services.keeping import kept
from app.services.rows import records
from app.services.rows.splits import set_splits
from app.storage.file import OrganisationFile
from app.ui.desk.workspace import Workspace
from app.ui.pages.documents.page import DocumentsPage
from app.ui.pages.documents.sending import SendDialog
from app.ui.pages.documents.versions import VersionsDialog
from app.ui.printing.paper import PrintPreview
from tests.ui.keys import press, write
from tests.ui.pages.acting import ENTER, TODAY, buttons, click, let_go, said, type_into
from tests.ui.pages.documents.office import Office, look_at_pages, show


def choose_in_menu(page: DocumentsPage, words: str) -> None:
    """Choose how it is handed over."""
    next(action for action in page.menu.actions() if action.text() == words).trigger()


def uid_of(office: Office) -> str:
    return str(office.rows("document")[0]["uid"])


@pytest.mark.parametrize(("words", "name"), [("Save as PDF …", "case.pdf"), ("Save as Word …", "case.docx")])
@pytest.mark.usefixtures("choir")
def test_it_is_saved_as_pdf_or_word(office: Office, qtbot: QtBot, tmp_path: Path, words: str, name: str) -> None:
    page = show(office, qtbot, office.case(need="People are alone \U00013000"))
    target = tmp_path / name
    office.ask.answers = [target]
    choose_in_menu(page, words)
    qtbot.waitUntil(lambda: bool(office.told))
    assert target.read_bytes()[:2] in {b"%P", b"PK"}
    assert office.told[0].startswith(f"Saved as {target}")
    assert "U+13000" in office.told[0]


@pytest.mark.usefixtures("choir")
def test_another_ending_is_refused_and_nothing_is_written(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    page = show(office, qtbot, office.case())
    office.ask.answers = [None, tmp_path / "case.doc"]
    choose_in_menu(page, "Save as PDF …")
    assert office.problems == []
    choose_in_menu(page, "Save as PDF …")
    assert "“case.doc” should end in .pdf or .docx" in office.problems[-1]
    assert not list(tmp_path.glob("*.doc"))


@pytest.mark.usefixtures("choir")
def test_opening_hands_a_written_copy_to_the_system(office: Office, qtbot: QtBot) -> None:
    page = show(office, qtbot, office.case())
    choose_in_menu(page, "Open as PDF")
    qtbot.waitUntil(lambda: bool(office.opened))
    (path,) = office.opened
    assert path.name == "Choir business case.pdf"
    path.unlink()
    path.parent.rmdir()


@pytest.mark.usefixtures("choir")
def test_printing_shows_the_very_pages(office: Office, qtbot: QtBot) -> None:
    page = show(office, qtbot, office.case(need="People are alone."))
    seen: list[QDialog] = []

    def look(dialog: QDialog) -> bool:
        seen.append(dialog)
        return False

    office.ask.answers = [look]
    choose_in_menu(page, "Print …")
    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0], PrintPreview)


@pytest.mark.usefixtures("choir")
def test_what_was_sent_does_not_move(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    document = office.case(need="As it was.")
    page = show(office, qtbot, document)

    def agree(dialog: QDialog) -> bool:
        assert isinstance(dialog, SendDialog)
        type_into(dialog.whom, "Northdale")
        dialog.yes.click()
        return dialog.answer is not None

    office.ask.answers = [agree]
    click(page, "Mark as sent …")
    (copy,) = office.workspace.read(copies, uid_of(office))
    assert (copy.to, copy.on) == ("Northdale", TODAY)
    assert "sent to Northdale" in said(page.head)
    (cost,) = office.rows("cost_line")
    office.workspace.run("Change", records.change, "cost_line", cost.id, {"amount": 9_000_00})
    page.writing.open("need")
    page.writing.box.editor.selectAll()
    page.writing.box.editor.insertPlainText("Other words.")
    page.writing.box.editor.tell()

    for words, name in (("Save as PDF …", "sent.pdf"), ("Save as Word …", "sent.docx")):
        office.ask.answers = [save_from_versions(words), tmp_path / name]
        click(page.writing.versions, "See versions and what changed")
        qtbot.waitUntil((tmp_path / name).exists)
        qtbot.waitUntil(lambda: not office.desk.tasks.busy())
    files = tuple((tmp_path / name).read_bytes() for name in ("sent.pdf", "sent.docx"))
    assert office.workspace.read(files_of, copy.id) == files
    assert len(office.workspace.read(versions, uid_of(office))) == 1


def save_from_versions(words: str) -> Callable[[QDialog], bool]:
    """Choose in the menu of the dialog that its version be saved."""

    def save(dialog: QDialog) -> bool:
        assert isinstance(dialog, VersionsDialog)
        assert "As it was" in dialog.changes.toPlainText()
        next(action for action in dialog.menu.actions() if action.text() == words).trigger()
        return dialog.asked is not None

    return save


def test_a_day_to_come_is_refused_where_it_is_typed_and_enter_agrees(qtbot: QtBot) -> None:
    dialog = SendDialog("Choir", "The Council", TODAY, 0)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.day.setFocus()
    dialog.day.selectAll()
    write(dialog.day, "tomorrow")
    press(dialog.day, ENTER)
    assert dialog.isVisible()
    assert "2 December 2026 is still to come. Give the day on which you sent it." in said(dialog.form)
    dialog.day.selectAll()
    write(dialog.day, "today")
    press(dialog.day, ENTER)
    assert not dialog.isVisible()
    assert dialog.answer == ("The Council", TODAY)


@pytest.mark.usefixtures("choir")
def test_what_was_not_sent_is_withdrawn_and_said(office: Office, qtbot: QtBot) -> None:
    page = show(office, qtbot, office.case(need="As it was."))

    def agree(dialog: QDialog) -> bool:
        assert isinstance(dialog, SendDialog)
        dialog.yes.click()
        return dialog.answer is not None

    office.ask.answers = [agree, act_in_versions(lambda dialog: dialog.withdraw.click())]
    click(page, "Mark as sent …")
    click(page.writing.versions, "See versions and what changed")
    assert office.told[-1] == "Version 1, sent to The Council on 1 December 2026, is withdrawn."
    assert "draft" in said(page.head)


def act_in_versions(do: Callable[[VersionsDialog], Any]) -> Callable[[QDialog], bool]:
    def act(dialog: QDialog) -> bool:
        assert isinstance(dialog, VersionsDialog)
        do(dialog)
        return dialog.asked is not None

    return act


@pytest.mark.usefixtures("choir")
def test_a_version_is_kept_and_its_texts_come_back(office: Office, qtbot: QtBot) -> None:
    document = office.case(need="First words.")
    page = show(office, qtbot, document)
    click(page.writing.versions, "Keep a version now")
    page.writing.open("need")
    page.writing.box.editor.selectAll()
    page.writing.box.editor.insertPlainText("Second words.")
    page.writing.box.editor.tell()
    assert office.body(document, "need") == "Second words."
    office.ask.answers = [act_in_versions(lambda dialog: dialog.restore.click())]
    click(page.writing.versions, "See versions and what changed")
    assert office.body(document, "need") == "First words."
    assert page.writing.box.view().key == "need"
    assert page.writing.box.editor.body() == "First words."
    assert [version.why for version in office.workspace.read(versions, uid_of(office))] == ["asked", "before restoring"]
    office.workspace.undo()
    assert office.body(document, "need") == "Second words."


@pytest.mark.usefixtures("choir")
def test_a_version_that_is_damaged_is_said_and_another_can_be_looked_at(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    page = show(office, qtbot, office.case(need="First words."))
    click(page.writing.versions, "Keep a version now")
    office.workspace.run("Harm", kept.mark, "blob", 1, {"data": b"else"})

    def save_it(dialog: VersionsDialog) -> None:
        assert "missing or damaged" in dialog.changes.toPlainText()
        dialog.menu.actions()[0].trigger()

    office.ask.answers = [act_in_versions(save_it), tmp_path / "kept.pdf"]
    click(page.writing.versions, "See versions and what changed")
    assert "The bytes of a kept file are missing or damaged" in office.problems[-1]
    assert not (tmp_path / "kept.pdf").exists()


def test_costs_that_cannot_be_shared_are_named_in_place_of_pages(office: Office, choir: int, qtbot: QtBot) -> None:
    drums = office.add("project", name="Drums")
    sticks = office.add("cost_line", name="Sticks", amount=10_00, start=date(2026, 4, 1))
    office.workspace.run("Set up", set_splits, "cost_line", sticks, {drums: 10_000})
    office.add("pool_setting", pool=Pool.PREMISES, driver=Driver.FLOOR_SPACE, included=True)
    office.add("cost_line", name="Rent", category=CostCategory.PREMISES, amount=500_00, start=date(2026, 4, 1))
    page = show(office, qtbot, office.case())
    assert "costs are shared by" in said(page.writing.checks)
    assert not page.out.isEnabled()
    assert not page.send.isEnabled()
    click(page.writing.checks, "Look at how costs are shared")
    assert office.gone == [("costs.full", None)]
    office.workspace.run("Room", records.change, "project", choir, {"floor_space": 40_00})
    assert page.out.isEnabled()
    look_at_pages(page, qtbot, "costs £18,000")


@pytest.mark.usefixtures("choir")
def test_pages_are_drawn_as_wide_as_they_are_shown(office: Office, qtbot: QtBot) -> None:
    page = show(office, qtbot, office.case())
    look_at_pages(page, qtbot, "Choir")
    view = page.preview.pages[0]
    assert view.accessibleName().startswith("Page 1 of ")
    assert view._image.width() == round(view.width() * page.devicePixelRatioF())
    page.resize(900, 712)
    qtbot.waitUntil(lambda: view._image.width() == round(view.width() * page.devicePixelRatioF()) < 900)
    assert "of A4, as they would be printed now" in said(page)


@pytest.mark.usefixtures("choir")
def test_a_file_that_cannot_be_changed_is_read_and_printed(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    document = office.case(need="People are alone.")
    opened = OrganisationFile.open(office.workspace.path, read_only=True, today=TODAY)
    reading = Workspace(opened, today=TODAY)
    page = DocumentsPage(replace(office.desk, workspace=reading))
    qtbot.addWidget(page)
    page.show()
    page.show_record("document", document)
    page.writing.go("need")
    assert page.writing.box.editor.isReadOnly()
    assert {"Write a document", "Delete this document", "Mark as sent …", "Add a section"}.isdisjoint(buttons(page))
    office.ask.answers = [tmp_path / "case.pdf"]
    choose_in_menu(page, "Save as PDF …")
    qtbot.waitUntil(lambda: (tmp_path / "case.pdf").exists() and bool(office.told))
    page.hide()
    let_go(reading)


@pytest.mark.usefixtures("choir")
def test_without_room_for_temporary_files_a_sentence_says_so(
    office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> str:
        raise OSError(28, "No space left on device")

    for module in ("pictures.TemporaryDirectory", "out.mkdtemp"):
        monkeypatch.setattr(f"app.ui.pages.documents.{module}", full)
    page = show(office, qtbot, office.case())
    page.view.set_value("pages")
    page.view.chosen.emit("pages")
    qtbot.waitUntil(lambda: "There is no room for temporary files" in said(page.preview))
    choose_in_menu(page, "Open as PDF")
    qtbot.waitUntil(lambda: bool(office.problems))
    assert "There is no room for temporary files" in office.problems[0]
