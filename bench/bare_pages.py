"""The floor of a document: reportlab alone sets the words of the same pages as paragraphs, and draws their lines.

Arguments: a JSON file with `fonts` (file by face) and `pages` (see `bench.pages`), and the PDF to write.
"""

import json
import sys
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph


def draw(source: Path, target: Path) -> None:
    """Draw every page as told."""
    told = json.loads(source.read_text(encoding="utf-8"))
    for face, file in told["fonts"].items():
        registerFont(TTFont(face, file))
    canvas = Canvas(str(target), pagesize=A4, pageCompression=1)
    for page in told["pages"]:
        for what, *given in page:
            _DRAWS[what](canvas, *given)
        canvas.showPage()
    canvas.save()


def _text(canvas: Canvas, place: list[float], face: str, size: float, text: str) -> None:
    set_text = Paragraph(escape(text), _style(face, size))
    set_text.wrapOn(canvas, *A4)
    set_text.drawOn(canvas, *place)


@cache
def _style(face: str, size: float) -> ParagraphStyle:
    return ParagraphStyle(f"{face} {size}", fontName=face, fontSize=size, leading=1.3 * size)


def _path(canvas: Canvas, moves: list[list[Any]], painting: str) -> None:
    path = canvas.beginPath()
    makes = {"m": path.moveTo, "l": path.lineTo, "c": path.curveTo, "re": path.rect, "h": path.close}
    for move, *points in moves:
        makes[move](*points)
    canvas.drawPath(path, stroke=painting in {"stroke", "both"}, fill=painting in {"fill", "both"})


_DRAWS = {
    "text": _text,
    "path": _path,
    "width": Canvas.setLineWidth,
    "fill": Canvas.setFillColorRGB,
    "stroke": Canvas.setStrokeColorRGB,
}

draw(Path(sys.argv[1]), Path(sys.argv[2]))
