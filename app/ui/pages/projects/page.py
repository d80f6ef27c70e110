"""Projects: what is delivered to whom, what it costs in full, and what its business case will say."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.dates import FinancialYear, Month
from app.places import name_of
from app.problems import Refused
from app.services.costs.pools import sharing
from app.services.plan.plan import load_plan
from app.services.rows import records
from app.ui.desk.desk import Desk
from app.ui.desk.page import Page
from app.ui.kit.cards import Button, PageHead, page_layout
from app.ui.kit.columns import Columns
from app.ui.pages.projects.list import ProjectList
from app.ui.pages.projects.panel import ProjectPanel

_ROWS = {"project_year", "project_option", "project_risk", "price", "milestone", "success_factor", "benefit"}
_ROWS |= {"outcome", "score", "option_rating"}
"""Tables whose rows the panel shows."""
_THROUGH = {"score": ("outcome", "outcome_id"), "option_rating": ("project_option", "project_option_id")}
"""By which row the project of another is known."""


class ProjectsPage(Page):
    """The list of projects, and beside it the one that is chosen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.add = Button("Add a project", self)
        self.add.setVisible(not desk.workspace.read_only)
        self.list = ProjectList(desk, self)
        self.panel = ProjectPanel(desk, self)
        self.head = PageHead(name_of("projects"), "", self.add, parent=self)
        self._wanted: int | None = None
        layout = page_layout(self)
        layout.addWidget(self.head)
        layout.addWidget(Columns(self.list, self.panel, stretches=(4, 7), narrow=760, parent=self), 1)
        self._connect()

    def refresh(self) -> None:
        """Read the projects, their full cost, and the one that is shown."""
        workspace = self.desk.workspace
        plan = workspace.read(load_plan)
        self._year = FinancialYear.containing(Month.of(workspace.today), plan.year_start_month)
        self._sharing = sharing(plan, workspace.rates, self._year)
        projects = workspace.read(records.rows, "project", order="name")
        self.list.set_projects(projects, self._sharing)
        ids = [project.id for project in projects]
        shown = self._wanted if self._wanted in ids else self.list.table.current_key()
        shown = shown if shown in ids else next(iter(ids), None)
        self._show(shown)

    def show_record(self, table: str, row: int | None) -> None:
        """Bring a project into sight, or the project of one of its rows or of a document, with that row."""
        if row is None:
            return
        try:
            project = self._project_of(table, row)
        except Refused as refusal:
            self.desk.problem(str(refusal))
            return
        self._wanted = project
        self._refresh_now()
        if table in _ROWS:
            self.panel.show_row(table, row)

    def _project_of(self, table: str, row: int) -> int:
        """The project that a row is, or belongs to. Raises Refused for one that is gone."""
        record = self.desk.workspace.read(records.get, table, row)
        if table in _THROUGH:
            other, column = _THROUGH[table]
            record = self.desk.workspace.read(records.get, other, record[column])
        return row if table == "project" else int(record["project_id"])

    def heightForWidth(self, _width: int) -> int:
        """The least that is needed: the list and the panel scroll by themselves, so the page need not."""
        return self.minimumSizeHint().height()

    @Slot(object)
    def _show(self, project: object) -> None:
        """Show a project in the panel; without one, only the list."""
        if not isinstance(project, int):
            self.panel.setVisible(bool(self.list.model.rows()))
            return
        full = self._sharing.full
        cost = next((each for each in full.projects if each.project == project), None) if full is not None else None
        if self.panel.show_project(project, cost, self._year):
            self._wanted = project
            self.panel.show()
            self.list.select(project)

    @Slot(int)
    def _write_case(self, project: int) -> None:
        self.desk.go("documents.begin", project)

    def _connect(self) -> None:
        self.list.chosen.connect(self._show)
        self.list.added.connect(self._show)  # the keyboard stays in the list, where the next name may follow
        self.panel.case_asked.connect(self._write_case)
        self.add.clicked.connect(self.list.table.edit_blank)
