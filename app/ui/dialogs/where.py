"""Where a file is, to be read and copied, on a computer that has no program to show it."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.ui.dialogs.enter_safe import EnterSafeDialog
from app.ui.kit.cards import Button, PrimaryButton
from app.ui.kit.words import Words

_WIDTH = 560


class WhereDialog(EnterSafeDialog):
    """The path in a line, and a button that copies it."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Where it is")
        self.path = QLineEdit(str(path), self)
        self.path.setReadOnly(True)
        self.path.setAccessibleName("Where the file is")
        self.copy = PrimaryButton("Copy the path", self)
        self.copied = Words("", role="small", parent=self)
        close = Button("Close", self)
        self.copy.clicked.connect(self._copy)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copied, 1)
        buttons.addWidget(close)
        buttons.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Words("No program on this computer shows folders. Your file is here:", parent=self))
        column.addWidget(self.path)
        column.addLayout(buttons)
        self.resize(_WIDTH, self.sizeHint().height())
        self.path.selectAll()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.path.text())
        self.copied.setText("Copied.")
