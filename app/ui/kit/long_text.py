"""A field for paragraphs: plain text only, growing with what is typed."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from app.problems import Refused
from app.ui.kit.field import TellsProblem, is_for_window


class LongText(TellsProblem, QPlainTextEdit):
    """Paragraphs of plain text. Tab leaves the field; Ctrl+Enter accepts; Esc brings the last text back."""

    committed = Signal(object)
    problem_changed = Signal(str)
    typed = Signal(str)
    """Sent with the whole text at every keystroke, for live counts."""

    def __init__(
        self, parent: QWidget | None = None, *, lines: int = 3, most_lines: int = 16, longest: int = 100_000
    ) -> None:
        super().__init__(parent)
        self._value = ""
        self._before = ""
        self._lines, self._most_lines, self._longest = lines, most_lines, longest
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._grow)
        self.textChanged.connect(self._typing)

    def value(self) -> str:
        """The last accepted text."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show another text; what was typed and not accepted is dropped."""
        self._value = "" if value is None else str(value)
        if self.toPlainText() != self._value:
            self.setPlainText(self._value)
        self.show_problem("")

    def refresh_value(self, value: object) -> None:
        """Show the text of the same record again; what is being typed stays."""
        if self.pending() or self._problem:
            self._value = "" if value is None else str(value)
        else:
            self.set_value(value)

    def pending(self) -> bool:
        """Whether there is typed text that is not accepted yet."""
        return self.toPlainText() != self._value

    def commit(self) -> bool:
        """Accept what is typed, as on leaving; False when it cannot be used."""
        if not self.pending():
            return not self._problem
        text = self.toPlainText()
        try:
            self._check(text)
        except Refused as refused:
            self.show_problem(str(refused))
            return False
        self._before, self._value = self._value, text
        self.committed.emit(text)
        return not self._problem

    def refuse(self, sentence: str) -> None:
        """The text just committed could not be kept: it stays in sight, the text before it counts again."""
        self._value = self._before
        self.show_problem(sentence)

    def sizeHint(self) -> QSize:
        """As tall as the text, between the least and the most lines."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """The same height: the page scrolls, not the field."""
        return QSize(120, self._height())

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window while nothing is being typed."""
        if is_for_window(event, pending=self.pending()):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter accepts; Esc brings back the last accepted text."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
        elif event.key() == Qt.Key.Key_Escape and (self.pending() or self._problem):
            self.set_value(self._value)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving accepts."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height; told afterwards, as a layout that hands out room would not hear it."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self.updateGeometry)

    @Slot()
    def _grow(self) -> None:
        self.updateGeometry()

    @Slot()
    def _typing(self) -> None:
        self.show_problem("")
        self.typed.emit(self.toPlainText())

    def _check(self, text: str) -> None:
        if len(text) > self._longest:
            raise Refused(f"This has {len(text):,} characters. Shorten it to {self._longest:,}.")

    def _height(self) -> int:
        lines = min(max(self.document().size().height(), self._lines), self._most_lines)
        margins = 2 * self.document().documentMargin() + 12
        return round(lines * QFontMetricsF(self.font()).lineSpacing() + margins)
