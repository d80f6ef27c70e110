"""Sending a document: to whom and on which day; what went is kept as it went."""

from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.problems import Refused
from app.services.documents.sent import refuse_day_to_come
from app.text import plural
from app.ui.kit.cards import Button, Note, PrimaryButton
from app.ui.kit.date_field import DateEdit
from app.ui.kit.form import Form
from app.ui.kit.line_fields import TextEdit
from app.ui.kit.words import Words

_SAID = (
    "Footing sends nothing itself. It keeps the document as it is now, as PDF and Word, so that you always know what "
    "they have. Its figures stay as they are, and a table at its end says where they come from."
)


class SendDialog(QDialog):
    """Asks to whom and when; Enter agrees, and `answer` is both once it is accepted."""

    def __init__(self, title: str, to: str, today: date, lacks: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer: tuple[str, date] | None = None
        self._today = today
        self.setWindowTitle(f"Mark “{title}” as sent")
        self.setMinimumWidth(560)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.whom, self.day = TextEdit(self), DateEdit(self, today=lambda: today, optional=False)
        self.form = Form(self)
        self.form.add_beside(("whom", "Sent to", self.whom), ("day", "On", self.day))
        self.form.set_values(object(), {"whom": to, "day": today})
        self.problem = Words("", role="problem", parent=self)
        self.problem.hide()
        self.yes, self.no = PrimaryButton("Mark as sent", self), Button("Cancel", self)
        self.yes.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Words(_SAID, parent=self))
        if lacks:
            missing = f"{plural(lacks, 'thing is', 'things are')} still missing. Look at the checks first."
            column.addWidget(Note("look", missing))
        column.addWidget(self.form)
        column.addWidget(self.problem)
        column.addLayout(buttons)
        self.yes.clicked.connect(self._agree)
        self.no.clicked.connect(self.reject)

    @Slot()
    def _agree(self) -> None:
        if not self.form.commit():
            return
        whom, day = str(self.whom.value() or "").strip(), self.day.value()
        if not whom or not isinstance(day, date):
            self.problem.setText("Type to whom it went, and on which day.")
            self.problem.show()
            return
        try:
            refuse_day_to_come(day, self._today)
        except Refused as refusal:
            self.form.refuse("day", str(refusal))
            self.day.setFocus()
            return
        self.answer = whom, day
        self.accept()
