"""Pictures in Word: each with its words, a chart with its vectors, none larger than a page."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from PIL import Image as Pictures

from app.documents.tree.tree import Document, Heading, Image, Picture
from app.reports.word.pictures import as_png
from app.scenes.scene import says as a_scene
from tests.reports.word.reading import of, text_of, written
from tests.reports.word.samples import LOGO, META, logo, picture, whole


def test_every_picture_has_words_and_a_chart_its_vectors(tmp_path: Path) -> None:
    word = written(whole(), tmp_path, logo())
    described = [node.get("descr") for node in word.element.iter(qn("wp:docPr"))]
    assert described == ["The logo of Riverbank Arts", picture().description]
    with zipfile.ZipFile(tmp_path / "out.docx") as package:
        names = package.namelist()
        (svg,) = [name for name in names if name.endswith(".svg")]
        assert b"Northdale Council" in package.read(svg)
        assert b"image/svg+xml" in package.read("[Content_Types].xml")
        assert sum(name.endswith(".png") for name in names) == 2
        assert b"svgBlip" in package.read("word/document.xml")


@pytest.mark.parametrize(("mode", "kind"), [("RGBA", "PNG"), ("RGB", "PNG"), ("L", "PNG"), ("CMYK", "JPEG")])
def test_an_image_of_any_colours_is_taken(tmp_path: Path, mode: str, kind: str) -> None:
    document = Document("T", META, (Heading(1, "T"), Image(LOGO, "A logo", 90)))
    assert len(written(document, tmp_path, logo(mode, kind)).inline_shapes) == 1


@pytest.mark.parametrize("data", [b"", b"not a picture", logo()[:60]])
def test_an_image_that_cannot_be_read_is_told_in_words(tmp_path: Path, data: bytes) -> None:
    document = Document("T", META, (Heading(1, "T"), Image(LOGO, "A logo", 90)))
    word = written(document, tmp_path, data)
    assert [text_of(p) for p in word.paragraphs] == ["T", "A logo"]


def _drawn(width: int, height: int) -> bytes:
    out = BytesIO()
    Pictures.new("RGB", (width, height), "teal").save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("block", [Image(LOGO, "A logo", 400), Picture(a_scene("so", 600, 2000, 10), "A chart")])
@pytest.mark.parametrize("size", [(100, 4_000), (4_000, 10), (1, 3_000), (40, 40)])
def test_no_picture_is_larger_than_a_page(tmp_path: Path, block: Image | Picture, size: tuple[int, int]) -> None:
    (shape,) = written(of(block), tmp_path, _drawn(*size)).inline_shapes
    assert 0 < shape.width.pt <= 459.4
    assert 0 < shape.height.pt < 640.1


def test_a_chart_keeps_its_colours_on_white() -> None:
    shown = Pictures.open(BytesIO(as_png(picture().scene))).convert("RGB")
    most = sorted(shown.getcolors(1_000) or [], reverse=True)[:2]
    assert [colour for _, colour in most] == [(255, 255, 255), (0x0B, 0x63, 0x60)]
