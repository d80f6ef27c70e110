"""The rows of a table: columns and `set_rows`, formatting in one place, sorted by native value, edited in place."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from app.problems import Refused
from app.ui.kit.kinds import NUMERIC, Kind, sort_key
from app.ui.kit.words import tip
from app.ui.table.column import Column, RowMark, kind_of

ROW = Qt.ItemDataRole.UserRole
"""The role that gives the row object behind a cell."""

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
UNFINISHED, MISSING = "◌", "missing"
"""The sign of a row that is not complete, and what stands in its empty cell."""
_EMPTY: Sequence[object] = (None, "", 0)
_SHORT = 24
"""Letters that every column has room for."""
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "centre": Qt.AlignmentFlag.AlignHCenter,
}


class TableModel(QAbstractTableModel):
    """Rows under columns; then, if asked for, a blank row that adds, and rows of totals.

    The model never changes a value itself: it tells what the user wants, the page has it done and calls `set_rows`.
    """

    edited = Signal(object, str, object)
    """Key of the row, key of the column, the new native value."""
    added = Signal(object)
    """The values typed into the blank row, by column key."""
    refused = Signal(str)
    """A sentence about a text that could not be used."""

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        key: str | Callable[[Any], object] = "id",
        adding: bool = False,
        today: Callable[[], date] = date.today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.adding = adding
        self.add_words = "Type here to add"
        self._key = key
        self._kinds = tuple(kind_of(column, today) for column in columns)
        self._naming = next((at for at, column in enumerate(self.columns) if column.kind != "yesno"), 0)
        self._given: list[object] = []
        self._rows: list[object] = []
        self._totals: tuple[Mapping[str, object], ...] = ()
        self._draft: dict[str, object] = {}
        self._draft_sent = False
        self._sorted: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)
        self.read_marks: Callable[[], Mapping[Any, RowMark]] = dict
        """Tells what rows lack, by key; asked whenever rows are set."""
        self._marks: Mapping[Any, RowMark] = {}

    def set_rows(self, rows: Sequence[object]) -> None:
        """Show these rows. While their keys are the same they keep their places, even where sorting would move them."""
        self._marks = self.read_marks()
        before = [self.key_of(row) for row in self._rows]
        self._given = list(rows)
        if self._draft_sent:
            self._draft, self._draft_sent = {}, False
        after = self._ordered(before)
        if [self.key_of(row) for row in after] == before:
            self._rows = after
            self._changed_all()
            return
        self.beginResetModel()
        self._rows = after
        self.endResetModel()

    def set_totals(self, *totals: Mapping[str, object]) -> None:
        """Show these lines under the rows: native values or words by column key."""
        if len(totals) == len(self._totals):
            self._totals = totals
            self._changed_all()
            return
        self.beginResetModel()
        self._totals = totals
        self.endResetModel()

    def rows(self) -> list[object]:
        """The row objects as they stand on the screen."""
        return list(self._rows)

    def key_of(self, row: object) -> object:
        """What names a row for good."""
        if callable(self._key):
            return self._key(row)
        return row[self._key] if isinstance(row, Mapping) else getattr(row, self._key)

    def key_at(self, row: int) -> object | None:
        """The key of the row in this place; None for the blank row and the totals."""
        return self.key_of(self._rows[row]) if 0 <= row < len(self._rows) else None

    def row_of(self, key: object) -> int | None:
        """The place of a row, or None when it is not there."""
        return next((at for at, row in enumerate(self._rows) if self.key_of(row) == key), None)

    def column_of(self, key: str) -> int:
        """The place of a column. Raises StopIteration where there is none of that key."""
        return next(at for at, column in enumerate(self.columns) if column.key == key)

    def is_blank(self, row: int) -> bool:
        """Whether this is the row that adds."""
        return self.adding and row == len(self._rows)

    def is_total(self, row: int) -> bool:
        """Whether this is a row of totals."""
        return row >= len(self._rows) + self.adding

    def kind(self, column: int) -> Kind:
        """How a column reads and shows its values."""
        return self._kinds[column]

    def native(self, row: int, column: int) -> object:
        """The value in a cell, as the rows have it."""
        key = self.columns[column].key
        if row < len(self._rows):
            return self.columns[column].value_of(self._rows[row])
        if self.is_blank(row):
            return self._draft.get(key, self._kinds[column].empty)
        return self._totals[row - len(self._rows) - self.adding].get(key)

    def text(self, row: int, column: int) -> str:
        """What a cell shows."""
        value = self.native(row, column)
        if self.is_total(row) and isinstance(value, str):
            return value
        if self.is_blank(row) and not self._draft:
            return ""
        return self._kinds[column].text(value)

    def mark(self, row: int) -> RowMark | None:
        """What a row lacks, where it is not complete."""
        return self.mark_of(self.key_at(row)) if self._marks else None

    def mark_of(self, key: object) -> RowMark | None:
        """What the row of this key lacks, where it is not complete."""
        return self._marks.get(key)

    def marked(self, row: int, column: int) -> str:
        """What a cell shows, with what its row lacks: in the empty cell itself, or else beside the row's name."""
        text, mark = self.text(row, column), self.mark(row)
        if mark is None:
            return text
        if self._is_lacking(mark, row, column):
            return MISSING
        if column != self._naming:
            return text
        elsewhere = any(self._is_lacking(mark, row, at) for at in range(len(self.columns)))
        return f"{UNFINISHED} {text}" if elsewhere else f"{UNFINISHED} {text} · {mark.lacks}"

    def _is_lacking(self, mark: RowMark, row: int, column: int) -> bool:
        """Whether this is the empty cell that wants filling in; a column that can fold away may not be seen."""
        known = self.columns[column]
        return (
            column != self._naming
            and known.key == mark.column
            and not known.folds
            and self.native(row, column) in _EMPTY
        )

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        """Where the words of a column stand in its cells."""
        given = self.columns[column]
        side = given.align or ("right" if given.kind in NUMERIC else "left")
        return _ALIGN[side] | Qt.AlignmentFlag.AlignVCenter

    def tone(self, row: int, column: int) -> str:
        """The tone of a cell's words; nothing for the ordinary one."""
        if (mark := self.mark(row)) is not None:
            return "amber" if self._is_lacking(mark, row, column) else "soft"
        tone = self.columns[column].tone
        return tone(self._rows[row]) if tone is not None and row < len(self._rows) else ""

    def change(self, row: int, column: int, value: object) -> bool:
        """Tell that the user wants another value in a cell; False when it is the one that is there."""
        if self.is_total(row) or not self.columns[column].editable or value == self.native(row, column):
            return False
        key = self.columns[column].key
        if not self.is_blank(row):
            self.edited.emit(self.key_of(self._rows[row]), key, value)
            return True
        self._draft[key] = value
        place = self.index(row, column)
        self.dataChanged.emit(place, place)
        if all(self._draft.get(each.key) not in {None, ""} for each in self.columns if not each.optional):
            self._draft_sent = True
            self.added.emit(dict(self._draft))
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Rows, the blank one and the totals."""
        return 0 if parent.isValid() else len(self._rows) + self.adding + len(self._totals)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """What Qt asks about a cell."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == ROW:
            return self._rows[row] if row < len(self._rows) else None
        if role == _Role.FontRole:
            return _bold() if self.is_total(row) else None
        return self._cell(row, column, role)

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        """Take typed text, or a tick, into a cell; what cannot be read is said through `refused`."""
        if not index.isValid():
            return False
        row, column = index.row(), index.column()
        if role == _Role.CheckStateRole:
            return self.change(row, column, Qt.CheckState(value) == Qt.CheckState.Checked)
        if role != _Role.EditRole:
            return False
        try:
            return self.change(row, column, self._kinds[column].parse(str(value)))
        except Refused as refused:
            self.refused.emit(str(refused))
            return False

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        """The heading of a column, standing where its values stand."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == _Role.DisplayRole:
            return self.columns[section].heading
        if role == _Role.TextAlignmentRole:
            return self.alignment(section)
        if role == _Role.ToolTipRole:
            return _tip(self.columns[section].hint)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be done with a cell."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if self.is_total(index.row()):
            return flags
        flags |= Qt.ItemFlag.ItemIsSelectable
        column = self.columns[index.column()]
        if column.editable:
            flags |= Qt.ItemFlag.ItemIsUserCheckable if column.kind == "yesno" else Qt.ItemFlag.ItemIsEditable
        return flags

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by native value, empty ones last; column −1 brings back the order they were given in."""
        self.layoutAboutToBeChanged.emit()
        places = self.persistentIndexList()
        keys = [self.key_at(place.row()) for place in places]
        self._sorted = (column, order)
        self._rows = self._ordered([])
        moved = [self._index_of(key, place) for key, place in zip(keys, places, strict=True)]
        self.changePersistentIndexList(places, moved)
        self.layoutChanged.emit()

    def _index_of(self, key: object | None, place: QModelIndex) -> QModelIndex:
        """Where a cell is after the rows have moved; the blank row and the totals stay where they are."""
        row = None if key is None else self.row_of(key)
        return self.index(place.row() if row is None else row, place.column())

    def _ordered(self, before: Sequence[object]) -> list[object]:
        column, order = self._sorted
        if not 0 <= column < len(self.columns):
            return list(self._given)
        places = {key: at for at, key in enumerate(before)}
        if before and {self.key_of(row) for row in self._given} == set(places):
            return sorted(self._given, key=lambda row: places[self.key_of(row)])
        keyed = [(self._sort_key(row, column), row) for row in self._given]
        full = [pair for pair in keyed if pair[0][0] == 0]
        full.sort(key=lambda pair: pair[0], reverse=order == Qt.SortOrder.DescendingOrder)
        return [row for _, row in full] + [row for key, row in keyed if key[0] == 1]

    def _sort_key(self, row: object, column: int) -> tuple[Any, Any]:
        value = self.columns[column].value_of(row)
        return sort_key(self.columns[column].kind, value, self._kinds[column].text(value))

    def _cell(self, row: int, column: int, role: int) -> Any:
        ticks = self.columns[column].kind == "yesno" and not self.is_total(row)
        ticks = ticks and (not self.is_blank(row) or bool(self._draft))
        ticks = ticks and self.native(row, column) is not None  # a row that has nothing to tick
        if role == _Role.DisplayRole:
            return "" if ticks else self._shown(row, column)
        if role in {_Role.EditRole, _Role.AccessibleTextRole}:
            return self.text(row, column) if role == _Role.EditRole else self._read_out(row, column)
        if role == _Role.TextAlignmentRole:
            return self.alignment(column)
        if role == _Role.CheckStateRole and ticks:
            return Qt.CheckState.Checked if self.native(row, column) else Qt.CheckState.Unchecked
        return self._tip_of(row, column) if role == _Role.ToolTipRole else None

    def _tip_of(self, row: int, column: int) -> str | None:
        """What a row lacks, or else all of a text that its cell may cut off."""
        if (mark := self.mark(row)) is not None:
            return tip(mark.sentence)
        return _tip(self.text(row, column)) if self.columns[column].kind in {"text", "choice"} else None

    def _shown(self, row: int, column: int) -> str:
        if self.is_blank(row) and not self._draft and column == self._first_editable():
            return self.add_words
        return self.marked(row, column)

    def _read_out(self, row: int, column: int) -> str:
        """What a screen reader says of a cell: of a row that lacks something its name is followed by the sentence."""
        mark = self.mark(row)
        if mark is None or column != self._naming:
            return self.marked(row, column)
        return f"{self.text(row, column)}. {mark.sentence}"

    def _first_editable(self) -> int:
        return next((at for at, column in enumerate(self.columns) if column.editable), 0)

    def _changed_all(self) -> None:
        if self.rowCount() and self.columnCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))


def _bold() -> QFont:
    font = QFont()
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _tip(text: str) -> str | None:
    """The whole of a text that its cell may cut off."""
    return tip(text) if len(text) > _SHORT else None
