"""A section of a side panel with rows that belong to what it shows, as payments do to a grant."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.services.rows import records
from app.services.rows.checks import Edits
from app.ui.desk.desk import Desk
from app.ui.desk.rows_editor import ToStored
from app.ui.desk.side_panel import Section
from app.ui.desk.stored_rows import RowWords, StoredRows
from app.ui.desk.workspace import Outcome
from app.ui.table.column import Column
from app.ui.table.view import Table
from app.ui.table.wrapped import WrappedTable


class ChildRows(Section):
    """The section; `column` is the one of its table that names what they belong to."""

    def __init__(
        self,
        desk: Desk,
        place: str,
        column: str,
        words: RowWords,
        columns: Sequence[Column],
        *,
        hint: str = "",
        to_stored: ToStored = dict,
        make_table: Callable[..., Table] = WrappedTable,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(place, hint, parent)
        self.parent_row = 0
        self._workspace = desk.workspace
        self._stored, self._names_parent = words.table, column
        self.rows = StoredRows(
            desk,
            words,
            columns,
            store=self._store,
            delete=self._delete,
            to_stored=to_stored,
            make_table=make_table,
            parent=self,
        )
        self.add(self.rows)

    def show_rows(self, parent_row: int, rows: Sequence[object]) -> None:
        """Show these as the rows of this one; a new one will belong to it."""
        self.parent_row = parent_row
        self.rows.set_rows(rows)

    def show_stored(self, parent_row: int, order: str | Sequence[str] = ()) -> None:
        """Show the rows of this one as they are stored, by a column or as they were added."""
        where = {self._names_parent: parent_row}
        self.show_rows(parent_row, self._workspace.read(records.rows, self._stored, where=where, order=order))

    def _store(self, label: str, edits: Edits) -> Outcome[Sequence[int]]:
        place = (self._stored, self._names_parent, self.parent_row)
        return self._workspace.run(label, records.apply_under, *place, edits)

    def _delete(self, label: str, ids: Sequence[int]) -> Outcome[None]:
        return self._workspace.run(label, records.delete, self._stored, ids)
