"""Building blocks of a page: styles, paragraphs of plain text, headings, pictures.

`para` is the only place that makes a reportlab Paragraph: what a user typed is never markup.
"""

import re
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

from app.letters import clean, runs
from app.reports.pdf.fonts import LIGHT, REGULAR, SEMIBOLD, register_fonts
from app.reports.pdf.scene_painter import draw_scene
from app.scenes.palettes import PRINT
from app.scenes.scene import Scene

TEXT, SOFT, PRIMARY = (HexColor(color) for color in (PRINT.text, PRINT.soft, PRINT.primary))
LINE, TINT = HexColor("#CFC9BD"), HexColor("#E8F2F1")


def _style(name: str, size: float, leading: float, **settings: Any) -> ParagraphStyle:
    defaults: dict[str, Any] = {
        "fontName": REGULAR,
        "bulletFontName": REGULAR,
        "textColor": TEXT,
        "splitLongWords": 1,
        "allowWidows": 0,
        "allowOrphans": 0,
    }
    return ParagraphStyle(name, fontSize=size, leading=leading, **(defaults | settings))


BODY = _style("body", 10.5, 15, spaceAfter=8)
LEAD = _style("lead", 15, 21, fontName=LIGHT, spaceAfter=14)
TITLE = _style("title", 26, 31, fontName=SEMIBOLD, textColor=PRIMARY, spaceAfter=4)
SECTION = _style("section", 21, 26, fontName=SEMIBOLD, textColor=PRIMARY, spaceBefore=22, spaceAfter=6, keepWithNext=1)
PART = _style("part", 13, 17, fontName=SEMIBOLD, spaceBefore=10, spaceAfter=5, keepWithNext=1)
CAPTION = _style("caption", 9, 12, textColor=SOFT, spaceBefore=4, spaceAfter=10)
CELL = _style("cell", 10, 13.5)
CELL_STRONG = _style("cell strong", 10, 13.5, fontName=SEMIBOLD)
SMALL = _style("small cell", 9, 11.5)
SMALL_STRONG = _style("small cell strong", 9, 11.5, fontName=SEMIBOLD)
HEAD = _style("head", 9, 12, fontName=SEMIBOLD, textColor=SOFT)
RIGHT = {
    style.name: style.clone(f"{style.name} right", alignment=TA_RIGHT)
    for style in (CELL, CELL_STRONG, SMALL, SMALL_STRONG, HEAD)
}
"""The styles of table cells, set to the right, by the name of the style set to the left."""


def para(text: str, style: ParagraphStyle = BODY) -> Flowable:
    """A paragraph of plain text: every character stands for itself, a line break is a line break."""
    register_fonts()
    lines = (_marked_up(line, style.fontName) for line in clean(text).strip().split("\n"))
    return Paragraph("<br/>".join(lines), style)


def paras(text: str, style: ParagraphStyle = BODY) -> list[Flowable]:
    """Text of any length as paragraphs: an empty line parts them. No text, no paragraph."""
    parts = re.split(r"\n[^\S\n]*\n\s*", text.replace("\r\n", "\n").replace("\r", "\n"))
    return [para(part, style) for part in parts if clean(part).strip()]


def heading(text: str, level: int = 0) -> Flowable:
    """A heading that is a bookmark too: level 0 for a section, 1 for a part of it."""
    made = para(text, (SECTION, PART)[level])
    made.outline = (level, " ".join(clean(text).split()))
    return made


class Picture(Flowable):  # type: ignore[misc] # reportlab publishes no types
    """A chart on the page, as vectors, at its own size."""

    def __init__(self, scene: Scene, space_after: float = 4) -> None:
        super().__init__()
        self._scene = scene
        self.width, self.height = scene.width, scene.height
        self.spaceAfter = space_after

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Its size in points."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the chart at the canvas's origin."""
        draw_scene(self._scene, self.canv)


def _marked_up(line: str, face: str) -> str:
    """A line as reportlab's markup: escaped, with the fallback's name round what the face lacks."""
    pieces = (
        escape(piece) if font == face else f'<font name="{font}">{escape(piece)}</font>'
        for font, piece in runs(line, face)
    )
    return "".join(pieces)
