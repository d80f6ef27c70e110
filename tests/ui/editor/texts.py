"""Texts and an editor to write them in, as a person meets them."""

from collections.abc import Mapping

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from app.ui.editor.text_editor import TextEditor
from app.ui.editor.values import ChipValue

ASK = ChipValue("ask", "We ask for", "£48,000")
OLD = ChipValue("full-cost", "Full cost", "£261", now="£275")
FIGURES: Mapping[str, ChipValue] = {"ask": ASK, "old": OLD}

WHOLE = """We will run **forty** sessions.
A line.

- one
- two {{ask}}

1. first
2. second

| Year | Cost |
| 2027 | {{ask}} |

> private

The end {{old}}."""


def editor(qtbot: QtBot, body: str = "", figures: Mapping[str, ChipValue] = FIGURES) -> TextEditor:
    """An editor in sight, with the keyboard in it and the cursor after the last word."""
    made = TextEditor("The need")
    qtbot.addWidget(made)
    made.resize(440, 300)
    made.set_body(body, figures)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    made.moveCursor(QTextCursor.MoveOperation.End)
    return made


def select(text: TextEditor, words: str) -> None:
    """Select these words, wherever they stand first."""
    text.setTextCursor(text.document().find(words))
    assert text.textCursor().hasSelection()


def put_after(text: TextEditor, words: str) -> None:
    """Put the cursor after these words."""
    select(text, words)
    cursor = text.textCursor()
    cursor.setPosition(cursor.selectionEnd())
    text.setTextCursor(cursor)


def paste(text: TextEditor, *, html: str = "", plain: str = "", data: QMimeData | None = None) -> None:
    """Paste what another program would have copied, or what this one has."""
    mime = data or QMimeData()
    if html:
        mime.setHtml(html)
    if plain:
        mime.setText(plain)
    assert text.canInsertFromMimeData(mime)
    text.insertFromMimeData(mime)
