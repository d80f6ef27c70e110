"""Counts follow each key, and say what is past the limit in words and in grey."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.documents.tree.counting import count_characters, count_words
from app.documents.tree.markup import parse, resolved
from app.documents.tree.plain import plain_text
from app.documents.tree.tree import Text
from app.ui.editor.count_line import CountLine
from app.ui.editor.reading import blocks_of
from app.ui.editor.text_editor import TextEditor
from app.ui.editor.values import Counts, Limit
from app.ui.kit.theme import DARK, LIGHT, apply_theme
from tests.ui.editor.texts import FIGURES, WHOLE, editor, paste, put_after
from tests.ui.keys import CTRL, SHIFT, press, write


def printed(text: TextEditor) -> Counts:
    values = {token: Text(value.text) for token, value in FIGURES.items()}
    words = plain_text(resolved(blocks_of(text.document()), values))
    return Counts(count_words(words), count_characters(words))


def grey(text: TextEditor) -> str:
    """The words shown as past the limit."""
    found = text.extraSelections()
    assert len(found) <= 1
    return found[0].cursor.selectedText() if found else ""


def grey_colour(text: TextEditor) -> str:
    (past,) = text.extraSelections()
    return str(past.format.foreground().color().name()).upper()


def said(counts: Counts, limit: Limit) -> str:
    line = CountLine()
    line.show_counts(counts, limit)
    return " ".join(label.text() for label in (line.count, line.wrong, line.other) if not label.isHidden())


@pytest.mark.parametrize(
    ("counts", "limit", "words"),
    [
        (Counts(268, 1530), Limit(250), "268 of 250 words · 18 past the limit will not be scored"),
        (Counts(12, 60), Limit(250, 40), "12 of at least 40 words · 60 characters"),
        (Counts(250, 1400), Limit(250, 40), "250 of 250 words · 1,400 characters"),
        (Counts(1, 5), Limit(), "1 word · 5 characters"),
        (Counts(1, 1), Limit(), "1 word · 1 character"),
        (Counts(1, 9), Limit(1500, unit="characters"), "9 of 1,500 characters · 1 word"),
        (Counts(0, 0), Limit(), "0 words · 0 characters"),
        (Counts(30, 1204), Limit(1500, unit="characters"), "1,204 of 1,500 characters · 30 words"),
    ],
)
def test_the_line_says_how_long_the_text_is(qtbot: QtBot, counts: Counts, limit: Limit, words: str) -> None:
    assert qtbot is not None
    assert said(counts, limit) == words


def test_a_screen_reader_hears_the_count_and_what_is_wrong(qtbot: QtBot) -> None:
    line = CountLine()
    qtbot.addWidget(line)
    line.show_counts(Counts(3, 9), Limit(2))
    assert line.accessibleName() == "3 of 2 words. 1 past the limit will not be scored"
    assert line.wrong.property("tone") == "red"


_KEYS = ("enter", "break", "back", "delete", "up", "home", "tab", "undo", "redo", "a", " ", "- ", "b c")
_SELECTING = ("select up", "select all")
_BUTTONS = ("bold", "bullets", "note", "table", "figure", "paste")


@pytest.mark.usefixtures("qapp")
@given(st.lists(st.sampled_from(_KEYS + _SELECTING + _BUTTONS), max_size=25))
def test_whatever_is_done_the_count_is_that_of_what_is_printed(steps: list[str]) -> None:
    text = TextEditor("The need")
    text.set_body("one two\n\n- three\n- four\n\n| a | b |\n| c | {{ask}} |\n\n> five", FIGURES)
    for step in steps:
        _do(text, step)
        assert text.counts() == printed(text)
        assert parse(text.body()) == blocks_of(text.document())
    for _ in range(3):
        text.undo()
    assert text.counts() == printed(text)


def _do(text: TextEditor, step: str) -> None:
    keys = {"enter": Qt.Key.Key_Return, "back": Qt.Key.Key_Backspace, "delete": Qt.Key.Key_Delete}
    keys |= {"up": Qt.Key.Key_Up, "home": Qt.Key.Key_Home}
    if step in keys:
        press(text, keys[step])
    elif step == "select up":
        press(text, Qt.Key.Key_Up, SHIFT)
    elif step == "select all":
        text.selectAll()
    elif step == "break":
        press(text, Qt.Key.Key_Return, SHIFT)
    elif step in {"bold", "bullets", "note", "table"}:
        text.do(step)
    elif step == "tab":
        text.focusNextPrevChild(True)
    elif step == "figure":
        text.insert_figure("ask", FIGURES["ask"])
    elif step == "paste":
        paste(text, plain="six\n\n- seven\n- eight\n\nnine")
    elif step in {"undo", "redo"}:
        press(text, Qt.Key.Key_Z if step == "undo" else Qt.Key.Key_Y, CTRL)
    else:
        write(text, step)


@pytest.mark.parametrize(
    ("body", "limit", "past"),
    [
        ("one two three", Limit(3), ""),
        ("one two three", Limit(2), "three"),
        ("one\n\ntwo three\n\nfour", Limit(2), "three\u2029four"),
        ("- one\n- two\n\n> not counted\n\nthree four", Limit(3), "four"),
        ("👩 two three", Limit(2), "three"),
        ("one {{ask}} three", Limit(2), "three"),
        ("one two three", Limit(5, unit="characters"), "wo three"),
        ("one\n\ntwo", Limit(5, unit="characters"), "two"),
        ("one\n\ntwo", Limit(6, unit="characters"), "wo"),
        ("a{{ask}}b", Limit(4, unit="characters"), "\ufffcb"),
        ("👩👩👩", Limit(2, unit="characters"), "👩"),
    ],
)
def test_what_is_past_the_limit_is_grey(qtbot: QtBot, body: str, limit: Limit, past: str) -> None:
    text = editor(qtbot, body)
    text.set_limit(limit)
    assert grey(text) == past


def test_the_grey_follows_what_is_typed_and_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    text = editor(qtbot, "one two")
    text.set_limit(Limit(2))
    write(text, " three")
    assert grey(text) == "three"
    assert grey_colour(text) == LIGHT.soft
    put_after(text, "one")
    write(text, " 1")
    assert grey(text) == "two three"
    apply_theme(qapp, dark=True)
    try:
        assert grey_colour(text) == DARK.soft
    finally:
        apply_theme(qapp, dark=False)
    press(text, Qt.Key.Key_Backspace)
    press(text, Qt.Key.Key_Backspace)
    assert grey(text) == "three"
    text.set_limit(Limit())
    assert grey(text) == ""


def test_counts_are_told_with_each_key(qtbot: QtBot) -> None:
    text = editor(qtbot, WHOLE)
    before = text.counts().words
    heard: list[int] = []
    text.counted.connect(lambda: heard.append(text.counts().words))
    write(text, " x y")
    assert heard[-1] == before + 2
