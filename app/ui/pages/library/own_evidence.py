"""Evidence of one's own: a table of claims, and under it the rest of the one that is chosen."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.services.rows import action_words, records
from app.services.rows.records import Record
from app.ui.desk.desk import Desk
from app.ui.desk.stored import StoredForm
from app.ui.kit.long_text import LongText


class EvidenceForm(StoredForm):
    """Where a claim comes from and whom it is about; every field is stored when it is left."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("evidence", lambda: desk.workspace.today, parent, spacing=8)
        self._desk = desk
        self._row: Record | None = None
        self.add_stored("title")
        self.add_stored_beside("authors", "year", "checked_on")
        self.add_stored_beside("publisher", "design")
        self.add_stored("reference")
        self.add_stored("figures", LongText(self, lines=2))
        self.add_stored_beside("population", "sample")
        self.add_stored("setting")
        self.add_stored("topics")
        self.committed.connect(self._store)
        self.hide()

    def show_row(self, row: Record | None) -> None:
        """Show one claim; without one take no room. Shown again, what is being typed stays."""
        self._row = row
        self.setVisible(row is not None)
        if row is not None:
            self.set_values(row.id, row.values)
            self.setEnabled(not self._desk.workspace.read_only)

    @Slot(str, object)
    def _store(self, name: str, value: object) -> None:
        if self._row is None:
            return
        label = action_words.change("evidence", self._row["claim"], name)
        outcome = self._desk.workspace.run(label, records.change, "evidence", self._row.id, {name: value})
        if outcome.refusal:
            self.refuse(name, outcome.refusal)
