"""A table of stored rows edited in place: each change, each pasted block and each deletion is one action."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import records
from app.ui.attempt import Attempt
from app.ui.cards import Button
from app.ui.desk import Desk
from app.ui.table import Change, Column, Table, TableModel

Edits = Sequence[tuple[int | None, Mapping[str, Any]]]
Store = Callable[[str, Edits], str]
"""Stores edits under a label; gives back the sentence with which they were refused, or nothing."""


@dataclass(frozen=True, slots=True)
class Stored:
    """The stored table, and what a row of it is called on the page: `a` `payment`, `payments`."""

    table: str
    article: str
    noun: str
    many: str
    invitation: str
    """What stands in the row that adds."""

    @property
    def one(self) -> str:
        """A row with its article."""
        return f"{self.article} {self.noun}"


class EditedRows(QWidget):
    """The table, and under it a button that deletes the selected rows."""

    def __init__(
        self,
        desk: Desk,
        stored: Stored,
        columns: Sequence[Column],
        store: Store,
        *,
        empty: str = "",
        fit: int = 0,
        to_stored: Callable[[Mapping[str, Any]], Mapping[str, Any]] = dict,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._stored, self._store, self._to_stored = stored, store, to_stored
        self._attempt = Attempt(desk.workspace, self)
        today = desk.workspace
        self.model = TableModel(columns, adding=not desk.workspace.read_only, today=lambda: today.today)
        self.model.add_words = stored.invitation
        self.table = Table(self.model, name=stored.many.capitalize(), empty=empty, fit=fit, parent=self)
        self._delete = Button(f"Delete {stored.many}", self, role="quiet")
        self._delete.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.table, 0 if fit else 1)
        column.addWidget(self._delete, 0, Qt.AlignmentFlag.AlignLeft)
        self._connect()

    def set_rows(self, rows: Sequence[object]) -> None:
        """Show these rows."""
        self.model.set_rows(rows)
        self._selection_changed()

    def delete_selected(self) -> None:
        """Delete the rows that are selected; undo brings them back."""
        self._delete_rows(self.table.selected_keys())

    def _connect(self) -> None:
        self.model.edited.connect(self._edited)
        self.model.added.connect(self._added)
        self.table.pasted.connect(self._pasted)
        self.table.delete_requested.connect(self._delete_rows)
        self.table.selectionModel().selectionChanged.connect(self._selection_changed)
        self._delete.clicked.connect(self.delete_selected)

    @Slot(object, str, object)
    def _edited(self, key: int, column: str, value: object) -> None:
        edits = [(key, self._to_stored({column: value}))]
        if refusal := self._store(f"Change {self._stored.one}", edits):
            self.table.refuse(key, column, refusal)

    @Slot(object)
    def _added(self, values: Mapping[str, Any]) -> None:
        if refusal := self._store(f"Add {self._stored.one}", [(None, self._to_stored(values))]):
            self.table.refuse(None, next(iter(values)), refusal)

    @Slot(object)
    def _pasted(self, changes: Sequence[Change]) -> None:
        edits = [(cast("int | None", key), self._to_stored(values)) for key, values in changes]
        if refusal := self._store(f"Paste {self._stored.many}", edits):
            key, values = changes[0]
            self.table.refuse(key, next(iter(values)), f"Nothing was pasted. {refusal}")

    @Slot(object)
    def _delete_rows(self, keys: Sequence[object]) -> None:
        if not keys:
            return
        label = f"Delete {self._stored.one if len(keys) == 1 else f'{len(keys)} {self._stored.many}'}"
        if refusal := self._attempt.run(label, records.delete, self._stored.table, keys):
            self.table.refuse(keys[0], self.model.columns[0].key, refusal)

    @Slot()
    def _selection_changed(self) -> None:
        count = len(self.table.selected_keys())
        what = f"this {self._stored.noun}" if count == 1 else f"these {count} {self._stored.many}"
        self._delete.setText(f"Delete {what}")
        self._delete.setAccessibleName(self._delete.text())
        self._delete.setVisible(count > 0)
