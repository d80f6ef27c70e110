"""The numbers of one's own, such as people waiting: what is counted, how many, as of which day, and who says so."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.services.documents import own_numbers
from app.services.rows.checks import Edits
from app.ui.desk.desk import Desk
from app.ui.desk.stored import stored_column
from app.ui.desk.stored_rows import RowWords, StoredRows
from app.ui.desk.workspace import Outcome
from app.ui.kit.cards import Button
from app.ui.kit.room import resize_within_screen
from app.ui.kit.words import Words

_SAID = (
    "Numbers that nobody can work out for you, with their day and source. Use them in any text. Count again in a new "
    "row of the same name: the latest counts."
)
_WIDE, _TALL = 780, 400


class OwnNumbersDialog(QDialog):
    """The numbers that a document about a project (or about none) can name, edited in place like any table."""

    def __init__(self, desk: Desk, project: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._project = desk.workspace, project
        self.setWindowTitle("Your own numbers")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        of = partial(stored_column, "own_number", editable=True, today=lambda: desk.workspace.today)
        self.rows = StoredRows(
            desk,
            RowWords("own_number", "Add a number", "Type what you count above, such as people waiting."),
            (of("figure", 240), of("value", 90), of("as_of", 120, optional=True), of("source")),
            store=self._store,
            parent=self,
        )
        self.close_button = Button("Close", self)
        self.close_button.clicked.connect(self.accept)
        self._lay_out()
        self._workspace.changed.connect(self.refresh)
        self.refresh()
        self.rows.table.move_to_blank()
        self.rows.table.setFocus()
        resize_within_screen(self, _WIDE, _TALL)

    @Slot()
    def refresh(self) -> None:
        """Read what there is."""
        self.rows.set_rows(self._workspace.read(own_numbers.listed, self._project))

    def _store(self, label: str, edits: Edits) -> Outcome[Sequence[int]]:
        """Store them; a new one is of today, where nothing else is said."""
        today = {"as_of": self._workspace.today}
        dated = [(row, values if row or values.get("as_of") else {**values, **today}) for row, values in edits]
        return self._workspace.run(label, own_numbers.save_numbers, self._project, dated)

    def _lay_out(self) -> None:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it is gone to, and scrolled to
        inner = QWidget(area)
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.rows)
        inside.addStretch(1)
        area.setWidget(inner)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Words(_SAID, parent=self))
        column.addWidget(area, 1)
        column.addLayout(foot)
