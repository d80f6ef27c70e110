"""The Documents page in the whole window: what its keys do there, and what Ctrl+K finds of it."""

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.services.documents.documents import document_named, new_document
from app.services.rows import records
from app.ui.pages.documents.page import DocumentsPage
from app.ui.printing.page_pictures import page_count, page_picture
from app.ui.printing.paper import PrintPreview
from app.ui.window.command_palette import CommandPalette
from tests.ui.keys import CTRL, press, write
from tests.ui.whole_window import TODAY, Window, file, settle, window

pytestmark = pytest.mark.usefixtures("qapp")


def forecast(place: Window, folder: Path) -> DocumentsPage:
    """The window on a file with a forecast report, which is open."""
    place.app.open(file(folder))
    outcome = place.workspace.run("Begin", new_document, "forecast", today=TODAY)
    assert outcome.answer is not None, outcome.refusal
    page = cast("DocumentsPage", place.shell.go("documents"))
    page.show_record("document", place.workspace.read(document_named, outcome.answer))
    settle()
    return page


def test_ctrl_p_prints_what_is_still_being_typed(tmp_path: Path, qtbot: QtBot) -> None:
    printed: list[str] = []

    def look(dialog: QDialog) -> bool:
        assert isinstance(dialog, PrintPreview)
        pages = range(page_count(dialog._pdf))
        printed.append(" ".join(page_picture(dialog._pdf, at, 100).words for at in pages))
        return False

    with window(look) as place:
        page = forecast(place, tmp_path)
        write(page.writing.box.editor, "Nobody sings here.")
        press(page.writing.box.editor, Qt.Key.Key_P, CTRL)
        qtbot.waitUntil(lambda: bool(printed))
        assert "Nobody sings here." in printed[0]


def test_what_was_changed_tells_of_what_is_still_being_typed(tmp_path: Path) -> None:
    stored: list[str] = []

    def look(_dialog: QDialog) -> bool:
        stored.extend(row["body"] for row in place.workspace.read(records.rows, "section"))
        return False

    with window(look) as place:
        page = forecast(place, tmp_path)
        write(page.writing.box.editor, "Nobody sings here.")
        press(page.writing.box.editor, Qt.Key.Key_H, CTRL)
        assert stored == ["Nobody sings here."]


def found(place: Window, typed: str) -> list[str]:
    """What Ctrl+K lists for these letters; it stays open."""
    press(place.shell, Qt.Key.Key_K, CTRL)
    palette = place.shell.findChildren(CommandPalette)[0]
    write(palette.findChildren(QLineEdit)[0], typed)
    return palette.labels()


def choose(place: Window) -> None:
    press(place.shell.findChildren(CommandPalette)[0].findChildren(QLineEdit)[0], Qt.Key.Key_Return)
    settle()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("pdf", "Save as PDF"),
        ("word", "Save as Word"),
        ("docx", "Save as Word"),
        ("export", "Save as PDF"),
        ("print", "Print"),
        ("send", "Mark as sent"),
        ("version", "Keep a version now"),
        ("own num", "Your own numbers"),
        ("section", "Add a section"),
        ("delete", "Delete this document"),
    ],
)
def test_ctrl_k_does_with_a_document_what_its_buttons_do(tmp_path: Path, typed: str, first: str) -> None:
    with window() as place:
        forecast(place, tmp_path)
        assert found(place, typed)[:1] == [first]


def test_ctrl_k_saves_and_deletes_the_open_document(tmp_path: Path, qtbot: QtBot) -> None:
    with window(tmp_path / "ours.pdf") as place:
        page = forecast(place, tmp_path)
        write(page.writing.box.editor, "Nobody sings here.")
        assert "Save as PDF" in found(place, "as pdf")
        choose(place)
        qtbot.waitUntil(lambda: "Saved as" in place.said())
        found(place, "delete this")
        choose(place)
        assert place.workspace.read(records.rows, "document") == ()


def test_ctrl_k_leads_to_the_documents_from_elsewhere(tmp_path: Path) -> None:
    with window() as place:
        place.app.open(file(tmp_path))
        assert found(place, "pdf") == ["Documents"]
        choose(place)
        assert place.shell.current() == "documents"
        assert found(place, "pdf") == ["Choose a document"]
