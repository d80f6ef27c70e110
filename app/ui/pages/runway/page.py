"""Runway: what could happen to the money, fund by fund, how likely it is, and what ends when."""

from functools import partial
from typing import cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.places import name_of, parts_of, rows_of
from app.planning.forecast.answers import NO_DATA
from app.problems import Refused
from app.services.plan.outlook import Outlook, outlook
from app.services.plan.rests_on import rests_on
from app.ui.desk.desk import Desk
from app.ui.desk.page import Page
from app.ui.desk.rates_note import VIEWS, RatesNote
from app.ui.kit.cards import EmptyState, Note, PageHead, Segmented, page_layout
from app.ui.kit.columns import Columns
from app.ui.kit.words import Sentence, Spans
from app.ui.pages.runway.ends import EndsView
from app.ui.pages.runway.funds import FundsView
from app.ui.pages.runway.likely import LikelyView
from app.ui.pages.runway.what_if import WhatIfView

WHAT_IF, FUNDS, LIKELY, ENDS = "what_if", "funds", "likely", "ends"
PARTS = parts_of("runway")
_REMEMBERED_PART, _REMEMBERED_VIEW = "runway.part", "runway.view"
_OF_ENDS = {"grant", "budget_line", "post", "cost_line", "freelancer"}
_EMPTY = (
    "How long your money lasts appears here, and what would change it: late money, a lost funder, a bid won. "
    "First enter your bank balance, costs and income."
)
_MEND = "The forecast appears here again once this is put right."

Part = WhatIfView | FundsView | LikelyView | EndsView


class RunwayPage(Page):
    """The sentence that matters, the view that is counted, and one of four parts under them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.part = Segmented(PARTS, self, name="Part of the page")
        self.views = Segmented(VIEWS, self, name="Count which income")
        self.head = PageHead(name_of("runway"), parent=self)
        self.sentence = Sentence("", parent=self)
        self.second = Sentence("", role="soft", parent=self)
        self.rests = Note("look", "", parent=self)
        self.rates_note = RatesNote(self)
        self.what_if = WhatIfView(desk, self)
        self.funds = FundsView(desk, self)
        self.likely = LikelyView(desk, self)
        self.ends = EndsView(desk, self)
        self._parts: dict[str, Part] = {
            WHAT_IF: self.what_if,
            FUNDS: self.funds,
            LIKELY: self.likely,
            ENDS: self.ends,
        }
        self._nothing: QWidget = EmptyState("", parent=self)
        self._place = QVBoxLayout()
        self._lay_out()
        self.views.set_value(_known(desk.load(_REMEMBERED_VIEW), VIEWS))
        self._go(_known(desk.load(_REMEMBERED_PART), PARTS))
        self.part.chosen.connect(self._choose_part)
        self.views.chosen.connect(self._choose_view)
        for key, part in self._parts.items():
            part.setObjectName(f"runway.{key}")
            part.answered.connect(self._say)

    def refresh(self) -> None:
        """Answer in the chosen view; only the part that is shown is filled."""
        workspace = self.desk.workspace
        view = cast("str", self.views.value())
        try:
            found = workspace.read(outlook, workspace.rates, view, today=workspace.today)
        except Refused as refusal:  # the plan holds something that no forecast can be made of
            self._stale = True
            self._show_nothing(((str(refusal), False),), _MEND, f"Go to {name_of('costs')}", "costs")
            return
        if found.runway.state == NO_DATA:
            self._show_first_step(found)
            return
        rests = workspace.read(rests_on)
        self.rests.sentence.set_spans(rests)
        self.rests.setVisible(bool(rests))
        self._show(self._shown())
        self.views.setVisible(self._shown().uses_view)
        self._shown().show_outlook(found)
        self.rates_note.show_note("" if self._shown() is self.likely else found.rates_note)  # which says it itself

    def show_part(self, part: str) -> None:
        """Show one of the four."""
        if part != self.part.value():
            self._go(part)
            self._refresh_now()

    def show_record(self, table: str, row: int | None) -> None:
        """A scenario is shown among what could happen, anything else by what ends."""
        self._choose_part(ENDS if table in _OF_ENDS else WHAT_IF)
        if table == "scenario" and row is not None:
            self.what_if.open_scenario(row)

    @Slot(object)
    def _choose_part(self, part: object) -> None:
        self._go(str(part))
        self.desk.save(_REMEMBERED_PART, str(part))
        self._refresh_now()

    @Slot(object)
    def _choose_view(self, view: object) -> None:
        self.desk.save(_REMEMBERED_VIEW, str(view))
        self._refresh_now()

    @Slot(object, object)
    def _say(self, sentence: Spans, second: Spans) -> None:
        """Put what the shown part answers on top."""
        self.sentence.set_spans(sentence)
        self.second.set_spans(second)
        self.second.setVisible(bool(second))

    def _go(self, part: str) -> None:
        self.part.set_value(part)
        self._show(self._parts[part])

    def _show(self, shown: QWidget) -> None:
        """Show a part alone; the page is only as tall as it."""
        for each in (*self._parts.values(), self._nothing):
            each.setVisible(each is shown)

    def _shown(self) -> Part:
        return self._parts[str(self.part.value())]

    def _show_first_step(self, found: Outlook) -> None:
        """Say what belongs here and where to begin."""
        if found.plan.balance_date is None:
            self._show_nothing(found.sentence, _EMPTY, "Enter your bank balance", rows_of("fund"))
        else:
            self._show_nothing(found.sentence, _EMPTY, "Add what you spend", "costs")

    def _show_nothing(self, sentence: Spans, words: str, step: str, place: str) -> None:
        self._say(sentence, ())
        self.views.hide()
        self.rates_note.hide()
        self.rests.hide()
        self._nothing.deleteLater()
        state = EmptyState(words, step, self)
        state.clicked.connect(partial(self.desk.go, place))
        self._nothing = state
        self._place.addWidget(state)
        self._show(state)

    def _choices(self) -> QWidget:
        """The parts, and under them the views."""
        choices = QWidget(self)
        column = QVBoxLayout(choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for switch in (self.part, self.views):
            column.addWidget(switch, 0, Qt.AlignmentFlag.AlignRight)
        return choices

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.sentence)
        words.addWidget(self.second)
        words.addWidget(self.rests)
        for part in (*self._parts.values(), self._nothing):
            self._place.addWidget(part)
        column = page_layout(self)
        column.addWidget(Columns(self.head, self._choices(), stretches=(1, 0), narrow=560, parent=self))
        column.addLayout(words)
        column.addLayout(self._place, 1)
        column.addWidget(self.rates_note)


def _known(kept: str | None, choices: tuple[tuple[str, str], ...]) -> str:
    return kept if kept is not None and kept in dict(choices) else choices[0][0]
