"""A table for words to be read: long ones wrap, the rows stand in a given order, and it scrolls by itself."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from app.ui.table.column import Column
from app.ui.table.model import TableModel
from app.ui.table.view import Table

_BESIDE, _AROUND, _TALLEST = 20, 11, 10_000
"""Pixels beside the words of a cell, above and below them, and the tallest that words may grow."""


class ReadingTable(Table):
    """Asks for no more height than `lowest` pixels, and takes what is left. It cannot be sorted or edited."""

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        key: str,
        name: str,
        wraps: bool = False,
        lowest: int = 120,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(TableModel(columns, key=key), name=name, parent=parent)
        self.setSortingEnabled(False)
        self.setMinimumHeight(lowest)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        if not wraps:
            return
        self.setWordWrap(True)
        self.verticalHeader().setMinimumSectionSize(self.verticalHeader().defaultSectionSize())
        self._fitting.timeout.connect(self._fit_rows)
        self.rows_model().modelReset.connect(self._fitting.start)
        self.rows_model().dataChanged.connect(self._fitting.start)
        self.horizontalHeader().sectionResized.connect(self._fitting.start)

    def sizeHint(self) -> QSize:
        """As low as it may be."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    @Slot()
    def _fit_rows(self) -> None:
        """Make each row as tall as its words. What Qt would take does not count the room beside the words."""
        model, metrics, lowest = self.rows_model(), self.fontMetrics(), self.verticalHeader().minimumSectionSize()
        rooms = [QRect(0, 0, self.columnWidth(at) - _BESIDE, _TALLEST) for at in range(model.columnCount())]
        for row in range(model.rowCount()):
            texts = (model.text(row, at) for at in range(len(rooms)))
            heights = [
                metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()
                for room, text in zip(rooms, texts, strict=True)
                if text
            ]
            self.setRowHeight(row, max([lowest, *(height + _AROUND for height in heights)]))
