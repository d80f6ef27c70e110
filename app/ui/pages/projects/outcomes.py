"""What will be different: the outcomes of a project, and the scores of the one that is chosen, before and after."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.services.outcomes.change import OutcomeChange, outcome_change
from app.services.outcomes.measures import ChosenMeasure, measures
from app.services.outcomes.words import range_words
from app.services.rows import records
from app.services.rows.checks import Edits
from app.services.rows.records import Record
from app.text import begun, quoted
from app.ui.desk.desk import Desk
from app.ui.desk.side_panel import Section
from app.ui.desk.stored import stored_column
from app.ui.desk.stored_rows import RowWords, StoredRows
from app.ui.desk.workspace import Outcome
from app.ui.kit.words import Sentence, Words
from app.ui.pages.projects.chosen import ChosenForm
from app.ui.pages.projects.scores import ScoreRows
from app.ui.table.column import Column
from app.ui.table.live_choices import LiveChoices, live_choice

_HINT = "What changes for people, and how you would see it. Scores show that people changed, not why."
_WORDS = RowWords(
    "outcome",
    "Add an outcome",
    "Begin with the one change that the project is for, such as “Fewer feel lonely”.",
)


class OutcomesSection(Section):
    """The outcomes; under them what is known of the chosen one, its scores, and what these show."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("projects.outcomes", _HINT, parent)
        self._workspace = desk.workspace
        self._project = 0
        self._shown: int | None = None
        self._stored: Sequence[Record] = ()
        self._measures = LiveChoices()
        self.rows = StoredRows(desk, _WORDS, self._columns(), store=self._store, parent=self)
        self.about = OutcomeForm(desk, self)
        self.measure = Words("", role="small", parent=self)
        self.heading = Words("", role="name", parent=self)
        self.scores = ScoreRows(desk, self)
        self.found = Sentence("", role="", parent=self)
        self.problem = Words("", role="problem", parent=self)
        for part in (self.rows, self.about, self.measure, self.heading, self.scores, self.found, self.problem):
            self.add(part)
        self.rows.table.chosen.connect(self._show_chosen)

    def show_project(self, project: int) -> None:
        """Show the outcomes of a project, and the one that was chosen or the first."""
        self._project = project
        self._measures.set(self._workspace.read(measures))
        self._stored = self._workspace.read(records.rows, "outcome", where={"project_id": project})
        self.rows.set_rows(self._stored)
        self._show(self._shown)

    def show_score(self, score: int) -> StoredRows:
        """Show the outcome that a score belongs to; the table with the score."""
        self._show(self._workspace.read(records.get, "score", score)["outcome_id"])
        return self.scores

    @Slot(object)
    def _show_chosen(self, key: object) -> None:
        if isinstance(key, int):
            self._show(key)

    def _show(self, key: int | None) -> None:
        """Show one outcome, or the first where that one is not there."""
        outcome = next((each for each in self._stored if each.id == key), next(iter(self._stored), None))
        self._shown = outcome.id if outcome else None
        self.about.show_row(outcome)
        for part in (self.measure, self.heading, self.scores, self.found, self.problem):
            part.setVisible(outcome is not None)
        if outcome is not None:
            self.heading.setText(f"Scores of {quoted(outcome['name'], 60)}")
            self.scores.show_outcome(outcome.id)
            self._show_change(self._workspace.read(outcome_change, outcome.id))

    def _show_change(self, change: OutcomeChange) -> None:
        said = " ".join(change.sentences)
        about = _about(change.measure) if change.measure is not None else ""
        self.found.set_spans(said)
        self.found.setVisible(bool(said))
        self.problem.setText(change.problem)
        self.problem.setVisible(bool(change.problem))
        self.measure.setText(about)
        self.measure.setVisible(bool(about))

    def _store(self, label: str, edits: Edits) -> Outcome[Sequence[int]]:
        under = ("outcome", "project_id", self._project)
        return self._workspace.run(label, records.apply_under, *under, edits)

    def _columns(self) -> tuple[Column, ...]:
        of = partial(stored_column, "outcome", editable=True)
        measure = live_choice(self._measures, optional=True)
        return of("name"), of("measure", 130, choices=self._measures, reader=measure), of("baseline"), of("target")


class OutcomeForm(ChosenForm):
    """How an outcome would be seen, when, and by whom."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "outcome", parent)
        self.add_stored("indicator")
        self.add_stored_beside("timing", "who")


def _about(measure: ChosenMeasure) -> str:
    """How a measure is read, whose it is, and what is in doubt about it."""
    parts = [f"{measure.name}: {range_words(measure.scale)}."] if measure.scale is not None else []
    if measure.shipped is not None:
        parts += [measure.shipped.doubt, measure.shipped.risk_note, measure.shipped.copyright_line]
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in map(begun, filter(None, parts)))
