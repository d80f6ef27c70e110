"""Charts and images in Word: an SVG with a PNG behind it for older programs, each with the words that describe it."""

from io import BytesIO
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # it publishes no types
from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt
from PIL import Image as Pictures
from reportlab.pdfgen.canvas import Canvas

from app.documents.tree.tree import Image, Picture, Text, image_width
from app.letters import one_line
from app.reports.pdf.pictures import read_image
from app.reports.pdf.scene_painter import draw_scene
from app.reports.word.styles import PARAGRAPHS
from app.reports.word.svg import as_svg
from app.reports.word.texts import add_paragraph, add_runs
from app.scenes.scene import Scene

_DOTS = 150 / 72
_HIGHEST = 640.0
"""Points: a page has room for its caption too."""
_SVG_SPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_USE = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def add_picture(word: WordFile, picture: Picture, width: float) -> None:
    """Put a chart at the end of a file, no wider than this (points), no higher than a page, with its caption."""
    scene = picture.scene
    paragraph = add_paragraph(word, PARAGRAPHS["body"])
    shape = paragraph.add_run().add_picture(
        BytesIO(as_png(scene)), width=Pt(_fitting(scene.width, scene.height, width))
    )
    _describe(shape, picture.description)
    _add_svg(word, shape, as_svg(scene))
    if picture.caption:
        paragraph.paragraph_format.keep_with_next = True
        add_runs(word, add_paragraph(word, PARAGRAPHS["caption"])._p, (Text(picture.caption),))  # noqa: SLF001 - the same


def add_image(word: WordFile, image: Image, data: bytes, width: float) -> None:
    """Put an image from a file at the end; where it cannot be read, the words that describe it."""
    read = read_image(data, image.width)
    if read is None:
        add_runs(word, add_paragraph(word, PARAGRAPHS["caption"])._p, (Text(image.description),))  # noqa: SLF001 - the same
        return
    out = BytesIO()
    read.save(out, "PNG")
    out.seek(0)
    paragraph = add_paragraph(word, PARAGRAPHS["body"])
    shape = read.height / read.width
    wide = max(image_width(image, shape), 1.0)
    fitting = _fitting(wide, wide * shape, width)
    _describe(paragraph.add_run().add_picture(out, width=Pt(fitting)), image.description)


def _fitting(wide: float, high: float, room: float) -> float:
    """The width in points at which it is no wider than the room and no higher than a page."""
    return min(wide, room, _HIGHEST * wide / high)


def as_png(scene: Scene) -> bytes:
    """A scene as a picture of dots: drawn as it is on paper, and that drawn by what shows paper on the screen."""
    page = BytesIO()
    canvas = Canvas(page, pagesize=(scene.width, scene.height), invariant=1, pageCompression=0)
    draw_scene(scene, canvas)
    canvas.showPage()
    canvas.save()
    document = pypdfium2.PdfDocument(page.getvalue())
    try:
        drawn = document[0].render(scale=_DOTS).to_pil()
    finally:
        document.close()
    out = BytesIO()
    _in_few_colours(drawn.convert("RGB")).save(out, "PNG", compress_level=3)
    return out.getvalue()


def _in_few_colours(drawn: Any) -> Any:
    """A chart has few colours, so it needs a third of the room; near white is white, or printers would dot it."""
    made = drawn.quantize(256, Pictures.Quantize.FASTOCTREE, dither=Pictures.Dither.NONE)
    made.putpalette(bytes(255 if part == 254 else part for part in made.getpalette()))
    return made


def _describe(shape: Any, description: str) -> None:
    """The words for those who do not see it; and no room beside it, which programs add where nothing is said."""
    for side in ("distT", "distB", "distL", "distR"):
        shape._inline.set(side, "0")  # noqa: SLF001 - python-docx's documented way to what it does not offer
    properties = shape._inline.docPr  # noqa: SLF001 - the same
    properties.set("descr", one_line(description))
    properties.set("name", f"Picture {properties.get('id')}")


def _add_svg(word: WordFile, shape: Any, svg: bytes) -> None:
    """Let programs that can show the vectors, and others the dots."""
    package = word.part.package
    number = 1 + sum(part.partname.endswith(".svg") for part in package.iter_parts())
    part = Part(PackURI(f"/word/media/chart{number}.svg"), "image/svg+xml", svg, package)
    relation = word.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    blip = shape._inline.find(f".//{qn('a:blip')}")  # noqa: SLF001 - the same
    blip.append(
        parse_xml(
            f'<a:extLst xmlns:a="{_DRAWING}"><a:ext uri="{_SVG_USE}"><asvg:svgBlip xmlns:asvg="{_SVG_SPACE}" '
            f'xmlns:r="{_RELATIONS}" r:embed="{relation}"/></a:ext></a:extLst>'
        )
    )
