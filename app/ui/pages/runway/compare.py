"""The plan, what is tried and every kept scenario side by side; ticks put scenarios together."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.desk.desk import Desk
from app.ui.kit.cards import Button, Card
from app.ui.kit.columns import Columns
from app.ui.kit.kinds import Kind
from app.ui.kit.short_kinds import whole_pounds
from app.ui.kit.words import Words
from app.ui.pages.runway.answers import decide_words, lasts_words
from app.ui.pages.runway.words import month_kind
from app.ui.table.column import Column, RowMark
from app.ui.table.model import TableModel
from app.ui.table.wrapped import WrappedTable
from app.work.try_changes import Answers

_LEAST_NAME = 200
PLAN, TRYING = "plan", "trying"
_WHOLE = Kind("choice", str, str, str)
"""Words that are not broken over lines."""
_RESERVES = "Free reserves at the end of the financial year"
COLUMNS = (
    Column("ticked", "Try", "yesno", 48, editable=True, hint="Tick several to try them together"),
    Column("name", "What is compared"),
    Column("lasts", "Money lasts", "choice", 190, reader=_WHOLE),
    Column("lowest", "Lowest", "money", 92, reader=whole_pounds(), tone=lambda row: _tone(row["lowest"])),
    Column("month", "In", "month", 84, reader=month_kind()),
    Column(
        "decide",
        "Decide by",
        "choice",
        136,
        reader=_WHOLE,
        hint="The last day on which you could decide to close in good order",
    ),
    Column("held", "Reserves", "money", 92, reader=whole_pounds(), hint=_RESERVES, tone=lambda row: _tone(row["held"])),
)
_HOW = "Tick a scenario to try it; tick several to try them together. Double-click a scenario to see its changes."


@dataclass(frozen=True, slots=True)
class KeptScenario:
    """A kept scenario: its name, its changes in words, and its answers, or why it cannot be tried."""

    id: int
    name: str
    changes: Sequence[str]
    answers: Answers | str

    @property
    def told(self) -> str:
        """The name, and under it what changes."""
        return "\n".join(part for part in (self.name, "; ".join(self.changes)) if part)


class CompareCard(Card):
    """The table and the steps under it: open, delete, begin another."""

    ticked = Signal(object)
    """The ids of the scenarios that are ticked now."""
    open_asked = Signal(int)
    delete_asked = Signal(int)
    new_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, place="runway.what_if.compare")
        self._ticked: set[int] = set()
        self.model = TableModel(COLUMNS)
        self._marks: Mapping[int, RowMark] = {}
        self.model.read_marks = lambda: self._marks
        self.table = WrappedTable(self.model, name="The plan and the scenarios, side by side", parent=self)
        self.table.least_open = _LEAST_NAME
        self.open = Button("Open", self)
        self.delete = Button("Delete", self)
        self.new = Button("New scenario", self)
        self._may_change = not desk.workspace.read_only
        self._lay_out()
        self.model.edited.connect(self._tick)
        self.table.opened.connect(self._opened)
        self.table.chosen.connect(self._chosen)
        self.table.delete_requested.connect(self._delete_keys)
        self.open.clicked.connect(self._open_chosen)
        self.delete.clicked.connect(self._delete_chosen)
        self.new.clicked.connect(self.new_asked)
        self._chosen(None)

    def set_marks(self, marks: Mapping[int, RowMark]) -> None:
        """What kept scenarios lack, by id; shown with the next rows, which come without a look into the file."""
        self._marks = marks

    def show_rows(
        self,
        plan: Answers,
        trying: Answers | str | None,
        kept: Sequence[KeptScenario],
        ticked: Collection[int],
    ) -> None:
        """Show the plan, what is tried if anything is, and the kept scenarios; a sentence where one cannot be tried."""
        self._ticked = set(ticked)
        rows = [_row(PLAN, "The plan", plan)]
        if trying is not None:
            rows.append(_row(TRYING, "What you are trying", trying))
        rows += [_row(each.id, each.told, each.answers, ticked=each.id in self._ticked) for each in kept]
        self.model.set_rows(rows)
        self._chosen(self.table.current_key())

    @Slot(object, str, object)
    def _tick(self, key: object, _column: str, wanted: object) -> None:
        if not isinstance(key, int):
            return
        (self._ticked.add if wanted else self._ticked.discard)(key)
        self.ticked.emit(frozenset(self._ticked))

    @Slot(object)
    def _opened(self, key: object) -> None:
        if isinstance(key, int):
            self.open_asked.emit(key)

    @Slot(object)
    def _chosen(self, key: object) -> None:
        for button in (self.open, self.delete):
            button.setEnabled(isinstance(key, int))

    @Slot(object)
    def _delete_keys(self, keys: Sequence[object]) -> None:
        for key in keys:
            if isinstance(key, int):
                self.delete_asked.emit(key)

    @Slot()
    def _open_chosen(self) -> None:
        self._opened(self.table.current_key())

    @Slot()
    def _delete_chosen(self) -> None:
        self._delete_keys([self.table.current_key()])

    def _lay_out(self) -> None:
        steps = QWidget(self)
        line = QHBoxLayout(steps)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for button in (self.open, self.delete, self.new):
            line.addWidget(button)
        for button in (self.delete, self.new):
            button.setVisible(self._may_change)
        line.addStretch(1)
        how = Words(_HOW, role="small", parent=self)
        self.add(self.table)
        self.add(Columns(how, steps, stretches=(1, 0), narrow=620, parent=self))


def _row(key: object, name: str, answers: Answers | str, *, ticked: bool | None = None) -> Mapping[str, Any]:
    row: dict[str, Any] = {"id": key, "ticked": ticked, "name": name}
    if isinstance(answers, str):
        return row | {"lasts": "cannot be tried yet", "lowest": None, "month": None, "decide": "", "held": None}
    low = answers.lowest
    return row | {
        "lasts": lasts_words(answers.runway),
        "lowest": low.free_cash if low else None,
        "month": low.month if low else None,
        "decide": decide_words(answers.safe, answers.decide_by),
        "held": answers.reserves,
    }


def _tone(lowest: int | None) -> str:
    return "red" if lowest is not None and lowest < 0 else ""
