"""Twelve cells for a line whose months each have an amount of their own, a financial year at a time."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.dates import FinancialYear, Month
from app.money import format_money
from app.places import field_of
from app.problems import Refused
from app.services.rows.month_cells import MonthCell
from app.ui.kit.cards import Button, Card
from app.ui.kit.line_fields import MoneyEdit
from app.ui.kit.words import Sentence, Words
from app.ui.table.clipboard import read_block

_ACROSS = 12
_RULE = "An empty month repeats the year before (↻), with the yearly rise. A minus is a refund."
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}

YearCells = Callable[[FinancialYear], Sequence[MonthCell]]
"""The twelve months of the line that is shown, in a financial year."""


class MonthField(MoneyEdit):
    """The amount of one month: Enter goes on to the next, and a block of several cells is pasted from here on."""

    entered = Signal()
    block_pasted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter, and a pasted block; the rest is typed."""
        if event.matches(QKeySequence.StandardKey.Paste) and len(_cells(text := _clipboard())) > 1:
            self.block_pasted.emit(text)
            event.accept()
            return
        super().keyPressEvent(event)
        if event.key() in _ENTER and not self.pending():
            self.entered.emit()
            event.accept()


class MonthCells(Card):
    """The cells of one line, the year they are of, and what they come to; hidden for a line that goes otherwise."""

    changed = Signal(object, object)
    """The key of the line, and pence by month: None for a month that was emptied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.hide()
        self.setObjectName(field_of("month_amount", "pence"))
        self._key: object = None
        self._year: FinancialYear | None = None
        self._read: YearCells = lambda _year: ()
        self._heading = Words("", role="card-title", parent=self)
        self.total = Sentence("", role="", parent=self)
        self._problem = Words("", role="problem", parent=self)
        self._problem.hide()
        self.labels = [Words("", role="small", parent=self) for _ in range(12)]
        self.fields = [self._field(at) for at in range(12)]
        self.before = Button("‹", self, role="quiet")
        self.after = Button("›", self, role="quiet")
        self.before.setAccessibleName("The year before")
        self.after.setAccessibleName("The year after")
        self.before.clicked.connect(lambda: self._turn(-12))
        self.after.clicked.connect(lambda: self._turn(12))
        self._lay_out()

    def show_line(self, key: object, year: FinancialYear, read: YearCells | None) -> None:
        """Show a line in a year, or nothing; the same line shown again stays in the year that was chosen."""
        self.setVisible(read is not None)
        if read is None:
            return
        same = key == self._key and self._year is not None
        if not same or self._year is None or self._year.start.month != year.start.month:
            self._year = year
        self._key, self._read = key, read
        self._fill(same=same)

    def refuse(self, sentence: str) -> None:
        """Say why what was typed or pasted could not be kept; the cells show again what is stored."""
        self._fill(same=False)
        self._say(sentence)

    def problem(self) -> str:
        """The sentence that stands under the cells, or nothing."""
        return self._problem.text() if not self._problem.isHidden() else ""

    def _turn(self, months: int) -> None:
        if self._year is not None:
            self._year = FinancialYear(self._year.start.plus(months))
            self._fill(same=False)

    def _fill(self, *, same: bool) -> None:
        assert self._year is not None  # noqa: S101 - a line is shown in a year
        cells = self._read(self._year)
        if not same:
            self._say("")
        self._heading.setText(f"Amounts by month, {self._year}")
        for field, label, cell in zip(self.fields, self.labels, cells, strict=True):
            repeated = cell.own is None and cell.counts != 0
            label.setText(f"{cell.month.short} ↻" if repeated else cell.month.short)
            label.setToolTip("Repeats the year before" if repeated else "")
            field.setAccessibleName(f"Amount in {cell.month.label}{', repeats the year before' if repeated else ''}")
            value = (cell.counts or None) if cell.own is None else cell.own
            (field.refresh_value if same else field.set_value)(value)
        self._reckon([cell.counts for cell in cells])

    def _reckon(self, counts: Sequence[int]) -> None:
        self.total.set_spans(
            (("In the year: ", False), (format_money(sum(counts)), True), (", before any VAT.", False))
        )

    @Slot(int, object)
    def _committed(self, at: int, value: object) -> None:
        self._emit({self._months()[at]: value if isinstance(value, int) else None})

    @Slot(int, str)
    def _pasted(self, at: int, text: str) -> None:
        """Put a block, across or down, into the cells from here on: all of it or nothing."""
        found, months = _cells(text), self._months()[at:]
        if len(found) > len(months):
            self._say(
                f"There are {len(found)} amounts and only {len(months)} months from here. Paste at an earlier one."
            )
            return
        amounts: dict[Month, int | None] = {}
        wrong = []
        for month, cell in zip(months, found, strict=False):
            try:
                value = self.fields[at].kind().parse(cell)
            except Refused as refused:
                wrong.append(f"{month.label}: {refused}")
            else:
                amounts[month] = value if isinstance(value, int) else None
        if wrong:
            self._say(f"Nothing was pasted. {wrong[0]}")
            return
        self.fields[at].set_value(amounts[months[0]])
        self._emit(amounts)

    def _emit(self, amounts: dict[Month, int | None]) -> None:
        self._say("")
        self.changed.emit(self._key, amounts)

    def _months(self) -> tuple[Month, ...]:
        return self._year.months if self._year is not None else ()

    def _next(self, at: int) -> None:
        field = self.fields[(at + 1) % len(self.fields)]
        field.setFocus()
        field.selectAll()

    def _field(self, at: int) -> MonthField:
        field = MonthField(self)
        field.committed.connect(lambda value: self._committed(at, value))
        field.problem_changed.connect(self._say)
        field.entered.connect(lambda: self._next(at))
        field.block_pasted.connect(lambda text: self._pasted(at, text))
        return field

    @Slot(str)
    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        self._heading.setWordWrap(False)
        head.addWidget(self._heading)
        head.addWidget(self.before)
        head.addWidget(self.after)
        head.addSpacing(12)
        head.addWidget(self.total, 2)
        rule = Words(_RULE, role="small", parent=self)
        rule.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        rule.setToolTip("Before the first amount there is nothing.")
        head.addWidget(rule, 5)
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        grid.setHorizontalSpacing(4)
        for at, (label, field) in enumerate(zip(self.labels, self.fields, strict=True)):
            row, column = divmod(at, _ACROSS)
            grid.addWidget(label, 2 * row, column)
            grid.addWidget(field, 2 * row + 1, column)
        whole = self.body
        whole.setContentsMargins(14, 6, 14, 6)
        whole.setSpacing(2)
        whole.addLayout(head)
        whole.addLayout(grid)
        whole.addWidget(self._problem)


def _clipboard() -> str:
    return QGuiApplication.clipboard().text()


def _cells(text: str) -> list[str]:
    """The cells of a block of one row or one column; of several rows and columns, row by row."""
    return [cell for row in read_block(text) for cell in row]
