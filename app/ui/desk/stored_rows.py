"""A table of stored rows that is edited in place, and under it the button that deletes those that are selected."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.rows.nouns import short_noun
from app.services.rows.records import Record
from app.text import begun
from app.ui.desk.desk import Desk
from app.ui.desk.rows_editor import Delete, RowsEditor, Store, ToStored
from app.ui.kit.cards import Button
from app.ui.table.column import Column
from app.ui.table.model import TableModel
from app.ui.table.view import Table
from app.ui.table.wrapped import WrappedTable


@dataclass(frozen=True, slots=True)
class RowWords:
    """What is stored: the table, and what the row that adds says."""

    table: str
    invitation: str
    empty: str = ""
    """What belongs here, shown while there are no rows."""


def empty_as_nothing(*columns: str) -> ToStored:
    """Store 0 where a number of one of these columns is left empty."""
    return lambda values: {name: 0 if value is None and name in columns else value for name, value in values.items()}


def empty_as_usual(*columns: str) -> ToStored:
    """Leave out these columns where nothing stands in them, so that a row keeps or gets its usual value."""
    return lambda values: {name: value for name, value in values.items() if value is not None or name not in columns}


class StoredRows(QWidget):
    """The table, and under it the steps of `add_to_foot` and a button that deletes the selected rows."""

    def __init__(
        self,
        desk: Desk,
        words: RowWords,
        columns: Sequence[Column],
        *,
        store: Store | None = None,
        delete: Delete | None = None,
        to_stored: ToStored = dict,
        make_table: Callable[..., Table] = WrappedTable,
        names: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._nouns = short_noun(words.table)
        workspace = desk.workspace
        self.model = TableModel(columns, adding=not workspace.read_only, today=lambda: workspace.today)
        self.model.add_words = words.invitation
        self.table = make_table(self.model, name=begun(self._nouns[1]), empty=words.empty, parent=self)
        self.editor = RowsEditor(
            workspace, self.table, words.table, store=store, delete=delete, to_stored=to_stored, names=names
        )
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
        self.table.selectionModel().selectionChanged.connect(self._selection_changed)
        self._button.clicked.connect(self.delete_selected)

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
        self.editor.delete(cast("list[int]", self.table.selected_keys()))

    @Slot()
    def _selection_changed(self) -> None:
        count = len(self.table.selected_keys())
        what = f"this {self._nouns[0]}" if count == 1 else f"these {count} {self._nouns[1]}"
        self._button.setText(f"Delete {what}")
        self._button.setAccessibleName(self._button.text())
        self._button.setVisible(count > 0 and self.model.adding)
