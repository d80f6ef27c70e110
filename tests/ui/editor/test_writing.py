"""Writing with keys: lists begin and end as people expect, tables are gone through, and everything can be undone."""

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.editor.text_editor import TextEditor
from app.ui.editor.values import ChipValue
from tests.ui.editor.texts import FIGURES, WHOLE, editor, put_after, select
from tests.ui.keys import CTRL, SHIFT, press, write

ENTER, TAB, BACK = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backspace
TABLE = "| Year | Cost |\n| 2027 | 5 |"


def test_enter_begins_a_paragraph_and_shift_enter_a_line(qtbot: QtBot) -> None:
    text = editor(qtbot)
    write(text, "one")
    press(text, ENTER)
    write(text, "two")
    press(text, ENTER, SHIFT)
    write(text, "three")
    assert text.body() == "one\n\ntwo\nthree"


@pytest.mark.parametrize(
    ("mark", "body"),
    [("- ", "- milk\n- tea"), ("* ", "- milk\n- tea"), ("1. ", "1. milk\n2. tea"), ("3) ", "1. milk\n2. tea")],
)
def test_a_mark_at_the_beginning_of_a_line_makes_a_list(qtbot: QtBot, mark: str, body: str) -> None:
    text = editor(qtbot)
    write(text, f"{mark}milk")
    press(text, ENTER)
    write(text, "tea")
    assert text.body() == body


def test_a_list_made_of_a_mark_is_undone_to_the_mark(qtbot: QtBot) -> None:
    text = editor(qtbot)
    write(text, "- ")
    press(text, Qt.Key.Key_Z, CTRL)
    assert text.toPlainText() == "- "
    write(text, "milk")
    assert text.body() == "\\- milk"


@pytest.mark.parametrize("typed", ["a - ", "-- ", "1.5 ", "1234. ", "1 "])
def test_other_marks_stay_words(qtbot: QtBot, typed: str) -> None:
    text = editor(qtbot)
    write(text, f"{typed}x")
    assert text.toPlainText() == f"{typed}x"
    assert text.textCursor().currentList() is None


def test_enter_on_an_empty_item_leaves_the_list(qtbot: QtBot) -> None:
    text = editor(qtbot, "- milk")
    press(text, ENTER)
    press(text, ENTER)
    write(text, "then")
    assert text.body() == "- milk\n\nthen"


def test_backspace_at_the_beginning_of_an_item_parts_the_list(qtbot: QtBot) -> None:
    text = editor(qtbot, "1. one\n2. two\n3. three")
    put_after(text, "two")
    press(text, Qt.Key.Key_Home)
    press(text, BACK)
    assert text.body() == "1. one\n\ntwo\n\n1. three"
    text.undo()
    assert text.body() == "1. one\n2. two\n3. three"


def test_a_list_is_made_of_all_that_is_selected_and_taken_back(qtbot: QtBot) -> None:
    text = editor(qtbot, "one\nand\n\ntwo")
    text.selectAll()
    press(text, Qt.Key.Key_L, CTRL | SHIFT)
    assert text.body() == "- one\n- and\n- two"
    press(text, Qt.Key.Key_N, CTRL | SHIFT)
    assert text.body() == "1. one\n2. and\n3. two"
    press(text, Qt.Key.Key_N, CTRL | SHIFT)
    assert text.body() == "one\n\nand\n\ntwo"


def test_bold_is_for_what_is_selected_or_typed_next(qtbot: QtBot) -> None:
    text = editor(qtbot, "one two")
    select(text, "one")
    press(text, Qt.Key.Key_B, CTRL)
    assert text.body() == "**one** two"
    press(text, Qt.Key.Key_B, CTRL)
    assert text.body() == "one two"
    text.moveCursor(QTextCursor.MoveOperation.End)
    press(text, Qt.Key.Key_B, CTRL)
    write(text, "!")
    press(text, Qt.Key.Key_B, CTRL)
    write(text, "?")
    assert text.body() == "one two**!**?"


def test_a_note_is_begun_and_left_as_a_list_is(qtbot: QtBot) -> None:
    text = editor(qtbot, "ask Jo")
    text.do("note")
    assert text.body() == "> ask Jo"
    press(text, ENTER)
    press(text, ENTER)
    write(text, "printed")
    assert text.body() == "> ask Jo\n\nprinted"


def test_tab_and_enter_go_through_a_table(qtbot: QtBot) -> None:
    text = editor(qtbot, "before")
    text.do("table")
    for words in ("Year", "Cost", "2027"):
        write(text, words)
        press(text, TAB)
    write(text, "5")
    press(text, Qt.Key.Key_Backtab, SHIFT)
    write(text, "-28")
    press(text, ENTER)
    write(text, "2028")
    press(text, ENTER)
    write(text, "after")
    assert text.body() == "before\n\n| Year | Cost |\n| -282027 | 5 |\n| 2028 |  |\n\nafter"


def test_tab_adds_a_row_after_the_last_and_leaves_after_an_empty_one(qtbot: QtBot) -> None:
    text = editor(qtbot, TABLE)
    put_after(text, "5")
    press(text, TAB)
    assert text.body().count("\n") == 2
    press(text, TAB)
    press(text, TAB)
    write(text, "after")
    assert text.body() == f"{TABLE}\n|  |  |\n\nafter"


def test_no_key_breaks_a_table(qtbot: QtBot) -> None:
    text = editor(qtbot, f"a\n\n{TABLE}\n\nb")
    put_after(text, "Year")
    press(text, Qt.Key.Key_Home)
    press(text, BACK)
    put_after(text, "5")
    press(text, Qt.Key.Key_Delete)
    press(text, ENTER, SHIFT)
    press(text, Qt.Key.Key_Home)
    press(text, BACK)
    assert text.body() == f"a\n\n{TABLE}\n\nb"
    put_after(text, "Year")
    for what in ("bullets", "numbers", "note", "table"):
        text.do(what)
    assert text.body() == f"a\n\n{TABLE}\n\nb"


def test_tab_leaves_the_text_outside_a_table(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    text, after = TextEditor("The need", page), QLineEdit(page)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    text.setFocus()
    press(text, TAB)
    assert after.hasFocus()
    assert text.body() == ""


def test_undo_goes_back_key_by_key_to_the_text_as_it_was(qtbot: QtBot) -> None:
    text = editor(qtbot, WHOLE)
    write(text, " More.")
    press(text, ENTER)
    text.do("bullets")
    text.do("table")
    while text.document().isUndoAvailable():
        text.undo()
    assert text.body() == WHOLE
    while text.document().isRedoAvailable():
        text.redo()
    while text.document().isUndoAvailable():
        text.undo()
    assert text.body() == WHOLE


def test_undo_is_the_windows_where_nothing_was_written_in_this_visit(qtbot: QtBot) -> None:
    text = editor(qtbot, "one")

    def taken() -> bool:
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, CTRL)
        asked.ignore()
        QApplication.sendEvent(text, asked)
        return asked.isAccepted()

    assert not taken()
    write(text, "!")
    assert taken()
    text.end_visit()
    assert not taken()
    assert text.body() == "one!"


def test_changes_are_told_once_writing_rests_and_on_leaving(qtbot: QtBot) -> None:
    text = editor(qtbot, "one")
    told: list[str] = []
    text.edited.connect(lambda: told.append(text.body()))
    write(text, " two")
    assert told == []
    assert text.pending()
    qtbot.waitUntil(lambda: told == ["one two"])
    write(text, "!")
    text.clearFocus()
    assert told == ["one two", "one two!"]
    write(text, "x")
    press(text, BACK)
    text.tell()
    assert told == ["one two", "one two!"]


def test_what_is_being_typed_stays_when_the_same_box_is_shown_again(qtbot: QtBot) -> None:
    text = editor(qtbot, "one")
    write(text, " two")
    text.refresh_body("one", FIGURES)
    assert text.body() == "one two"
    text.tell()
    place = text.textCursor().position()
    text.refresh_body("one two", FIGURES)
    assert text.textCursor().position() == place
    assert text.document().isUndoAvailable()
    text.refresh_body("another", FIGURES)
    assert text.body() == "another"


def test_undo_after_saving_brings_the_saved_text_back_to_what_it_was(qtbot: QtBot) -> None:
    text = editor(qtbot, "one\n\n\n")
    told: list[str] = []
    text.edited.connect(lambda: told.append(text.body()))
    write(text, " two")
    text.tell()
    text.refresh_body("one two", FIGURES)
    text.undo()
    assert text.toPlainText() == "one"
    text.tell()
    assert told == ["one two", "one\n\n\n"]


def test_escape_is_left_to_the_window(qtbot: QtBot) -> None:
    text = editor(qtbot, "one")
    pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    text.keyPressEvent(pressed)
    assert not pressed.isAccepted()


def test_the_editor_is_as_tall_as_its_text_and_the_page_follows_the_cursor(qtbot: QtBot) -> None:
    area, page = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    text = TextEditor("The need", page)
    QVBoxLayout(page).addWidget(text)
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.resize(400, 300)
    area.show()
    qtbot.waitUntil(area.isActiveWindow)
    text.set_body("line\n" * 60 + "end", {})
    qtbot.waitUntil(lambda: text.height() >= text.document().size().height() > 1000)
    assert text.verticalScrollBar().maximum() == 0
    text.setFocus()
    text.moveCursor(QTextCursor.MoveOperation.End)
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > bar.maximum() - 80 > 0)
    text.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.waitUntil(lambda: bar.value() < 80)


def test_nothing_is_ever_fetched(qtbot: QtBot) -> None:
    text = editor(qtbot)
    for address in ("https://tracker.example/x.png", "file:///etc/passwd"):
        picture = text.document().resource(QTextDocument.ResourceType.ImageResource.value, QUrl(address))
        assert picture is None


def test_figures_say_what_they_are_to_those_who_cannot_see_them(qtbot: QtBot) -> None:
    text = editor(qtbot, "{{ask}} and {{old}}{{gone}}", {**FIGURES, "gone": ChipValue("x", "People", "40", gone=True)})
    text.moveCursor(QTextCursor.MoveOperation.Start)
    said = []
    for _ in range(8):
        value = text.figure_at_cursor()
        said.append("" if value is None else value.described)
        press(text, Qt.Key.Key_Right)
    assert said[0] == "We ask for: £48,000"
    assert said[6:] == ["Full cost: £261. It is £275 now.", "People: 40. Its source was deleted."]
    assert set(said[1:6]) == {""}
