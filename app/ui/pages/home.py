"""Home: how long unrestricted money lasts, in a sentence and a chart, and what is due and needs a look."""

from typing import cast

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from app.compose import cash_chart
from app.reports.charts import CashChart
from app.services.outlook import Outlook, outlook
from app.ui.cards import Card, Segmented, Sentence, page_layout, row
from app.ui.columns import Columns
from app.ui.desk import Desk
from app.ui.page import Page
from app.ui.pages.home_cards import AttentionCard, CoverCard, DueCard, HeldCard
from app.ui.table import Column, Table, TableModel

VIEWS = (("confirmed", "Confirmed"), ("expected", "Expected"), ("everything", "Everything"))


class HomePage(Page):
    """The first page. The sentence answers at once; what takes longer to draw follows."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._view = desk.load("home.view") or "confirmed"
        self._outlook: Outlook | None = None
        self.sentence = Sentence("", parent=self)
        self.sentence.setObjectName("home-sentence")
        self.second = Sentence("", role="soft", parent=self)
        self.views = Segmented(VIEWS, self, name="Count which income")
        self.views.set_value(self._view if self._view in dict(VIEWS) else "confirmed")
        self.views.chosen.connect(self._choose_view)
        self.chart_card = Card("Free cash, month by month", "Table", self)
        self.chart_card.link.connect(self._swap)
        self._chart: QWidget | None = None
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
        self._outlook = workspace.read(outlook, workspace.rates, view, today=workspace.today)
        self.sentence.set_spans(self._outlook.sentence)
        more = (*self._outlook.second_sentence, (" ", False), *self._outlook.reserves_sentence)
        self.second.set_spans(more)
        QTimer.singleShot(0, self._show_rest)

    @Slot()
    def _show_rest(self) -> None:
        found = self._outlook
        if found is None:
            return
        self.held.show_outlook(found)
        self.cover.show_outlook(found)
        self.due.refresh()
        self.attention.refresh()
        self.show_chart(cash_chart(found))

    def show_chart(self, chart: CashChart) -> None:
        """Draw the chart, and fill its table when that is what is shown."""
        from app.ui.chart_view import CashView  # noqa: PLC0415 - matplotlib waits until the sentence is there

        if self._chart is None:
            self._chart = CashView(self.desk, self)
            self.chart_card.add(self._chart, 1)
            self._chart.setVisible(self._table is None or self._table.isHidden())
        cast("CashView", self._chart).set_chart(chart)
        if self._table is not None:
            self._table.rows_model().set_rows(table_rows(chart))

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
            self._table = Table(model, name="Free cash, month by month", parent=self)
            self._table.hide()
            self.chart_card.add(self._table, 1)
            model.set_rows(table_rows(cash_chart(self._outlook)))
        to_table = self._table.isHidden()
        self._table.setVisible(to_table)
        self._chart.setVisible(not to_table)

    def _lay_out(self) -> None:
        column = page_layout(self)
        head = Card("", parent=self)
        head.body.setSpacing(2)
        head.add(self.sentence)
        line = row()
        line.addWidget(self.second, 1)
        line.addWidget(self.views)
        head.add(line)
        column.addWidget(head)
        column.addWidget(Columns(self.chart_card, self.due, stretches=(5, 3), narrow=700, parent=self), 1)
        column.addWidget(Columns(self.cover, self.attention, self.held, stretches=(4, 6, 3), narrow=700, parent=self))


TABLE_COLUMNS = (
    Column("month", "Month", "text", 130),
    Column("free_cash", "Free cash", "money"),
    Column("expected", "Expected", "money"),
    Column("reserve", "Reserves policy", "money"),
)


def table_rows(chart: CashChart) -> list[dict[str, object]]:
    """The chart's rows as the table shows them."""
    reserves = chart.reserves
    return [
        {
            "id": at,
            "month": month.label,
            "free_cash": chart.free_cash[at],
            "expected": chart.expected[at] if chart.expected is not None else None,
            "reserve": reserves[at] if reserves is not None else None,
        }
        for at, month in enumerate(chart.months)
    ]
