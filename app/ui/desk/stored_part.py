"""What the parts of a page share that shows stored rows: a column that scrolls, cards with tables, rows as stored."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from app.services.rows import records
from app.services.rows.checks import Edits
from app.ui.desk.desk import Desk
from app.ui.desk.rows_editor import ToStored
from app.ui.desk.stored_rows import RowWords, StoredRows
from app.ui.desk.workspace import Outcome
from app.ui.kit.cards import Card
from app.ui.kit.words import Words
from app.ui.table.column import Column
from app.ui.table.model import TableModel
from app.ui.table.view import Table
from app.ui.table.wrapped import WrappedTable


class StoredPart(QScrollArea):
    """One part of the page: the tables of the file in `tables`, and what is worked out from them."""

    tables: frozenset[str] = frozenset()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.stored: dict[str, StoredRows] = {}
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 8, 0)
        self.column.setSpacing(14)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def read_rows(self) -> None:
        """Show the stored rows as they are."""
        for table, rows in self.stored.items():
            rows.set_rows(self.desk.workspace.read(records.rows, table))

    def show_record(self, table: str, row: int | None) -> None:
        """Bring a stored row into sight."""
        rows = self.stored.get(table)
        if rows is not None and row is not None and rows.table.select_key(row):
            rows.table.setFocus()
            self.ensureWidgetVisible(rows, 0, 24)

    def show_entry(self, kind: str, key: str) -> None:
        """Bring an entry into sight that ships with the program; a part that shows none is never asked."""

    def card(self, place: str, hint: str, *parts: QWidget | QLayout) -> Card:
        """A card at the end of the column: the name of its place, a word on what belongs there, and its parts."""
        made = Card(parent=self, place=place)
        if hint:
            made.add(Words(hint, role="small"))
        for part in parts:
            made.add(part)
        self.column.addWidget(made)
        return made

    def rows(
        self,
        words: RowWords,
        columns: Sequence[Column],
        to_stored: ToStored = dict,
        fresh: Callable[[], Mapping[str, Any]] = dict,
    ) -> StoredRows:
        """A table of stored rows that is edited in place; a new row that does not say it has what `fresh` gives."""

        def store(label: str, edits: Edits) -> Outcome[Sequence[int]]:
            whole = [(row, values if row is not None else {**fresh(), **values}) for row, values in edits]
            return self.desk.workspace.run(label, records.apply, words.table, whole)

        made = StoredRows(self.desk, words, columns, store=store, to_stored=to_stored, parent=self)
        self.stored[words.table] = made
        return made

    def shown_table(self, columns: Sequence[Column], name: str, empty: str = "") -> Table:
        """A table of what was worked out."""
        workspace = self.desk.workspace
        return WrappedTable(TableModel(columns, today=lambda: workspace.today), name=name, empty=empty, parent=self)

    def can_change(self) -> bool:
        """Whether the file may be written."""
        return not self.desk.workspace.read_only
