"""One grant in full, beside the list: what it is, money and dates, payments, budget, reports, notes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.dates import format_date
from app.planning.overfunding import Overfunded
from app.problems import Refused
from app.services import records
from app.services.grant_edits import overfunded_by
from app.services.grants import GrantDetail, GrantRow, grant_detail
from app.services.targets import target_labels
from app.ui.attempt import Attempt
from app.ui.cards import Button, LinkButton
from app.ui.desk import Desk
from app.ui.pages.grant_forms import AboutForm, MoneyForm, NoteForm
from app.ui.pages.grant_money import BudgetSection, InstalmentsSection, ReportsSection, RowsSection
from app.ui.pages.grant_parts import Section
from app.ui.pages.grant_stage import StageBar
from app.ui.words import Words


class GrantPanel(QFrame):
    """The panel. Esc closes it."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._desk = desk
        self._attempt = Attempt(desk.workspace, self)
        self._detail: GrantDetail | None = None
        self._title = Words("", role="name", parent=self)
        self._second = Words("", role="soft", parent=self)
        self._close = LinkButton("Close", self)
        self._inner = QWidget(self)
        self.stage = StageBar(desk, self._inner)
        self.about = AboutForm(desk, self._inner)
        self.money = MoneyForm(desk, self._inner)
        self.note = NoteForm(desk, self._inner)
        self.instalments = InstalmentsSection(desk, self._inner)
        self.budget = BudgetSection(desk, self._inner)
        self.reports = ReportsSection(desk, self._inner)
        self.delete = Button("", self._inner, role="quiet")
        self._scroll = QScrollArea(self)
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
        self._title.setText(detail.row.title)
        self._second.setText(_second_line(detail.row))
        self.setAccessibleName(f"{detail.row.kind.label}: {detail.row.title}")
        self.delete.setText(f"Delete this {detail.row.kind.label.lower()} with its payments, budget and reports")
        self.delete.setAccessibleName(self.delete.text())
        self.about.offer(
            [row["name"] for row in read(records.rows, "funder", order="name")],
            read(records.rows, "fund", order="name"),
            read(records.rows, "project", order="name"),
        )
        for part in (self.stage, self.about, self.money, self.instalments, self.reports, self.note):
            part.show_grant(detail)
        self.budget.show_grant(detail, read(target_labels), self._overfunded(detail))
        if another:
            self._scroll.verticalScrollBar().setValue(0)
        return True

    def show_row(self, table: str, row: int) -> None:
        """Bring a payment, a budget line or a report of the shown grant into sight."""
        sections: dict[str, RowsSection] = {
            "instalment": self.instalments,
            "budget_line": self.budget,
            "grant_report": self.reports,
        }
        section = sections[table]
        if section.rows.table.select_key(row):
            section.rows.table.setFocus()
            QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(section.rows, 0, 24))

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
            label = f"Delete “{self._detail.row.title}”"
            self._attempt.run(label, records.delete, "grant", [self._detail.id])

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
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._second)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 4, 4)
        column.setSpacing(8)
        head.setContentsMargins(0, 0, 12, 0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        self._fill()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._inner)
        self._inner.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)

    def _fill(self) -> None:
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 8, 12)
        column.setSpacing(18)
        column.addWidget(self.stage)
        for title, form in (("What it is", self.about), ("Money and dates", self.money)):
            section = Section(title, self._inner)
            section.add(form)
            column.addWidget(section)
        for rows in (self.instalments, self.budget, self.reports):
            column.addWidget(rows)
        rest = Section("Notes", self._inner)
        rest.add(self.note)
        column.addWidget(rest)
        self.delete.clicked.connect(self.delete_grant)
        column.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)


def _second_line(row: GrantRow) -> str:
    """Who gives, what it is, and what comes next."""
    coming = f" · {row.next_what} {format_date(row.next_date)}" if row.next_date is not None else ""
    return f"{row.funder} · {row.kind.label}{coming}"
