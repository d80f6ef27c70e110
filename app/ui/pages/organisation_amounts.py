"""Amounts under each other that add up to the last one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.money import format_money
from app.services.organisation.reserves_words import Rows
from app.ui.cards import empty
from app.ui.words import Words


class AmountRows(QWidget):
    """Rows of a name and an amount; the last one is what the others come to, and stands out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(0, 1)

    def show_rows(self, rows: Rows) -> None:
        """Show these in place of what stands there."""
        empty(self._grid)
        self._grid.setRowStretch(len(rows), 1)
        for at, (name, pence) in enumerate(rows):
            role = "card-title" if at == len(rows) - 1 else ""
            amount = Words(format_money(pence, pennies=False), role=role, parent=self, wrap=False)
            self._grid.setRowStretch(at, 0)
            self._grid.addWidget(Words(name, role=role, parent=self), at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(amount, at, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
