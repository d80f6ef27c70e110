"""The parts of the panel that hold rows of a grant: its payments, what it pays for, the reports that are due."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.choices import Restriction
from app.money import format_money
from app.places import name_of
from app.planning.forecast.overfunding import Overfunded
from app.services.grants.edits import apply_rows
from app.services.grants.grants import BudgetRow, GrantDetail
from app.services.rows import records
from app.ui.desk.attempt import Attempt
from app.ui.desk.desk import Desk
from app.ui.desk.side_panel import Section
from app.ui.desk.stored_rows import Edits, RowWords, StoredRows, ToStored
from app.ui.kit import kinds
from app.ui.kit.cards import LinkButton, Note, empty
from app.ui.kit.short_kinds import short_day
from app.ui.pages.grants.parts import Tally
from app.ui.pages.grants.pattern import PatternMaker
from app.ui.table.column import Column
from app.ui.table.live_choices import LiveChoices, live_choice
from app.ui.table.view import Table

_AMOUNT = 84
_DAY = 104
_TABLE = partial(Table, fit=8)


class RowsSection(Section):
    """A section with a table of rows that belong to the grant."""

    def __init__(
        self,
        desk: Desk,
        place: str,
        words: RowWords,
        columns: Sequence[Column],
        *,
        to_stored: ToStored = dict,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(place, parent=parent)
        self._attempt = Attempt(desk.workspace, self)
        self._stored = words.table
        self.detail: GrantDetail | None = None
        self.rows = StoredRows(
            desk, words, columns, self._store, self._delete, to_stored=to_stored, make_table=_TABLE, parent=self
        )
        self.add(self.rows)
        self.tally = Tally(self)
        self.add(self.tally)

    def _store(self, label: str, edits: Edits) -> str:
        if self.detail is None:
            return ""
        return self._attempt.run(label, apply_rows, self._stored, self.detail.id, edits)

    def _delete(self, label: str, ids: Sequence[int]) -> str:
        return self._attempt.run(label, records.delete, self._stored, ids)


class InstalmentsSection(RowsSection):
    """Payments: when, how much, on what condition, and when they came; with the pattern maker."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        today = _today(desk)
        super().__init__(
            desk,
            "grants.list.payments",
            RowWords(
                "instalment",
                "payment",
                "payments",
                "Add a date",
                "Type each payment above, or plan them all at once.",
            ),
            (
                Column("due", "Due", "date", _DAY, True, optional=False, reader=short_day(today, optional=False)),
                Column("amount", "Amount", "money", _AMOUNT, True, optional=False, reader=_money()),
                Column("condition", "Condition", editable=True, hint="What has to happen first, such as a report"),
                Column("received_on", "Received on", "date", _DAY, True, reader=short_day(today)),
            ),
            parent=parent,
        )
        self._open = LinkButton("Plan the payments by a pattern", self)
        self._maker = PatternMaker(desk, self)
        self._maker.hide()
        self._open.clicked.connect(self._show_maker)
        self._maker.finished.connect(self._maker_done)
        self.add(self._open)
        self.add(self._maker)

    def show_grant(self, detail: GrantDetail) -> None:
        """Show the payments of a grant, and how far they are from what was awarded."""
        if self.detail is None or self.detail.id != detail.id:
            self._hide_maker()
        self.detail = detail
        self.rows.set_rows(detail.instalments)
        self.tally.set(_planned(detail), look=bool(detail.instalments) and detail.unplanned != 0)

    @Slot()
    def _show_maker(self) -> None:
        if self.detail is not None:
            self._open.hide()
            self._maker.open(self.detail)

    @Slot()
    def _maker_done(self) -> None:
        self._hide_maker()
        self.rows.table.setFocus()  # or the keyboard, and what is in sight, would go on to the next section

    @Slot()
    def _hide_maker(self) -> None:
        self._maker.hide()
        self._open.show()


class BudgetSection(RowsSection):
    """What the grant pays for, with the costs that are promised more than they cost."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        today = _today(desk)
        self._targets = LiveChoices()
        super().__init__(
            desk,
            "grants.list.budget",
            RowWords(
                "budget_line",
                "budget line",
                "budget lines",
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
                Column("amount", "Amount", "money", _AMOUNT, True, optional=False, reader=_money()),
                Column("spent", "Spent", "money", 76, True, reader=kinds.money(least=0), hint="Up to the balance date"),
                Column("left", "Left", "money", 76, value=_left),
                Column("start", "From", "date", 100, True, reader=short_day(today), hint="Empty: as long as the grant"),
                Column("end", "To", "date", 100, True, reader=short_day(today), hint="Empty: as long as the grant"),
            ),
            to_stored=_budget_values,
            parent=parent,
        )
        self._warnings = QVBoxLayout()
        self._warnings.setSpacing(4)
        self.add(self._warnings)

    def show_grant(
        self, detail: GrantDetail, targets: Mapping[tuple[str, object], str], over: Sequence[Overfunded] | str
    ) -> None:
        """Show the budget of a grant; `over` tells what is funded above 100%, or why that is not known."""
        self.detail = detail
        self._targets.set(tuple(targets.items()))
        self.rows.set_rows(detail.budget)
        sentence, look = _named(detail)
        self.tally.set(sentence, look=look)
        empty(self._warnings)
        for words in (over,) if isinstance(over, str) else map(_overfunded, over):
            if words:
                note = Note("look", words, parent=self)
                self._warnings.addWidget(note, 0, Qt.AlignmentFlag.AlignTop)
                note.show()


class ReportsSection(RowsSection):
    """Reports that the funder wants."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        today = _today(desk)
        super().__init__(
            desk,
            "grants.list.reports",
            RowWords(
                "grant_report",
                "report",
                "reports",
                "Type here to add a report",
                f"Type the reports that the funder wants, and {name_of('home')} reminds you in time.",
            ),
            (
                Column("title", "Report", editable=True, optional=False),
                Column("due", "Due", "date", _DAY, True, optional=False, reader=short_day(today, optional=False)),
                Column("sent_on", "Sent on", "date", _DAY, True, reader=short_day(today)),
            ),
            parent=parent,
        )
        self.tally.hide()

    def show_grant(self, detail: GrantDetail) -> None:
        """Show the reports of a grant."""
        self.detail = detail
        self.rows.set_rows(detail.reports)


def _today(desk: Desk) -> Callable[[], date]:
    return lambda: desk.workspace.today


def _money() -> kinds.Kind:
    return kinds.money(optional=False, least=0)


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
        return f"The payments come to {planned}, the whole {whole}.{come}"
    if detail.unplanned > 0:
        left = format_money(detail.unplanned)
        return f"The payments come to {planned}. {left} of the {whole} is not listed here.{come}"
    more = format_money(-detail.unplanned)
    return f"The payments come to {planned}, which is {more} more than the {whole}.{come}"


def _named(detail: GrantDetail) -> tuple[str, bool]:
    """How the budget compares with the award, and whether that wants a look."""
    if detail.row.restriction is Restriction.UNRESTRICTED:
        return "This money is unrestricted: it can pay for anything, so naming costs here is up to you.", False
    if not detail.budget:
        return "Restricted money pays only for what stands here. Until then none of it is spent in the forecast.", True
    whole = _whole(detail)
    named = format_money((detail.row.amount or 0) - detail.unbudgeted)
    if detail.unbudgeted == 0:
        return f"The budget comes to {named}, the whole {whole}.", False
    if detail.unbudgeted > 0:
        left = format_money(detail.unbudgeted)
        return f"The budget comes to {named}. {left} of the {whole} is not named here.", True
    return f"The budget comes to {named}, which is {format_money(-detail.unbudgeted)} more than the {whole}.", True


def _overfunded(over: Overfunded) -> str:
    share = over.funded * 100 // over.cost if over.cost else 0
    above = f"at {share}%" if over.cost else "although it costs nothing then"
    return (
        f"“{over.name}” is funded {above}: from {over.first.label} to {over.last.label} grants promise "
        f"{format_money(over.funded, pennies=False)} for it, and it costs {format_money(over.cost, pennies=False)}. "
        "Lower a budget line, or name another cost."
    )
