"""A chart on the screen: the same figure as on paper, its words, values on hover, and saving by right-click."""

from pathlib import Path

from matplotlib.backend_bases import Event, MouseEvent
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from app.money import format_money
from app.paths import documents_folder
from app.problems import Refused
from app.reports.charts import CashChart, cash_figure, chart_rows, describe_cash, save_chart
from app.reports.palettes import DARK, LIGHT, PRINT
from app.reports.table_file import write_table
from app.ui.ask import FileKinds
from app.ui.desk import Desk
from app.ui.theme import DARK as DARK_TOKENS
from app.ui.theme import current_palette

_DOTS = 100.0
_FRAME = 3
"""Pixels around the chart, where it is shown that it has the focus."""
_SAVED = {"png": "picture (PNG)", "svg": "drawing (SVG)", "csv": "table (CSV)"}


class CashView(QWidget):
    """The cash chart. The mouse or the arrow keys read a month; a right-click or the menu key saves PNG, SVG or CSV."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._chart: CashChart | None = None
        self._canvas: FigureCanvasQTAgg | None = None
        self._read = -1
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(_FRAME, _FRAME, _FRAME, _FRAME)
        self.setMinimumHeight(240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer_saving)

    def set_chart(self, chart: CashChart) -> None:
        """Draw another chart."""
        self._chart = chart
        self._read = -1
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(describe_cash(chart))
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in the colours of the other theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._chart is not None:
            self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys read one month after the other, Home and End the first and the last."""
        count = len(self._chart.months) if self._chart is not None else 0
        last = count - 1
        places = {
            Qt.Key.Key_Right: min(self._read + 1, last),
            Qt.Key.Key_Left: max(self._read - 1, 0),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if not count or (at := places.get(Qt.Key(event.key()))) is None:
            super().keyPressEvent(event)
            return
        self._read = at
        self._read_out(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the frame."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A frame where the chart has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(current_palette().primary), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
            painter.end()

    def values(self, at: int) -> str:
        """What the chart shows for a month, by its number."""
        chart = self._chart
        if chart is None or not 0 <= at < len(chart.months):
            return ""
        lines = [chart.months[at].label, f"{chart.label}: {format_money(chart.free_cash[at])}"]
        if chart.expected is not None:
            lines.append(f"{chart.expected_label}: {format_money(chart.expected[at])}")
        return "\n".join(lines)

    def save(self, ending: str) -> None:
        """Ask where, and save the chart as png, svg or csv."""
        if self._chart is None:
            return
        kinds: FileKinds = ((f"As a {_SAVED[ending]}", (ending,)),)
        suggested = documents_folder() / f"Free cash {self._desk.workspace.today.isoformat()}.{ending}"
        path = self._desk.ask.save_file(self, f"Save as {ending.upper()}", suggested, kinds)
        if path is None:
            return
        try:
            self._write(self._chart, path, ending)
        except Refused as refusal:
            self._desk.problem(str(refusal))
        else:
            self._desk.say(f"Saved {path}.")

    def _write(self, chart: CashChart, path: Path, ending: str) -> None:
        if ending == "csv":
            write_table(path, chart_rows(chart))
        else:
            save_chart(cash_figure(chart, PRINT, width_in=8, height_in=4.5), path)

    def _draw(self) -> None:
        if self._chart is None:
            return
        colours = DARK if current_palette() == DARK_TOKENS else LIGHT
        size = (max(self.width(), 300) / _DOTS, max(self.height(), 240) / _DOTS)
        figure = cash_figure(self._chart, colours, width_in=size[0], height_in=size[1])
        canvas = FigureCanvasQTAgg(figure)  # type: ignore[no-untyped-call]  # matplotlib gives it no types
        canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        canvas.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        # its hint is its present size, which would keep the page from ever shrinking again
        canvas.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        canvas.mpl_connect("motion_notify_event", self._hovered)
        if self._canvas is not None:
            self._layout.removeWidget(self._canvas)
            self._canvas.hide()
            self._canvas.deleteLater()
        self._canvas = canvas
        self._layout.addWidget(canvas)

    def _hovered(self, event: Event) -> None:
        """Read the month under the mouse."""
        if isinstance(event, MouseEvent) and event.xdata is not None:
            self._show_tip(round(event.xdata), event.x, event.y)

    def _read_out(self, at: int) -> None:
        """Read a month where its point is."""
        chart, canvas = self._chart, self._canvas
        if chart is not None and canvas is not None:
            x, y = canvas.figure.axes[0].transData.transform((at, chart.free_cash[at]))
            self._show_tip(at, x, y)

    def _show_tip(self, at: int, x: float, y: float) -> None:
        """The values of a month beside a place given in the figure's own dots, from below."""
        canvas, words = self._canvas, self.values(at)
        if canvas is not None and words:
            ratio = canvas.devicePixelRatioF()
            place = QPoint(round(x / ratio) + 12, round(canvas.height() - y / ratio) - 12)
            QToolTip.showText(canvas.mapToGlobal(place), words, canvas)

    @Slot(QPoint)
    def _offer_saving(self, place: QPoint) -> None:
        menu = QMenu(self)
        for ending, words in _SAVED.items():
            menu.addAction(f"Save as a {words} …").triggered.connect(
                lambda _checked=False, ending=ending: self.save(ending)
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(place))
