"""Tests of what a screen reader meets: the same headings, lists, tables and words as in the tree, in its order."""

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from app.documents.tree.tree import (
    Block,
    Column,
    Heading,
    Link,
    ListBlock,
    Paragraph,
    Picture,
    Table,
    Text,
    words,
)
from app.reports.pdf.writing import write_pdf
from tests.reports.pdf.expecting import BLOCKS, SCENE, body, document, expected, row
from tests.reports.pdf.reading import Told, drawn, told

_PLAIN = frozenset({"H1", "H2", "H3", "P", "Caption"})


def shape(element: Told) -> tuple[Any, ...]:
    """An element of a file as `expected` writes it."""
    if element.tag == "L":
        items = [[part.text for part in item.kids if isinstance(part, Told)] for item in element.all("LI")]
        return ("L", *(tuple(item) for item in items))
    if element.tag == "Table":
        rows = [
            tuple((cell.tag, cell.scope, cell.text) for cell in each.kids if isinstance(cell, Told))
            for each in element.all("TR")
        ]
        return ("Table", *rows, *(("Caption", each.text) for each in element.all("Caption")))
    return (element.tag, element.alt if element.tag == "Figure" else element.text)


def shapes(path: Path) -> list[tuple[Any, ...]]:
    return [shape(each) for each in told(path).kids if isinstance(each, Told) and each.tag != "TOC"]


@given(BLOCKS)
@settings(
    deadline=None,
    max_examples=40,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_a_reader_meets_the_tree(blocks: Sequence[Block]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.pdf"
        write_pdf(path, document(*blocks))
        assert shapes(path) == expected(blocks)
        assert drawn(path).unmarked == []


def test_a_paragraph_list_and_table_over_many_pages_are_one_element_each(tmp_path: Path) -> None:
    blocks = (
        Heading(1, "Long"),
        body("a word and another " * 2_000),
        ListBlock(tuple(words(f"item {at} " * 40) for at in range(90))),
        Table((Column("What"), Column("Pounds", "number")), tuple(row(f"row {at}", f"£{at}") for at in range(200))),
    )
    path = tmp_path / "x.pdf"
    assert write_pdf(path, document(*blocks)).pages > 20
    assert shapes(path) == expected(blocks)
    heads = [piece for piece in drawn(path).pieces if piece.text == "Pounds"]
    assert len(heads) > 4
    assert sum(piece.mark is not None for piece in heads) == 1, "a head that stands again is no content"


def test_a_link_is_an_element_with_its_words_and_its_place(tmp_path: Path) -> None:
    address = "https://example.org/" + "a-rather-long-part/" * 8
    text = (Text("Write to "), Link("sam@example.org", "mailto:sam@example.org"), Text(", or see "))
    path = tmp_path / "x.pdf"
    write_pdf(path, document(Heading(1, "T"), Paragraph((*text, Link(address, address), Text(".")))))
    first, second = told(path).all("Link")
    assert (first.text, first.links) == ("sam@example.org", 1)
    assert second.text.replace(" ", "") == address
    assert second.links > 1, "each line of it can be clicked"
    found = [each.get_object() for each in PdfReader(path).pages[0]["/Annots"]]  # type: ignore[attr-defined]
    assert {each["/A"]["/URI"] for each in found} == {"mailto:sam@example.org", address}
    assert len({each["/StructParent"] for each in found}) == len(found)


def test_a_picture_has_its_words_and_its_place(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    write_pdf(path, document(Heading(1, "T"), Picture(SCENE, "Cash is lowest in May.")))
    (figure,) = told(path).all("Figure")
    assert figure.alt == "Cash is lowest in May."
    left, bottom, right, top = figure.box
    assert (round(right - left), round(top - bottom)) == (300, 120)
    assert "May" in figure.text


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    write_pdf(path, document(Heading(1, "Ŵ & <b>"), title="Ŵ & <b>", language="cy-GB"))
    reader = PdfReader(path)
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "cy-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Ŵ & <b>", "Riverbank Arts")
    assert reader.xmp_metadata is not None
    assert (reader.xmp_metadata.dc_title or {})["x-default"] == "Ŵ & <b>"
    assert reader.xmp_metadata.dc_language == ["cy-GB"]
    said = root["/Metadata"].get_data().decode("utf-8")
    assert re.search(r"<pdfuaid:part>1<", said)


def test_long_documents_have_contents_that_lead_to_their_pages(tmp_path: Path) -> None:
    blocks: list[Block] = [Heading(1, "Long"), body("Who we are.")]
    for at in range(1, 10):
        blocks += [Heading(2, f"Section {at}", str(at)), body("words " * 900)]
    path = tmp_path / "x.pdf"
    pages = write_pdf(path, document(*blocks)).pages
    (contents,) = told(path).all("TOC")
    lines = [each.text for each in contents.all("TOCI")]
    assert len(lines) == 9
    reader = PdfReader(path)
    sections: list[Any] = reader.outline[1]  # type: ignore[assignment] # those below the title
    shown = [1 + int(reader.get_destination_page_number(each) or 0) for each in sections]
    assert lines == [f"{at} Section {at} {page}" for at, page in enumerate(shown, start=1)]
    assert pages > 8
    assert all(each.links == 1 for each in contents.all("Link"))
    write_pdf(path, document(*blocks[:6]))
    assert told(path).all("TOC") == []


def test_a_heading_longer_than_a_page_is_one_heading_and_found_in_the_contents(tmp_path: Path) -> None:
    endless = "Endless " * 1_250
    blocks: list[Block] = [Heading(1, "Long"), Heading(2, endless, "1"), body("words " * 500)]
    for at in range(2, 6):
        blocks += [Heading(2, f"Section {at}", str(at)), body("words " * 900)]
    path = tmp_path / "x.pdf"
    assert write_pdf(path, document(*blocks)).pages > 8
    reader = PdfReader(path)
    sections: list[Any] = reader.outline[1]  # type: ignore[assignment] # those below the title
    shown = [1 + int(reader.get_destination_page_number(each) or 0) for each in sections]
    assert len(sections) == 5
    assert shown[1] - shown[0] > 2
    (contents,) = told(path).all("TOC")
    first, *lines = (each.text for each in contents.all("TOCI"))
    assert lines == [f"{at} Section {at} {page}" for at, page in enumerate(shown[1:], start=2)]
    assert first.startswith("1 Endless Endless")
    assert first.endswith(f"… {shown[0]}")
    assert len(first) < 210
    assert len(told(path).all("H2")) == 5


def test_words_set_from_the_right_are_kept_as_they_are_spoken(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    text = "We say שלום עולם to all"
    table = Table((Column("What"),), (row(text),), text)
    write_pdf(path, document(Heading(1, text), body(text), ListBlock((words(text),)), table, body("Plain.")))
    reader = PdfReader(path)
    items = (reader.get_object(number) for number in range(1, int(reader.trailer["/Size"])))  # type: ignore[call-overload]
    spoken = [
        str(item["/ActualText"]) for item in items if isinstance(item, DictionaryObject) and "/ActualText" in item
    ]
    assert spoken == [text] * 5
