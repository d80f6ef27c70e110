"""Other income: every line in a table edited in place, and what the lines bring in a year."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.dates import FinancialYear, Month
from app.models.choices import Certainty, Frequency, FundKind, IncomeCategory
from app.money import format_money
from app.problems import Refused
from app.services.grants.income import IncomeYear, apply_income, income_year
from app.services.rows import action_words, records
from app.services.rows.checks import Edits
from app.services.rows.month_cells import MonthCell, month_cells
from app.services.rows.months import set_months
from app.ui.desk.desk import Desk
from app.ui.desk.month_cells import MonthCells
from app.ui.desk.stored import stored_column
from app.ui.desk.stored_rows import RowWords, StoredRows
from app.ui.desk.workspace import Outcome
from app.ui.kit.cards import Card
from app.ui.kit.words import Sentence, Spans, Words
from app.ui.pages.grants.kinds import likelihood
from app.ui.table.column import Column
from app.ui.table.fitted import FittedTable
from app.ui.table.live_choices import LiveChoices, live_choice

Row = Mapping[str, Any]

_DEFAULTS: Mapping[str, object] = {
    "category": IncomeCategory.OTHER,
    "frequency": Frequency.MONTHLY,
    "uplift": 0,
    "amount": None,
}
_WORDS = RowWords(
    "income_line",
    "Type here to add",
    "Fees, donations, hire, sales: whatever comes in other than grants. Type a name and an amount above, "
    "or paste rows from a spreadsheet.",
)


class IncomeSection(QWidget):
    """Fees, donations, hire and whatever comes in besides grants and contracts."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._funds = LiveChoices()
        self._general: int | None = None
        self.rows = StoredRows(
            desk,
            _WORDS,
            self._columns(),
            store=self._store,
            to_stored=_stored,
            make_table=FittedTable,
            parent=self,
        )
        self.total = Sentence("", role="", parent=self)
        self.months = MonthCells(self)
        self._year = FinancialYear.containing(Month.of(desk.workspace.today), 4)
        self._sums: Mapping[int, int] = {}
        self._lines: Mapping[int, records.Record] = {}
        self.rows.table.chosen.connect(self._show_months)
        self.months.changed.connect(self._months_typed)
        card = Card(parent=self)
        card.add(self.rows, 1)
        card.add(self.total)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        hint = "Under “Likely”, type “certain” or a likelihood such as 60%. Only certain income counts as confirmed."
        column.addWidget(Words(hint, role="soft", parent=self))
        column.addWidget(card, 1)
        column.addWidget(self.months)

    def refresh(self) -> None:
        """Read the lines, the funds and the year's total again."""
        read = self._desk.workspace.read
        funds = read(records.rows, "fund", order="name")
        self._funds.set([(fund.id, fund["name"]) for fund in funds])
        self._general = next((fund.id for fund in funds if fund["kind"] is FundKind.GENERAL), None)
        rows = read(records.rows, "income_line")
        self._year = FinancialYear.containing(Month.of(self._desk.workspace.today), _year_start(read))
        self._sums = self._read_sums()
        self._lines = {row.id: row for row in rows}
        self.rows.set_rows(rows)
        self._show_months(self.rows.table.current_key())
        self.total.setVisible(bool(rows))
        try:
            self.total.set_spans(_a_year(read(income_year, Month.of(self._desk.workspace.today))))
        except Refused as refusal:
            self.total.set_spans(str(refusal))

    def _read_sums(self) -> Mapping[int, int]:
        try:
            found = self._desk.workspace.read(month_cells, "income_line", self._year)
        except Refused:
            return {}
        return {line: sum(cell.counts for cell in cells) for line, cells in found.items()}

    @Slot(object)
    def _show_months(self, key: object) -> None:
        self.months.show_line(key, self._year, partial(self._cells, key) if key in self._sums else None)

    def _cells(self, key: object, year: FinancialYear) -> Sequence[MonthCell]:
        return self._desk.workspace.read(month_cells, "income_line", year)[cast("int", key)]

    @Slot(object, object)
    def _months_typed(self, key: int, amounts: Mapping[Month, int | None]) -> None:
        label = action_words.set_months("income_line", self._name(key), tuple(amounts))
        if refusal := self._desk.workspace.run(label, set_months, "income_line", key, amounts).refusal:
            self.months.refuse(refusal)

    def _name(self, key: int) -> str:
        return str(self._lines[key]["name"])

    def _amount(self, row: Row) -> object:
        return self._sums.get(row["id"], row["amount"])

    def show_line(self, row: int) -> None:
        """Go to an income line."""
        self.rows.table.select_key(row)
        self.rows.table.setFocus()

    def _store(self, label: str, edits: Edits) -> Outcome[Sequence[int]]:
        first_day = Month.of(self._desk.workspace.today).first_day
        return self._desk.workspace.run(self._told(edits) or label, apply_income, edits, first_day=first_day)

    def _told(self, edits: Edits) -> str:
        """What a change of one line to or from amounts by month made of it; of other edits nothing."""
        for key, values in edits:
            now = values.get("frequency")
            if key is not None and len(edits) == 1 and isinstance(now, Frequency):
                return action_words.go_by(self._name(key), now, self._lines[key]["frequency"])
        return ""

    def _fund(self, row: Row) -> object:
        return self._general if row["fund_id"] is None else row["fund_id"]

    def _columns(self) -> tuple[Column, ...]:
        of = partial(stored_column, "income_line", editable=True, today=lambda: self._desk.workspace.today)
        fund = live_choice(self._funds, optional=True)
        return (
            of("name"),
            of("category", 120, optional=True),
            of("amount", 84, value=self._amount),
            of("frequency", 130),
            of("start", 92, optional=True),
            of("end", 92),
            Column("likely", "Likely", "percent", 66, True, align="left", value=_likely, reader=likelihood()),
            of("fund_id", 100, choices=self._funds, value=self._fund, reader=fund),
            of("uplift", 78, value=_rise),
            of("uplift_from", 78),
        )


def _year_start(read: Callable[..., Any]) -> int:
    owner = next(iter(read(records.rows, "organisation")), None)
    return int(owner["year_start_month"]) if owner else 4


def _rise(row: Row) -> int | None:
    return row["uplift"] or None


def _likely(row: Row) -> tuple[bool, int]:
    certain = row["certainty"] is Certainty.CONFIRMED
    return certain, 100 if certain else row["probability"]


def _stored(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is stored for what was typed; a choice that was left empty is the usual one."""
    stored = {name: value for name, value in values.items() if name != "likely"}
    for name, usual in _DEFAULTS.items():
        if name in stored and stored[name] is None:
            stored[name] = usual
    if values.get("likely") is not None:
        certain, percent = values["likely"]
        stored["certainty"] = Certainty.CONFIRMED if certain else Certainty.UNCONFIRMED
        stored["probability"] = percent
    return stored


def _a_year(year: IncomeYear) -> Spans:
    certain, uncertain, likely = (
        format_money(pence, pennies=False) for pence in (year.certain, year.uncertain, year.likely)
    )
    spans = [("A year from ", False), (year.first.label, False), (" brings ", False), (certain, True)]
    if year.uncertain:
        spans += [(" for certain and perhaps ", False), (uncertain, True), (" more, or ", False), (likely, True)]
        spans += [(" weighted by likelihood", False)]
    else:
        spans += [(", all certain", False)]
    return [*spans, (".", False)]
