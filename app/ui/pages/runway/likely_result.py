"""What came of a simulation: the fan of free cash, the likelihood of being short by each year's end, and every bid."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.dates import format_date
from app.places import name_of, rows_of
from app.planning.plan.plan import Plan
from app.planning.simulation.simulation import BidEffect, Simulation
from app.scenes.fan import BAND_WORDS, FanChart
from app.scenes.picture import fan_picture
from app.services.rows.checks import label_of
from app.services.said.wording import months_words, plain
from app.services.scenarios.simulation import Chances, longer
from app.text import begun
from app.ui.desk.chart_card import ChartCard
from app.ui.desk.desk import Desk
from app.ui.kit.cards import Card
from app.ui.kit.columns import Columns
from app.ui.kit.kinds import Kind
from app.ui.kit.short_kinds import whole_pounds
from app.ui.kit.words import Words
from app.ui.pages.runway.words import chance, month_kind, year_ends
from app.ui.table.column import Column
from app.ui.table.model import TableModel
from app.ui.table.wrapped import WrappedTable

_NO_BIDS = "Bids and income that are not certain appear here, with how much each matters. This plan has none."
_BID_WORDS = "How long your money lasts on average, in the runs with a bid and in those without it."
_CHART_HEIGHT = 300


def _chance_kind() -> Kind:
    return Kind("percent", str, lambda value: chance(int(str(value))), lambda value: f"{int(str(value)) / 100:g}%")


def _months_kind() -> Kind:
    def show(value: object) -> str:
        return months_words(value) if isinstance(value, int) else ""

    return Kind("hundredths", str, show, lambda value: f"{int(str(value)) / 100:g}")


FAN_COLUMNS = (
    Column("month", "Month", "month", 96, reader=month_kind()),
    *(Column(line, begun(words), "money", reader=whole_pounds()) for line, words in BAND_WORDS.items()),
    Column(
        "short", "Short by then", "percent", reader=_chance_kind(), hint="The likelihood of having been short by then"
    ),
)
BID_COLUMNS = (
    Column("name", "Bid"),
    Column(
        "chance", label_of("grant", "probability"), "number", 74, reader=Kind("number", str, lambda v: f"{v}%", str)
    ),
    Column("with_it", "With it", "hundredths", 108, reader=_months_kind()),
    Column("without", "Without it", "hundredths", 108, reader=_months_kind()),
    Column("difference", "Difference", "hundredths", 108, reader=_months_kind()),
)


class LikelyResult(QWidget):
    """The pictures and tables of one simulation."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.fan = ChartCard(desk, "runway.likely.fan", FAN_COLUMNS, self)
        self.fan.setMinimumHeight(_CHART_HEIGHT)
        self.how = Words("", role="small", parent=self)
        self.short = Card(parent=self, place="runway.likely.short")
        self.bids = WrappedTable(
            TableModel(BID_COLUMNS), name=name_of("runway.likely.bids"), empty=_NO_BIDS, parent=self
        )
        self.bids.least_open = 160
        self.bids.opened.connect(self._open)
        card = Card(parent=self, place="runway.likely.bids")
        card.add(self.bids)
        card.add(Words(_BID_WORDS, role="small", parent=card))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.fan.body.addWidget(self.how)
        column.addWidget(self.fan, 1)
        column.addWidget(Columns(self.short, card, stretches=(2, 5), narrow=700, parent=self))

    def show_chances(self, plan: Plan, found: Chances) -> None:
        """Show another answer."""
        answer = found.simulation
        how = (plain(found.sentences[-1]), found.rates_note)
        self.how.setText(" ".join(words for words in how if words))
        self._show_short(plan, answer)
        self.bids.rows_model().set_rows([_bid_row(effect) for effect in answer.bids])
        rows = [_fan_row(at, answer) for at in range(len(answer.bands))]
        self.fan.show_chart(fan_picture(FanChart(answer.bands)), rows)

    @Slot(object)
    def _open(self, key: object) -> None:
        kind, row = str(key).split()
        self._desk.go(rows_of("grant" if kind == "grant" else "income_line"), int(row))

    def _show_short(self, plan: Plan, answer: Simulation) -> None:
        self.short.clear()
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for at, band in enumerate(year_ends(plan, answer)):
            grid.addWidget(Words(f"By {format_date(band.month.last_day)}", wrap=False), at, 0)
            words = Words(chance(band.short), role="card-title", wrap=False)
            grid.addWidget(words, at, 1, Qt.AlignmentFlag.AlignRight)
        self.short.add(grid)


def _fan_row(at: int, answer: Simulation) -> dict[str, object]:
    band = answer.bands[at]
    return {
        "id": at,
        "month": band.month,
        **{name: getattr(band, name) for name in (*BAND_WORDS, "short")},
    }


def _bid_row(effect: BidEffect) -> dict[str, object]:
    bid = effect.bid
    return {
        "id": f"{bid.kind} {bid.id}",
        "name": f"{bid.name} · {bid.funder}" if bid.funder else bid.name,
        "chance": bid.probability,
        "with_it": effect.runway_with,
        "without": effect.runway_without,
        "difference": longer(effect),
    }
