"""What buyers ask for that is not in the register yet: who asks, why it matters, and a step that adds it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.library.policies import Policy
from app.models.choices import Nation
from app.places import name_of
from app.services.policies.catalogue import WHO_ASKS, differs_in
from app.services.policies.edits import add_kinds
from app.services.policies.words import why_it_stops, with_doubt
from app.services.rows import action_words
from app.services.rows.checks import label_of
from app.typed_dates import DaySense
from app.ui.desk.desk import Desk
from app.ui.kit.cards import Button, Card
from app.ui.kit.columns import Fitting
from app.ui.kit.date_field import DateEdit
from app.ui.kit.words import Words
from app.ui.table.column import Column
from app.ui.table.model import TableModel
from app.ui.table.wrapped import WrappedTable

_PLACE = "library.policies.asked"
_ADD = "Add to your register"
_ALL_THERE = "Everything that is usually asked for is in your register."
_CHOOSE = f"Select what you need below, then press “{_ADD}”."
_COLUMNS = (
    Column("name", "What"),
    Column("who", "Who asks", width=116),
    Column("stops", "Can stop a bid", width=116),
    Column("why", "Why it matters"),
)


class AskedCard(Card):
    """The kinds that are not in the register, for the nation of the organisation."""

    added = Signal(int)
    """The id of the first row that was added."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, place=_PLACE)
        self._desk = desk
        self._kinds: Mapping[str, Policy] = {}
        self._nation = Nation.ENGLAND
        workspace = desk.workspace
        self.day = DateEdit(self, today=lambda: workspace.today, sense=DaySense.PAST)
        self.add_step = Button(_ADD, self)
        self.table = WrappedTable(TableModel(_COLUMNS), name=name_of(_PLACE), empty=_ALL_THERE, parent=self)
        self.more = Words(_CHOOSE, role="small", parent=self)
        self.problem = Words("", role="problem", parent=self)
        self._lay_out()
        self.table.chosen.connect(self._show_more)
        self.table.opened.connect(self._add)
        self.add_step.clicked.connect(self._add)

    def show_asked(self, kinds: Sequence[Policy], nation: Nation) -> None:
        """Show these, the gravest first."""
        self._kinds, self._nation = {kind.id: kind for kind in kinds}, nation
        self.table.rows_model().set_rows([_row(kind) for kind in kinds])
        self._line.setVisible(bool(kinds) and not self._desk.workspace.read_only)
        self._show_more(self.table.current_key())

    @Slot(object)
    def _show_more(self, key: object) -> None:
        kind = self._kinds.get(str(key))
        self._say("")
        self.more.setText(_CHOOSE if kind is None else about(kind, self._nation))
        self.more.setVisible(bool(self._kinds))

    @Slot()
    def _add(self) -> None:
        keys = cast("list[str]", self.table.selected_keys())
        if self._desk.workspace.read_only or not self.day.commit():
            return
        if not keys:
            self._say(_CHOOSE)
            return
        label = action_words.add_all("policy", [self._kinds[key].name for key in keys])
        reviewed = cast("date | None", self.day.value())
        outcome = self._desk.workspace.run(label, add_kinds, keys, reviewed)
        self._say(outcome.refusal)
        if outcome.answer:
            self.day.set_value(None)
            self.added.emit(outcome.answer[0])

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        reviewed = label_of("policy", "reviewed_on")
        self.day.setAccessibleName(reviewed)
        self.day.setFixedWidth(170)
        asks = Words(f"{reviewed}, if it was", wrap=False)
        asks.setMinimumHeight(self.add_step.sizeHint().height())
        self._line = Fitting(asks, self.day, self.add_step, QWidget(), stretches=(0, 0, 0, 1), parent=self)
        for part in (self.more, self._line, self.problem, self.table):
            self.add(part)


def about(kind: Policy, nation: Nation) -> str:
    """Whom a kind is for, what differs in a nation, and what is not verified."""
    differs = differs_in(kind, nation)
    parts = [f"{kind.name}: {kind.who}", f"{nation.label}: {differs}" if differs else "", kind.nations_note]
    return with_doubt(" ".join(filter(None, parts)), kind)


def _row(kind: Policy) -> dict[str, str]:
    return {
        "id": kind.id,
        "name": kind.name,
        "who": WHO_ASKS[kind.duty],
        "stops": "Usually" if kind.expiry_blocks else "Not usually",
        "why": why_it_stops(kind),
    }
