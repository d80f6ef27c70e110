"""A budget workbook on its way in: looked at row by row, corrected, and brought in as one action."""

from collections.abc import Callable, Hashable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from app import paths
from app.problems import Refused
from app.ui.desk.desk import Desk
from app.ui.desk.tasks import Task
from app.ui.dialogs.budget.foot import BudgetFoot
from app.ui.dialogs.budget.questions import BudgetQuestions
from app.ui.dialogs.budget.rows import BudgetRows
from app.ui.dialogs.budget.settings import BudgetSettings
from app.work.budget import BudgetTrial
from app.work.budget_desk import BudgetDesk
from app.work.budget_view import AskedKey, posts_sentence, what_would_happen

_ANSWER = "Answer the questions above first."
_MISTAKE = "Something in Footing went wrong with this budget. Nothing was brought in. The details are in {log}."


class BudgetView(QWidget):
    """Each correction shows at once; what would come of it is tried beside, on the worker.

    Its `foot` stands where its owner puts it, outside of what scrolls.
    """

    brought = Signal(str)
    """The label of the action that brought the budget in."""
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._budget: BudgetDesk | None = None
        self._task: Task | None = None
        self.bringing = False
        self.settings = BudgetSettings(self)
        self.questions = BudgetQuestions(self)
        self.rows = BudgetRows(self)
        self.foot = BudgetFoot(self)
        self.foot.set_allowed(allowed=not desk.workspace.read_only)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part, stretch in ((self.settings, 0), (self.questions, 0), (self.rows, 1)):
            column.addWidget(part, stretch)
        self._connect()

    def show_budget(self, budget: BudgetDesk) -> None:
        """Show a workbook that has been read."""
        self._budget = budget
        self.settings.show_choices(budget.choices)
        self.foot.update_rows.set_value(budget.update)
        self._show()

    @Slot()
    def stop(self) -> None:
        """Call off what is being done."""
        if self._task is not None:
            self._task.cancel()

    def _correct(self, change: Callable[[BudgetDesk], object]) -> None:
        if self._budget is not None and not self.bringing:
            change(self._budget)
            self._show()

    @Slot(object, str)
    def _answered(self, key: AskedKey, value: str) -> None:
        self._correct(lambda budget: budget.answer(key, value))

    @Slot(object, str, object)
    def _corrected(self, key: Hashable, column: str, value: object) -> None:
        self._correct(lambda budget: budget.change_row(key, **{column: value}))

    @Slot(str, object)
    def _chosen(self, name: str, value: object) -> None:
        self._correct(lambda budget: budget.choose(**{name: value}))

    @Slot(str, bool)
    def _sheet_ticked(self, name: str, taken: bool) -> None:  # noqa: FBT001  # the signature of the signal
        self._correct(lambda budget: budget.take_sheet(name, taken=taken))

    @Slot()
    def _posts_asked(self) -> None:
        self._correct(lambda budget: budget.make_posts())

    @Slot()
    def _taken_back(self) -> None:
        self._correct(lambda budget: budget.back())

    @Slot(object)
    def _update_ticked(self, ticked: object) -> None:
        self._correct(lambda budget: budget.update_changed(update=bool(ticked)))

    def _show(self) -> None:
        budget = self._budget
        if budget is None:
            return
        sight = budget.sight()
        self.settings.show_sight(sight)
        self.questions.show_questions(sight.asked)
        self._column.removeWidget(self.questions)  # what has to be answered stands over the rows, the rest below
        self._column.insertWidget(1 if any(each.must for each in sight.asked) else 2, self.questions)
        self.rows.show_rows(sight.rows, several=sight.several)
        self.foot.show_sight(sight)
        self.foot.back.setVisible(budget.corrected)
        self.foot.show_busy("Trying it out …")
        self._run(lambda _step: budget.attempt(), self._tried)

    def _tried(self, trial: BudgetTrial) -> None:
        budget = self._budget
        if budget is None:
            return
        sight = budget.sight()
        self.rows.show_rows(sight.rows, several=sight.several)
        if trial.result is None:
            asked = any(each.must for each in sight.asked)
            self.foot.show_outcome(_ANSWER if asked else trial.refusal, "", ready=False, changed=False)
            return
        result = trial.result
        some = bool(result.how_many("new") or (budget.update and result.how_many("changed")))
        self.foot.show_outcome(
            what_would_happen(result, update=budget.update),
            "\n".join(filter(None, (posts_sentence(result), *result.notes))),
            ready=some,
            changed=bool(result.how_many("changed")),
        )

    @Slot()
    def _bring_in(self) -> None:
        budget = self._budget
        if budget is None:
            return
        brought: list[str] = []
        self._set_bringing(bringing=True)
        self.foot.show_busy("Bringing it in …")
        task = self._run(lambda step: brought.append(budget.bring_in(step=step)[0]), lambda _nothing: None)
        task.ended.connect(partial(self._ended, brought))

    def _ended(self, brought: list[str]) -> None:
        if not isValid(self):  # the window was closed meanwhile
            return
        self._set_bringing(bringing=False)
        if brought:
            self._desk.workspace.tell_changed(brought[0])
            self.brought.emit(brought[0])

    def _set_bringing(self, *, bringing: bool) -> None:
        self.bringing = bringing
        for part in (self.settings, self.questions, self.rows):
            part.setEnabled(not bringing)
        self.foot.cancel.setText("Stop" if bringing else "Cancel")

    def _run(self, work: Callable[[Callable[[str], None]], Any], done: Callable[[Any], object]) -> Task:
        self.stop()
        self._task = self._desk.tasks.run(
            lambda progress: work(progress.step), done=done, failed=self._failed, cancellable=True, owner=self
        )
        return self._task

    def _failed(self, error: Exception) -> None:
        sentence = str(error) if isinstance(error, Refused) else _MISTAKE.format(log=paths.log_folder() / "footing.log")
        self.foot.show_outcome(sentence, "", ready=False, changed=False)

    def _connect(self) -> None:
        self.settings.chosen.connect(self._chosen)
        self.settings.sheet_ticked.connect(self._sheet_ticked)
        self.settings.posts_asked.connect(self._posts_asked)
        self.questions.answered.connect(self._answered)
        self.questions.row_asked.connect(self.rows.go_to)
        self.rows.corrected.connect(self._corrected)
        self.foot.asked.connect(self._bring_in)
        self.foot.left.connect(self.left)
        self.foot.taken_back.connect(self._taken_back)
        self.foot.update_rows.committed.connect(self._update_ticked)
