"""Copying and pasting: within a document figures stay figures, elsewhere they are words; nothing else comes in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage, QTextCursor
from pytestqt.qtbot import QtBot

from app.documents.tree.markup import parse, write
from app.documents.tree.tree import words
from app.ui.editor.carried import carrying
from app.ui.editor.carried.html import from_html
from app.ui.editor.reading import blocks_of
from app.ui.editor.text_editor import TextEditor
from app.ui.editor.values import ChipValue
from tests.ui.editor.carried.test_reading import WORD
from tests.ui.editor.texts import ASK, FIGURES, WHOLE, editor, paste, put_after, select
from tests.ui.keys import CTRL, press

READ = """**Why we ask**

Costs are **not covered** & rise.

- One
- Two

Between

1. First

| Year | Cost |
| 2027 | **£5** |"""


def test_a_page_of_word_is_pasted_and_undone_in_one_step(qtbot: QtBot) -> None:
    text = editor(qtbot, "before after")
    put_after(text, "before")
    paste(text, html=WORD)
    assert text.body() == f"before{READ}\n\n after"
    text.undo()
    assert text.body() == "before after"


def test_what_is_pasted_takes_the_place_of_what_is_selected(qtbot: QtBot) -> None:
    text = editor(qtbot, "one two three")
    select(text, "two")
    paste(text, html="<p style='color:red;font-family:Papyrus'>2 <b>bold</b></p>")
    assert text.body() == "one 2 **bold** three"
    assert "Papyrus" not in text.toHtml()


def test_paragraphs_pasted_into_a_paragraph_leave_its_ends_in_place(qtbot: QtBot) -> None:
    text = editor(qtbot, "one four")
    put_after(text, "one ")
    paste(text, plain="two\n\nthree ")
    assert text.body() == "one two\n\nthreefour"


def test_a_table_cell_and_a_note_take_words_only(qtbot: QtBot) -> None:
    text = editor(qtbot, "| Year | Cost |\n| 2027 | x |\n\n> ask")
    put_after(text, "x")
    paste(text, plain="a\nb\tc\n- d")
    put_after(text, "ask")
    paste(text, html="<ul><li>Jo<li>Sam</ul>")
    assert text.body() == "| Year | Cost |\n| 2027 | xa b\tc d |\n\n> askJo\n> Sam"


def test_markup_from_elsewhere_is_words(qtbot: QtBot) -> None:
    text = editor(qtbot)
    paste(text, plain="**not bold** {{ask}}")
    assert text.toPlainText() == "**not bold** {{ask}}"
    assert text.body() == "\\*\\*not bold\\*\\* \\{{ask}}"


def test_pictures_and_files_are_not_taken(qtbot: QtBot) -> None:
    text = editor(qtbot, "one")
    picture, file = QMimeData(), QMimeData()
    picture.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    file.setUrls([QUrl("file:///etc/passwd")])
    assert not text.canInsertFromMimeData(picture)
    assert not text.canInsertFromMimeData(file)
    paste(text, html="<img src='https://tracker.example/x.png'><p>two</p>")
    assert text.body() == "onetwo"
    text.selectAll()
    paste(text, html="<img src='https://tracker.example/x.png'>")
    assert text.body() == "onetwo"


def test_copying_keeps_figures_here_and_gives_words_to_others(qtbot: QtBot) -> None:
    text = editor(qtbot, WHOLE)
    text.selectAll()
    copied = text.createMimeDataFromSelection()
    assert copied.text().startswith("We will run forty sessions.\nA line.\n\none\ntwo £48,000\n\nfirst")
    assert "private" in copied.text()
    assert from_html(copied.html())[1].items[1] == words("two £48,000")  # type: ignore[union-attr] # a list
    other = editor(qtbot)
    paste(other, data=copied)
    assert other.body() == WHOLE


def test_a_figure_is_cut_and_pasted_as_one_thing(qtbot: QtBot) -> None:
    text = editor(qtbot, "a {{ask}} b")
    put_after(text, "a ")
    text.moveCursor(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
    text.cut()
    assert text.body() == "a  b"
    text.moveCursor(QTextCursor.MoveOperation.End)
    text.paste()
    assert text.body() == "a  b{{ask}}"


_AROUND = "Aa\n\n- Bb\n- Cc\n\n> Dd\n\n| Ee | Ff |\n| Gg |  |\n\nHh\n\n1. Ii"
_PARTS = ("x", "- y\n- z", "> n", "| p | q |\n| r | s |", "1. t")


@pytest.mark.usefixtures("qapp")
@given(st.integers(0, 30), st.lists(st.sampled_from(_PARTS), min_size=1, max_size=4))
def test_wherever_something_is_pasted_no_word_is_lost_or_moved(place: int, parts: list[str]) -> None:
    there, text = TextEditor("There"), TextEditor("Here")
    there.set_body("\n\n".join(parts), {})
    there.selectAll()
    text.set_body(_AROUND, {})
    for _ in range(place):
        text.moveCursor(QTextCursor.MoveOperation.NextCharacter)
    start = len(letters(text.toPlainText()[: text.textCursor().position()]))
    paste(text, data=there.createMimeDataFromSelection())
    whole = letters(_AROUND)
    assert letters(text.toPlainText()) == whole[:start] + letters(there.toPlainText()) + whole[start:]
    assert parse(text.body()) == blocks_of(text.document())
    text.undo()
    assert write(blocks_of(text.document())) == _AROUND


def letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalpha())


def test_some_cells_are_copied_as_a_table(qtbot: QtBot) -> None:
    text = editor(qtbot, "| a | b |\n| c | {{ask}} |\n| e | f |")
    put_after(text, "c")
    cursor = text.textCursor()
    cursor.setPosition(text.document().find("f").selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    other = editor(qtbot, "x")
    paste(other, data=text.createMimeDataFromSelection())
    assert parse(other.body()) == parse("x\n\n| c | {{ask}} |\n| e | f |")


def test_a_figure_from_another_box_asks_for_a_place_of_its_own(qtbot: QtBot) -> None:
    there = editor(qtbot, "{{ask}} {{ask}} {{old}}")
    there.selectAll()
    copied = there.createMimeDataFromSelection()
    text = editor(qtbot, "{{ask}} ", {"ask": ChipValue("runway", "Runway", "9 months")})
    asked: list[str] = []

    def adopt(figure: str) -> tuple[str, ChipValue] | None:
        asked.append(figure)
        return ("ask-2", ASK) if figure == "ask" else None

    text.adopt_figure = adopt
    paste(text, data=copied)
    assert text.body() == "{{ask}} {{ask-2}} {{ask-2}} £261"
    assert asked == ["ask", "full-cost"]


def test_what_only_says_to_be_our_own_is_read_as_words(qtbot: QtBot) -> None:
    text = editor(qtbot)
    for data in (b"", b"[]", b'{"body": 1}', b"\xff", b'{"body": "x", "figures": {"a": {"b": 1}}}'):
        mime = QMimeData()
        mime.setData(carrying.FORMAT, data)
        mime.setText("w")
        text.insertFromMimeData(mime)
    assert text.body() == "wwwww"


def test_fifty_thousand_words_are_pasted_and_counted(qtbot: QtBot) -> None:
    text = editor(qtbot, "", FIGURES)
    paste(text, html="<p style='margin:0'>" + " ".join(["word"] * 100) + "</p><p>" + "x " * 100 + "</p>")
    paste(text, html=("<p class=MsoNormal><span lang=EN-GB>" + "word " * 100 + "<o:p></o:p></span></p>\n") * 498)
    assert text.counts().words == 50_000 - 1
    press(text, Qt.Key.Key_Z, CTRL)
    assert text.counts().words == 200
