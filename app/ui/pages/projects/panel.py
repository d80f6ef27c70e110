"""One project beside the list: what it is and delivers, prices, options, risks, what will be different, value."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.dates import FinancialYear
from app.money import format_money
from app.planning.full_cost.full_cost import ProjectCost
from app.services.home.incomplete import row_remarks
from app.services.projects import edits as project_edits
from app.services.rows import action_words, records
from app.services.rows.checks import heading_of
from app.ui.desk.desk import Desk
from app.ui.desk.side_panel import Section, SidePanel
from app.ui.desk.stored_rows import StoredRows
from app.ui.kit.cards import Button, PrimaryButton
from app.ui.kit.words import Words
from app.ui.pages.projects.forms import AboutForm, NoteForm, ProjectForm
from app.ui.pages.projects.outcomes import OutcomesSection
from app.ui.pages.projects.prices import PricesSection
from app.ui.pages.projects.rows import MilestonesSection, OptionsSection, RisksSection, YearsSection
from app.ui.pages.projects.value import ValueSection

_LEAST_HEIGHT = 420


class ProjectPanel(SidePanel):
    """The panel; `case_asked` is sent with the project whose business case is to be written."""

    case_asked = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._project: records.Record | None = None
        self.write = PrimaryButton("Write the business case", self)
        self.about = AboutForm(desk, self.inner)
        self.years = YearsSection(desk, self.inner)
        self.prices = PricesSection(desk, self.inner)
        self.options = OptionsSection(desk, self.inner)
        self.risks = RisksSection(desk, self.inner)
        self.milestones = MilestonesSection(desk, self.inner)
        self.outcomes = OutcomesSection(desk, self.inner)
        self.value = ValueSection(desk, self.inner)
        self.note = NoteForm(desk, self.inner)
        self.delete = Button("Delete this project", self.inner, role="quiet")
        self.goes = Words("", role="small", parent=self.inner)
        self._lay_out()
        self.write.clicked.connect(self._ask_for_case)
        self.delete.clicked.connect(self.delete_project)

    def project_id(self) -> int | None:
        """The project that is shown."""
        return self._project.id if self._project is not None else None

    def show_project(self, project: int, cost: ProjectCost | None, year: FinancialYear) -> bool:
        """Show a project, or the same one after a change; False when it is not in the file any more.

        `cost` is its full cost in the present financial year, and None where it cannot be told.
        """
        read = self._desk.workspace.read
        try:
            found = read(records.get, "project", project)
        except records.RecordGone:
            return False
        another = project != self.project_id()
        self._project = found
        self.show_head(found["name"], _second(cost, str(year)), heading_of("project", "name"))
        self.show_remark(read(row_remarks, "project").get(project))
        forms: tuple[ProjectForm, ...] = (self.about, self.note)
        for form in forms:
            form.show_project(found)
        self.years.set_present(year)
        self.years.show_project(project)
        self.prices.show_project(project)
        self.options.show_project(project)
        self.risks.show_stored(project)
        self.milestones.show_stored(project)
        self.outcomes.show_project(project)
        self.value.set_present(year)
        self.value.show_project(project)
        self.goes.setText(f"{read(project_edits.what_goes_with, project)} Undo brings everything back.".strip())
        if another:
            self.go_to_top()
        return True

    def show_row(self, table: str, row: int) -> None:
        """Bring a row of the shown project into sight."""
        if table == "score":
            self.show_row_of(self.outcomes.show_score(row), row)
            return
        if table == "option_rating":
            table, row = "success_factor", self._desk.workspace.read(records.get, table, row)["success_factor_id"]
        self.show_row_of(self._rows_of(table), row)

    def _rows_of(self, table: str) -> StoredRows:
        """The rows of a table that belong to the project."""
        found: dict[str, StoredRows] = {
            "price": self.prices.rows,
            "project_year": self.years.rows,
            "project_option": self.options.rows,
            "project_risk": self.risks.rows,
            "milestone": self.milestones.rows,
            "outcome": self.outcomes.rows,
            "success_factor": self.value.grid.rows,
            "benefit": self.value.benefits,
        }
        return found[table]

    @Slot()
    def delete_project(self) -> None:
        """Delete the project with everything that belongs to it; undo brings it back."""
        if self._project is not None:
            label = action_words.delete("project", [self._project["name"]])
            self._desk.workspace.run(label, records.delete, "project", [self._project.id])

    @Slot()
    def _ask_for_case(self) -> None:
        if self._project is not None:
            self.case_asked.emit(self._project.id)

    def _lay_out(self) -> None:
        self.add_to_head(self.write)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        notes = Section("projects.notes", parent=self.inner)
        notes.add(self.note)
        weighed = (self.options, self.risks, self.milestones, self.outcomes, self.value)
        for part in (self.about, self.years, self.prices, *weighed, notes):
            self.column.addWidget(part)
        if not self._desk.workspace.read_only:
            end = QVBoxLayout()
            end.setSpacing(0)
            end.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignLeft)
            end.addWidget(self.goes)
            self.column.addLayout(end)
        self.column.addStretch(1)


def _second(cost: ProjectCost | None, year: str) -> str:
    """What it costs in full, and what that is for a session and a person."""
    if cost is None:
        return ""
    parts = [f"{format_money(cost.full, pennies=False)} in full in {year}"]
    units = (
        (cost.per_session, cost.per_session_low, "a session"),
        (cost.per_participant, cost.per_participant_low, "a person"),
    )
    for pence, low, what in units:
        if pence is not None and low is not None:
            careful = format_money(low, pennies=False)
            parts.append(f"{format_money(pence, pennies=False)} {what} ({careful} with a quarter fewer)")
    return " · ".join(parts)
