"""Figures inside a text: one character each, shown as a value on a tint; those to look at in amber with a triangle."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
)

from app.ui.editor import formats
from app.ui.editor.progress_mark import draw_triangle
from app.ui.editor.values import ChipValue
from app.ui.kit.theme import Palette, current_palette

_UNKNOWN = ChipValue("", "Figure", "?", gone=True)
_SIDE, _MARK = 5, 13
"""Pixels beside a value, and those for the triangle before one to look at."""
_WIDEST = 480


class Chips(QPyTextObject):
    """Draws the figures of a document, and knows their values by token."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._values: Mapping[str, ChipValue] = {}
        self._sizes: dict[tuple[str, bool], QSizeF] = {}
        """Measured once for each figure, as a line is laid out anew with each key."""
        document.documentLayout().registerHandler(formats.CHIP, self)

    def values(self) -> Mapping[str, ChipValue]:
        """The values by token."""
        return self._values

    def set_values(self, values: Mapping[str, ChipValue]) -> None:
        """Show other values."""
        if values != self._values:
            self._values = dict(values)
            self._sizes.clear()
            self._document.markContentsDirty(0, self._document.characterCount())

    def value(self, token: str) -> ChipValue:
        """What a token stands for; a question mark where nobody knows."""
        return self._values.get(token, _UNKNOWN)

    def intrinsicSize(self, document: QTextDocument, _position: int, letters: QTextFormat) -> QSizeF:
        """As wide as the value, as tall as the letters around it."""
        token, strong = formats.token_of(letters), formats.is_strong(letters.toCharFormat())
        if (token, strong) not in self._sizes:
            self._sizes[token, strong] = self._size(self.value(token), _font(document, strong=strong))
        return self._sizes[token, strong]

    def _size(self, value: ChipValue, face: QFont) -> QSizeF:
        metrics = QFontMetricsF(face)
        width = metrics.horizontalAdvance(value.text) + 2 * _SIDE + (_MARK if value.stale else 0)
        return QSizeF(min(width, _WIDEST), metrics.ascent())

    def drawObject(
        self, painter: QPainter, place: QRectF | QRect, document: QTextDocument, _position: int, letters: QTextFormat
    ) -> None:
        """Draw the value on its tint; on the colour of the selection where it is selected."""
        room, value, tokens = QRectF(place), self.value(formats.token_of(letters)), current_palette()
        face = _font(document, strong=formats.is_strong(letters.toCharFormat()))
        metrics = QFontMetricsF(face)
        selected = letters.hasProperty(QTextFormat.Property.BackgroundBrush)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not selected:
            painter.setPen(QPen(QColor(tokens.amber), 1) if value.stale else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.surface if value.stale else tokens.tint))
            ground = QRectF(room.x() + 1, room.y(), room.width() - 2, metrics.height())
            painter.drawRoundedRect(ground, 3, 3)
        colour = QColor(_colour(tokens, selected=selected, stale=value.stale))
        words = room.adjusted(_SIDE, 0, -_SIDE + 1, metrics.descent())
        if value.stale:
            draw_triangle(painter, QPointF(words.x() + 4, room.y() + metrics.height() / 2), colour)
            words.setLeft(words.left() + _MARK)
        painter.setFont(face)
        painter.setPen(colour)
        shown = metrics.elidedText(value.text, Qt.TextElideMode.ElideRight, words.width() + 1)
        painter.drawText(QPointF(words.x(), room.y() + metrics.ascent()), shown)
        painter.restore()


def _font(document: QTextDocument, *, strong: bool) -> QFont:
    """The letters of the text around, bold where that is bold."""
    face = QFont(document.defaultFont())
    face.setWeight(QFont.Weight.Bold if strong else QFont.Weight.Normal)
    return face


def _colour(tokens: Palette, *, selected: bool, stale: bool) -> str:
    if selected:
        return tokens.on_primary
    return tokens.amber if stale else tokens.primary
