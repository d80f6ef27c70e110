"""A scene as an SVG picture: lines, areas, dots and words in the colours of paper."""

from functools import singledispatch
from xml.etree.ElementTree import Element, SubElement, tostring

from app.letters import FALLBACK_FAMILY, FAMILY, in_this_order, text_width
from app.scenes.palettes import PRINT
from app.scenes.scene import Area, Dot, Line, Mark, Point, Scene, Words

_WEIGHTS = {"SourceSansPro-Semibold": "600", "SourceSansPro-Bold": "700", "SourceSansPro-Light": "300"}
_FALLBACKS = f"'{FAMILY}', 'Segoe UI', Calibri, Arial, '{FALLBACK_FAMILY}', sans-serif"


def as_svg(scene: Scene) -> bytes:
    """The picture as a file; its origin is the upper left corner, as SVG has it."""
    root = Element("svg", xmlns="http://www.w3.org/2000/svg")
    root.set("width", f"{_number(scene.width)}pt")
    root.set("height", f"{_number(scene.height)}pt")
    root.set("viewBox", f"0 0 {_number(scene.width)} {_number(scene.height)}")
    SubElement(root, "rect", width=_number(scene.width), height=_number(scene.height), fill=PRINT.surface)
    for mark in scene.marks:
        _draw(mark, root, scene.height)
    made: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return made


@singledispatch
def _draw(mark: Mark, _root: Element, _height: float) -> None:
    raise TypeError(f"a mark that cannot be drawn: {mark!r}")


@_draw.register
def _(mark: Line, root: Element, height: float) -> None:
    made = SubElement(root, "polyline", points=_points(mark.points, height), fill="none")
    made.set("stroke", PRINT.of(mark.colour))
    made.set("stroke-width", _number(mark.width))
    made.set("stroke-linejoin", "round")
    if mark.dashes:
        made.set("stroke-dasharray", " ".join(map(_number, mark.dashes)))


@_draw.register
def _(mark: Area, root: Element, height: float) -> None:
    SubElement(root, "polygon", points=_points(mark.points, height), fill=PRINT.of(mark.colour), stroke="none")


@_draw.register
def _(mark: Dot, root: Element, height: float) -> None:
    across, up = mark.at
    made = SubElement(root, "circle", cx=_number(across), cy=_number(height - up))
    made.set("r", _number(mark.radius))
    made.set("fill", PRINT.of(mark.colour))


@_draw.register
def _(mark: Words, root: Element, height: float) -> None:
    """Each piece is as long as it was measured, whatever family the reader's computer has."""
    for across, face, piece in mark.pieces():
        made = SubElement(root, "text", x=_number(across), y=_number(height - mark.at[1]))
        made.set("font-family", _FALLBACKS)
        made.set("font-size", _number(mark.size))
        made.set("font-weight", _WEIGHTS.get(face, "400"))
        made.set("fill", PRINT.of(mark.colour))
        made.set("textLength", _number(text_width(piece, face, mark.size)))
        made.set("lengthAdjust", "spacingAndGlyphs")
        made.set("xml:space", "preserve")
        made.text = in_this_order(piece)


def _points(points: tuple[Point, ...], height: float) -> str:
    return " ".join(f"{_number(across)},{_number(height - up)}" for across, up in points)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
