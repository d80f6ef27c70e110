"""What options are weighed by: success factors and ratings, benefits, and what the options are worth in sentences."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.dates import FinancialYear
from app.services.options.value import project_value
from app.services.plan.plan import load_plan
from app.services.rows import records
from app.services.rows.checks import Edits
from app.services.rows.records import Record
from app.ui.desk.desk import Desk
from app.ui.desk.side_panel import Section
from app.ui.desk.stored import stored_column
from app.ui.desk.stored_rows import RowWords, StoredRows, empty_as_usual
from app.ui.desk.workspace import Outcome
from app.ui.kit.pick_fields import Choice
from app.ui.kit.words import Choices, Sentence, Words
from app.ui.pages.projects.chosen import ChosenForm
from app.ui.pages.projects.rows import year_kind
from app.ui.pages.projects.weighing import WeighingGrid
from app.ui.table.column import Column

_HINT = "Say what any option has to do, how far each does it, and what each brings."
_WORDS = RowWords(
    "benefit",
    "Add a benefit",
    "What the project brings, and to whom. A benefit without an amount counts too: argue it in words.",
)
_WHICHEVER = "Whichever is chosen"


class ValueSection(Section):
    """The grid, the benefits with the chosen one in full, and the value."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("projects.value", _HINT, parent)
        self._workspace = desk.workspace
        self._project = 0
        self._shown: int | None = None
        self._first_month = 4
        self._stored: Sequence[Record] = ()
        self.grid = WeighingGrid(desk, self)
        self.benefits = StoredRows(
            desk,
            _WORDS,
            self._columns(),
            store=self._store,
            to_stored=empty_as_usual("kind", "confidence"),
            parent=self,
        )
        self.about = BenefitForm(desk, self)
        self.found = Sentence("", role="", parent=self)
        self.problem = Words("", role="soft", parent=self)
        for part in (self.grid, self.benefits, self.about, self.found, self.problem):
            self.add(part)
        self.benefits.table.chosen.connect(self._show_chosen)

    def set_present(self, year: FinancialYear) -> None:
        """The financial year we are in; call before `show_project`."""
        self._first_month = year.start.month

    def show_project(self, project: int) -> None:
        """Show what the options of a project are weighed by, and what they are worth."""
        self._project = project
        read = self._workspace.read
        options = read(records.rows, "project_option", where={"project_id": project})
        self._stored = read(records.rows, "benefit", where={"project_id": project})
        self.grid.show_project(project)
        self.benefits.set_rows(self._stored)
        self.about.offer([(None, _WHICHEVER), *((option.id, option["name"]) for option in options)])
        self._show(self._shown)
        self._show_value(any_typed=bool(self._stored or self.grid.rows.model.rows()))

    @Slot(object)
    def _show_chosen(self, key: object) -> None:
        if isinstance(key, int):
            self._show(key)

    def _show(self, key: int | None) -> None:
        """Show one benefit in full, or the first where that one is not there."""
        benefit = next((each for each in self._stored if each.id == key), next(iter(self._stored), None))
        self._shown = benefit.id if benefit else None
        self.about.show_row(benefit)

    def _show_value(self, *, any_typed: bool) -> None:
        """Say what the options are worth, once there is something to weigh them by."""
        workspace = self._workspace
        plan = workspace.read(load_plan)
        value = workspace.read(project_value, self._project, plan, workspace.rates, workspace.today)
        said = "\n".join(value.sentences) if any_typed else ""
        self.found.set_spans(said)
        self.found.setVisible(bool(said))
        self.problem.setText(value.problem)
        self.problem.setVisible(bool(value.problem) and any_typed)

    def _store(self, label: str, edits: Edits) -> Outcome[Sequence[int]]:
        under = ("benefit", "project_id", self._project)
        return self._workspace.run(label, records.apply_under, *under, edits)

    def _columns(self) -> tuple[Column, ...]:
        of = partial(stored_column, "benefit", editable=True)
        year = year_kind(lambda: self._first_month)
        return (
            of("name"),
            of("kind", 112),
            of("amount", 92),
            of("from_year", 76, reader=year),
            of("to_year", 76, reader=year),
            of("confidence", 72, optional=True),
        )


class BenefitForm(ChosenForm):
    """Which option brings it, to whom, whether it is health itself, and how its amount was worked out."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "benefit", parent)
        self._option = Choice(parent=self)
        self.add_stored_beside("project_option_id", "who", project_option_id=self._option)
        self.add_stored("method")
        self.add_stored("health_effect", titled=False)
        self.name_fields()

    def offer(self, options: Choices) -> None:
        """The options that can bring it; call before `show_row`."""
        self._option.set_choices(options)
