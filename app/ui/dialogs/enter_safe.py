"""A dialog in which Enter presses only the button one is on, so that nothing starts by accident."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton


class EnterSafeDialog(QDialog):
    """Enter presses the button one is on and nothing else; Esc leaves."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Qt from pressing a button of its own choice."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
            return
        button = self.focusWidget()
        if isinstance(button, QPushButton):
            button.click()
        event.accept()
