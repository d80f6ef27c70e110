"""A text in which figures stand: shown as their values, counted as they are printed, grey past the limit."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QHelpEvent,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from app.documents.tree.markup import Placeholder
from app.ui.kit.theme import current_palette
from app.ui.kit.words import tip
from app.ui.pages.documents.editor import formats
from app.ui.pages.documents.editor.chips import Chips
from app.ui.pages.documents.editor.counts import TextCounts
from app.ui.pages.documents.editor.filling import put_runs
from app.ui.pages.documents.editor.growing import GrowingText
from app.ui.pages.documents.editor.note_painter import paint_notes
from app.ui.pages.documents.editor.values import ChipValue, Counts, Limit


class FiguredText(GrowingText):
    """Knows its figures by their tokens, and how long it is with them."""

    counted = Signal()
    """The counts have changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit = Limit()
        self._chips = Chips(self.document())
        self._counts = TextCounts(self.document(), self._chips)
        self.cursorPositionChanged.connect(self._say_figure)

    def figures(self) -> Mapping[str, ChipValue]:
        """The figures by token."""
        return self._chips.values()

    def set_figures(self, figures: Mapping[str, ChipValue]) -> None:
        """Show other values of the figures in the text, by token."""
        if figures != self._chips.values():
            self._chips.set_values(figures)
            self._counts.forget_all()
            self._count()

    def insert_figure(self, token: str, value: ChipValue) -> None:
        """Put a figure where the cursor stands, bold where what is typed is bold."""
        self.set_figures({**self.figures(), token: value})
        bold = formats.is_strong(self.currentCharFormat())
        cursor = self.textCursor()
        cursor.removeSelectedText()
        put_runs(cursor, (Placeholder(token, bold),))
        self.setTextCursor(cursor)

    def set_limit(self, limit: Limit) -> None:
        """Count against another limit."""
        self._limit = limit
        self._count()

    def counts(self) -> Counts:
        """The words and characters as they are printed, notes left out."""
        return self._counts.total()

    def figure_at_cursor(self) -> ChipValue | None:
        """The figure right after the cursor."""
        cursor = self.textCursor()
        if not cursor.movePosition(QTextCursor.MoveOperation.NextCharacter):
            return None
        letters = cursor.charFormat()
        return self._chips.value(formats.token_of(letters)) if letters.objectType() == formats.CHIP else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what lies under the notes, then the text."""
        paint_notes(self, event.rect())
        super().paintEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell what a figure is, and what it would be now, when the mouse rests on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            letters = self.document().documentLayout().formatAt(QPointF(event.pos()))
            if letters.objectType() == formats.CHIP:
                value = self._chips.value(formats.token_of(letters))
                QToolTip.showText(event.globalPos(), tip(value.described), self)
                return True
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another theme greys in another colour."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._grey()

    def _count(self) -> None:
        self._counts.count()
        self._grey()
        self.counted.emit()

    def _grey(self) -> None:
        """Grey what is past the limit."""
        begin = self._counts.past(self._limit)
        found: list[QTextEdit.ExtraSelection] = []
        if begin is not None:
            past = QTextEdit.ExtraSelection()
            past.cursor = QTextCursor(self.document())
            past.cursor.setPosition(begin)
            past.cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
            past.format.setForeground(QColor(current_palette().soft))
            found.append(past)
        if found or self.extraSelections():
            self.setExtraSelections(found)

    @Slot()
    def _say_figure(self) -> None:
        """Say what the figure at the cursor is to those who cannot see it."""
        if self.hasFocus() and QAccessible.isActive() and (value := self.figure_at_cursor()) is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, value.described))
