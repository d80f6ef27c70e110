"""What the proof by other programs holds their answers against."""

from pathlib import Path

import pytest

from app.reports.pdf.writing import draw_document, write_pdf
from app.reports.word.writing import write_word
from proof import reading
from tests.reports.word.samples import LOGO, logo, whole


def test_the_tags_that_are_wanted_are_those_of_the_tree_in_its_order() -> None:
    assert reading.wanted_tags(whole()) == [
        *("Figure", "H1", "H2", "L", "L", "L", "H3", "Table", "H3", "Figure", "H2"),
    ]


def test_tags_are_told_from_the_words_inside_them(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["Document", "  H1 (block)", '    "Table of Figure"', "  Figure:", "     /BBox [1 2 3 4]", "  P (block)"]
    monkeypatch.setattr(reading, "_struct", lambda _pdf: lines)
    assert reading.tags_by_poppler(Path("any.pdf")) == ["Document", "H1", "Figure", "P"]


def test_a_text_that_is_not_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    said = ['"Healthy Minds Through"', '"Making"', '"Business case · Riverbank Arts"']
    monkeypatch.setattr(reading, "_struct", lambda _pdf: said)
    missing = reading.missing_in_poppler(Path("any.pdf"), whole())
    assert "Healthy Minds Through Making" not in missing
    assert "Weekly." in missing


def test_pictures_with_words_are_counted_in_word_and_in_the_tree(tmp_path: Path) -> None:
    path = tmp_path / "out.docx"
    write_word(path, whole(), {LOGO: logo()})
    assert reading.is_whole(path)
    assert reading.pictures_with_words(path) == reading.pictures_in(whole()) == 2
    write_word(path, whole())  # the logo is not there: its words stand instead
    assert reading.pictures_with_words(path) == 1


def test_tags_are_read_as_pypdf_has_them_and_all_that_is_painted_is_marked(tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    write_pdf(path, whole(), {LOGO: logo()})
    tags = reading.tags_by_pypdf(path)
    assert tags[0] == "Document"
    assert [tag for tag in tags if tag in {"Figure", "Table", "L", "H1", "H2", "H3"}] == reading.wanted_tags(whole())
    assert reading.painted_outside_marks(path) == []
    draw_document(path, whole(), {}, tagged=False)
    assert "Tj" in reading.painted_outside_marks(path)
