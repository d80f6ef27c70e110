"""What the file says of rows that are here already: field by field, each to be taken over or left."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.services.imports.preview import PreviewRow
from app.ui.dialogs.reading_table import ReadingTable
from app.ui.kit.cards import Card
from app.ui.kit.pick_fields import YesNo
from app.ui.kit.words import Words
from app.ui.table.column import Column

_TITLE = "Rows that are here and differ"
_WHY = "Tick what to take from the file. Nothing is ticked at first: what is here may be newer."
_HEIGHT = 120
_AMOUNT = ("amount", "frequency")
"""Fields that are one figure: an amount without how often it comes round would be another."""


class ImportChanges(Card):
    """A line for each field that differs; `chosen` when what is ticked has changed."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_TITLE, parent=parent)
        self._lines: Sequence[Mapping[str, object]] = ()
        self._ticked: set[tuple[int, str]] = set()
        self.all = YesNo("Take all of them", self)
        columns = (
            Column("take", "Take", "yesno", 52, editable=True),
            Column("number", "Row", "number", 48),
            Column("name", "Which", width=190),
            Column("label", "Field", width=140),
            Column("before", "Here", width=170),
            Column("after", "In the file"),
        )
        self.table = ReadingTable(columns, key="key", name=_TITLE, wraps=True, lowest=_HEIGHT, parent=self)
        self.add(Words(_WHY, role="small", parent=self))
        self.add(self.all)
        self.add(self.table, 1)
        self.all.committed.connect(self._all)
        self.table.rows_model().edited.connect(self._tick)
        self.show_rows(())

    def show_rows(self, rows: Iterable[PreviewRow]) -> None:
        """Offer what differs; what was ticked stays ticked where it is still offered."""
        self._lines = tuple(
            {
                "key": (row.number, change.column),
                "number": row.number,
                "name": row.name,
                "label": change.label,
                "before": change.before or "empty",
                "after": change.after,
            }
            for row in rows
            for change in row.changes
        )
        self._ticked &= self._offered()
        self._show()

    def forget(self) -> None:
        """Tick nothing: another file is looked at."""
        self._ticked = set()

    def picked(self) -> frozenset[tuple[int, str]]:
        """What is to be taken over: the row of the file and the column of each field."""
        return frozenset(self._ticked)

    def rows_picked(self) -> int:
        """How many rows that is."""
        return len({number for number, _ in self._ticked})

    @Slot(object, str, object)
    def _tick(self, key: tuple[int, str], _column: str, ticked: object) -> None:
        number, column = key
        keys = {(number, each) for each in (_AMOUNT if column in _AMOUNT else (column,))} & self._offered()
        self._ticked = self._ticked | keys if ticked else self._ticked - keys
        self._show()
        self.chosen.emit()

    @Slot(object)
    def _all(self, ticked: object) -> None:
        self._ticked = self._offered() if ticked else set()
        self._show()
        self.chosen.emit()

    def _offered(self) -> set[tuple[int, str]]:
        return {line["key"] for line in self._lines}  # type: ignore[misc]  # the key of every line is such a pair

    def _show(self) -> None:
        self.table.rows_model().set_rows([{**line, "take": line["key"] in self._ticked} for line in self._lines])
        self.all.set_value(bool(self._lines) and self._ticked == self._offered())
        self.setVisible(bool(self._lines))
