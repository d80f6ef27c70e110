"""Paints a scene on a reportlab page, as lines and letters."""

from functools import singledispatch

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from app.reports.pdf.fonts import register_fonts
from app.scenes.palettes import PRINT
from app.scenes.scene import Area, Dot, Line, Mark, Point, Scene, Words

_FLAT, _ROUND = 0, 1


def draw_scene(scene: Scene, canvas: Canvas) -> None:
    """Draw a scene in the colours of paper, its lower left corner at the canvas's origin."""
    register_fonts()
    canvas.saveState()
    canvas.setLineJoin(_ROUND)
    canvas.setLineCap(_FLAT)
    for mark in scene.marks:
        _draw(mark, canvas)
    canvas.restoreState()


@singledispatch
def _draw(mark: Mark, _canvas: Canvas) -> None:
    raise TypeError(f"a mark that cannot be drawn: {mark!r}")


@_draw.register
def _(mark: Line, canvas: Canvas) -> None:
    canvas.setStrokeColor(HexColor(PRINT.of(mark.colour)))
    canvas.setLineWidth(mark.width)
    canvas.setDash(list(mark.dashes))
    canvas.drawPath(_path(canvas, mark.points), stroke=1, fill=0)


@_draw.register
def _(mark: Area, canvas: Canvas) -> None:
    canvas.setFillColor(HexColor(PRINT.of(mark.colour)))
    canvas.drawPath(_path(canvas, mark.points), stroke=0, fill=1)


@_draw.register
def _(mark: Dot, canvas: Canvas) -> None:
    canvas.setFillColor(HexColor(PRINT.of(mark.colour)))
    canvas.circle(*mark.at, mark.radius, stroke=0, fill=1)


@_draw.register
def _(mark: Words, canvas: Canvas) -> None:
    canvas.setFillColor(HexColor(PRINT.of(mark.colour)))
    line = canvas.beginText(*mark.at)
    for x, face, piece in mark.pieces():
        line.setTextOrigin(x, mark.at[1])
        line.setFont(face, mark.size)
        line.textOut(piece)
    canvas.drawText(line)


def _path(canvas: Canvas, points: tuple[Point, ...]) -> PDFPathObject:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    return path
