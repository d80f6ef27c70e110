"""A table whose numbers and dates are never cut off, whatever their size, until the user sizes the columns."""

from collections.abc import Collection

from PySide6.QtCore import QItemSelectionModel, Slot
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent

from app.ui.kinds import NUMERIC
from app.ui.table import Table, TableModel

_ALWAYS_WHOLE = NUMERIC | {"date", "month"}
_LEAST_OPEN = 120
_HEADING_EDGES = 20
_CELL_EDGES = 20
_MEASURED = 5


class CostTable(Table):
    """Gives each column its usual width, numbers and dates as much as they need, and the first one what is left."""

    def __init__(self, model: TableModel, *, name: str, empty: str = "", empty_button: str = "", fit: int = 0) -> None:
        super().__init__(model, name=name, empty=empty, empty_button=empty_button, fit=fit)
        self._sized_by_hand = False
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
        """Size the columns to what is in them; left alone once the user has done so."""
        if self._sized_by_hand:
            return
        self._fitting = True
        widths = [self._wanted(at) for at in range(self.rows_model().columnCount())]
        spare = self.viewport().width() - sum(widths)
        for at, column in enumerate(self.rows_model().columns):
            if not self.isColumnHidden(at):
                self.setColumnWidth(at, widths[at] + (max(spare, 0) if not column.width else 0))
        self._fitting = False

    def select_key(self, key: object, column: str = "") -> bool:
        """Go to a row and select nothing else, even while Ctrl is held, as in Ctrl+D."""
        found = super().select_key(key, column)
        if found:
            alone = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().select(self.currentIndex(), alone)
        return found

    def hide_columns(self, keys: Collection[str]) -> None:
        """Leave out these columns and show all others."""
        self._fitting = True
        for at, column in enumerate(self.rows_model().columns):
            self.setColumnHidden(at, column.key in keys)
        self._fitting = False
        self.fit_columns()

    def kept(self) -> dict[str, object]:
        """What to bring back next time: the order, and the widths if the user has chosen them."""
        state = self.state()
        return state if self._sized_by_hand else state | {"widths": {}}

    def _wanted(self, at: int) -> int:
        column = self.rows_model().columns[at]
        if self.isColumnHidden(at):
            return 0
        if column.kind not in _ALWAYS_WHOLE:
            return column.width or _LEAST_OPEN
        heading = self.horizontalHeader().fontMetrics().horizontalAdvance(column.heading)
        return max(column.width, self._widest(at) + _CELL_EDGES, heading + _HEADING_EDGES)

    def _widest(self, at: int) -> int:
        """Pixels of the longest text of a column; digits are of one width, so a few of the longest are enough."""
        model, bold = self.rows_model(), QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        letters = QFontMetrics(bold)
        texts = sorted({model.text(row, at) for row in range(model.rowCount())}, key=len)[-_MEASURED:]
        return max((letters.horizontalAdvance(text) for text in texts), default=0)

    @Slot()
    def _sized(self) -> None:
        if not self._fitting:
            self._sized_by_hand = True
