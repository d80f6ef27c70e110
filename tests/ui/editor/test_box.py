"""The card of a box: what is asked, an example to unfold, buttons, and a visit from coming to leaving."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.editor.box_editor import BoxEditor
from app.ui.editor.values import BoxView, Limit
from app.ui.kit.theme import DARK, LIGHT, apply_theme
from tests.ui.editor.texts import ASK, FIGURES, put_after, select
from tests.ui.keys import press, write

NEED = BoxView("need", "The need", "Say who needs it & why.", Limit(5), "“Two in <five> are alone.”", "1")
PLAN = BoxView("plan", "The plan")


@pytest.fixture
def box(qtbot: QtBot) -> Iterator[BoxEditor]:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    made = BoxEditor(page)
    column.addWidget(made)
    column.addWidget(QLineEdit(page))
    made.show_box(NEED, "one two", FIGURES)
    page.resize(600, 500)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    yield made
    page.close()


def elsewhere(box: BoxEditor) -> QLineEdit:
    (field,) = box.window().findChildren(QLineEdit)
    return field


def shown(box: BoxEditor) -> list[str]:
    return [label.text() for label in box.findChildren(QLabel) if label.isVisible() and label.text()]


def test_the_card_says_what_is_asked_and_how_long_the_text_is(box: BoxEditor) -> None:
    assert shown(box) == ["1  The need", "Say who needs it & why.", "2 of 5 words", "· 7 characters"]
    assert box.editor.accessibleName() == "The need"
    assert box.editor.accessibleDescription() == "Say who needs it & why."
    box.show_box(PLAN, "", {})
    assert shown(box) == ["The plan", "0 words", "· 0 characters"]
    assert box.editor.accessibleDescription() == ""


def test_an_example_is_unfolded_and_folded_for_the_next_box(box: BoxEditor) -> None:
    box.fold.click()
    assert box.example.isVisible()
    assert "“Two in <five> are alone.”" in shown(box)
    assert box.fold.text() == "Hide the example"
    box.show_box(BoxView("other", "Other", example="Another."), "", {})
    assert not box.example.isVisible()
    assert box.fold.accessibleName() == "See an example: Other"
    box.show_box(PLAN, "", {})
    assert not box.fold.isVisible()


def test_the_count_follows_the_keys_and_saved_goes_until_it_is_true_again(box: BoxEditor) -> None:
    box.show_saved()
    assert "Saved" in shown(box)
    box.editor.setFocus()
    write(box.editor, "a b c d ")
    assert "6 of 5 words" in shown(box)
    assert "· 1 past the limit will not be scored" in shown(box)
    assert "Saved" not in shown(box)


def test_a_visit_ends_where_the_keyboard_leaves_the_card(qtbot: QtBot, box: BoxEditor) -> None:
    heard: list[str] = []
    box.edited.connect(lambda: heard.append(box.editor.body()))
    box.left.connect(lambda: heard.append("left"))
    box.editor.setFocus()
    write(box.editor, "!")
    box.toolbar.buttons["bold"].setFocus()
    assert heard == ["!one two"]
    box.editor.setFocus()
    assert box.editor.document().isUndoAvailable()
    write(box.editor, "?")
    elsewhere(box).setFocus()
    assert heard == ["!one two", "!?one two", "left"]
    assert not box.editor.document().isUndoAvailable()
    box.keep_with(elsewhere(box))
    box.editor.setFocus()
    elsewhere(box).setFocus()
    assert heard.count("left") == 1
    qtbot.wait(1)


def test_the_same_box_shown_again_keeps_what_is_being_typed(box: BoxEditor) -> None:
    box.editor.setFocus()
    write(box.editor, "!")
    box.show_box(NEED, "one two", FIGURES)
    assert box.editor.body() == "!one two"
    box.show_box(PLAN, "plan", {})
    assert box.editor.body() == "plan"


def test_every_button_has_a_name_and_says_what_it_does(box: BoxEditor) -> None:
    names = [button.accessibleName() for button in box.toolbar.findChildren(QPushButton)]
    assert names == ["Bold", "Bullets", "Numbers", "Table", "Note", "Figure", "Cite"]
    assert all(button.accessibleDescription() for button in box.toolbar.findChildren(QPushButton))


def test_the_buttons_work_by_click_and_leave_the_keyboard_in_the_text(box: BoxEditor) -> None:
    box.editor.setFocus()
    select(box.editor, "one")
    for key, body in (
        ("bold", "**one** two"),
        ("bullets", "- **one** two"),
        ("numbers", "1. **one** two"),
        ("note", "> **one** two"),
        ("note", "**one** two"),
    ):
        button = box.toolbar.buttons[key]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(8, 8))
        assert box.editor.hasFocus()
        assert box.editor.body() == body
        assert not button.isCheckable() or button.isChecked() == (key == "bold" or body[0] != "*")


def test_the_buttons_are_reached_with_tab_after_the_text(box: BoxEditor) -> None:
    box.editor.setFocus()
    reached = []
    for _ in range(6):
        press(QApplication.focusWidget() or box, Qt.Key.Key_Tab)
        reached.append((QApplication.focusWidget() or box).accessibleName())
    assert reached == ["Bold", "Bullets", "Numbers", "Table", "Note", "Figure"]


def test_a_table_is_changed_where_the_cursor_is(box: BoxEditor) -> None:
    editor, table = box.editor, box.toolbar.buttons["table"]
    editor.setFocus()
    table.click()
    for words in ("a", "b", "c", "d"):
        write(editor, words)
        press(editor, Qt.Key.Key_Tab)
    put_after(editor, "c")
    assert not box.toolbar.buttons["bullets"].isEnabled()

    def choose(label: str) -> str:
        table.click()
        action = next(each for each in box.toolbar.menu.actions() if each.text() == label)
        action.trigger()
        box.toolbar.menu.hide()
        return editor.body().partition("\n\n")[2]

    assert choose("Add a column to the right") == "| a |  | b |\n| c |  | d |\n|  |  |  |"
    assert choose("Add a row below") == "| a |  | b |\n| c |  | d |\n|  |  |  |\n|  |  |  |"
    assert choose("Delete this row") == "| a |  | b |\n|  |  |  |\n|  |  |  |"
    put_after(editor, "a")
    assert choose("Delete this row") == "|  |  |  |\n|  |  |  |"
    editor.undo()
    put_after(editor, "b")
    assert choose("Delete this column") == "| a |  |\n|  |  |\n|  |  |"
    put_after(editor, "a")
    assert choose("Delete the table") == ""
    assert editor.body() == "one two"
    editor.undo()
    assert "| a |" in editor.body()


def test_the_figure_button_asks_and_the_figure_stands_at_the_cursor(box: BoxEditor) -> None:
    heard: list[bool] = []
    box.figure_asked.connect(lambda: heard.append(True))
    put_after(box.editor, "one ")
    box.toolbar.buttons["figure"].click()
    assert heard == [True]
    box.editor.insert_figure("ask", ASK)
    assert box.editor.body() == "one {{ask}}two"


def test_a_note_says_that_it_is_one_and_is_drawn_in_both_themes(qapp: QApplication, box: BoxEditor) -> None:
    box.show_box(PLAN, "> ask Jo", {})
    for dark, tokens in ((False, LIGHT), (True, DARK)):
        apply_theme(qapp, dark=dark)
        try:
            image = box.editor.grab().toImage()
            colours = {image.pixelColor(x, y).name().upper() for x in range(60) for y in range(image.height())}
            assert {tokens.bg, tokens.edge} <= colours
        finally:
            apply_theme(qapp, dark=False)
