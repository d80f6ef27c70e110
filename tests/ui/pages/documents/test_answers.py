"""Answers of the library beside a text: found, looked at, used, and given back."""

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.services.library.answers import save_words
from app.ui.kit.cards import Note
from app.ui.pages.documents.answer_dialogs import ChangedDialog, UseAnswerDialog
from app.ui.pages.documents.page import DocumentsPage
from tests.ui.keys import CTRL, press, write
from tests.ui.pages.acting import buttons, click, said
from tests.ui.pages.documents.office import Office, show

pytestmark = pytest.mark.usefixtures("choir")
UPDATE, KEEP, USE, CHANGED = (
    "Update the library from this",
    "Keep as an answer …",
    "Use an answer …",
    "See what changed",
)


def answer_of(office: Office, title: str = "What we do", body: str = "We sing for {{full-cost}}.") -> int:
    return office.add("library_answer", title=title, body=body, tags="music, weekly")


def opened(office: Office, qtbot: QtBot, **texts: str) -> tuple[int, DocumentsPage]:
    document = office.case(**texts)
    page = show(office, qtbot, document)
    page.writing.open("need")
    return document, page


def use(office: Office, page: DocumentsPage, do: Callable[[UseAnswerDialog], None]) -> None:
    """Ask for an answer, and do this in the dialog."""

    def answered(dialog: QDialog) -> bool:
        do(cast("UseAnswerDialog", dialog))
        return dialog.result() == QDialog.DialogCode.Accepted

    office.ask.answers.append(answered)
    click(page.writing.answers, USE)


def first(dialog: UseAnswerDialog) -> None:
    press(dialog.filter, Qt.Key.Key_Return)


def test_an_answer_is_found_by_its_tags_looked_at_and_used(office: Office, qtbot: QtBot) -> None:
    answer_of(office, "Who we are", "A choir.")
    answer_of(office)
    document, page = opened(office, qtbot)

    def look(dialog: UseAnswerDialog) -> None:
        write(dialog.filter, "weekly what")
        assert [dialog.list.item(at).text() for at in range(dialog.list.count())] == ["What we do\nmusic, weekly"]
        assert dialog.preview.toPlainText() == "We sing for [Full cost]."
        assert dialog.yes.text() == "Use this answer"
        QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)

    use(office, page, look)
    assert office.body(document, "need") == "We sing for {{full-cost}}."
    assert page.writing.box.editor.figures()["full-cost"].text.startswith("£")
    assert office.labels[-1] == "Write the document “Choir: business case”: The need, with the answer “What we do”"
    assert "From “What we do”." in said(page.writing.answers)
    assert page.writing.box.editor.hasFocus()


def test_the_list_is_gone_through_with_the_keys(office: Office, qtbot: QtBot) -> None:
    answer_of(office)
    answer_of(office, "Who we are", "A choir.")
    document, page = opened(office, qtbot)

    def second(dialog: UseAnswerDialog) -> None:
        press(dialog.filter, Qt.Key.Key_Down)
        press(dialog.list, Qt.Key.Key_Down)
        press(dialog.list, Qt.Key.Key_Return)

    use(office, page, second)
    assert office.body(document, "need") == "A choir."


def test_nothing_that_fits_cannot_be_used(office: Office, qtbot: QtBot) -> None:
    answer_of(office, body="")
    document, page = opened(office, qtbot)

    def refused(dialog: UseAnswerDialog) -> None:
        assert dialog.preview.toPlainText() == "This answer has no words yet. Write it in the library."
        first(dialog)
        write(dialog.filter, "elephant")
        assert dialog.preview.toPlainText() == "No answer has all of these words. Type fewer."
        first(dialog)

    use(office, page, refused)
    assert office.body(document, "need") == ""


def test_using_one_over_a_text_is_one_step_of_undo(office: Office, qtbot: QtBot) -> None:
    answer_of(office)
    document, page = opened(office, qtbot, need="Mine.")
    editor = page.writing.box.editor
    press(editor, Qt.Key.Key_End, CTRL)
    write(editor, " And yours.")

    def instead(dialog: UseAnswerDialog) -> None:
        assert dialog.yes.text() == "Use it instead of your text"
        first(dialog)

    use(office, page, instead)
    assert editor.body() == "We sing for {{full-cost}}."
    office.workspace.undo()
    assert editor.body() == office.body(document, "need") == "Mine. And yours."
    office.workspace.redo()
    assert editor.body() == "We sing for {{full-cost}}."


def test_a_name_that_was_left_in_is_seen_before_and_after(office: Office, qtbot: QtBot) -> None:
    office.add("funder", name="Northshire Lottery Fund")
    answer_of(office, body="Northshire Lottery Fund pays for the Choir. The Council likes it.")
    _, page = opened(office, qtbot)
    told: list[str] = []

    def look(dialog: UseAnswerDialog) -> None:
        told.extend(note.sentence.plain() for note in dialog.findChildren(Note))
        first(dialog)

    use(office, page, look)
    assert len(told) == 1
    for words in (told[0], said(page.writing.answers)):
        assert words.count("This names the") == 1
        assert "This names the funder “Northshire Lottery Fund”" in words
    editor = page.writing.box.editor
    editor.selectAll()
    write(editor, "They pay.")
    editor.tell()
    assert "This names the" not in said(page.writing.answers)


def test_what_changed_in_the_library_is_shown_and_taken(office: Office, qtbot: QtBot) -> None:
    answer = answer_of(office)
    document, page = opened(office, qtbot)
    use(office, page, first)
    assert CHANGED not in buttons(page.writing.answers)
    office.workspace.run("Change", save_words, answer, "We sing daily for {{full-cost}}.")
    shown: list[str] = []

    def look(dialog: ChangedDialog) -> bool:
        shown.append(dialog.changes.toPlainText())
        return True

    office.ask.answers.append(look)
    assert "It has changed in the library" in said(page.writing.answers)
    click(page.writing.answers, CHANGED)
    assert shown == ["We sing daily for [Full cost]."]
    assert office.body(document, "need") == "We sing daily for {{full-cost}}."
    assert CHANGED not in buttons(page.writing.answers)


def test_a_text_is_given_back_to_the_library(office: Office, qtbot: QtBot) -> None:
    answer = answer_of(office)
    _, page = opened(office, qtbot)
    use(office, page, first)
    assert UPDATE not in buttons(page.writing.answers)
    editor = page.writing.box.editor
    press(editor, Qt.Key.Key_End, CTRL)
    write(editor, " Come along.")
    editor.tell()
    click(page.writing.answers, UPDATE)
    assert office.row("library_answer", answer)["body"] == "We sing for {{full-cost}}. Come along."
    assert office.labels[-1] == "Update the answer “What we do” from the document “Choir: business case”"
    assert UPDATE not in buttons(page.writing.answers)
    office.workspace.undo()
    assert office.row("library_answer", answer)["body"] == "We sing for {{full-cost}}."


def test_a_text_is_kept_as_an_answer(office: Office, qtbot: QtBot) -> None:
    _, page = opened(office, qtbot, need="Nobody sings here.")
    assert "There are no answers yet." in said(page.writing.answers)
    assert USE not in buttons(page.writing.answers)
    office.ask.answers.append("Why we are needed")
    click(page.writing.answers, KEEP)
    (answer,) = office.rows("library_answer")
    assert (answer["title"], answer["body"]) == ("Why we are needed", "Nobody sings here.")
    assert "From “Why we are needed”." in said(page.writing.answers)
    office.ask.answers.append("why WE are needed")
    click(page.writing.answers, KEEP)
    assert office.problems[-1].startswith("There is another answer of the library called")


def test_an_empty_text_cannot_be_kept(office: Office, qtbot: QtBot) -> None:
    _, page = opened(office, qtbot)
    assert KEEP not in buttons(page.writing.answers)
    page.writing.open("about")
    assert not page.writing.answers.isVisible()
