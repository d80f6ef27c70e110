"""How paragraphs, items, notes, tables and bold words look in the editor, and how they are told apart."""

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextTableFormat,
)

CHIP = QTextFormat.ObjectTypes.UserObject.value + 1
"""The type of the one character that stands for a figure."""
CHARACTER = "\ufffc"
"""That character."""
BREAK = "\u2028"
"""A line break inside a paragraph, as Qt keeps it."""

_TOKEN = QTextFormat.Property.UserProperty.value + 1
_NOTE = QTextFormat.Property.UserProperty.value + 2
_RULE, _HEAD = QColor(128, 128, 128, 110), QColor(128, 128, 128, 28)
"""Seen on white and on dark: a format stays in the text when the theme changes."""
_LINE_HEIGHT = 134
_APART = 12
"""Pixels between paragraphs; of two margins that meet, Qt keeps the larger."""
NOTE_ROOM = 24
"""Pixels over a note for its name."""


def paragraph() -> QTextBlockFormat:
    """An ordinary paragraph."""
    return _block(above=_APART, below=_APART)


def item() -> QTextBlockFormat:
    """An item of a list; the list itself indents it."""
    return _block(below=4)


def note() -> QTextBlockFormat:
    """A note to self, with room over it for its name."""
    made = _block(above=NOTE_ROOM + 12, below=20)
    made.setLeftMargin(14)
    made.setRightMargin(14)
    made.setProperty(_NOTE, True)
    return made


def cell() -> QTextBlockFormat:
    """The one paragraph of a table's cell; the room below is for the tail of a comma in a figure."""
    made = QTextBlockFormat()
    made.setBottomMargin(3)
    return made


def is_note(block: QTextBlockFormat) -> bool:
    """Whether a block is a note to self."""
    return block.boolProperty(_NOTE)


def plain() -> QTextCharFormat:
    """Ordinary letters. The weight is said outright, so that a word beside a bold one can be made plain again."""
    return _letters(QFont.Weight.Normal)


def strong() -> QTextCharFormat:
    """Words that carry weight."""
    return _letters(QFont.Weight.Bold)


def is_strong(letters: QTextCharFormat) -> bool:
    """Whether letters are bold."""
    return letters.fontWeight() >= QFont.Weight.DemiBold


def chip(token: str, *, bold: bool = False) -> QTextCharFormat:
    """The character that stands for a figure."""
    made = strong() if bold else plain()
    made.setObjectType(CHIP)
    made.setProperty(_TOKEN, token)
    return made


def token_of(letters: QTextFormat) -> str:
    """The token of the figure that a character stands for."""
    return str(letters.property(_TOKEN) or "")


def bullets(*, numbered: bool) -> QTextListFormat:
    """A list with dots, or with numbers where the order matters."""
    made = QTextListFormat()
    made.setStyle(QTextListFormat.Style.ListDecimal if numbered else QTextListFormat.Style.ListDisc)
    return made


def is_numbered(items: QTextListFormat) -> bool:
    """Whether a list has numbers."""
    return items.style() == QTextListFormat.Style.ListDecimal


def table(columns: int) -> QTextTableFormat:
    """A small table over the whole width, its first row the head."""
    made = QTextTableFormat()
    made.setBorderCollapse(True)
    made.setBorder(1)
    made.setBorderBrush(QBrush(_RULE))
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setCellPadding(5)
    made.setCellSpacing(0)
    made.setHeaderRowCount(1)
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    made.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, 100 / columns)] * columns)
    made.setTopMargin(_APART)
    made.setBottomMargin(_APART)
    return made


def head_cell() -> QTextCharFormat:
    """What lies under the words of a table's head, and how they are typed."""
    made = strong()
    made.setBackground(QBrush(_HEAD))
    return made


def body_cell() -> QTextCharFormat:
    """What lies under the words of a table's other rows, and how they are typed."""
    made = plain()
    made.setBackground(QBrush(Qt.BrushStyle.NoBrush))
    return made


def _letters(weight: QFont.Weight) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontWeight(weight)
    return made


def _block(*, above: int = 0, below: int) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setTopMargin(above)
    made.setBottomMargin(below)
    made.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made
