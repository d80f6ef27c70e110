"""The tables of a project: what it delivers each year, its options, its risks and its milestones."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.dates import FinancialYear, Month
from app.documents.facts.case import DO_NOTHING
from app.models.choices import Level
from app.services.projects import edits as project_edits
from app.services.rows import action_words
from app.services.rows.checks import Edits
from app.ui.desk.child_rows import ChildRows
from app.ui.desk.desk import Desk
from app.ui.desk.stored import stored_column
from app.ui.desk.stored_rows import RowWords, empty_as_nothing, empty_as_usual
from app.ui.desk.workspace import Outcome
from app.ui.kit.cards import LinkButton
from app.ui.kit.kinds import Kind


def year_kind(first_month: Callable[[], int]) -> Kind:
    """A financial year, kept as the calendar year in which it begins."""

    def read(text: str) -> int:
        return FinancialYear.parse(text, first_month()).start.year

    def show(value: object) -> str:
        return str(FinancialYear(Month(int(str(value)), first_month())))

    return Kind("text", read, show, show)


class YearsSection(ChildRows):
    """Sessions and people by financial year: what full cost is divided by."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._present = FinancialYear(Month(2000, 4))
        self._next = ""
        of = partial(stored_column, "project_year", editable=True)
        super().__init__(
            desk,
            "projects.years",
            "project_id",
            RowWords("project_year", "Type a year, such as 2026-27"),
            (
                of("year", reader=self._year_kind()),
                of("sessions", 130),
                of("participants", 170),
            ),
            to_stored=empty_as_nothing("sessions", "participants"),
            hint="The full cost is divided by these, so a funder sees what a session and a person cost.",
            parent=parent,
        )
        self.next = LinkButton("", self)
        self.next.clicked.connect(self.add_next)
        self.next.setVisible(not desk.workspace.read_only)
        self.rows.add_to_foot(self.next)

    def set_present(self, year: FinancialYear) -> None:
        """The financial year we are in; call before `show_project`."""
        self._present = year

    def show_project(self, project: int) -> None:
        """Show the years of a project, and offer the next one."""
        self.show_stored(project, order="year")
        self._next = self._label(self._workspace.read(project_edits.next_year, project, self._present.start.year))
        same = ", as the year before" if self.rows.model.rows() else ""
        self.next.setText(f"Add {self._next}{same}")
        self.next.setAccessibleName(self.next.text())

    @Slot()
    def add_next(self) -> None:
        """Add the year after the last one, to be edited."""
        label, present = action_words.add("project_year", self._next), self._present.start.year
        new = self._workspace.run(label, project_edits.add_next_year, self.parent_row, present).answer
        if new is not None:
            self.rows.table.select_key(new, "sessions")
            self.rows.table.setFocus()

    def _year_kind(self) -> Kind:
        return replace(year_kind(lambda: self._present.start.month), optional=False)

    def _label(self, year: object) -> str:
        return str(FinancialYear(Month(int(str(year)), self._present.start.month)))


class OptionsSection(ChildRows):
    """Ways to meet the need, one of them preferred, doing nothing among them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        of = partial(stored_column, "project_option", editable=True)
        super().__init__(
            desk,
            "projects.options",
            "project_id",
            RowWords(
                "project_option",
                "Add an option",
                "Begin with doing nothing; then the least you could do, what you propose, and more than that.",
            ),
            (
                of("name", 140),
                of("description"),
                of("yearly_cost", 96),
                of("preferred", 82),
            ),
            hint="A reader wants to see other ways, and what happens if nobody does anything. Tick the one you prefer.",
            parent=parent,
        )
        self.do_nothing = LinkButton(f"Put “{DO_NOTHING}” first", self)
        self.do_nothing.clicked.connect(self.put_do_nothing)
        self.rows.add_to_foot(self.do_nothing)

    def show_project(self, project: int) -> None:
        """Show the options of a project, and offer doing nothing where it is not among them."""
        self.show_stored(project)
        workspace = self._workspace
        offered = not workspace.read_only and workspace.read(project_edits.lacks_do_nothing, project)
        self.do_nothing.setVisible(offered)

    @Slot()
    def put_do_nothing(self) -> None:
        """Make doing nothing the first option."""
        label = action_words.add("project_option", DO_NOTHING)
        self._workspace.run(label, project_edits.put_do_nothing_first, self.parent_row)

    def _store(self, label: str, edits: Edits) -> Outcome[Sequence[int]]:
        return self._workspace.run(label, project_edits.apply_options, self.parent_row, edits)

    def _delete(self, label: str, ids: Sequence[int]) -> Outcome[None]:
        return self._workspace.run(label, project_edits.delete_options, self.parent_row, ids)


class RisksSection(ChildRows):
    """What could go wrong, how likely and how grave, what is done, and who looks after it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        of = partial(stored_column, "project_risk", editable=True)
        super().__init__(
            desk,
            "projects.risks",
            "project_id",
            RowWords(
                "project_risk",
                "Add a risk",
                "Begin with what would stop the project: people, money, partners, places, safety.",
            ),
            (
                of("risk"),
                of("likelihood", 88, tone=_tone("likelihood")),
                of("impact", 80, tone=_tone("impact")),
                of("mitigation"),
                of("owner", 104),
            ),
            to_stored=empty_as_usual("likelihood", "impact"),
            hint="Name the few that matter, what you do about each, and one person who looks after it.",
            parent=parent,
        )


class MilestonesSection(ChildRows):
    """The points that the project has to reach, by when, who sees to each, and when it was reached."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        of = partial(stored_column, "milestone", today=lambda: desk.workspace.today, editable=True)
        super().__init__(
            desk,
            "projects.milestones",
            "project_id",
            RowWords(
                "milestone",
                "Add a milestone",
                "Begin with what others wait for: staff in post, the first session, half of the people reached.",
            ),
            (of("name"), of("due", 104), of("who", 120), of("done_on", 104)),
            hint="A few days that a reader can hold you to, each with one person who sees to it.",
            parent=parent,
        )


def _tone(column: str) -> Callable[[dict[str, object]], str]:
    return lambda row: "amber" if row[column] is Level.HIGH else ""
