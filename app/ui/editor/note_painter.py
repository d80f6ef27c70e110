"""Draws what lies under notes to self: a quiet ground with a line at its side, and the word that says what it is."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextBlock
from PySide6.QtWidgets import QTextEdit

from app.ui.editor import formats
from app.ui.kit.theme import SMALL, current_palette, font

WORDS = "Note to self, not printed"
_SIDE, _BELOW = 10, 8


def paint_notes(editor: QTextEdit, room: QRect) -> None:
    """Draw under each note that is seen in the room."""
    block = editor.cursorForPosition(room.topLeft()).block()
    if block.previous().isValid():
        block = block.previous()
    painter = QPainter(editor.viewport())
    layout = editor.document().documentLayout()
    while block.isValid():
        place = layout.blockBoundingRect(block)
        if place.top() > room.bottom() + formats.NOTE_ROOM:
            break
        if formats.is_note(block.blockFormat()):
            _paint(painter, place, block, editor.viewport().width())
        block = block.next()
    painter.end()


def _paint(painter: QPainter, place: QRectF, _block: QTextBlock, width: int) -> None:
    tokens = current_palette()
    above = formats.NOTE_ROOM
    ground = QRectF(0, place.top() - above, width, place.height() + above + _BELOW)
    painter.fillRect(ground, QColor(tokens.bg))
    painter.fillRect(QRectF(0, ground.top(), 3, ground.height()), QColor(tokens.edge))
    painter.setFont(font(SMALL))
    painter.setPen(QColor(tokens.soft))
    words = QRectF(_SIDE + 4, ground.top() + 4, width, above)
    painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, WORDS)
