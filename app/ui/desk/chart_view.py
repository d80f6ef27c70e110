"""A chart on the screen: the same scene as on paper, its words, values on hover, and saving by right-click."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from app.problems import Refused
from app.reports.charts.table_file import write_table
from app.scenes.cash import CashChart
from app.scenes.moving import moved
from app.scenes.palettes import DARK, LIGHT
from app.scenes.picture import Picture, cash_picture
from app.scenes.scene import LETTER, Scene
from app.ui.desk.ask import FileKinds
from app.ui.desk.desk import Desk
from app.ui.desk.saving import ask_where
from app.ui.desk.scene_painter import paint_scene
from app.ui.kit.theme import DARK as DARK_TOKENS
from app.ui.kit.theme import current_palette, points

_LETTER_PIXELS = 14
"""Size of a chart's letters on a screen of ordinary density."""
_FRAME = 3
"""Pixels around the chart, where it is shown that it has the focus."""
_SAVED_SIZE = (576.0, 324.0)
"""A saved picture in points: eight inches by four and a half."""
_SAVED = {"png": "picture (PNG)", "svg": "drawing (SVG)", "csv": "table (CSV)"}


class ChartView(QWidget):
    """Any chart. The mouse or the arrow keys read its places; a right-click or the menu key saves PNG, SVG or CSV."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._picture: Picture | None = None
        self._amounts: Sequence[int] | None = None
        self._worked_out: Scene | None = None
        self._read = -1
        self.setMouseTracking(True)
        self.setMinimumHeight(240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer_saving)

    def set_picture(self, picture: Picture) -> None:
        """Draw another chart."""
        self._picture = picture
        self._amounts = self._worked_out = None
        self._read = -1
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription(picture.description)
        self.update()

    def follow(self, heights: Sequence[int]) -> None:
        """Move the line at once, as a slider asks for; what hangs on where it is comes back with the next picture."""
        self._amounts = heights
        self.update()

    def scene(self) -> Scene | None:
        """Assumptions now: the chart worked out for its present size, or its line where a slider moved it."""
        picture, scale = self._picture, self._scale()
        if picture is None:
            return None
        width, height = (max(side - 2 * _FRAME, 1) / scale for side in (self.width(), self.height()))
        scene = self._worked_out
        if scene is None or (scene.width, scene.height) != (width, height):
            scene = self._worked_out = picture.scene(width, height)
        return scene if self._amounts is None else moved(scene, self._amounts)

    def changeEvent(self, event: QEvent) -> None:
        """Paint in the colours of the other theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

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

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the place under the mouse."""
        super().mouseMoveEvent(event)
        scene = self.scene()
        at = scene.plot.nearest((event.position().x() - _FRAME) / self._scale()) if scene and scene.plot else None
        if at is not None:
            self._show_tip(at, event.position())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chart, and a frame around it where it has the focus."""
        super().paintEvent(event)
        painter = QPainter(self)
        scene, tokens = self.scene(), current_palette()
        if scene is not None:
            painter.translate(_FRAME, _FRAME)
            paint_scene(painter, scene, DARK if tokens == DARK_TOKENS else LIGHT, self._scale())
            painter.resetTransform()
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens.primary), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
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
        name = f"{picture.file_name} {self._desk.workspace.today.isoformat()}.{ending}"
        path = ask_where(self._desk, self, f"Save as {ending.upper()}", name, kinds)
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
            from app.reports.charts.saved import save_scene  # noqa: PLC0415 - matplotlib loads for a saved picture only

            save_scene(picture.scene(*_SAVED_SIZE), path)

    def _scale(self) -> float:
        """Pixels in a point of the scene; the letters grow with the system's."""
        return points(_LETTER_PIXELS) * self.logicalDpiY() / 72 / LETTER

    def _read_out(self, at: int) -> None:
        """Read a place where its point is."""
        picture, scene = self._picture, self.scene()
        if picture is not None and scene is not None and scene.plot is not None:
            self._show_tip(at, self._place(scene, scene.plot.x(at), scene.plot.y(picture.heights[at])))

    def _place(self, scene: Scene, x: float, y: float) -> QPointF:
        """A point of the scene in the widget's own pixels."""
        scale = self._scale()
        return QPointF(_FRAME + x * scale, _FRAME + (scene.height - y) * scale)

    def _show_tip(self, at: int, place: QPointF) -> None:
        """The values of a place beside it."""
        words = self.values(at)
        if words:
            QToolTip.showText(self.mapToGlobal(place.toPoint() + QPoint(12, -12)), words, self)

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
