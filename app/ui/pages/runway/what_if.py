"""What if: sliders on the left, the chart that follows them, and the plan and all scenarios side by side."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.planning.plan.changes import Change
from app.problems import Refused
from app.scenes.picture import cash_picture
from app.services.plan.outlook import Outlook
from app.services.rows import action_words, records
from app.services.scenarios.scenarios import StoredScenario, keep_scenario, stored_scenarios
from app.services.scenarios.words import Names, change_words
from app.ui.desk.chart_card import ChartCard
from app.ui.desk.desk import Desk
from app.ui.kit.cards import Note
from app.ui.kit.columns import Columns
from app.ui.kit.scrolling import scrolled_in
from app.ui.pages.runway.answers import tried_sentence
from app.ui.pages.runway.changes import ChangesCard
from app.ui.pages.runway.chart import CHART_COLUMNS, Numbers
from app.ui.pages.runway.compare import CompareCard, KeptScenario
from app.ui.pages.runway.trying import TryingCard
from app.work.charts import chart_rows, tried_chart
from app.work.try_changes import Answers, Reckoner

_SOON = 25
"""Milliseconds in which the moves of a slider count as one."""
_REST = 200
"""Milliseconds after which a slider is at rest, and what takes longer is worked out."""
_CHART_HEIGHT = 350


class WhatIfView(QWidget):
    """Everything that is tried: nothing of it alters the plan until it is kept, and then only as a scenario."""

    answered = Signal(object, object)
    """The sentence on top, and the one under it."""
    uses_view = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: Outlook | None = None
        self._reckoner: Reckoner | None = None
        self._kept: tuple[StoredScenario, ...] = ()
        self._answers: dict[int, Answers | str] = {}
        self._ticked: frozenset[int] = frozenset()
        self._both_drawn = False
        self.trying = TryingCard(self)
        self.numbers = Numbers(self)
        self.chart = ChartCard(desk, "runway.what_if.chart", CHART_COLUMNS, self)
        self.problem = Note("look", "", parent=self)
        self.compare = CompareCard(desk, self)
        self.changes = ChangesCard(desk, self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._lay_out()
        self._connect()

    def show_outlook(self, found: Outlook) -> None:
        """Take the plan as it is now, with its scenarios; what is tried stays tried."""
        self._found = found
        workspace = self._desk.workspace
        self._reckoner = Reckoner(found, workspace.rates, workspace.today)
        self._kept = workspace.read(stored_scenarios)
        self._ticked &= {scenario.id for scenario in self._kept}
        self._answers = {scenario.id: self._try(scenario.changes) for scenario in self._kept}
        self.trying.show_plan(found.plan)
        if self.changes.scenario is not None and not self._open(self.changes.scenario):
            self._close()
        self.reckon()

    def open_scenario(self, scenario: int) -> None:
        """Show the changes of a scenario, to be edited."""
        if self._open(scenario):
            self.changes.show()
            self.changes.rows.table.setFocus()
            QTimer.singleShot(0, self, self._show_changes)

    @Slot()
    def reckon(self) -> None:
        """Work out what is tried, all of it, and show it everywhere."""
        self._show(whole=True)

    @Slot()
    def _follow(self) -> None:
        """Follow a moving slider; what takes longer waits until it rests."""
        self._show(whole=self._reckoner is None or self._reckoner.quick, moving=True)
        self._rest.start()

    def _show(self, *, whole: bool, moving: bool = False) -> None:
        self._soon.stop()
        self._rest.stop()
        found, reckoner = self._found, self._reckoner
        if found is None or reckoner is None:
            return
        slid = self.trying.trying().changes()
        tried = self._try((*self._ticked_changes(), *slid), whole=whole) if slid or self._ticked else None
        self.trying.set_steps(anything=tried is not None, slid=bool(slid), read_only=self._desk.workspace.read_only)
        self._say(found, reckoner.base, tried)
        shown = tried if isinstance(tried, Answers) else None
        self.numbers.show_answers(shown or reckoner.base, reckoner.base if shown else None)
        self._draw(found, reckoner.base, shown, moving=moving)
        names = Names.of(found.plan)
        kept = [
            KeptScenario(
                each.id, each.name, [change_words(change, names) for change in each.changes], self._answers[each.id]
            )
            for each in self._kept
        ]
        self.compare.show_rows(reckoner.base, tried, kept, self._ticked)

    def _draw(self, found: Outlook, plan: Answers, tried: Answers | None, *, moving: bool) -> None:
        """Draw both lines; while a slider moves, only move the one that is tried."""
        if moving and self._both_drawn and tried is not None and self.chart.follow(tried.free_cash):
            return
        chart = tried_chart(found, plan, tried)
        columns = ("plan", "tried") if tried is None else ("tried", "plan")
        self.chart.show_chart(cash_picture(chart), chart_rows(chart, *columns))
        self._both_drawn = tried is not None

    def _open(self, scenario: int) -> bool:
        """Fill the editor; a scenario with changes says there why it cannot be tried, if it cannot."""
        answer = self._answers.get(scenario)
        self.changes.say(answer if isinstance(answer, str) else "")
        return self.changes.show_scenario(scenario)

    def _try(self, changes: Sequence[Change], *, whole: bool = True) -> Answers | str:
        """The answers with these changes, or the sentence that says why they cannot be tried."""
        if self._reckoner is None:
            return ""
        try:
            return self._reckoner.of(changes, whole=whole)
        except Refused as refusal:
            return str(refusal)

    def _ticked_changes(self) -> list[Change]:
        return [change for each in self._kept if each.id in self._ticked for change in each.changes]

    def _say(self, found: Outlook, plan: Answers, tried: Answers | str | None) -> None:
        """The sentence on top, and under the chart why something cannot be tried."""
        self.problem.setVisible(isinstance(tried, str))
        if isinstance(tried, str):
            self.problem.sentence.set_spans(tried)
        if isinstance(tried, Answers):
            self.answered.emit(tried_sentence(tried, plan), tried.second)
        else:
            self.answered.emit(found.headline, plan.second)

    @Slot()
    def _reckon_soon(self) -> None:
        """Several moves in a moment are worked out once; while one is worked out, the rest wait in the queue."""
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _reset(self) -> None:
        self.trying.set_plain()
        self._ticked = frozenset()
        self.reckon()

    @Slot(object)
    def _tick(self, ticked: frozenset[int]) -> None:
        self._ticked = ticked
        self.reckon()

    @Slot()
    def _keep(self) -> None:
        """Ask for a name and store what the sliders say; what is ticked besides goes into it too."""
        changes = (*self._ticked_changes(), *self.trying.trying().changes())
        sentence = "Give it a name that you will know again. The plan itself stays as it is."
        name = self._desk.ask.text(self, "Keep as a scenario", sentence, yes_label="Keep it")
        if name is None:
            return
        label = action_words.keep_scenario(name)
        if not self._desk.workspace.run(label, keep_scenario, name, changes).refusal:
            self._reset()

    @Slot()
    def _begin(self) -> None:
        """Ask for a name, and open an empty scenario to be filled."""
        sentence = "A scenario is a list of changes that are tried on your plan. What is this one called?"
        name = self._desk.ask.text(self, "New scenario", sentence, yes_label="Begin it")
        if name is None:
            return
        label = action_words.add("scenario", name)
        new = self._desk.workspace.run(label, records.add, "scenario", {"name": name}).answer
        if new is not None:
            self.open_scenario(new)

    @Slot(int)
    def _delete(self, scenario: int) -> None:
        name = next((each.name for each in self._kept if each.id == scenario), "")
        self._desk.workspace.run(action_words.delete("scenario", [name]), records.delete, "scenario", [scenario])

    @Slot()
    def _show_changes(self) -> None:
        """Scroll to what was opened, once it has its size."""
        around = scrolled_in(self)
        if around is not None:
            around.ensureWidgetVisible(self.changes, 0, 24)

    @Slot()
    def _close(self) -> None:
        self.changes.scenario = None
        self.changes.hide()

    def _connect(self) -> None:
        self._soon.timeout.connect(self._follow)
        self._rest.timeout.connect(self.reckon)
        self.trying.changed.connect(self._reckon_soon)
        self.trying.reset_asked.connect(self._reset)
        self.trying.keep_asked.connect(self._keep)
        self.compare.ticked.connect(self._tick)
        self.compare.open_asked.connect(self.open_scenario)
        self.compare.delete_asked.connect(self._delete)
        self.compare.new_asked.connect(self._begin)
        self.changes.closed.connect(self._close)

    def _lay_out(self) -> None:
        self.changes.hide()
        self.problem.hide()
        self.chart.setMinimumHeight(_CHART_HEIGHT)
        self.chart.body.insertWidget(1, self.numbers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(Columns(self.trying, self.chart, stretches=(1, 2), narrow=760, parent=self), 1)
        column.addWidget(self.problem)
        column.addWidget(self.compare)
        column.addWidget(self.changes)
