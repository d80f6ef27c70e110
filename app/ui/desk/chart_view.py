"""A chart on the screen: the same figure as on paper, its words, values on hover, and saving by right-click."""

from collections.abc import Sequence
from pathlib import Path

from matplotlib.backend_bases import Event, MouseEvent
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.lines import Line2D
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from app.paths import documents_folder
from app.problems import Refused
from app.reports.charts import CashChart, save_chart
from app.reports.palettes import DARK, LIGHT, PRINT
from app.reports.picture import AROUND, MOVING, Picture, cash_picture
from app.reports.table_file import write_table
from app.ui.desk.ask import FileKinds
from app.ui.desk.desk import Desk
from app.ui.kit.theme import DARK as DARK_TOKENS
from app.ui.kit.theme import current_palette

_DOTS = 100.0
_FRAME = 3
"""Pixels around the chart, where it is shown that it has the focus."""
_SAVED = {"png": "picture (PNG)", "svg": "drawing (SVG)", "csv": "table (CSV)"}


class ChartView(QWidget):
    """Any chart. The mouse or the arrow keys read its places; a right-click or the menu key saves PNG, SVG or CSV."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._picture: Picture | None = None
        self._canvas: FigureCanvasQTAgg | None = None
        self._still: object = None
        self._read = -1
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(_FRAME, _FRAME, _FRAME, _FRAME)
        self.setMinimumHeight(240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer_saving)

    def set_picture(self, picture: Picture) -> None:
        """Draw another chart."""
        self._picture = picture
        self._read = -1
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription(picture.description)
        self._draw()

    def follow(self, heights: Sequence[int]) -> None:
        """Move the line at once, as a slider asks for; what hangs on where it is comes back with the next picture."""
        picture, canvas = self._picture, self._canvas
        parts = canvas.figure.findobj(lambda artist: artist.get_gid() in {MOVING, AROUND}) if canvas else []
        line = next((part for part in parts if part.get_gid() == MOVING), None)
        if picture is None or canvas is None or not isinstance(line, Line2D) or line.axes is None:
            return
        line.set_clip_on(True)  # the scale stays while it moves
        if self._still is None:
            for part in parts:
                part.set_visible(False)
            canvas.draw()  # type: ignore[no-untyped-call]  # matplotlib gives these no types
            self._still = canvas.copy_from_bbox(canvas.figure.bbox)  # type: ignore[no-untyped-call]  # the same
            line.set_visible(True)
        line.set_ydata(heights[: len(picture.heights)])
        canvas.restore_region(self._still)  # type: ignore[no-untyped-call]  # the same
        line.axes.draw_artist(line)
        canvas.blit(canvas.figure.bbox)  # type: ignore[no-untyped-call]  # the same

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is drawn of another size is drawn anew."""
        super().resizeEvent(event)
        self._still = None

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in the colours of the other theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._picture is not None:
            self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys read one place after the other, Home and End the first and the last."""
        count = len(self._picture.readings) if self._picture is not None else 0
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
        """What the chart shows for a place (a month), by its number."""
        picture = self._picture
        return picture.readings[at] if picture is not None and 0 <= at < len(picture.readings) else ""

    def save(self, ending: str) -> None:
        """Ask where, and save the chart as png, svg or csv."""
        picture = self._picture
        if picture is None:
            return
        kinds: FileKinds = ((f"As a {_SAVED[ending]}", (ending,)),)
        suggested = documents_folder() / f"{picture.file_name} {self._desk.workspace.today.isoformat()}.{ending}"
        path = self._desk.ask.save_file(self, f"Save as {ending.upper()}", suggested, kinds)
        if path is None:
            return
        try:
            self._write(picture, path, ending)
        except Refused as refusal:
            self._desk.problem(str(refusal))
        else:
            self._desk.say(f"Saved {path}.")

    def _write(self, picture: Picture, path: Path, ending: str) -> None:
        if ending == "csv":
            write_table(path, picture.rows)
        else:
            save_chart(picture.draw(PRINT, 8, 4.5), path)

    def _draw(self) -> None:
        self._still = None
        if self._picture is None:
            return
        colours = DARK if current_palette() == DARK_TOKENS else LIGHT
        size = (max(self.width(), 300) / _DOTS, max(self.height(), 240) / _DOTS)
        figure = self._picture.draw(colours, *size)
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
        """Read the place under the mouse."""
        if isinstance(event, MouseEvent) and event.xdata is not None:
            self._show_tip(round(event.xdata), event.x, event.y)

    def _read_out(self, at: int) -> None:
        """Read a place where its point is."""
        picture, canvas = self._picture, self._canvas
        if picture is not None and canvas is not None:
            x, y = canvas.figure.axes[0].transData.transform((at, picture.heights[at]))
            self._show_tip(at, x, y)

    def _show_tip(self, at: int, x: float, y: float) -> None:
        """The values of a place beside a place given in the figure's own dots, from below."""
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


class CashView(ChartView):
    """The cash chart."""

    def set_chart(self, chart: CashChart) -> None:
        """Draw another chart."""
        self.set_picture(cash_picture(chart))
