"""A field for paragraphs that takes the height of its text also when a layout gives it another width."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent

from app.ui.fields import LongText


class GrowingText(LongText):
    """While a layout hands out room it does not hear of a new height, so this tells it once more afterwards."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self.updateGeometry)
