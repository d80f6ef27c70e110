"""A form of the row that is chosen in a table above it: every field is stored when it is left."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.places import field_of
from app.services.rows import action_words, records
from app.services.rows.nouns import NOUNS
from app.services.rows.records import Record
from app.ui.desk.desk import Desk
from app.ui.desk.stored import StoredForm


class ChosenForm(StoredForm):
    """Hidden while no row is chosen."""

    def __init__(self, desk: Desk, table: str, parent: QWidget | None = None) -> None:
        super().__init__(table, lambda: desk.workspace.today, parent)
        self._desk = desk
        self._row: Record | None = None
        self.committed.connect(self._store)

    def show_row(self, row: Record | None) -> None:
        """Show one row; without one, nothing."""
        self._row = row
        self.setVisible(row is not None)
        if row is not None:
            self.set_values(row.id, row.values)

    def name_fields(self) -> None:
        """Let each field bear the reference of its column, so that it is found among the tables of other rows."""
        for name in self.values():
            self.row(name).field.setObjectName(field_of(self._table, name))

    @Slot(str, object)
    def _store(self, name: str, value: object) -> None:
        if self._row is None:
            return
        label = action_words.change(self._table, self._row[NOUNS[self._table].name], name)
        changed = self._desk.workspace.run(label, records.change, self._table, self._row.id, {name: value})
        if changed.refusal:
            self.refuse(name, changed.refusal)
