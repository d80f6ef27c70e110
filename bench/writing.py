"""How long a key takes in a section of 5,000 words, counted and greyed past its limit, and 50,000 words pasted.

The card stands in a page that scrolls, dressed by the program's own theme; each key is pressed, counted and painted.
"""

from itertools import cycle

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from app.ui.editor.box_editor import BoxEditor
from app.ui.editor.values import ChipValue, Limit
from bench.finding import Finding, by_itself, ratio
from bench.measure import Took, in_turn
from bench.tables import dressed

WORDS, PASTED = 5_000, 50_000
KEY_LIMIT, PASTE_LIMIT = 16.0, 6.0
"""Milliseconds, which is a frame of a screen; and times the floor."""
KEYS = 20
"""Keys in a run, as one alone is over in a moment."""
_FIGURES = {"ask": ChipValue("ask", "We ask for", "£48,000")}


def findings() -> list[Finding]:
    """Keys in a section of many paragraphs and of one; and a long text pasted from Word, to Qt laying it out."""
    app = dressed()
    area, box = _page()
    parted, solid = _key(box, _section(WORDS)), _key(box, " ".join([_paragraph()] * (WORDS // 100)))
    pasted, laid_out = _pasted(box)
    area.close()
    app.processEvents()
    return [
        by_itself(f"A key in a section of {WORDS:,} words", parted, KEY_LIMIT),
        by_itself(f"A key in a single paragraph of {WORDS:,} words", solid, KEY_LIMIT),
        ratio(f"{PASTED:,} words pasted from Word, to laying them out", pasted, laid_out, PASTE_LIMIT),
    ]


def _key(box: BoxEditor, body: str) -> Took:
    """In the middle, where all that follows moves with it; past the limit, so that some of it is grey."""
    box.editor.set_body(body, _FIGURES)
    box.editor.set_limit(Limit(WORDS - 100))
    cursor = QTextCursor(box.editor.document())
    cursor.setPosition(box.editor.document().characterCount() // 2)
    box.editor.setTextCursor(cursor)
    letters = cycle("abcd efgh, ")

    def press() -> None:
        QTest.keyClick(box.editor, next(letters))  # type: ignore[call-overload] # it takes a letter too
        QApplication.processEvents()

    return in_turn(press, runs=7, times=KEYS)[0]


def _pasted(box: BoxEditor) -> tuple[Took, Took]:
    mime = QMimeData()
    paragraph = f"<p class=MsoNormal><span lang=EN-GB>{_paragraph()}<o:p></o:p></span></p>\n"
    mime.setHtml(f"<html><body>{paragraph * (PASTED // 100)}</body></html>")

    def paste() -> None:
        box.editor.insertFromMimeData(mime)
        QApplication.processEvents()

    pasted, floor = in_turn(paste, lambda: _lay_out(PASTED), runs=3, before=lambda: box.editor.set_body("", _FIGURES))
    return pasted, floor


def _page() -> tuple[QScrollArea, BoxEditor]:
    """The card in a page of the window's size."""
    area, page = QScrollArea(), QWidget()
    box = BoxEditor(page)
    QVBoxLayout(page).addWidget(box)
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.resize(640, 640)
    area.show()
    box.editor.setFocus()
    QApplication.processEvents()
    return area, box


def _section(count: int) -> str:
    """Paragraphs of a hundred words, a figure in each."""
    return "\n\n".join([f"{_paragraph()} {{{{ask}}}}"] * (count // 100))


def _paragraph() -> str:
    return " ".join(["session", "with", "an", "artist", "and", "one", "support", "worker", "each", "week"] * 10)


def _lay_out(count: int) -> None:
    """The least that showing a text takes: Qt alone lays it out in the same letters and width."""
    document = QTextDocument()
    document.setDefaultFont(QApplication.font())
    document.setTextWidth(560)
    document.setPlainText("\n".join([_paragraph()] * (count // 100)))
    document.size()
