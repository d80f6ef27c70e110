"""A figure in a text is one thing: gone around, deleted and bold as a whole, counted and shown as its value."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from app.documents.tree.markup import parse
from app.documents.tree.markup import write as write_markup
from app.ui.kit.theme import DARK, LIGHT, Palette, apply_theme
from app.ui.pages.documents.editor.values import ChipValue, Counts
from tests.ui.keys import CTRL, press, write
from tests.ui.pages.documents.editor.texts import ASK, FIGURES, OLD, editor, put_after


def colours(widget: object) -> set[str]:
    image = widget.grab().toImage()  # type: ignore[attr-defined] # a widget
    return {QColor(image.pixel(x, y)).name().upper() for x in range(image.width()) for y in range(image.height())}


def test_a_figure_is_inserted_at_the_cursor_and_typed_around(qtbot: QtBot) -> None:
    text = editor(qtbot, "We ask for  a year.", {})
    put_after(text, "for ")
    text.insert_figure("ask-1", ASK)
    write(text, "!")
    assert text.body() == "We ask for {{ask-1}}! a year."
    press(text, Qt.Key.Key_Left)
    press(text, Qt.Key.Key_Left)
    write(text, "about ")
    assert text.body() == "We ask for about {{ask-1}}! a year."


def test_a_figure_is_bold_among_bold_words(qtbot: QtBot) -> None:
    text = editor(qtbot, "We ask for {{ask}} a year.")
    text.selectAll()
    press(text, Qt.Key.Key_B, CTRL)
    assert text.body() == "**We ask for {{ask}} a year.**"
    press(text, Qt.Key.Key_End, CTRL)
    write(text, " Not ")
    text.insert_figure("old", OLD)
    assert text.body() == "**We ask for {{ask}} a year. Not {{old}}**"
    text.selectAll()
    press(text, Qt.Key.Key_B, CTRL)
    assert text.body() == "We ask for {{ask}} a year. Not {{old}}"


def test_a_figure_is_deleted_as_a_whole_and_comes_back_by_undo(qtbot: QtBot) -> None:
    text = editor(qtbot, "{{ask}}{{old}}{{ask}}")
    press(text, Qt.Key.Key_Backspace)
    assert text.body() == "{{ask}}{{old}}"
    press(text, Qt.Key.Key_Home)
    press(text, Qt.Key.Key_Delete)
    assert text.body() == "{{old}}"
    text.undo()
    text.undo()
    assert text.body() == "{{ask}}{{old}}{{ask}}"


def test_a_figure_stands_in_heads_cells_items_and_notes(qtbot: QtBot) -> None:
    text = editor(qtbot, "- x\n\n> y\n\n| a |  |\n| b |  |")
    for words in "xyab":
        put_after(text, words)
        text.insert_figure("old", OLD)
    assert text.body() == write_markup(parse("- x{{old}}\n\n> y{{old}}\n\n| a{{old}} |  |\n| b{{old}} |  |"))
    assert text.counts().words == 3


def test_the_value_is_what_is_counted(qtbot: QtBot) -> None:
    text = editor(qtbot, "{{ask}}a", {"ask": ChipValue("ask", "Ask", "48 thousand pounds")})
    assert text.counts() == Counts(3, 19)
    text.set_figures({"ask": ASK})
    assert text.counts() == Counts(1, 8)


@pytest.mark.parametrize(("dark", "tokens"), [(False, LIGHT), (True, DARK)])
def test_a_stale_figure_wears_amber_and_others_the_tint(
    qapp: QApplication, qtbot: QtBot, *, dark: bool, tokens: Palette
) -> None:
    apply_theme(qapp, dark=dark)
    try:
        text = editor(qtbot, "{{ask}}")
        assert tokens.tint in colours(text)
        assert tokens.amber not in colours(text)
        text.set_figures({"ask": OLD})
        assert tokens.amber in colours(text)
        assert tokens.tint not in colours(text)
    finally:
        apply_theme(qapp, dark=False)


def test_the_mouse_on_a_figure_tells_what_it_was_and_is(qtbot: QtBot) -> None:
    text = editor(qtbot, "{{old}} and <b>words</b>")

    def told(at: QPoint) -> str:
        QToolTip.hideText()
        qtbot.waitUntil(lambda: not QToolTip.isVisible() and not QToolTip.text())
        QApplication.sendEvent(text.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, text.viewport().mapToGlobal(at)))
        return QToolTip.text() if QToolTip.isVisible() else ""  # one that has gone keeps its words for a moment

    assert told(QPoint(20, 14)) == "Full cost: £261. It is £275 now."
    assert told(QPoint(300, 14)) == ""
    text.set_figures({"old": ChipValue("x", "<b>R&D</b>", "1")})
    assert "&lt;b&gt;R&amp;D" in told(QPoint(8, 14))


def test_a_figure_that_nobody_knows_stays_in_the_text(qtbot: QtBot) -> None:
    text = editor(qtbot, "a {{nobody-1}}", {})
    write(text, "!")
    assert text.body() == "a {{nobody-1}}!"


def test_a_long_value_is_cut_to_the_width(qtbot: QtBot) -> None:
    text = editor(qtbot, "{{ask}}", {"ask": ChipValue("own:x", "Own", "words " * 200)})
    assert text.document().size().width() < 600
    assert text.counts().words == 200
    assert FIGURES["ask"].text == "£48,000"
