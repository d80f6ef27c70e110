"""How likely: what is drawn and how often, worked out beside the window, and what comes of it in words and pictures."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import zip_longest
from typing import cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.planning.forecast.forecast import MOST_MONTHS
from app.planning.law.rates import RatePack
from app.planning.plan.plan import Plan
from app.planning.simulation.chances import (
    FEWEST_DRAWS_TO_TRUST,
    MOST_DRAWS,
    MOST_LATE_START,
    MOST_SEED,
    USUAL,
    Assumptions,
)
from app.services.plan.outlook import Outlook
from app.services.said.wording import joined, spans
from app.services.scenarios.simulation import Chances, chances_of
from app.ui.desk.desk import Desk
from app.ui.desk.tasks import Progress, Task
from app.ui.kit.cards import Button, Card, Note, PrimaryButton
from app.ui.kit.columns import Columns
from app.ui.kit.form import FormRow
from app.ui.kit.line_fields import LineField, NumberEdit, PercentEdit
from app.ui.kit.words import Words
from app.ui.pages.runway.likely_result import LikelyResult
from app.ui.pages.runway.words import assumption_words

_REMEMBERED = "runway.draws"
_DEFAULTS = {
    "months": USUAL.months,
    "late": len(USUAL.late_weights) - 1,
    "spread": USUAL.spread,
    "draws": USUAL.draws,
    "seed": USUAL.seed,
}
"""The assumptions that the command makes too, said to be ours where they stand."""
_MOST = {"months": MOST_MONTHS, "late": MOST_LATE_START, "spread": 10_000, "draws": MOST_DRAWS, "seed": MOST_SEED}
_LEAST = {"months": 1, "late": 0, "spread": 0, "draws": FEWEST_DRAWS_TO_TRUST, "seed": 0}
_LABELS = {
    "months": "Months looked at",
    "late": "Bids start late, up to months",
    "spread": "Costs vary, up to ±",
    "draws": "Runs",
    "seed": "Seed",
}
_DETAILS = ("draws", "seed")
"""What few need to change: shown when asked for."""
_ASK = spans("How likely is it that your money lasts? **Work it out** from the likelihood of each bid.")
_OLD = "The plan or an assumption has changed since this was worked out. Work it out again."


@dataclass(frozen=True, slots=True)
class _Worked:
    """An answer, and the plan and the rates that it is of."""

    plan: Plan
    rates: RatePack
    answer: Chances


class LikelyView(QWidget):
    """The fields, the work on the worker with its progress, and the answer, marked once it is out of date."""

    answered = Signal(object, object)
    """The sentence on top, and the one under it."""
    uses_view = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._plan: Plan | None = None
        self._task: Task | None = None
        self._worked: _Worked | None = None
        self.fields: dict[str, LineField] = {name: self._field(name) for name in _DEFAULTS}
        self.drawn = Words("", role="small", parent=self)
        self.work = PrimaryButton("Work it out", self)
        self.stop = Button("Stop", self)
        self.progress = QProgressBar(self)
        self.old = Note("look", _OLD, parent=self)
        self.result = LikelyResult(desk, self)
        self._lay_out()
        self._restore()
        self._show_state()
        self.work.clicked.connect(self.work_out)
        self.stop.clicked.connect(self._stop)
        for field in self.fields.values():
            field.committed.connect(self._changed)

    def show_outlook(self, found: Outlook) -> None:
        """Take the plan as it is now; an answer stays, and is marked where it was of another plan."""
        self._plan = found.plan
        self._show_state()

    def assumptions(self) -> Assumptions:
        """Assumptions, by the fields."""
        value = {name: cast("int", field.value()) for name, field in self.fields.items()}
        return Assumptions(
            draws=value["draws"],
            seed=value["seed"],
            months=value["months"],
            spread=value["spread"],
            late_weights=(1,) * (value["late"] + 1),
        )

    @Slot()
    def work_out(self) -> None:
        """Draw, on the worker; the window stays free meanwhile."""
        if self._plan is None or self._task is not None or not self._filled_in():
            return
        plan, rates, assumptions = self._plan, self._desk.workspace.rates, self.assumptions()
        self._task = self._desk.tasks.run(
            partial(_draw, plan, rates, assumptions, self._desk.workspace.today),
            done=partial(self._done, plan, rates),
            failed=self._failed,
            cancellable=True,
            owner=self,
        )
        self._task.progressed.connect(self._progressed)
        self._task.ended.connect(self._ended)
        self._progressed(0.0, "")
        self._show_state()

    def _filled_in(self) -> bool:
        """Whether every field has a figure that makes sense; one among the details that has not is shown."""
        wrong = {name for name, field in self.fields.items() if not field.commit()}
        if wrong.intersection(_DETAILS):
            self.details.show()
        return not wrong

    @Slot()
    def _turn(self) -> None:
        self.details.setVisible(self.details.isHidden())

    def _done(self, plan: Plan, rates: RatePack, answer: Chances) -> None:
        self._worked = _Worked(plan, rates, answer)
        self.result.show_chances(plan, answer)

    def _failed(self, error: Exception) -> None:
        self._desk.problem(str(error))

    @Slot()
    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    @Slot()
    def _ended(self) -> None:
        self._task = None
        self._show_state()

    @Slot(object, str)
    def _progressed(self, fraction: float | None, _sentence: str) -> None:
        self.progress.setValue(round(1000 * (fraction or 0)))

    @Slot(object)
    def _changed(self, _value: object) -> None:
        self._desk.save(_REMEMBERED, " ".join(str(field.value()) for field in self.fields.values()))
        self._show_state()

    def _show_state(self) -> None:
        working, worked = self._task is not None, self._worked
        self.work.setEnabled(not working)
        self.stop.setVisible(working)
        self.progress.setVisible(working)
        self.drawn.setText(assumption_words(self.assumptions()))
        self.result.setVisible(worked is not None)
        self.old.setVisible(worked is not None and not self._is_current(worked))
        if worked is None:
            self.answered.emit(_ASK, ())
        else:
            first, *more = worked.answer.sentences
            self.answered.emit(first, joined(*more[:-1]))

    def _is_current(self, worked: _Worked) -> bool:
        """Whether an answer is of the plan, the rates and the figures as they are now."""
        now = (self._plan, self._desk.workspace.rates, self.assumptions())
        return (worked.plan, worked.rates, worked.answer.simulation.assumptions) == now

    def _field(self, name: str) -> LineField:
        least, most = _LEAST[name], _MOST[name]
        if name == "spread":
            field: LineField = PercentEdit(self, optional=False, most=most)
        else:
            field = NumberEdit(self, optional=False, least=least, most=most)
        field.setAccessibleName(_LABELS[name])
        return field

    def _restore(self) -> None:
        """The figures used last time, where they can still be used."""
        kept = (self._desk.load(_REMEMBERED) or "").split()
        for name, text in zip_longest(_DEFAULTS, kept[: len(_DEFAULTS)], fillvalue=""):
            value = int(text) if text.isascii() and text.isdigit() else -1
            fits = _LEAST[name] <= value <= _MOST[name]
            self.fields[name].set_value(value if fits else _DEFAULTS[name])

    def _lay_out(self) -> None:
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("How far it is")
        rows = {name: FormRow(_LABELS[name], field, parent=self) for name, field in self.fields.items()}
        details = [rows.pop(name) for name in _DETAILS]
        self.details = Columns(*details, QWidget(self), narrow=700, parent=self)
        self.details.hide()
        line = QHBoxLayout()
        line.setSpacing(12)
        for part in (self.work, self.stop):
            line.addWidget(part)
        line.addWidget(self.progress, 1)
        line.addStretch(1)
        card = Card("", "Details", self, place="runway.likely.drawn")
        card.link.connect(self._turn)
        card.add(Columns(*rows.values(), narrow=700, parent=card))
        card.add(self.details)
        card.add(self.drawn)
        card.add(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(card)
        column.addWidget(self.old)
        column.addWidget(self.result)
        column.addStretch(1)


def _draw(plan: Plan, rates: RatePack, assumptions: Assumptions, today: date, progress: Progress) -> Chances:
    """On the worker: draw, telling how far it is, until somebody calls it off."""

    def tell(done: int, of: int) -> None:
        progress.check()
        progress.report(done / max(of, 1))

    return chances_of(plan, rates, assumptions, tell, today=today)
