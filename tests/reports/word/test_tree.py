"""What stands in a Word file is what stands in the PDF: both are held against the tree, whatever it is made of."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings

from app.documents.tree.tree import Block, Column, Heading, Image, Link, ListBlock, Paragraph, Picture, Table, words
from app.reports.word.writing import write_word
from app.scenes.scene import Area, Scene
from tests.reports.pdf.expecting import BLOCKS, body, document, expected, one_line, row

Piece = tuple[Any, ...]
_HIGH = Scene(300, 3_000, "High.", (Area(((0, 0), (9, 0), (9, 2_900)), "above"),))


def wanted(blocks: list[Block]) -> Iterator[Piece]:
    """What the tree asks for, its lists as items and captions as paragraphs, as Word has them."""
    for tag, *rest in expected(blocks):
        if tag == "L":
            yield from (("L", mark, text) for mark, text in rest)
        elif tag == "Table":
            captions = [each[1] for each in rest if each[0] == "Caption"]
            yield ("Table", *[tuple(cell[2] for cell in line) for line in rest if line[0] != "Caption"])
            yield from (("P", caption) for caption in captions)
        else:
            yield (tag, *rest)


def found(path: Path) -> Iterator[Piece]:
    """What is in the file; empty paragraphs, which only keep things apart, are left out."""
    counted: Counter[str] = Counter()
    for part in docx.Document(str(path)).element.body:
        if part.tag == qn("w:tbl"):
            lines = part.findall(qn("w:tr"))
            yield ("Table", *[tuple(_text(cell) for cell in line.findall(qn("w:tc"))) for line in lines])
        elif described := [node.get("descr") for node in part.iter(qn("wp:docPr"))]:
            yield ("Figure", *described)
        elif part.tag == qn("w:p") and _text(part):
            yield _paragraph(part, counted)


def _paragraph(part: Any, counted: Counter[str]) -> Piece:
    style = part.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val"))
    if style == "ListNumber":
        number = next(part.iter(qn("w:numId"))).get(qn("w:val"))
        counted[number] += 1
        return ("L", f"{counted[number]}.", _text(part))
    if style == "ListBullet":
        return ("L", "•", _text(part))
    return (f"H{style[-1]}" if style.startswith("Heading") else "P", _text(part))


def _text(part: Any) -> str:
    return one_line("".join("\n" if node.tag == qn("w:br") else node.text or "" for node in _words(part)))


def _words(part: Any) -> Iterator[Any]:
    return (node for node in part.iter(qn("w:t"), qn("w:br")) if node.get(qn("w:type")) != "page")


@settings(max_examples=100, deadline=None)
@given(BLOCKS)
def test_any_tree_is_in_word_as_it_is_in_the_pdf(blocks: list[Block]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.docx"
        write_word(path, document(*blocks))
        assert list(found(path)) == list(wanted(blocks))


@pytest.mark.parametrize(
    "block",
    [
        Table((), (), "Nothing."),
        Table((), (row("a cell", "without a column"),)),
        Table((Column("A"), Column("B")), ()),
        Table((Column("A"),), (row("more", "cells", "than columns"), row())),
        Table((Column("A"), Column("B", "number")), (row("x"), row())),
        Table((Column("A", weight=0), Column("B", weight=0)), (row("a", "b"),)),
        Table((Column("", "number"),), (row(""),)),
        Table(tuple(Column(f"Column {at}", "number") for at in range(40)), (row(*["£1,234"] * 40),) * 60),
        ListBlock((), numbered=True),
        ListBlock(((), words(" "), words("one")), numbered=True),
        Heading(2, " "),
        Heading(2, "H" * 3_000),
        Paragraph((Link("x" * 5_000, "https://example.org/"),)),
        Image("a" * 64, "x" * 3_000, 90.0),
        body("x" * 20_000),
        body("line\n" * 900),
    ],
    ids=lambda block: type(block).__name__,
)
def test_nothing_long_empty_or_uneven_stops_it(tmp_path: Path, block: Block) -> None:
    blocks = [Heading(1, "T"), block, body("The end.")]
    write_word(tmp_path / "x.docx", document(*blocks))
    assert list(found(tmp_path / "x.docx")) == list(wanted(blocks))


def test_a_chart_higher_than_a_page_is_brought_down_to_it(tmp_path: Path) -> None:
    write_word(tmp_path / "x.docx", document(Heading(1, "T"), Picture(_HIGH, "High.")))
    (shape,) = docx.Document(str(tmp_path / "x.docx")).inline_shapes
    assert (round(shape.width.pt), round(shape.height.pt)) == (64, 640)


def test_pictures_stand_at_the_edge_of_the_text(tmp_path: Path) -> None:
    write_word(tmp_path / "x.docx", document(Heading(1, "T"), Picture(_HIGH, "High.")))
    (inline,) = docx.Document(str(tmp_path / "x.docx")).element.iter(qn("wp:inline"))
    assert {inline.get(side) for side in ("distT", "distB", "distL", "distR")} == {"0"}
