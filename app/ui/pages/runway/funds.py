"""By fund: what each fund holds, receives and pays, month by month, to be read, copied and saved."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.money import format_pounds
from app.problems import Refused
from app.reports.charts.table_file import write_table
from app.services.plan.csv_rows import forecast_csv_rows
from app.services.plan.outlook import Outlook
from app.services.rows.checks import heading_of
from app.services.said.wording import Spans, say
from app.ui.desk.desk import Desk
from app.ui.desk.saving import ask_where
from app.ui.kit.cards import Button, Card, Note, empty
from app.ui.kit.columns import Columns
from app.ui.kit.pick_fields import Choice
from app.ui.kit.words import Words
from app.ui.pages.runway.fund_table import (
    ALL,
    MARK,
    all_columns,
    all_rows,
    fund_columns,
    fund_key,
    fund_rows,
    fund_totals,
)
from app.ui.pages.runway.words import follow_up
from app.ui.table import clipboard as table_clipboard
from app.ui.table.column import Column
from app.ui.table.fitted import FittedTable
from app.ui.table.model import TableModel

_LEAST_HEIGHT = 320
_MOST_NOTES = 3
_MONTH_END = "What each fund holds at the end of each month."
_CARRIED = f" {MARK} below zero: unrestricted money carries the fund until its grant pays."


class FundsView(QWidget):
    """A fund's months, or what all funds hold at the end of each."""

    answered = Signal(object, object)
    """The sentence on top, and the one under it."""
    uses_view = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: Outlook | None = None
        self._columns: tuple[Column, ...] = ()
        self._fund: object = ALL
        self.table: FittedTable | None = None
        self.fund = Choice((), self, prompt=heading_of("fund", "name"))
        self.fund.setAccessibleName("Which fund")
        self.fund.setMinimumWidth(260)
        self.note = Words("", role="small", parent=self)
        self.copy = Button("Copy the table", self)
        self.save = Button("Save as CSV", self)
        self._notes = QVBoxLayout()
        self._card = Card(parent=self)
        self._lay_out()
        self.fund.committed.connect(self._choose)
        self.copy.clicked.connect(self.copy_table)
        self.save.clicked.connect(self.save_table)

    def show_outlook(self, found: Outlook) -> None:
        """Offer the funds there are, and show the months of the chosen one."""
        self._found = found
        self.answered.emit(found.headline, follow_up(found))
        lines = found.forecast.funds
        choices: list[tuple[object, str]] = [(ALL, "All funds, at the end of each month")]
        choices += [(line.fund.id, line.fund.name) for line in lines]
        self.fund.set_choices(choices)
        if self._fund not in {value for value, _ in choices}:
            self._fund = ALL
        self.fund.set_value(self._fund)
        self._show_notes(found)
        self._show_table()

    @Slot()
    def copy_table(self) -> None:
        """Put the whole table, heading first, where a spreadsheet can take it."""
        if self.table is None:
            return
        model = self.table.rows_model()
        places = range(model.columnCount())
        cells = [[table_clipboard.cell_text(model, row, at) for at in places] for row in range(len(model.rows()))]
        lines = self._found.forecast.funds if self._found is not None else ()
        names = {fund_key(line): line.fund.name for line in lines}
        head = [[names.get(column.key, column.heading) for column in model.columns]]
        QGuiApplication.clipboard().setText(table_clipboard.block_text(head + cells))
        self._desk.say("The table is copied: paste it into a spreadsheet.")

    @Slot()
    def save_table(self) -> None:
        """Ask where, and save every fund's months as CSV."""
        if self._found is None:
            return
        name = f"Forecast by fund {self._desk.workspace.today.isoformat()}.csv"
        path = ask_where(self._desk, self, "Save as CSV", name, (("As a table (CSV)", ("csv",)),))
        if path is None:
            return
        try:
            write_table(path, forecast_csv_rows(self._found.forecast))
        except Refused as refusal:
            self._desk.problem(str(refusal))
        else:
            self._desk.say(f"Saved {path}.")

    @Slot(object)
    def _choose(self, fund: object) -> None:
        self._fund = fund
        self._show_table()

    def _show_table(self) -> None:
        if self._found is None:
            return
        line = next((each for each in self._found.forecast.funds if each.fund.id == self._fund), None)
        if line is None:
            self._set_columns(all_columns(self._found))
            self._set(all_rows(self._found))
            self.note.setText(_MONTH_END + (_CARRIED if overdrafts(self._found) else ""))
        else:
            self._set_columns(fund_columns(line))
            self._set(fund_rows(self._found, line), fund_totals(line))
            self.note.setText("What it holds at the start and the end of each month, what comes in and what goes out.")

    def _set(self, rows: Sequence[object], *totals: dict[str, object]) -> None:
        if self.table is not None:
            self.table.rows_model().set_rows(rows)
            self.table.rows_model().set_totals(*totals)

    def _set_columns(self, columns: tuple[Column, ...]) -> None:
        """Other funds have other columns, and so a table of their own."""
        shape = [(column.key, column.heading) for column in columns]
        if self.table is not None and shape == [(column.key, column.heading) for column in self._columns]:
            return
        self._columns = columns
        self._card.clear()
        self.table = FittedTable(TableModel(columns), name="The forecast by fund", parent=self._card)
        self.table.setMinimumHeight(_LEAST_HEIGHT)
        self._card.add(self.table, 1)

    def _show_notes(self, found: Outlook) -> None:
        empty(self._notes)
        for sentence in overdrafts(found)[:_MOST_NOTES]:
            self._notes.addWidget(Note("look", sentence))

    def _lay_out(self) -> None:
        steps = QWidget(self)
        line = QHBoxLayout(steps)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.copy)
        line.addWidget(self.save)
        line.addStretch(1)
        self._card.body.setContentsMargins(6, 4, 6, 10)
        self._notes.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Columns(self.fund, self.note, steps, stretches=(0, 1, 0), narrow=760, parent=self))
        column.addLayout(self._notes)
        column.addWidget(self._card, 1)


def overdrafts(found: Outlook) -> list[Spans]:
    """A sentence for each restricted fund that goes below zero, the deepest first."""
    lines = found.forecast.funds
    deep = [line for line in lines if line.fund.kind == "restricted" and min(line.closing, default=0) < 0]
    sentences = []
    for line in sorted(deep, key=lambda each: min(each.closing)):
        first = next(at for at, closing in enumerate(line.closing) if closing < 0)
        sentences.append(
            say(
                "{fund} is below zero from " + found.forecast.months[first].label + ", by **{most}** at most: "
                "unrestricted money carries it until its grant pays.",
                fund=line.fund.name,
                most=format_pounds(-min(line.closing)),
            )
        )
    return sentences
