"""What the proof by other programs holds their answers against."""

from pathlib import Path

import pytest

from app.documents.tree.tree import Document, Paragraph, words
from app.reports.pdf.writing import draw_document, write_pdf
from app.reports.word.writing import write_word
from proof import reading
from tests.reports.word.samples import LOGO, META, logo, whole


def test_the_tags_that_are_wanted_are_those_of_the_tree_in_its_order() -> None:
    row = ("TR", "TH Row", "TD")
    assert reading.wanted_tags(whole()) == [
        *("Figure", "H1", "H2", "L", "LI", "LI", "L", "LI", "LI", "L", "LI", "H3"),
        *("Table", "TR", "TH Column", "TH Column", *row, *row, *row, *row, *row),
        *("H3", "Figure", "H2"),
    ]


def test_tags_are_told_from_the_words_inside_them(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["Document", "  H1 (block)", '    "Table of Figure"', "  Figure:", "     /BBox [1 2 3 4]", "  P (block)"]
    heads = ["  TR", "    TH:", "       /Scope /Row", '      "/Scope /Column"', "    TD"]
    monkeypatch.setattr(reading, "_struct", lambda _pdf: [*lines, *heads])
    assert reading.tags_by_poppler(Path("any.pdf")) == [
        *("Document", "H1", "Figure", "P", "TR", "TH Row", "TD"),
    ]


@pytest.mark.parametrize("read", ["One word £12 ,000", "Oneword £12,000", "£12,000 One word"])
def test_words_that_are_joined_broken_or_out_of_order_are_lost(monkeypatch: pytest.MonkeyPatch, read: str) -> None:
    document = Document("T", META, (Paragraph(words("One word")), Paragraph(words("£12,000"))))
    monkeypatch.setattr(reading, "_struct", lambda _pdf: ['"One word"', '"£12,000"'])
    assert not reading.missing_in_poppler(Path("any.pdf"), document)
    monkeypatch.setattr(reading, "_struct", lambda _pdf: [f'"{read}"'])
    assert len(reading.missing_in_poppler(Path("any.pdf"), document)) == 1


def test_a_text_that_is_not_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    said = ['"Healthy Minds Through "', '"Making "', '"Business case · Riverbank Arts"']
    monkeypatch.setattr(reading, "_struct", lambda _pdf: said)
    missing = reading.missing_in_poppler(Path("any.pdf"), whole())
    assert "Healthy Minds Through Making" not in missing
    assert "Weekly." in missing


def test_every_picture_is_held_against_what_the_tree_says_of_it(tmp_path: Path) -> None:
    path = tmp_path / "out.docx"
    write_word(path, whole(), {LOGO: logo()})
    assert reading.is_whole(path)
    assert reading.described_pictures(path) == reading.wanted_descriptions(whole())
    write_word(path, whole())  # without the logo
    assert reading.described_pictures(path) == reading.wanted_descriptions(whole())[1:]


def test_tags_are_read_as_pypdf_has_them_and_all_that_is_painted_is_marked(tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    write_pdf(path, whole(), {LOGO: logo()})
    tags = reading.tags_by_pypdf(path)
    assert tags[0] == "Document"
    assert reading.compared(tags) == reading.wanted_tags(whole())
    assert reading.painted_outside_marks(path) == []
    draw_document(path, whole(), {}, tagged=False)
    assert "Tj" in reading.painted_outside_marks(path)
