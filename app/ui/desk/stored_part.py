"""Pages of several parts, one of them shown, and what the parts share: a column that scrolls, cards, stored rows."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.places import name_of, parts_of
from app.services.rows import records
from app.services.rows.checks import Edits
from app.ui.desk.desk import Desk
from app.ui.desk.page import Page
from app.ui.desk.rows_editor import ToStored
from app.ui.desk.stored_rows import RowWords, StoredRows
from app.ui.desk.workspace import Outcome
from app.ui.kit.cards import Card, PageHead, Segmented, page_layout
from app.ui.kit.words import Words
from app.ui.table.column import Column
from app.ui.table.model import TableModel
from app.ui.table.view import Table
from app.ui.table.wrapped import WrappedTable

_LEAST_HEIGHT = 320


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


_Part = TypeVar("_Part", bound=StoredPart)


class PartedPage(Page, Generic[_Part]):
    """The part that is chosen, by its key among the places of the page; the first is shown until one is.

    A page that shows more says so in `refresh`, which has to fill `shown_part`.
    """

    def __init__(self, desk: Desk, page: str, parts: Mapping[str, _Part], *above: QWidget) -> None:
        super().__init__(desk)
        self._remembered = f"{page}.part"
        self._parts = dict(parts)
        self.part = Segmented(parts_of(page), self, name="Part of the page")
        self._stack = QStackedWidget(self)
        self._stack.setMinimumHeight(_LEAST_HEIGHT)
        for key, part in self._parts.items():
            part.setObjectName(f"{page}.{key}")
            self._stack.addWidget(part)
        layout = page_layout(self)
        layout.addWidget(PageHead(name_of(page), "", self.part))
        for each in above:
            layout.addWidget(each)
        layout.addWidget(self._stack, 1)
        self.part.chosen.connect(self._choose)
        kept = desk.load(self._remembered)
        if kept in self._parts:
            self._go(kept)

    @property
    def shown_part(self) -> _Part:
        """The part that is chosen."""
        return self._parts[str(self.part.value())]

    def show_part(self, part: str) -> None:
        """Show one of the parts."""
        if part != self.part.value():
            self._go(part)
            self.refresh()

    def show_record(self, table: str, row: int | None) -> None:
        """Bring a stored row into sight, in the part that holds its table."""
        self._go(next((key for key, part in self._parts.items() if table in part.tables), next(iter(self._parts))))
        self.refresh()
        self.shown_part.show_record(table, row)

    @Slot(object)
    def _choose(self, part: str) -> None:
        self._go(part)
        self.refresh()
        self.desk.save(self._remembered, part)

    def _go(self, part: str) -> None:
        self.part.set_value(part)
        self._stack.setCurrentWidget(self._parts[part])
