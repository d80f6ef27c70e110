"""Paints a scene on the screen."""

from functools import singledispatch

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontDatabase, QPainter, QPen

from app.letters import FALLBACK, FALLBACK_FAMILY, FAMILY, font_file, in_this_order
from app.scenes.palettes import ChartPalette
from app.scenes.scene import SEMIBOLD, Area, Dot, Line, Mark, Point, Scene, Words


def paint_scene(painter: QPainter, scene: Scene, palette: ChartPalette, scale: float) -> None:
    """Paint a scene from the painter's origin downwards, a point as so many pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, scene.width * scale, scene.height * scale), QColor(palette.surface))
    page = _Page(painter, palette, scale, scene.height)
    for mark in scene.marks:
        _paint(mark, page)


class _Page:
    """What is painted on, and how a scene's points and colours become its own."""

    def __init__(self, painter: QPainter, palette: ChartPalette, scale: float, height: float) -> None:
        self.painter, self.palette, self.scale, self._height = painter, palette, scale, height

    def at(self, point: Point) -> QPointF:
        """A place of the scene in pixels from above."""
        return QPointF(point[0] * self.scale, (self._height - point[1]) * self.scale)

    def sharp(self, y: float, width: float) -> tuple[float, float]:
        """Height and width of a level line that covers whole pixels of the screen: half a pixel away at most."""
        dots, begin = self.painter.device().devicePixelRatioF(), self.painter.deviceTransform().dy()
        wide = max(1, round(width * dots))
        return (round(begin + y * dots - wide / 2) + wide / 2 - begin) / dots, wide / dots

    def fill(self, colour: QColor) -> None:
        """Fill what is painted next, without an outline."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QBrush(colour))


@singledispatch
def _paint(mark: Mark, _page: _Page) -> None:
    raise TypeError(f"a mark that cannot be painted: {mark!r}")


@_paint.register
def _(mark: Line, page: _Page) -> None:
    points, width = [page.at(point) for point in mark.points], mark.width * page.scale
    if len(points) == 2 and points[0].y() == points[1].y():
        y, width = page.sharp(points[0].y(), width)
        points = [QPointF(point.x(), y) for point in points]
    pen = QPen(QColor(page.palette.of(mark.colour)), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if mark.dashes:
        pen.setDashPattern([length * page.scale / width for length in mark.dashes])
    page.painter.setPen(pen)
    page.painter.setBrush(Qt.BrushStyle.NoBrush)
    page.painter.drawPolyline(points)


@_paint.register
def _(mark: Area, page: _Page) -> None:
    page.fill(QColor(page.palette.of(mark.colour)))
    page.painter.drawPolygon([page.at(point) for point in mark.points])


@_paint.register
def _(mark: Dot, page: _Page) -> None:
    page.fill(QColor(page.palette.of(mark.colour)))
    radius = mark.radius * page.scale
    page.painter.drawEllipse(page.at(mark.at), radius, radius)


@_paint.register
def _(mark: Words, page: _Page) -> None:
    """Qt has letters in whole pixels only: the nearest are stretched to their size."""
    size = mark.size * page.scale
    pixels = max(1, round(size))
    page.painter.setPen(QColor(page.palette.of(mark.colour)))
    for x, face, piece in mark.pieces():
        page.painter.save()
        page.painter.translate(page.at((x, mark.at[1])))
        page.painter.scale(size / pixels, size / pixels)
        page.painter.setFont(letters(face, pixels))
        page.painter.drawText(0, 0, in_this_order(piece))
        page.painter.restore()


def letters(face: str, pixels: int) -> QFont:
    """Letters as wide as they were measured: no kerning, no ligatures, no hints that widen them."""
    font = QFont(_fallback_family() if face == FALLBACK else FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if face == SEMIBOLD else QFont.Weight.Normal)
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in ("liga", "clig", "calt"):
        font.setFeature(QFont.Tag(feature), 0)
    return font


def _fallback_family() -> str:
    """The family of the fallback, made known to Qt when a name first needs it."""
    if FALLBACK_FAMILY not in QFontDatabase.families():
        QFontDatabase.addApplicationFont(str(font_file(FALLBACK)))
    return FALLBACK_FAMILY
