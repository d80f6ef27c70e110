"""Updating the balances: a day and what each fund held then, stored as one action."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.money import format_money
from app.problems import Refused
from app.services.organisation.organisation import set_balances
from app.services.rows import action_words
from app.services.rows.records import Record
from app.typed_dates import DaySense
from app.ui.desk.desk import Desk
from app.ui.kit.cards import Button, PrimaryButton, empty
from app.ui.kit.date_field import DateEdit
from app.ui.kit.form import FormRow
from app.ui.kit.line_fields import LineField, MoneyEdit
from app.ui.kit.words import Words

_AFTER = (
    "Then bring “spent” in the budgets of your grants, and the Employment Allowance used, up to the same day, "
    "so that nothing is counted twice."
)


def last_month_end(today: date) -> date:
    """The last day of the month before: the one that a bank statement is most likely to end on."""
    return today.replace(day=1) - timedelta(days=1)


class BalancesUpdate(QFrame):
    """Opens in the card of the balances. Enter goes on, Esc leaves."""

    finished = Signal()
    """It was stored or left."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self.setAccessibleName("Update balances")
        self._desk = desk
        self.day = DateEdit(self, today=lambda: desk.workspace.today, optional=False, sense=DaySense.BALANCE)
        self.amounts: dict[int, MoneyEdit] = {}
        self.sum = Words("", role="soft", parent=self)
        self.after = Words(_AFTER, role="small", parent=self)
        self.problem = Words("", role="problem", parent=self)
        self.store = PrimaryButton("Store these balances", self)
        self._grid = QGridLayout()
        self._lay_out()
        self.store.clicked.connect(self.finish)
        self.hide()

    def open(self, funds: Sequence[Record]) -> None:
        """Ask for the day and for every fund; the amounts stand as they are stored until they are changed."""
        self._make_fields(funds)
        self.day.set_value(last_month_end(self._desk.workspace.today))
        self.after.setVisible(len(funds) > 1)
        self.problem.hide()
        self._reckon()
        self.show()
        self.day.setFocus()
        self.day.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves it; Enter goes to the next field, and from the last one stores."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._next()
        else:
            super().keyPressEvent(event)

    @Slot()
    def finish(self) -> None:
        """Store the day and the amounts in one action, or say beside the field what is missing."""
        fields: list[LineField] = [self.day, *self.amounts.values()]
        refused = [field for field in fields if not self._accepted(field)]
        if refused:
            refused[0].setFocus()
            return
        day = self.day.value()
        assert isinstance(day, date)  # noqa: S101 - tells the type checker what was accepted
        balances = {fund: field.pence() or 0 for fund, field in self.amounts.items()}
        refusal = self._desk.workspace.run(action_words.update_balances(day), set_balances, day, balances).refusal
        self.problem.setText(refusal)
        self.problem.setVisible(bool(refusal))
        if not refusal:
            self.leave()

    @Slot()
    def leave(self) -> None:
        """Store nothing."""
        self.hide()
        self.finished.emit()

    def _accepted(self, field: LineField) -> bool:
        """Whether a field holds something to store; a date that is yet to come is no balance."""
        if not field.commit():
            return False
        value = field.value()
        if value is None:
            field.show_problem("Type the amount, 0 where there is nothing." if field is not self.day else _DAY)
            return False
        if isinstance(value, date) and value > self._desk.workspace.today:
            field.show_problem("This day is still to come. Type one that a statement shows.")
            return False
        return True

    def _next(self) -> None:
        fields: list[QWidget] = [self.day, *self.amounts.values(), self.store]
        here = next((at for at, field in enumerate(fields) if field.hasFocus()), -1)
        if here == len(fields) - 1:
            self.finish()
        else:
            fields[here + 1].setFocus()

    @Slot()
    def _reckon(self) -> None:
        """The sum of what is typed, to hold against the bank; what cannot be read yet counts as nothing."""
        total = sum(_typed(field) for field in self.amounts.values())
        self.sum.setText(f"Together {format_money(total)}. Is this what you have in the bank and in cash?")

    def _make_fields(self, funds: Sequence[Record]) -> None:
        empty(self._grid)
        self.amounts = {}
        for at, fund in enumerate(funds):
            field = MoneyEdit(self)
            field.set_pence(fund["balance"])
            field.setAccessibleName(f"Balance of {fund['name']}")
            field.textChanged.connect(self._reckon)
            row = FormRow("", field, parent=self)
            self.amounts[fund.id] = field
            name = "What you held" if len(funds) == 1 else fund["name"]
            self._grid.addWidget(Words(name, parent=self), at, 0)
            self._grid.addWidget(row, at, 1)
        previous: QWidget = self.day
        for each in (*self.amounts.values(), self.store):
            QWidget.setTabOrder(previous, each)
            previous = each

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(10)
        column.addWidget(FormRow("At the end of which day?", self.day, parent=self))
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        column.addLayout(self._grid)
        for part in (self.sum, self.after, self.problem):
            column.addWidget(part)
        leave = Button("Not now", self)
        leave.clicked.connect(self.leave)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.store)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        column.addLayout(buttons)


_DAY = "Type the day of a bank statement, such as 31/3/2027."


def _typed(field: MoneyEdit) -> int:
    try:
        value = field.kind().parse(field.text())
    except Refused:
        return 0
    return value if isinstance(value, int) else 0
