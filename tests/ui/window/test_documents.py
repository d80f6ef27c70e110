"""The Documents page in the whole window: what its keys do there, and what Ctrl+K finds of it."""

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.services.documents.documents import document_named, new_document
from app.services.rows import records
from app.ui.pages.documents.page import DocumentsPage
from app.ui.printing.page_pictures import page_count, page_picture
from app.ui.printing.paper import PrintPreview
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
