"""The parts of the panel that hold rows of a grant: its payments, what it pays for, the reports that are due."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.choices import Restriction
from app.money import format_money
from app.places import name_of
from app.planning.forecast.overfunding import Overfunded
from app.services.grants.grants import BudgetRow, GrantDetail, ReportRow
from app.ui.desk.child_rows import ChildRows
from app.ui.desk.desk import Desk
from app.ui.desk.stored import stored_column
from app.ui.desk.stored_rows import RowWords
from app.ui.kit.cards import LinkButton, Note, empty
from app.ui.pages.grants.parts import Tally
from app.ui.pages.grants.pattern import PatternMaker
from app.ui.table.column import Column
from app.ui.table.live_choices import LiveChoices, live_choice
from app.ui.table.view import Table

_AMOUNT = 84
_DAY = 104
_TABLE = partial(Table, fit=8)


class InstalmentsSection(ChildRows):
    """Payments: when, how much, on what condition, and when they came; with the pattern maker."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        of = _columns_of("instalment", desk)
        super().__init__(
            desk,
            "grants.list.payments",
            "grant_id",
            RowWords(
                "instalment",
                "Add a date",
                "Type each payment above, or plan them all at once.",
            ),
            (
                of("due", _DAY),
                of("amount", _AMOUNT),
                of("condition"),
                of("received_on", _DAY),
            ),
            make_table=_TABLE,
            parent=parent,
        )
        self._detail: GrantDetail | None = None
        self.tally = Tally(self)
        self.add(self.tally)
        self._open = LinkButton("Plan the payments by a pattern", self)
        self._maker = PatternMaker(desk, self)
        self._maker.hide()
        self._open.clicked.connect(self._show_maker)
        self._maker.finished.connect(self._maker_done)
        self.add(self._open)
        self.add(self._maker)

    def show_grant(self, detail: GrantDetail) -> None:
        """Show the payments of a grant, and how far they are from what was awarded."""
        if self.parent_row != detail.id:
            self._hide_maker()
        self._detail = detail
        self.show_rows(detail.id, detail.instalments)
        self.tally.set(_planned(detail), look=bool(detail.instalments) and detail.unplanned != 0)

    @Slot()
    def _show_maker(self) -> None:
        if self._detail is not None:
            self._open.hide()
            self._maker.open(self._detail)

    @Slot()
    def _maker_done(self) -> None:
        self._hide_maker()
        self.rows.table.setFocus()  # or the keyboard, and what is in sight, would go on to the next section

    @Slot()
    def _hide_maker(self) -> None:
        self._maker.hide()
        self._open.show()


class BudgetSection(ChildRows):
    """What the grant pays for, with the costs that are promised more than they cost."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        of = _columns_of("budget_line", desk)
        self._targets = LiveChoices()
        super().__init__(
            desk,
            "grants.list.budget",
            "grant_id",
            RowWords(
                "budget_line",
                "Choose a cost",
                "Choose a post, a cost, a freelancer, a project or a kind of cost above.",
            ),
            (
                Column(
                    "target",
                    "Cost",
                    "choice",
                    editable=True,
                    choices=self._targets,
                    optional=False,
                    value=lambda row: (row.column, row.value),
                    reader=live_choice(self._targets),
                ),
                of("amount", _AMOUNT),
                of("spent", 76),
                Column("left", "Left", "money", 76, value=_left),
                of("start", 100),
                of("end", 100),
            ),
            to_stored=_budget_values,
            make_table=_TABLE,
            parent=parent,
        )
        self.tally = Tally(self)
        self.add(self.tally)
        self._warnings = QVBoxLayout()
        self._warnings.setSpacing(4)
        self.add(self._warnings)

    def show_grant(
        self, detail: GrantDetail, targets: Mapping[tuple[str, object], str], over: Sequence[Overfunded] | str
    ) -> None:
        """Show the budget of a grant; `over` tells what is funded above 100%, or why that is not known."""
        self._targets.set(tuple(targets.items()))
        self.show_rows(detail.id, detail.budget)
        sentence, look = _named(detail)
        self.tally.set(sentence, look=look)
        empty(self._warnings)
        for words in (over,) if isinstance(over, str) else map(_overfunded, over):
            if words:
                note = Note("look", words, parent=self)
                self._warnings.addWidget(note, 0, Qt.AlignmentFlag.AlignTop)
                note.show()


class ReportsSection(ChildRows):
    """Reports that the funder wants."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        of = _columns_of("grant_report", desk)
        super().__init__(
            desk,
            "grants.list.reports",
            "grant_id",
            RowWords(
                "grant_report",
                "Type here to add a report",
                f"Type the reports that the funder wants, and {name_of('home')} reminds you in time.",
            ),
            (
                of("title"),
                of("due", _DAY),
                of("sent_on", _DAY),
            ),
            make_table=_TABLE,
            parent=parent,
        )
        self._desk = desk
        self._reports: Mapping[object, ReportRow] = {}
        self.write = LinkButton("", self)
        self.add(self.write)
        self.write.clicked.connect(self._write)
        self.rows.table.chosen.connect(self._name)

    def show_grant(self, detail: GrantDetail) -> None:
        """Show the reports of a grant."""
        self._reports = {report.id: report for report in detail.reports}
        self.show_rows(detail.id, detail.reports)
        self._name()

    def _meant(self) -> ReportRow | None:
        """The report one is in, or else the first that is still to send, or the last."""
        reports = list(self._reports.values())
        to_send = (report for report in reports if report.sent_on is None)
        return self._reports.get(self.rows.table.current_key()) or next(to_send, reports[-1] if reports else None)

    @Slot()
    def _name(self) -> None:
        """Say which report would be written."""
        report = self._meant()
        words = f"Write the report “{report.title}”" if report is not None else ""
        self.write.setVisible(report is not None)
        self.write.setText(words.replace("&", "&&"))
        self.write.setAccessibleName(words)

    @Slot()
    def _write(self) -> None:
        report = self._meant()
        if report is not None:
            self._desk.go("documents.report", report.id)


def _columns_of(table: str, desk: Desk) -> Callable[..., Column]:
    return partial(stored_column, table, editable=True, today=lambda: desk.workspace.today)


def _left(row: BudgetRow) -> int:
    return row.amount - row.spent


def _budget_values(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The target as the column that names it; nothing spent where nothing was typed."""
    stored = {name: value for name, value in values.items() if name != "target"}
    if stored.get("spent", 0) is None:
        stored["spent"] = 0
    if values.get("target") is not None:
        column, value = values["target"]
        stored[column] = value
    return stored


def _whole(detail: GrantDetail) -> str:
    return "award" if detail.values["amount_awarded"] is not None else "amount asked for"


def _planned(detail: GrantDetail) -> str:
    """How the payments compare with the award."""
    if not detail.instalments:
        return ""
    whole = _whole(detail)
    planned = format_money((detail.row.amount or 0) - detail.unplanned)
    come = f" {format_money(detail.row.received)} has come in." if detail.row.received else ""
    if detail.unplanned == 0:
        return f"The payments add up to {planned}, all of the {whole}.{come}"
    if detail.unplanned > 0:
        left = format_money(detail.unplanned)
        return f"The payments add up to {planned}. {left} of the {whole} is not listed here.{come}"
    more = format_money(-detail.unplanned)
    return f"The payments add up to {planned}, {more} more than the {whole}.{come}"


def _named(detail: GrantDetail) -> tuple[str, bool]:
    """How the budget compares with the award, and whether that wants a look."""
    if detail.row.restriction is Restriction.UNRESTRICTED:
        return "This money is unrestricted: it can pay for anything, so naming costs here is up to you.", False
    if not detail.budget:
        return "Restricted money pays only for what is listed here. Until then the forecast spends none.", True
    whole = _whole(detail)
    named = format_money((detail.row.amount or 0) - detail.unbudgeted)
    if detail.unbudgeted == 0:
        return f"The budget adds up to {named}, all of the {whole}.", False
    if detail.unbudgeted > 0:
        left = format_money(detail.unbudgeted)
        return f"The budget adds up to {named}. {left} of the {whole} is not named here.", True
    return f"The budget adds up to {named}, {format_money(-detail.unbudgeted)} more than the {whole}.", True


def _overfunded(over: Overfunded) -> str:
    share = over.funded * 100 // over.cost if over.cost else 0
    above = f"at {share}%" if over.cost else "although it costs nothing then"
    return (
        f"“{over.name}” is funded {above}: from {over.first.label} to {over.last.label} grants promise "
        f"{format_money(over.funded, pennies=False)} for it, and it costs {format_money(over.cost, pennies=False)}. "
        "Lower a budget line, or name another cost."
    )
