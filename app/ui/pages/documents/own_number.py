"""A number of one's own, such as people waiting: what is counted, how many, as of which day, and who says so."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.services.rows.checks import label_of
from app.ui.desk.stored import StoredForm
from app.ui.kit.cards import Button, PrimaryButton
from app.ui.kit.words import Words

_SAID = "Some numbers nobody can work out for you. Keep them here with their day and source, and use them in any text."
_NAMES = ("figure", "value", "as_of", "source")


class OwnNumberDialog(QDialog):
    """Asks for one number; `answer` has its columns once it is accepted."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer: dict[str, Any] | None = None
        self.setWindowTitle("Add your own number")
        self.setMinimumWidth(460)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.form = StoredForm("own_number", today, self)
        for name in _NAMES:
            self.form.add_stored(name)
        self.form.set_values(object(), {"figure": "", "value": None, "as_of": today(), "source": ""})
        self.problem = Words("", role="problem", parent=self)
        self.problem.hide()
        self.yes, self.no = PrimaryButton("Add it", self), Button("Cancel", self)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for part in (Words(_SAID, parent=self), self.form, self.problem):
            column.addWidget(part)
        column.addLayout(buttons)
        self.yes.clicked.connect(self._agree)
        self.no.clicked.connect(self.reject)

    @Slot()
    def _agree(self) -> None:
        if not self.form.commit():
            return
        missing = next((name for name in _NAMES[:3] if self.form.field(name).value() in {None, ""}), "")
        self.problem.setText(f"{label_of('own_number', missing)} is empty. Fill it in." if missing else "")
        self.problem.setVisible(bool(missing))
        if not missing:
            self.answer = self.form.values()
            self.accept()
