"""A table whose numbers, dates and choices are never cut off, whatever the size of its letters, until one sizes it."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import Slot
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent

from app.ui.table.view import Table

_EDGES = 20
_MOST_WORD = 240
_MEASURED = 12


class FittedTable(Table):
    """Columns with a width get it, or what is in them needs; the others share what is left.

    Where that is too little, as in a narrow window, columns with a width take no more than they need.
    """

    least_open = 84
    """Pixels that each of the others has at least; a table of long words asks for more, and scrolls within itself."""

    _left_out: Collection[str] = ()

    def hide_columns(self, keys: Collection[str]) -> None:
        """Leave out these columns, and those that fold away."""
        self._left_out = keys
        super().hide_columns({*keys, *self._folded(keys)})

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for other columns."""
        self.fold_columns()
        super().resizeEvent(event)

    @Slot()
    def fold_columns(self) -> None:
        """Of the columns that fold show those that say something, as far as there is room."""
        if any(column.folds for column in self._model.columns):
            self.hide_columns(self._left_out)

    def _folded(self, left_out: Collection[str]) -> set[str]:
        """Columns that are empty in every row; then from the right those for which names would have to be cut."""
        columns = {at: each for at, each in enumerate(self._model.columns) if each.key not in left_out}
        rows = range(len(self._model.rows()))
        gone = {at for at, each in columns.items() if each.folds and not any(self._model.text(row, at) for row in rows)}
        asked = {at: self._taken(at, each.width) for at, each in columns.items() if at not in gone}
        for at in sorted((at for at in asked if columns[at].folds), reverse=True):
            if sum(asked.values()) > self.viewport().width():
                gone.add(at)
                del asked[at]
        return {columns[at].key for at in gone}

    def _taken(self, at: int, width: int) -> int:
        """The room that a column takes: what the user gave it, or else what it needs."""
        if self._user_sized and not self.isColumnHidden(at):
            return self.columnWidth(at)
        return max(width, self._asked(at))

    def _asked(self, at: int) -> int:
        """What a column needs for its longest text to stand uncut, within reason."""
        texts = {self._model.marked(row, at) for row in range(self._model.rowCount())}
        return max(self._needed(at), min(self._widest(texts), _MOST_WORD) + _EDGES)

    @Slot()
    def fit_columns(self) -> None:
        """Size the columns to the room and to what is in them; left alone once the user has done so."""
        self._share_room()

    def _connect(self) -> None:
        super()._connect()
        self._model.dataChanged.connect(self.fold_columns)
        self._model.modelReset.connect(self.fold_columns)
        self._model.dataChanged.connect(self.fit_columns)
        self._model.modelReset.connect(self.fit_columns)

    def _share_room(self) -> None:
        if self._user_sized:
            return
        columns = self._model.columns
        shown = [at for at in range(len(columns)) if not self.isColumnHidden(at)]
        open_ = [at for at in shown if not columns[at].width]
        needed = {at: self._needed(at) for at in shown if columns[at].width}
        wanted = {at: max(columns[at].width, width) for at, width in needed.items()}
        room = self.viewport().width()
        fixed = wanted if room - sum(wanted.values()) >= self.least_open * len(open_) else needed
        share = (room - sum(fixed.values())) // max(len(open_), 1)
        self._laying_out = True
        for at in shown:
            self.setColumnWidth(at, fixed[at] if at in fixed else max(share, self.least_open))
        self._laying_out = False

    def _needed(self, at: int) -> int:
        """What the values and the heading of a column need; of words, the longest of them."""
        column = self._model.columns[at]
        texts = {self._model.marked(row, at) for row in range(self._model.rowCount())}
        heading = self.horizontalHeader().fontMetrics().horizontalAdvance(column.heading) + _EDGES
        if column.kind not in {"text", "choice"}:
            return max(self._widest(texts) + _EDGES, heading)
        word = min(self._widest(part for text in texts for part in text.split()), _MOST_WORD) + _EDGES
        if column.kind == "choice":  # several names in one cell may be cut off, one of the usual labels not
            word = max(word, min(self._widest(texts) + _EDGES, column.width))
        return max(word, heading)

    def _widest(self, texts: Iterable[str]) -> int:
        """Pixels of the widest text, in the letters of a total; a few of the longest are enough to measure."""
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        letters = QFontMetrics(bold)
        longest = sorted(set(texts), key=len)[-_MEASURED:]
        return max((letters.horizontalAdvance(text) for text in longest), default=0)
