"""The floor of a table: the least model that shows, sorts and edits rows of tuples in a bare QTableView."""

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class BareRows(QAbstractTableModel):
    """Rows of native values; each column's words are made when they are asked for."""

    def __init__(self, rows: Sequence[Sequence[Any]], words: Sequence[Callable[[Any], str]]) -> None:
        super().__init__()
        self.rows = [list(row) for row in rows]
        self._words = words

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Columns."""
        return 0 if parent.isValid() else len(self._words)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """The words of a cell."""
        if role != _Role.DisplayRole:
            return None
        return self._words[index.column()](self.rows[index.row()][index.column()])

    def setData(self, index: Index, value: Any, _role: int = _Role.EditRole) -> bool:
        """Another value in a cell."""
        self.rows[index.row()][index.column()] = value
        self.dataChanged.emit(index, index)
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column."""
        self.layoutAboutToBeChanged.emit()
        self.rows.sort(key=itemgetter(column), reverse=order == Qt.SortOrder.DescendingOrder)
        self.layoutChanged.emit()
