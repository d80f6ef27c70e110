"""A table whose long words wrap, so that all of them can be read, and which is as tall as its rows."""

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.table.fitted import FittedTable
from app.ui.table.model import TableModel

_EMPTY_ROWS = 4
_BESIDE, _BETWEEN = 18, 14
"""Pixels that a cell keeps free beside its words, and over and under them together."""
_ENDLESS = 1_000_000


class WrappedTable(FittedTable):
    """Stands in a page that scrolls: it never scrolls up and down by itself."""

    def __init__(self, model: TableModel, *, name: str, empty: str = "", parent: QWidget | None = None) -> None:
        super().__init__(model, name=name, empty=empty, parent=parent)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for signal in (
            model.modelReset,
            model.dataChanged,
            model.layoutChanged,
            self.horizontalHeader().sectionResized,
        ):
            signal.connect(self.fit_rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the words otherwise."""
        super().resizeEvent(event)
        self.fit_rows()

    def sizeHint(self) -> QSize:
        """As tall as all rows."""
        rows = self.verticalHeader().length()
        if not self.rows_model().rows():
            rows = max(rows, _EMPTY_ROWS * self.verticalHeader().defaultSectionSize())
        head = self.horizontalHeader().sizeHint().height()
        sideways = self.horizontalHeader().length() > self.viewport().width()  # a narrow window, or wide columns
        bar = self.horizontalScrollBar().sizeHint().height() if sideways else 0
        return QSize(super().sizeHint().width(), head + rows + bar + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:
        """The same height; the page scrolls."""
        return QSize(120, self.sizeHint().height())

    @Slot()
    def fit_rows(self) -> None:
        """Make each row as tall as its words."""
        for row in range(self.rows_model().rowCount()):
            self.setRowHeight(row, self._height(row))
        self.updateGeometry()

    def _height(self, row: int) -> int:
        """What the longest of its words needs when they are wrapped into their column."""
        model, metrics = self.rows_model(), self.fontMetrics()
        tallest = 0
        for at in (each for each in range(model.columnCount()) if not self.isColumnHidden(each)):
            room = QRect(0, 0, max(self.columnWidth(at) - _BESIDE, 1), _ENDLESS)
            wrapped = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), model.marked(row, at))
            tallest = max(tallest, wrapped.height())
        least = self.verticalHeader().defaultSectionSize()
        return least if tallest <= metrics.height() else max(least, tallest + _BETWEEN)
