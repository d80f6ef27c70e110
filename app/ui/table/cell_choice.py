"""A choice in a cell of a table: its list opens at once, and a letter finds the choice with a word that begins so."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from app.ui.kit.pick_fields import Choice
from app.ui.kit.words import Choices

_ARROW, _WIDEST = 44, 260
_TABS = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}


class CellChoice(Choice):
    """As in a spreadsheet: letters, arrows and the mouse choose; Enter, Tab and leaving accept what is shown."""

    def __init__(self, choices: Choices, parent: QWidget) -> None:
        super().__init__(choices, parent)
        self._typed = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(QGuiApplication.styleHints().keyboardInputInterval())
        self._opening = QTimer(self)
        self._opening.setSingleShot(True)
        self._opening.timeout.connect(self._open)
        self._opening.start(0)
        self._pressed = False
        self.view().installEventFilter(self)
        self.view().viewport().installEventFilter(self)

    def words_width(self) -> int:
        """Pixels that the longest of its words and its arrow take, as far as that leaves the other cells in sight."""
        longest = max(
            (self.fontMetrics().horizontalAdvance(self.itemText(at)) for at in range(self.count())), default=0
        )
        return min(longest + _ARROW, _WIDEST)

    def commit(self) -> bool:
        """Accept the choice that is shown."""
        if self.currentIndex() >= 0:
            self._chose(self.currentIndex())
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter, also the one that opened the cell, finds a choice."""
        if not self._found(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The same keys while the list is open; and a press that opened the cell chooses nothing when let go."""
        if watched is self.view() and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._left(event) or self._found(event)
        if event.type() in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}:
            self._pressed = True
        return event.type() == QEvent.Type.MouseButtonRelease and not self._pressed

    @Slot()
    def _open(self) -> None:
        if self.isVisible() and self.hasFocus():
            self.showPopup()

    def _left(self, event: QKeyEvent) -> bool:
        """Whether the key is Tab; then what the open list shows is taken, and the cell is left as any other is."""
        if Qt.Key(event.key()) not in _TABS:
            return False
        self.setCurrentIndex(self._at())
        self.hidePopup()
        QCoreApplication.sendEvent(self, QKeyEvent(event.type(), event.key(), event.modifiers()))
        return True

    def _found(self, event: QKeyEvent) -> bool:
        """Whether the key is a letter, or a space after one; then the next choice that fits what was typed is shown."""
        letter = event.text()
        if not letter.isprintable() or not (letter.strip() or (letter and self._pause.isActive())):
            return False
        self._typed = self._typed + letter.lower() if self._pause.isActive() else letter.lower()
        self._pause.start()
        begin = self._at() + (1 if len(self._typed) == 1 else 0)
        for step in range(self.count()):
            at = (begin + step) % self.count()
            if _fits(self.itemText(at), self._typed):
                self._show(at)
                break
        return True

    def _at(self) -> int:
        return self.view().currentIndex().row() if self.view().isVisible() else self.currentIndex()

    def _show(self, at: int) -> None:
        if self.view().isVisible():
            self.view().setCurrentIndex(self.model().index(at, self.modelColumn()))
        else:
            self.setCurrentIndex(at)


def _fits(label: str, typed: str) -> bool:
    """Whether the label, or one of its words and what follows it, begins with the letters."""
    words = label.lower().split()
    return any(" ".join(words[at:]).startswith(typed) for at in range(len(words)))
