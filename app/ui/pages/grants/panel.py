"""One grant in full, beside the list: what it is, money and dates, payments, budget, reports, effort, notes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.dates import format_date
from app.planning.forecast.overfunding import Overfunded
from app.problems import Refused
from app.services.grants.applications import worth_of
from app.services.grants.bid_check import bid_check
from app.services.grants.edits import overfunded_by
from app.services.grants.grants import GrantDetail, GrantRow, grant_detail, target_labels
from app.services.grants.totals import OPEN
from app.services.home.incomplete import row_remarks
from app.services.rows import action_words, records
from app.ui.desk.child_rows import ChildRows
from app.ui.desk.desk import Desk
from app.ui.desk.side_panel import Section, SidePanel
from app.ui.kit.cards import Button, LinkButton
from app.ui.pages.grants.check import CheckSection
from app.ui.pages.grants.effort import EffortSection
from app.ui.pages.grants.forms import AboutForm, MoneyForm, NoteForm
from app.ui.pages.grants.money import BudgetSection, InstalmentsSection, ReportsSection
from app.ui.pages.grants.stage import StageBar


class GrantPanel(SidePanel):
    """The panel. Esc closes it."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._detail: GrantDetail | None = None
        self._close = LinkButton("Close", self)
        self.stage = StageBar(desk, self.inner)
        self.about = AboutForm(desk, self.inner)
        self.money = MoneyForm(desk, self.inner)
        self.note = NoteForm(desk, self.inner)
        self.instalments = InstalmentsSection(desk, self.inner)
        self.budget = BudgetSection(desk, self.inner)
        self.reports = ReportsSection(desk, self.inner)
        self.effort = EffortSection(desk, self.inner)
        self.check = CheckSection(desk, self.inner)
        self.delete = Button("", self.inner, role="quiet")
        self._lay_out()

    def grant_id(self) -> int | None:
        """The grant that is shown."""
        return self._detail.id if self._detail is not None else None

    def show_grant(self, grant_id: int) -> bool:
        """Show a grant, or the same one again after a change; False when it is not in the file any more."""
        read = self._desk.workspace.read
        try:
            detail = read(grant_detail, grant_id)
        except records.RecordGone:
            return False
        another = grant_id != self.grant_id()
        self._detail = detail
        self.show_head(detail.row.title, _second_line(detail.row), detail.row.kind.label)
        self.show_remark(read(row_remarks, "grant").get(grant_id))
        self.delete.setText(f"Delete this {detail.row.kind.inside} with its payments, budget and reports")
        self.delete.setAccessibleName(self.delete.text())
        self.about.offer(
            [row["name"] for row in read(records.rows, "funder", order="name")],
            read(records.rows, "fund", order="name"),
            read(records.rows, "project", order="name"),
        )
        for part in (self.stage, self.about, self.money, self.instalments, self.reports, self.note):
            part.show_grant(detail)
        self.budget.show_grant(detail, read(target_labels), self._overfunded(detail))
        self.effort.show_grant(detail, read(worth_of, grant_id))
        self._show_check(detail)
        if another:
            self.go_to_top()
        return True

    def show_row(self, table: str, row: int) -> None:
        """Bring a payment, a budget line or a report of the shown grant into sight."""
        sections: dict[str, ChildRows] = {
            "instalment": self.instalments,
            "budget_line": self.budget,
            "grant_report": self.reports,
        }
        self.show_row_of(sections[table].rows, row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves a question, or else closes the panel."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.stage.asking():
            self.stage.keep()
        else:
            self.closed.emit()

    @Slot()
    def delete_grant(self) -> None:
        """Delete the grant with everything that belongs to it; undo brings it back."""
        if self._detail is not None:
            label = action_words.delete("grant", [self._detail.row.title])
            self._desk.workspace.run(label, records.delete, "grant", [self._detail.id])

    def _show_check(self, detail: GrantDetail) -> None:
        """Whether to bid is asked until there is a decision."""
        self.check.setVisible(detail.row.stage in OPEN)
        if detail.row.stage in OPEN:
            workspace = self._desk.workspace
            self.check.show_grant(detail, workspace.read(bid_check, workspace.rates, detail.id, workspace.today))

    def _overfunded(self, detail: GrantDetail) -> Sequence[Overfunded] | str:
        if not detail.budget:
            return ()
        try:
            return self._desk.workspace.read(overfunded_by, self._desk.workspace.rates, detail.id)
        except Refused as refusal:
            return str(refusal)

    def _lay_out(self) -> None:
        self._close.setAccessibleName("Close this panel")
        self._close.setToolTip("Esc")
        self._close.clicked.connect(self.closed)
        self.add_to_head(self._close)
        self.column.addWidget(self.stage)
        for place, form in (("grants.list.about", self.about), ("grants.list.money", self.money)):
            self.column.addWidget(_section(place, form, self.inner))
        notes = _section("grants.list.notes", self.note, self.inner)
        for part in (self.instalments, self.budget, self.reports, self.effort, self.check, notes):
            self.column.addWidget(part)
        self.delete.clicked.connect(self.delete_grant)
        self.column.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)


def _section(place: str, form: QWidget, parent: QWidget) -> Section:
    section = Section(place, parent=parent)
    section.add(form)
    return section


def _second_line(row: GrantRow) -> str:
    """Who gives, what it is, and what comes next."""
    coming = f" · {row.next_what} {format_date(row.next_date)}" if row.next_date is not None else ""
    return f"{row.funder} · {row.kind.label}{coming}"
