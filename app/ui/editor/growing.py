"""A text that is as tall as its words, while the page around it scrolls; nothing is ever fetched for it."""

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QTextDocument, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from app.ui.kit.scrolling import scrolled_in
from app.ui.kit.theme import font

_LETTERS = 17
_LEAST_LINES = 4
_AROUND = 60
"""Pixels kept in sight above and below the line that is written."""


class _Document(QTextDocument):
    """Qt would read files that a text names, whatever the editor answers; this document answers for itself."""

    def loadResource(self, _type: int, _name: QUrl | str) -> object:
        """Nothing, from no file and no address."""
        return None


class GrowingText(QTextEdit):
    """Without a frame and without scroll bars; the line that is written stays in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCursorWidth(2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        document = _Document(self)
        self.setDocument(document)
        document.setDefaultFont(font(_LETTERS))
        document.setDocumentMargin(0)
        document.setIndentWidth(24)
        document.documentLayout().documentSizeChanged.connect(self._grow)
        self.cursorPositionChanged.connect(self._follow)

    def sizeHint(self) -> QSize:
        """As tall as the text, with room for a few lines."""
        least = _LEAST_LINES * self.fontMetrics().lineSpacing()
        return QSize(super().sizeHint().width(), max(least, round(self.document().size().height()) + 4))

    def minimumSizeHint(self) -> QSize:
        """The same height: the page scrolls, not the text."""
        return QSize(160, self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls."""
        event.ignore()

    @Slot()
    def _grow(self) -> None:
        self.updateGeometry()

    @Slot()
    def _follow(self) -> None:
        """Afterwards, when the page knows how tall the text is."""
        if self.hasFocus():
            QTimer.singleShot(0, self, self._into_sight)

    @Slot()
    def _into_sight(self) -> None:
        area = scrolled_in(self)
        page = None if area is None else area.widget()
        if area is not None and page is not None and self.hasFocus():
            at = self.viewport().mapTo(page, self.cursorRect().center())
            area.ensureVisible(at.x(), at.y(), 0, _AROUND)
