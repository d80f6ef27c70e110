"""What can be set for a document, edited in place: title, for whom, amount and year; and for what reader."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.dates import FinancialYear, Month
from app.documents.kinds.kind import Kind
from app.services.organisation.organisation import details
from app.services.rows import action_words, records
from app.services.rows.records import Record
from app.ui.desk.desk import Desk
from app.ui.desk.stored import StoredForm
from app.ui.kit.cards import Button, Card
from app.ui.kit.pick_fields import Choice
from app.ui.kit.words import Words
from app.ui.pages.documents.reports import reports_to_choose

_YEARS_BEFORE, _YEARS_AFTER = 1, 4


class AboutForm(StoredForm):
    """The settings of a document; each is stored when it is left."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("document", lambda: desk.workspace.today, parent, spacing=10)
        self._desk = desk
        self._document: Record | None = None
        self._grant_of: dict[object, int] = {}
        self.project, self.grant = Choice(parent=self), Choice(parent=self)
        self.report, self.year = Choice(parent=self), Choice(parent=self)
        for name in ("title", "buyer", "ask"):
            self.add_stored(name)
        self.add_stored("grant_report_id", self.report)
        self.add_stored("grant_id", self.grant)
        self.add_stored("project_id", self.project)
        self.add_stored("year", self.year)
        self.add_stored("audience")
        self.committed.connect(self._store)
        self.setEnabled(not desk.workspace.read_only)

    def show_document(self, document: Record, kind: Kind) -> None:
        """Show a document; shown again, what is being typed stays."""
        self._document = document
        about = {*kind.about, *kind.may_be_about}
        read = self._desk.workspace.read
        projects = [(row.id, row["name"]) for row in read(records.rows, "project", order="name")]
        grants = [(row.id, row["title"]) for row in read(records.rows, "grant", order="title")]
        offered = reports_to_choose(self._desk)
        reports = [(row.id, words) for row, _grant, words in offered]
        self._grant_of = {row.id: row["grant_id"] for row, _grant, _words in offered}
        self.project.set_choices(_choices(projects, needed="project" in kind.about))
        self.grant.set_choices(_choices(grants, needed="grant" in kind.about))
        self.report.set_choices(_choices(reports, needed="report" in kind.about))
        self.year.set_choices(self._years(document, read(details).year_start_month))
        for name, shown in (
            ("buyer", kind.asks_for_money),
            ("ask", kind.asks_for_money),
            ("project_id", "project" in about),
            ("grant_report_id", "report" in about),
            ("grant_id", "grant" in about and "report" not in about),
            ("year", "year" in about),
        ):
            self.row(name).setVisible(shown)
        self.set_values(document.id, document.values)

    def _years(self, document: Record, first_month: int) -> list[tuple[object, str]]:
        now = FinancialYear.containing(Month.of(self._desk.workspace.today), first_month).start.year
        years = {*range(now - _YEARS_BEFORE, now + _YEARS_AFTER + 1), document["year"] or now}
        return [(year, str(FinancialYear(Month(year, first_month)))) for year in sorted(years)]

    @Slot(str, object)
    def _store(self, name: str, value: object) -> None:
        if self._document is None:
            return
        label = action_words.change("document", self._document["title"], name)
        values = {name: value}
        if name == "grant_report_id":
            values["grant_id"] = self._grant_of.get(value)  # a report says of which grant it is
        outcome = self._desk.workspace.run(label, records.change, "document", self._document.id, values)
        if outcome.refusal:
            self.refuse(name, outcome.refusal)


class AboutCard(Card):
    """The form, and under it the way to be rid of the document."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, place="documents.about")
        self.purpose = Words("", role="small", parent=self)
        self.form = AboutForm(desk, self)
        self.delete = Button("Delete this document", self, role="quiet")
        self.delete.setVisible(not desk.workspace.read_only)
        for part in (self.purpose, self.form, self.delete):
            self.add(part)

    def show_document(self, document: Record, kind: Kind) -> None:
        """Show a document, and what its kind is for."""
        self.purpose.setText(kind.purpose)
        self.form.show_document(document, kind)


def _choices(rows: Sequence[tuple[object, str]], *, needed: bool) -> list[tuple[object, str]]:
    """The rows, and before them to do without, where the kind can."""
    return [*rows] if needed else [(None, "None"), *rows]
