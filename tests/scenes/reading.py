"""Reads back what each painter painted: every piece of text with its place, every shape with its corners, in order.

Places are in points from the lower left corner, as in a scene.
"""

import ctypes
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pypdfium2  # type: ignore[import-untyped]  # published without types
from PySide6.QtCore import QBuffer, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator
from reportlab.pdfgen.canvas import Canvas

from app.letters import in_this_order, visual_order
from app.reports.charts.saved import figure_of
from app.reports.pdf.scene_painter import draw_scene
from app.scenes.palettes import PRINT
from app.scenes.scene import Dot, Point, Scene, Words
from app.ui.desk.scene_painter import paint_scene

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_CONTROLS = dict.fromkeys(map(ord, in_this_order("א").replace("א", "")))


@dataclass(frozen=True)
class Piece:
    """Text in one face, and where its baseline begins."""

    text: str
    at: Point


@dataclass(frozen=True)
class Shape:
    """The corners of a line or an area; of a disc the place of its middle, four times."""

    points: tuple[Point, ...]


Read = list[Piece | Shape]


def meant(scene: Scene) -> Read:
    """What a scene says should be there."""
    read: Read = []
    for mark in scene.marks:
        if isinstance(mark, Words):
            read += [Piece(text.strip(), (x, mark.at[1])) for x, _, text in mark.pieces() if text.strip()]
        else:
            read.append(_disc([mark.at]) if isinstance(mark, Dot) else Shape(mark.points))
    return read


def on_screen(scene: Scene, scale: float) -> Read:
    """What QPainter draws at so many pixels a point."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    device = QSvgGenerator()
    device.setOutputDevice(buffer)
    device.setSize(QSize(round(scene.width * scale), round(scene.height * scale)))
    device.setViewBox(QRectF(0, 0, scene.width * scale, scene.height * scale))
    painter = QPainter(device)
    paint_scene(painter, scene, PRINT, scale)
    painter.end()
    return _flipped(_elements(bytes(buffer.data().data())), scene.height, scale)


def saved(scene: Scene) -> Read:
    """What matplotlib draws, its text left as text."""
    buffer = io.BytesIO()
    with mpl.rc_context({"svg.fonttype": "none"}):
        figure_of(scene, PRINT).savefig(buffer, format="svg", dpi=72)
    _ground, *read = _elements(buffer.getvalue())
    return _flipped(read, scene.height, 1.0)


def on_paper(scene: Scene, path: Path) -> Read:
    """What reportlab draws, as pdfium finds it on the page."""
    canvas = Canvas(str(path), pagesize=(scene.width, scene.height))
    draw_scene(scene, canvas)
    canvas.save()
    document = pypdfium2.PdfDocument(path)
    page = document[0]
    texts = page.get_textpage()
    read = [_object(each, texts) for each in page.get_objects()]
    document.close()
    return [each for each in read if not isinstance(each, Piece) or each.text]


def _elements(svg: bytes) -> Iterator[Piece | Shape]:
    """The texts and shapes of an SVG."""
    place = (0.0, 0.0)
    for each in ET.fromstring(svg).iter():  # noqa: S314 - made a moment ago
        if each.attrib.get("transform", "").startswith("matrix"):  # Qt writes each piece of text at its own origin
            *_, right, down = map(float, _NUMBER.findall(each.attrib["transform"]))
            place = (right, down)
        name = each.tag.rpartition("}")[2]
        if name == "text":
            shown = (each.text or "").translate(_CONTROLS).strip()
            if shown:
                yield Piece(shown, (place[0] + float(each.attrib["x"]), place[1] + float(each.attrib["y"])))
        elif name in {"polyline", "polygon"}:
            yield Shape(_pairs(each.attrib["points"]))
        elif name in {"circle", "ellipse"}:
            yield _disc([(float(each.attrib["cx"]), float(each.attrib["cy"]))])
        elif name == "path":
            points = _pairs(each.attrib["d"])
            yield _disc(points) if "C" in each.attrib["d"] else Shape(points)


def _flipped(read: Iterable[Piece | Shape], height: float, scale: float) -> Read:
    def flip(point: Point) -> Point:
        return point[0] / scale, height - point[1] / scale

    return [
        Piece(each.text, flip(each.at)) if isinstance(each, Piece) else Shape(tuple(map(flip, each.points)))
        for each in read
    ]


def _object(item: pypdfium2.PdfObject, texts: pypdfium2.PdfTextPage) -> Piece | Shape:
    matrix = item.get_matrix()
    if item.type == pypdfium2.raw.FPDF_PAGEOBJ_TEXT:
        length = pypdfium2.raw.FPDFTextObj_GetText(item, texts, None, 0)
        buffer = ctypes.create_string_buffer(length)
        pypdfium2.raw.FPDFTextObj_GetText(
            item, texts, ctypes.cast(buffer, ctypes.POINTER(pypdfium2.raw.FPDF_WCHAR)), length
        )
        read = buffer.raw.decode("utf-16-le").rstrip("\0").strip()
        return Piece(visual_order(read), (matrix.e, matrix.f))  # pdfium answers in the order in which it is read
    points, curved = [], False
    for at in range(pypdfium2.raw.FPDFPath_CountSegments(item)):
        segment = pypdfium2.raw.FPDFPath_GetPathSegment(item, at)
        curved |= pypdfium2.raw.FPDFPathSegment_GetType(segment) == pypdfium2.raw.FPDF_SEGMENT_BEZIERTO
        x, y = ctypes.c_float(), ctypes.c_float()
        pypdfium2.raw.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(matrix.on_point(x.value, y.value))
    return _disc(points) if curved else Shape(tuple(points))


def _disc(points: list[Point] | tuple[Point, ...]) -> Shape:
    across, upwards = zip(*points, strict=True)
    return Shape((((min(across) + max(across)) / 2, (min(upwards) + max(upwards)) / 2),) * 4)


def _pairs(words: str) -> tuple[Point, ...]:
    numbers = [float(number) for number in _NUMBER.findall(words)]
    return tuple(zip(numbers[::2], numbers[1::2], strict=True))
