"""Draws a matplotlib figure on a reportlab page as lines and letters, not as an image."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Transform
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import getAscentDescent
from reportlab.pdfgen.canvas import Canvas

from app.reports.kit.fonts import REGULAR, SEMIBOLD, text_width
from app.reports.kit.letters import runs

_CAPS = {"butt": 0, "round": 1, "projecting": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


class PaperRenderer(RendererBase):
    """A renderer whose pixels are points on the page; its origin is the lower left corner of the figure.

    Draws paths (with solid fills) and level or turned text; that is all our charts are made of.
    """

    def __init__(self, canvas: Canvas, width: float, height: float) -> None:
        super().__init__()
        self._canvas, self._width, self._height = canvas, width, height

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Size of the figure in points."""
        return self._width, self._height

    def flipy(self) -> bool:
        """Y grows upwards, as on paper."""
        return False

    def get_text_width_height_descent(
        self,
        s: str,
        prop: FontProperties,
        ismath: bool | str,  # noqa: ARG002, FBT001 - matplotlib's signature
    ) -> tuple[float, float, float]:
        """Size of a line of text in the embedded letters, in points."""
        face, size = _face(prop), prop.get_size_in_points()
        ascent, descent = getAscentDescent(face, size)
        return text_width(s, face, size), ascent - descent, -descent

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: Any = None,  # noqa: N803 - matplotlib's name
    ) -> None:
        """Stroke and fill a path."""
        canvas = self._canvas
        canvas.saveState()
        self._clip(gc)
        line = canvas.beginPath()
        for command, points in _commands(path, transform):
            getattr(line, command)(*points)
        stroke = gc.get_linewidth() > 0 and gc.get_rgb()[3] > 0
        if stroke:
            self._pen(gc)
        fill = rgbFace is not None and (len(rgbFace) == 3 or rgbFace[3] > 0)
        if fill:
            canvas.setFillColor(Color(*rgbFace[:3]))
        canvas.drawPath(line, stroke=int(stroke), fill=int(fill))
        canvas.restoreState()

    def draw_text(  # noqa: PLR0917 - matplotlib's signature
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: bool | str = False,  # noqa: ARG002, FBT001, FBT002 - matplotlib's signature
        mtext: Text | None = None,  # noqa: ARG002 - matplotlib's signature
    ) -> None:
        """Print a line of text."""
        canvas, size = self._canvas, prop.get_size_in_points()
        canvas.saveState()
        canvas.setFillColor(Color(*gc.get_rgb()[:3]))
        canvas.translate(x, y)
        canvas.rotate(angle)
        words = canvas.beginText(0, 0)
        for face, piece in runs(s, _face(prop)):
            words.setFont(face, size)
            words.textOut(piece)
        canvas.drawText(words)
        canvas.restoreState()

    def _pen(self, gc: GraphicsContextBase) -> None:
        canvas = self._canvas
        canvas.setStrokeColor(Color(*gc.get_rgb()[:3]))
        canvas.setLineWidth(gc.get_linewidth())
        canvas.setLineCap(_CAPS[gc.get_capstyle()])
        canvas.setLineJoin(_JOINS[gc.get_joinstyle()])
        offset, dashes = cast("tuple[float | None, Sequence[float] | None]", gc.get_dashes())
        if dashes is not None:
            canvas.setDash([float(length) for length in dashes], offset or 0)

    def _clip(self, gc: GraphicsContextBase) -> None:
        bounds = gc.get_clip_rectangle()
        if bounds is not None:
            edge = self._canvas.beginPath()
            edge.rect(*bounds.bounds)
            self._canvas.clipPath(edge, stroke=0, fill=0)


def draw_figure(figure: Figure, canvas: Canvas) -> None:
    """Draw a figure with its lower left corner at the canvas's origin, at its size in inches."""
    figure.set_dpi(72)
    figure.draw(PaperRenderer(canvas, figure.bbox.width, figure.bbox.height))


def _face(font: FontProperties) -> str:
    weight = font.get_weight()
    heavy = weight in {"semibold", "bold"} or (isinstance(weight, int) and weight >= 600)
    return SEMIBOLD if heavy else REGULAR


def _commands(path: Path, transform: Transform) -> Iterator[tuple[str, tuple[float, ...]]]:
    """The path as reportlab's methods and their arguments; curves of second order become ones of third."""
    x = y = 0.0
    for points, code in path.iter_segments(transform, simplify=False, curves=True):
        at = tuple(float(number) for number in points)
        if code == Path.CLOSEPOLY:
            yield "close", ()
            continue
        if code == Path.CURVE3:
            (cx, cy, ex, ey) = at
            at = (x + 2 / 3 * (cx - x), y + 2 / 3 * (cy - y), ex + 2 / 3 * (cx - ex), ey + 2 / 3 * (cy - ey), ex, ey)
        name = {Path.MOVETO: "moveTo", Path.LINETO: "lineTo"}.get(code, "curveTo")
        x, y = at[-2:]
        yield name, at
