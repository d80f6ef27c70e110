"""Plans the payments of a grant by one of the usual patterns."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.grants.grants import GrantDetail, spread_instalments
from app.services.grants.instalments import Pattern
from app.services.rows import action_words
from app.typed_dates import DaySense
from app.ui.desk.desk import Desk
from app.ui.kit.cards import Button, PrimaryButton
from app.ui.kit.date_field import DateEdit
from app.ui.kit.form import Form
from app.ui.kit.line_fields import MoneyEdit
from app.ui.kit.pick_fields import Choice
from app.ui.kit.words import Words


class PatternMaker(QWidget):
    """How it is paid, how much is still to be paid, from when to when."""

    finished = Signal()
    """The payments are planned, or the user left it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._detail: GrantDetail | None = None
        self.form = Form(self)
        self.form.add_beside(
            ("pattern", "How it is paid", Choice([(each, each.label) for each in Pattern], self)),
            ("amount", "Still to be paid", MoneyEdit(self, optional=False, least=0)),
        )
        self.form.add_beside(
            ("start", "From", DateEdit(self, today=lambda: desk.workspace.today, optional=False)),
            ("end", "To", DateEdit(self, today=lambda: desk.workspace.today, sense=DaySense.END)),
        )
        self._problem = Words("", role="problem", parent=self)
        self._warning = Words("", role="small", parent=self)
        self._lay_out()

    def open(self, detail: GrantDetail) -> None:
        """Offer what is known of the grant."""
        self._detail = detail
        pending = [each for each in detail.instalments if each.received_on is None]
        received = len(pending) < len(detail.instalments)
        start = pending[0].due if pending and received else detail.values["start"]
        self.form.set_values(
            object(),
            {
                "pattern": Pattern.QUARTERLY_ADVANCE,
                "amount": max(0, (detail.row.amount or 0) - detail.row.received) or None,
                "start": start or self._desk.workspace.today,
                "end": detail.values["end"],
            },
        )
        self._problem.hide()
        self._warning.setText("This takes the place of the payments that have not come in yet." if pending else "")
        self._warning.setVisible(bool(pending))
        self.show()
        self.form.row("pattern").field.setFocus()

    @Slot()
    def _plan(self) -> None:
        if self._detail is None or not self.form.commit():
            return
        values: Mapping[str, Any] = self.form.values()
        for name, wanted in (("amount", "Type what is still to be paid, such as 12,000."), ("start", "Type a date.")):
            if values[name] is None:
                self.form.refuse(name, wanted)
                return
        refusal = self._desk.workspace.run(
            action_words.plan_payments(self._detail.row.title),
            spread_instalments,
            self._detail.id,
            values["pattern"],
            values["amount"],
            start=values["start"],
            end=values["end"],
        ).refusal
        self._problem.setText(refusal)
        self._problem.setVisible(bool(refusal))
        if not refusal:
            self.finished.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.form, self._warning, self._problem):
            column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(12)
        plan, leave = PrimaryButton("Plan the payments", self), Button("Not now", self)
        plan.clicked.connect(self._plan)
        leave.clicked.connect(self.finished)
        row.addWidget(plan)
        row.addWidget(leave)
        row.addStretch(1)
        column.addLayout(row)
