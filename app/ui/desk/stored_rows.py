"""A table of stored rows edited in place: each change, each pasted block and each deletion is one action."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.rows.fields import FIELDS
from app.services.rows.records import Record
from app.text import quoted
from app.ui.desk.desk import Desk
from app.ui.kit.cards import Button
from app.ui.table.clipboard import Change
from app.ui.table.column import Column
from app.ui.table.model import TableModel
from app.ui.table.view import Table
from app.ui.table.wrapped import WrappedTable

Edits = Sequence[tuple[int | None, Mapping[str, Any]]]
Store = Callable[[str, Edits], str]
"""Stores edits under a label; gives back the sentence with which they were refused, or nothing."""
Delete = Callable[[str, Sequence[int]], str]
"""Deletes rows under a label; gives back the sentence with which that was refused, or nothing."""
ToStored = Callable[[Mapping[str, Any]], Mapping[str, Any]]
"""Turns what was typed into the columns of the table into what is stored for it."""


@dataclass(frozen=True, slots=True)
class RowWords:
    """What is stored: the table, a row of it and several (`risk`, `risks`), and what the row that adds says."""

    table: str
    one: str
    many: str
    invitation: str
    empty: str = ""
    """What belongs here, shown while there are no rows."""


def empty_as_nothing(*columns: str) -> ToStored:
    """Store 0 where a number of one of these columns is left empty."""
    return lambda values: {name: 0 if value is None and name in columns else value for name, value in values.items()}


class StoredRows(QWidget):
    """The table, and under it the steps of `add_to_foot` and a button that deletes the selected rows."""

    def __init__(
        self,
        desk: Desk,
        words: RowWords,
        columns: Sequence[Column],
        store: Store,
        delete: Delete,
        *,
        to_stored: ToStored = dict,
        make_table: Callable[..., Table] = WrappedTable,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._store, self._delete, self._to_stored = words, store, delete, to_stored
        workspace = desk.workspace
        self.model = TableModel(columns, adding=not workspace.read_only, today=lambda: workspace.today)
        self.model.add_words = words.invitation
        self.table = make_table(self.model, name=words.many.capitalize(), empty=words.empty, parent=self)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(18)
        self._button = Button("", self, role="quiet")
        self._button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.table)
        self.foot.addWidget(self._button)
        self.foot.addStretch(1)
        column.addLayout(self.foot)
        self._connect()

    def set_rows(self, rows: Sequence[object]) -> None:
        """Show these rows: records, or anything else that a column finds its value in."""
        self.model.set_rows([{"id": row.id, **row.values} if isinstance(row, Record) else row for row in rows])
        self._selection_changed()

    def add_to_foot(self, button: Button) -> None:
        """Put a step under the table, before the button that deletes."""
        self.foot.insertWidget(0, button, 0, Qt.AlignmentFlag.AlignLeft)

    @Slot()
    def delete_selected(self) -> None:
        """Delete the rows that are selected; undo brings them back."""
        self._delete_rows(cast("list[int]", self.table.selected_keys()))

    @Slot(object, str, object)
    def _edited(self, key: int, column: str, value: object) -> None:
        label = f"Change {self._named(key)}: {self._column_label(column).lower()}"
        if refusal := self._store(label, [(key, self._to_stored({column: value}))]):
            self.table.refuse(key, column, refusal)

    @Slot(object)
    def _added(self, values: Mapping[str, Any]) -> None:
        label = f"Add {self._called(self.model.kind(0).text(values.get(self.model.columns[0].key)))}"
        before = self._keys()
        column = self.model.columns[max(self.table.currentIndex().column(), 0)].key
        if refusal := self._store(label, [(None, self._to_stored(values))]):
            self.table.refuse(None, next(iter(values)), refusal)
            return
        for key in self._keys() - before:  # Tab goes on in the new row, not in the first
            self.table.select_key(key, column)

    @Slot(object)
    def _pasted(self, changes: Sequence[Change]) -> None:
        edits = [(cast("int | None", key), self._to_stored(values)) for key, values in changes]
        if refusal := self._store(f"Paste {self._words.many}", edits):
            key, values = changes[0]
            self.table.refuse(key, next(iter(values)), f"Nothing was pasted. {refusal}")

    @Slot(object)
    def _delete_rows(self, keys: Sequence[int]) -> None:
        if not keys:
            return
        what = self._named(keys[0]) if len(keys) == 1 else f"{len(keys)} {self._words.many}"
        if refusal := self._delete(f"Delete {what}", keys):
            self.table.refuse(keys[0], self.model.columns[0].key, refusal)

    def _keys(self) -> set[object]:
        return {self.model.key_of(row) for row in self.model.rows()}

    @Slot()
    def _selection_changed(self) -> None:
        count = len(self.table.selected_keys())
        what = f"this {self._words.one}" if count == 1 else f"these {count} {self._words.many}"
        self._button.setText(f"Delete {what}")
        self._button.setAccessibleName(self._button.text())
        self._button.setVisible(count > 0 and self.model.adding)

    def _named(self, key: int) -> str:
        row = self.model.row_of(key)
        return self._called("" if row is None else self.model.text(row, 0))

    def _called(self, shown: str) -> str:
        """The row as the label of an action names it, by what the table shows in its first column."""
        return f"the {self._words.one} {quoted(shown)}"

    def _column_label(self, column: str) -> str:
        """What the screen calls a stored column; one that the table works out goes by its heading."""
        field = FIELDS[self._words.table].get(column)
        return field.label if field is not None else self.model.columns[self.model.column_of(column)].heading

    def _connect(self) -> None:
        self.model.edited.connect(self._edited)
        self.model.added.connect(self._added)
        self.table.pasted.connect(self._pasted)
        self.table.delete_requested.connect(self._delete_rows)
        self.table.selectionModel().selectionChanged.connect(self._selection_changed)
        self._button.clicked.connect(self.delete_selected)
