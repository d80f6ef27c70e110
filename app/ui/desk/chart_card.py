"""A chart in a card, and in its place the table behind it for whoever would rather read."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.places import name_of
from app.scenes.picture import Picture
from app.ui.desk.chart_view import ChartView
from app.ui.desk.desk import Desk
from app.ui.kit.cards import Card, LinkButton
from app.ui.table.column import Column
from app.ui.table.fitted import FittedTable
from app.ui.table.model import TableModel


class ChartCard(Card):
    """A title, a link that swaps chart and table, and one of the two. Nothing is drawn before `show_chart`."""

    def __init__(self, desk: Desk, place: str, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__("", "Table", parent, place=place)
        title = name_of(place)
        self._desk = desk
        self._title = title
        self.swapper = self.findChildren(LinkButton)[0]
        self.chart: ChartView | None = None
        self.model = TableModel(columns)
        self.table = FittedTable(self.model, name=title, parent=self)
        self.table.setMinimumHeight(240)
        self.table.hide()
        self.add(self.table, 1)
        self.link.connect(self._swap)

    def show_chart(self, picture: Picture, rows: Sequence[object]) -> None:
        """Draw another chart, and put its rows into the table."""
        if self.chart is None:
            self.chart = ChartView(self._desk, self)
            self.chart.setVisible(self.table.isHidden())
            self.add(self.chart, 1)
        self.chart.set_picture(picture)
        self.model.set_rows(rows)

    def follow(self, heights: Sequence[int]) -> bool:
        """Only move the line, as a slider asks for; False where there is no picture in sight to move it in."""
        if self.chart is None or not self.chart.isVisible():
            return False
        self.chart.follow(heights)
        return True

    @Slot()
    def _swap(self) -> None:
        """Show the table in place of the picture, or the picture again."""
        to_table = self.table.isHidden()
        self.table.setVisible(to_table)
        if self.chart is not None:
            self.chart.setVisible(not to_table)
        self.swapper.setText("Chart" if to_table else "Table")
        self.swapper.setAccessibleName(f"{self.swapper.text()}: {self._title}")
