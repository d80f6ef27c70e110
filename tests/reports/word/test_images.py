"""How large a logo is in Word."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from PIL import Image as Pictures

from app.documents.tree.tree import Document, Heading, Image
from app.reports.word.writing import write_word
from tests.reports.word.samples import LOGO, META


@pytest.mark.parametrize(("size", "width"), [((80, 40), 90), ((40, 40), 45), ((40, 80), 22.5)])
def test_a_square_logo_is_no_higher_than_a_wide_one(tmp_path: Path, size: tuple[int, int], width: float) -> None:
    out = BytesIO()
    Pictures.new("RGB", size).save(out, "PNG")
    document = Document("T", META, (Heading(1, "T"), Image(LOGO, "A logo", 90.0)))
    write_word(tmp_path / "x.docx", document, {LOGO: out.getvalue()})
    (shape,) = docx.Document(str(tmp_path / "x.docx")).inline_shapes
    assert (shape.width.pt, shape.height.pt) == pytest.approx((width, 45.0))
