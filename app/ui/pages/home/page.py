"""Home: how long unrestricted money lasts, in a sentence and a chart, and what is due and needs a look."""

from functools import partial
from typing import cast

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from app.places import name_of, rows_of
from app.planning.forecast.answers import LASTS, NO_DATA
from app.problems import Refused
from app.scenes.cash import CashChart
from app.services.plan.outlook import Outlook, outlook
from app.services.said.wording import joined, plain
from app.ui.desk.chart_view import CashView
from app.ui.desk.desk import Desk
from app.ui.desk.page import Page
from app.ui.desk.rates_note import VIEWS, RatesNote
from app.ui.kit.cards import Card, EmptyState, LinkButton, Segmented, page_layout
from app.ui.kit.columns import Columns
from app.ui.kit.words import Sentence, Spans
from app.ui.pages.home.cards import AttentionCard, CoverCard, DueCard, HeldCard
from app.ui.pages.home.honest import HonestStrip
from app.ui.table.column import Column
from app.ui.table.model import TableModel
from app.ui.table.view import Table
from app.work.charts import cash_chart, chart_rows

NO_COSTS = (("No costs are entered yet", True), (", so nothing is taken from it: add what you spend.", False))
WHAT_BELONGS_HERE = "Your free cash appears here, month by month, once you enter your balance, costs and income."
_CHART_HEIGHT = 215
"""With what is said above and below it, all of the page is in sight on a laptop."""
BANK_STEP = (WHAT_BELONGS_HERE, "Enter your bank balance", rows_of("fund"))
COSTS_STEP = (WHAT_BELONGS_HERE, "Add what you spend", "costs")
MENDING_STEP = ("Your free cash appears here again once this is put right.", f"Go to {name_of('costs')}", "costs")


class HomePage(Page):
    """The first page. The sentence answers at once; what takes longer to draw follows."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._view = desk.load("home.view") or "confirmed"
        self._outlook: Outlook | None = None
        self.sentence = Sentence("", parent=self)
        self.sentence.setObjectName("home-sentence")
        self.second = Sentence("", role="soft", parent=self)
        self.honest = HonestStrip(desk, self)
        self.views = Segmented(VIEWS, self, name="Count which income")
        self.views.set_value(self._view if self._view in dict(VIEWS) else "confirmed")
        self.views.chosen.connect(self._choose_view)
        self.chart_card = Card("", "Table", self, place="home.chart")
        self._swapper = self.chart_card.findChildren(LinkButton)[0]
        self.chart_card.link.connect(self._swap)
        self.rates_note = RatesNote(self)
        self._empty: EmptyState | None = None
        self._chart: CashView | None = None
        self._table: Table | None = None
        self.due = DueCard(desk, self)
        self.cover = CoverCard(desk, self)
        self.attention = AttentionCard(desk, self)
        self.held = HeldCard(desk, self)
        self._lay_out()

    def refresh(self) -> None:
        """Answer first; draw the rest when the sentence is on the screen."""
        workspace = self.desk.workspace
        view = cast("str", self.views.value())
        try:
            found = workspace.read(outlook, workspace.rates, view, today=workspace.today)
        except Refused as refusal:  # the plan holds something that no forecast can be made of
            self._outlook, self._stale = None, True
            self.sentence.set_spans(str(refusal))
            self.second.set_spans("")
        else:
            self._outlook = found
            self.sentence.set_spans(found.headline)
            self.second.set_spans(_second(found))
        self.second.setVisible(bool(self.second.plain()))
        self.views.setVisible(self._drawable())
        QTimer.singleShot(0, self, self._show_rest)

    @Slot()
    def _show_rest(self) -> None:
        if not self.isVisible():  # left meanwhile; its file may be closed
            self._stale = True
            return
        try:
            self._fill_cards(self._outlook)
        except Refused as refusal:  # the file cannot be read just now
            self._stale = True
            self.desk.problem(str(refusal))
            return
        QTimer.singleShot(0, self, self._draw)

    def _fill_cards(self, found: Outlook | None) -> None:
        for card in (self.held, self.cover):
            card.setVisible(found is not None)
            if found is not None:
                card.show_outlook(found)
        self.honest.refresh()
        self.due.refresh(found)
        self.attention.refresh(found)
        self._show_first_step(found)

    @Slot()
    def _draw(self) -> None:
        """The chart comes last: the cards are on the screen before it is worked out."""
        if not self.isVisible():
            self._stale = True
        elif self._outlook is not None and self._drawable():
            self.show_chart(cash_chart(self._outlook))
            notes = (plain(self._outlook.horizon_sentence), self._outlook.rates_note)
            self.rates_note.show_note(" ".join(filter(None, notes)))

    def _drawable(self) -> bool:
        """Whether there is anything to draw and to count."""
        return self._outlook is not None and self._outlook.runway.state != NO_DATA

    def show_chart(self, chart: CashChart) -> None:
        """Draw the chart, and fill its table when that is what is shown."""
        if self._chart is None:
            self._chart = CashView(self.desk, self)
            self._chart.setMinimumHeight(_CHART_HEIGHT)
            self.chart_card.add(self._chart, 1)
            self.chart_card.add(self.rates_note)
        self._chart.setVisible(self._table is None or self._table.isHidden())
        self._chart.set_chart(chart)
        if self._table is not None:
            self._table.rows_model().set_rows(chart_rows(chart, "free_cash", "expected"))

    @Slot(object)
    def _choose_view(self, view: object) -> None:
        self.desk.save("home.view", str(view))
        self.refresh()

    @Slot()
    def _swap(self) -> None:
        """Show the table in place of the picture, or the picture again."""
        if self._outlook is None or self._chart is None:
            return
        if self._table is None:
            model = TableModel(TABLE_COLUMNS, today=lambda: self.desk.workspace.today)
            self._table = Table(model, name=name_of("home.chart"), parent=self)
            self._table.hide()
            self.chart_card.add(self._table, 1)
            model.set_rows(chart_rows(cash_chart(self._outlook), "free_cash", "expected"))
        to_table = self._table.isHidden()
        self._table.setVisible(to_table)
        self._chart.setVisible(not to_table)
        self._swapper.setText("Chart" if to_table else "Table")
        self._swapper.setAccessibleName(f"{self._swapper.text()}: {name_of('home.chart')}")

    def _show_first_step(self, found: Outlook | None) -> None:
        """Where there is nothing to draw, say what belongs there and where to begin."""
        nothing = not self._drawable()
        self._swapper.setVisible(not nothing)
        if self._empty is not None:
            self._empty.hide()
            self._empty.deleteLater()
            self._empty = None
        for shown in (self._chart, self._table):
            if shown is not None and nothing:
                shown.hide()
        if nothing:
            words, step, place = _first_step(found)
            self._empty = EmptyState(words, step, self)
            self._empty.clicked.connect(partial(self.desk.go, place))
            self.chart_card.add(self._empty, 1)

    def _lay_out(self) -> None:
        column = page_layout(self)
        head = Card("", parent=self)
        head.body.setSpacing(4)
        head.add(self.sentence)
        head.add(Columns(self.second, self.views, stretches=(1, 0), narrow=560, parent=self))
        head.add(self.honest)
        column.addWidget(head)
        column.addWidget(Columns(self.chart_card, self.due, stretches=(5, 3), narrow=700, parent=self), 1)
        column.addWidget(Columns(self.cover, self.attention, self.held, stretches=(4, 6, 3), narrow=700, parent=self))


def _first_step(found: Outlook | None) -> tuple[str, str, str]:
    """Words, the label of a button, and the place that it opens."""
    if found is None:
        return MENDING_STEP
    return BANK_STEP if found.plan.balance_date is None else COSTS_STEP


def _second(found: Outlook) -> Spans:
    """What follows the sentence; or that nothing is spent."""
    if found.runway.state == LASTS and not any(any(fund.paid) for fund in found.forecast.funds):
        return NO_COSTS
    return joined(*found.follow_up)


TABLE_COLUMNS = (
    Column("month", "Month", "text", 130, value=lambda row: row["month"].label),
    Column("free_cash", "Free cash", "money"),
    Column("expected", "Expected", "money"),
    Column("reserve", "Reserves policy", "money"),
    Column("closing", "Closing costs", "money"),
)
