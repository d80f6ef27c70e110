"""Tests of the one measure of words: it reads from the bundled fonts what the libraries that draw them read."""

from pathlib import Path

import pytest
from matplotlib.ft2font import FT2Font
from reportlab.pdfbase.pdfmetrics import stringWidth

from app.letters import FACES, FALLBACK, font_file, text_width, typeface
from app.reports.pdf.fonts import register_fonts
from app.typeface import read_typeface

_NO_BREAK = 0xA0


@pytest.mark.parametrize("face", [*FACES, FALLBACK])
def test_a_face_has_the_letters_that_are_in_its_file(face: str) -> None:
    assert typeface(face).widths.keys() == FT2Font(font_file(face)).get_charmap().keys()


@pytest.mark.parametrize("face", [*FACES, FALLBACK])
def test_letters_are_as_wide_as_on_paper(face: str) -> None:
    register_fonts()
    for code in typeface(face).widths:
        if 32 <= code <= 0xFFFF and code != _NO_BREAK:  # for which reportlab prints an ordinary space
            assert typeface(face).width(chr(code), 1_000) == pytest.approx(stringWidth(chr(code), face, 1_000), abs=1)


def test_a_line_is_measured_with_the_fallback_where_a_letter_is_lacking() -> None:
    plain, hebrew = text_width("Ok ", "SourceSansPro", 10), text_width("שלום", FALLBACK, 10)
    assert text_width("Ok שלום", "SourceSansPro", 10) == pytest.approx(plain + hebrew)
    assert typeface("SourceSansPro").width("שלום", 10) == 0


def test_a_file_of_another_kind_is_told(tmp_path: Path) -> None:
    data = bytearray(font_file("SourceSansPro-Italic").read_bytes())
    start = next(int.from_bytes(data[at + 8 : at + 12]) for at in range(12, 400, 16) if data[at : at + 4] == b"cmap")
    data[start + 3] = 0  # no table of characters is left
    path = tmp_path / "other.ttf"
    path.write_bytes(data)
    with pytest.raises(ValueError, match="cannot be read"):
        read_typeface(path)
