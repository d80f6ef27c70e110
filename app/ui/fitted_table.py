"""A table whose numbers, dates and choices are never cut off, whatever the size of its letters, until one sizes it."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.ui.table import Table, TableModel

_LEAST_OPEN = 84
_EDGES = 20
_MOST_WORD = 240


class FittedTable(Table):
    """Columns with a width get it, or what is in them needs; the others share what is left.

    Where that is too little, as in a narrow window, columns with a width take no more than they need.
    """

    def __init__(
        self, model: TableModel, *, name: str, empty: str = "", empty_button: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(model, name=name, empty=empty, empty_button=empty_button, parent=parent)
        self._by_hand = False
        self._fitting = False
        self.horizontalHeader().sectionResized.connect(self._sized)
        model.dataChanged.connect(self.fit_columns)
        model.modelReset.connect(self.fit_columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        self._fitting = True
        super().resizeEvent(event)
        self._fitting = False
        self.fit_columns()

    @Slot()
    def fit_columns(self) -> None:
        """Size the columns to the room and to what is in them; left alone once the user has done so."""
        if self._by_hand:
            return
        columns = self.rows_model().columns
        open_ = [at for at, column in enumerate(columns) if not column.width]
        needed = {at: self._needed(at) for at, column in enumerate(columns) if column.width}
        wanted = {at: max(columns[at].width, width) for at, width in needed.items()}
        room = self.viewport().width()
        fixed = wanted if room - sum(wanted.values()) >= _LEAST_OPEN * len(open_) else needed
        share = (room - sum(fixed.values())) // max(len(open_), 1)
        self._fitting = True
        for at in range(len(columns)):
            self.setColumnWidth(at, fixed[at] if at in fixed else max(share, _LEAST_OPEN))
        self._fitting = False

    def _needed(self, at: int) -> int:
        """What the values and the heading of a column need; of words, the longest of them."""
        model = self.rows_model()
        heading = self.horizontalHeader().fontMetrics().horizontalAdvance(model.columns[at].heading)
        if model.columns[at].kind != "text":
            return max(self.sizeHintForColumn(at) + 4, heading + _EDGES)
        words = {word for row in range(model.rowCount()) for word in model.text(row, at).split()}
        longest = max((self.fontMetrics().horizontalAdvance(word) for word in words), default=0)
        return max(min(longest, _MOST_WORD), heading) + _EDGES

    @Slot()
    def _sized(self) -> None:
        if not self._fitting:
            self._by_hand = True
