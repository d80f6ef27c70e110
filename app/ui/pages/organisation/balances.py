"""What is held: every fund at the balance date, sums by kind, and what each kind of money may be spent on."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from app.dates import format_date
from app.models.choices import FundKind, LegalForm
from app.money import format_money
from app.places import field_of
from app.services.organisation.organisation import Details
from app.services.rows import records
from app.services.rows.checks import Edits
from app.services.rows.records import Record
from app.ui.desk.desk import Desk
from app.ui.desk.stored import stored_column
from app.ui.desk.stored_rows import RowWords, StoredRows, empty_as_nothing
from app.ui.desk.workspace import Outcome
from app.ui.kit import kinds
from app.ui.kit.cards import Button, Card, empty
from app.ui.kit.words import Sentence, Spans, Words
from app.ui.pages.organisation.update import BalancesUpdate

RULES: Mapping[FundKind, tuple[str, str]] = {
    FundKind.GENERAL: ("General", "Yours to spend on anything you are there for. Your runway counts this money."),
    FundKind.DESIGNATED: (
        "Designated",
        "Yours, set aside by your own decision, which you can change.",
    ),
    FundKind.RESTRICTED: ("Restricted", "Given for a purpose. You may spend it on nothing else."),
    FundKind.ENDOWMENT: ("Endowment", "Given to be kept. As a rule only what it earns may be spent."),
}
"""After module 2 of the Charities SORP: classes of funds."""

_COMMITTED = "committed"

_stored = partial(stored_column, "fund", editable=True)
_COLUMNS = (
    _stored("name"),
    _stored("kind", 112, choices=tuple((kind, RULES[kind][0]) for kind in FundKind)),
    _stored("balance", 104, reader=kinds.money(), tone=lambda row: "red" if row["balance"] < 0 else ""),
    _stored("purpose"),
    _stored(_COMMITTED, 104, value=lambda row: row["committed"] if row["kind"] is FundKind.DESIGNATED else None),
)
_WORDS = RowWords("fund", "Add a fund", "Your money appears here, fund by fund.")


class BalancesCard(Card):
    """The card; a freelancer has one purse and sees a sentence in place of the table."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, place="organisation.balances")
        self._desk = desk
        self._funds: tuple[Record, ...] = ()
        self._one_purse = False
        self.start = Button("Update balances", self)
        self.start.setVisible(not desk.workspace.read_only)
        self.start.setObjectName(field_of("organisation", "balance_date"))
        self.start.clicked.connect(self.begin)
        self.head.addWidget(self.start, 0, Qt.AlignmentFlag.AlignTop)
        self.when = Sentence("", role="", parent=self)
        self.update_bar = BalancesUpdate(desk, self)
        self.update_bar.finished.connect(self._updated)
        stored = empty_as_nothing("balance")
        self.rows = StoredRows(desk, _WORDS, _COLUMNS, store=self._store, to_stored=stored, parent=self)
        self.sums = QWidget(self)
        self._grid = QGridLayout(self.sums)
        self._grid.setContentsMargins(8, 0, 8, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        for part in (self.when, self.update_bar, self.rows, self.sums):
            self.add(part)

    def show_details(self, details: Details) -> None:
        """Show the funds at the balance date."""
        found = self._desk.workspace.read(records.rows, "fund")
        order = list(FundKind)
        self._funds = tuple(sorted(found, key=lambda fund: (order.index(fund["kind"]), fund["name"].casefold())))
        one_purse = details.legal_form is LegalForm.SOLE_TRADER and len(self._funds) == 1
        self.when.set_spans(_when(details, self._funds, one_purse=one_purse))
        self._one_purse = one_purse
        self._show_table()
        self.rows.set_rows(self._funds)
        designated = any(fund["kind"] is FundKind.DESIGNATED for fund in self._funds)
        self.rows.table.hide_columns(() if designated else (_COMMITTED,))
        self._show_sums()

    def show_fund(self, fund: int) -> None:
        """Go to a fund."""
        if self.rows.table.select_key(fund):
            self.rows.table.setFocus()

    @Slot()
    def begin(self) -> None:
        """Ask for the balances of another day."""
        self.start.hide()
        self.update_bar.open(self._funds)
        self._show_table()

    @Slot()
    def _updated(self) -> None:
        self.start.show()
        self.start.setFocus()
        self._show_table()

    def _show_table(self) -> None:
        """The table gives way to the question; a single purse has none."""
        for part in (self.rows, self.sums):
            part.setVisible(not self._one_purse and self.update_bar.isHidden())

    def _show_sums(self) -> None:
        empty(self._grid)
        totals = {kind: [fund["balance"] for fund in self._funds if fund["kind"] is kind] for kind in FundKind}
        for kind, amounts in totals.items():
            if not amounts and kind is not FundKind.GENERAL:
                continue
            at = self._grid.rowCount()
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(Words(RULES[kind][0], parent=self.sums, wrap=False), at, 0, top)
            total = Words(format_money(sum(amounts)), parent=self.sums, wrap=False)
            self._grid.addWidget(total, at, 1, top | Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(Words(RULES[kind][1], role="small", parent=self.sums), at, 2, top)

    def _store(self, label: str, edits: Edits) -> Outcome[Sequence[int]]:
        kinds_of = {fund.id: fund["kind"] for fund in self._funds}
        for fund, values in edits:
            kind = values.get("kind") or kinds_of.get(fund or 0)
            if values.get("committed") is not None and kind is not FundKind.DESIGNATED:
                return Outcome(
                    refusal="Only of a designated fund can a part be committed. Leave it empty, or change the kind."
                )
        return self._desk.workspace.run(label, records.apply, "fund", edits)


def _when(details: Details, funds: Sequence[Record], *, one_purse: bool) -> Spans:
    """The day, and all of it together."""
    if details.balance_date is None:
        return (("Enter your bank balance and its date: choose “Update balances”.", False),)
    total = format_money(sum(fund["balance"] for fund in funds))
    day = format_date(details.balance_date)
    if one_purse:
        return (("You had ", False), (total, True), (f" at the end of {day}.", False))
    return ((f"Total at the end of {day}: ", False), (total, True), (".", False))
