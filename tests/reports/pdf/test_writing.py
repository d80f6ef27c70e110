"""Tests of the file: nothing typed is markup, nothing odd stops it, readers find each text, the same gives the same."""

import hashlib
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # published without types
import pytest
from PIL import Image as Pictures
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from app.documents.tree.tree import (
    Block,
    Column,
    Document,
    Heading,
    Image,
    Link,
    ListBlock,
    NewPage,
    Paragraph,
    Picture,
    Table,
    Text,
    Together,
    words,
)
from app.letters import clean, visual_order
from app.problems import Refused
from app.reports.pdf import writing
from app.reports.pdf.flow import LEFT, WIDTH
from app.reports.pdf.writing import draw_document, write_pdf
from app.scenes.scene import Area, Scene, Words
from tests.cases import CASES, needs_cases
from tests.reports.pdf.expecting import body, document, one_line, row, said
from tests.reports.pdf.reading import Told, drawn, told
from tests.reports.pdf.samples import CASE, FORECAST, TWENTY_PAGES

NAUGHTY = CASES / "naughty-strings" / "blns.json"
OWN_NAUGHTY = (
    "<b>bold</b>",
    "Tom & Jerry <tom@example.org>",
    '<img src="/etc/passwd" width="10" height="10"/>',
    '<a href="https://example.org">click</a>',
    "<para><font name='x'>&amp;&#65;&nope;",
    "]]> <!-- -- > <?xml?> {{7*7}} ${jndi:x} %s %d \\n",
    "£1,200 € ŵ ŷ − → 5½",
)


def by_pypdf(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def by_pdfium(path: Path) -> str:
    file = pypdfium2.PdfDocument(path)
    text = " ".join(page.get_textpage().get_text_bounded() for page in file)
    file.close()
    return " ".join(text.split())


def texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Every text of some blocks, in reading order."""
    for block in blocks:
        match block:
            case Heading(_, text, number):
                yield one_line(f"{number} {text}")
            case Paragraph(runs):
                yield said(runs)
            case ListBlock(items):
                yield from map(said, items)
            case Table(columns, rows, caption):
                yield from (one_line(column.head) for column in columns)
                yield from (said(cell) for each in rows for cell in each.cells)
                yield one_line(caption)
            case Together(inner):
                yield from texts(inner)
            case Picture(_, _, caption):
                yield one_line(caption)


@pytest.mark.parametrize("which", [CASE, FORECAST, TWENTY_PAGES])
def test_other_readers_find_every_text_whole_and_in_order(tmp_path: Path, which: Document) -> None:
    path = tmp_path / "x.pdf"
    pages = write_pdf(path, which).pages
    for shown in (by_pypdf(path), by_pdfium(path)):
        # a table or a text that goes on is parted by the foot of the page
        whole = re.sub(rf" {which.meta.running} Page \d+ of {pages}", "", shown)
        at = 0
        for text in filter(None, texts(which.blocks)):
            at = whole.find(text, at)
            assert at >= 0, text


@pytest.mark.parametrize("text", OWN_NAUGHTY)
def test_typed_text_is_printed_as_it_is(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.pdf"
    table = Table((Column(text),), (row(text),), text)
    write_pdf(path, document(Heading(1, text), body(text), ListBlock((words(text),)), table, title=text))
    assert by_pypdf(path).count(one_line(text)) == 6
    reader = PdfReader(path)
    assert reader.metadata is not None
    assert reader.metadata.title == text
    outline: list[Any] = reader.outline
    assert [item.title for item in outline] == [text]
    assert not any("/Annots" in page or page.images for page in reader.pages)


@needs_cases
def test_naughty_strings_print_without_harm(tmp_path: Path) -> None:
    strings: list[str] = json.loads(NAUGHTY.read_text(encoding="utf-8"))
    path = tmp_path / "x.pdf"
    blocks: list[Block] = [Heading(1, "Naughty")]
    for text in strings:
        blocks += [Heading(2, text), body(text), ListBlock((words(text),))]
    table = Table((Column("What"), Column("Again")), tuple(row(text, text) for text in strings), row_heads=False)
    written = write_pdf(path, document(*blocks, table))
    assert written.replaced
    assert "□" in by_pypdf(path)
    cells = [cell.text for cell in told(path).all("TD")]
    for text, cell in zip(strings, cells[::2], strict=True):
        if text == visual_order(text):
            assert cell.replace(" ", "") == "".join(clean(text).split())
    assert drawn(path).unmarked == []
    assert all(fonts_of(path).values())
    assert links_of(path) == []


def links_of(path: Path) -> list[Any]:
    """What leads out of a file; a line of its contents leads inside."""
    found: list[Any] = [each for page in PdfReader(path).pages for each in page.get("/Annots", [])]
    return [each for each in found if "/A" in each.get_object()]


def fonts_of(path: Path) -> dict[str, bool]:
    """Base names of all fonts that a file speaks of, and whether each is embedded."""
    reader = PdfReader(path)
    found: dict[str, bool] = {}
    for number in range(1, int(reader.trailer["/Size"])):  # type: ignore[call-overload] # a number in any file
        item = reader.get_object(number)
        if isinstance(item, DictionaryObject) and item.get("/Type") == "/Font":
            described = item.get("/FontDescriptor")
            found[str(item["/BaseFont"])] = described is not None and "/FontFile2" in described.get_object()
    return found


def test_letters_are_embedded_and_nothing_else_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    write_pdf(path, document(*CASE.blocks, body("שלום")))
    fonts = fonts_of(path)
    assert all(fonts.values())
    assert {name.split("+")[-1].split("-")[0] for name in fonts} == {"SourceSansPro", "DejaVuSans"}


def test_letters_that_the_family_lacks_are_told(tmp_path: Path) -> None:
    written = write_pdf(tmp_path / "x.pdf", document(Heading(1, "T"), body("a 漢 b 😀")))
    assert written.replaced == ("漢", "😀")
    assert "U+6F22" in written.sentence
    assert write_pdf(tmp_path / "x.pdf", CASE).sentence == ""


@pytest.mark.parametrize(
    "block",
    [
        body("word " * 50_000),
        body("x" * 20_000),
        body("line\n" * 900),
        Heading(2, "H" * 3_000),
        ListBlock((words("word " * 3_000), words("x" * 9_000)), numbered=True),
        Table((Column("What"), Column("Pounds", "number")), (row("word " * 3_000, "£1"), row("end", "£2")), "Basis."),
        Table((Column("A"), Column("B")), (row("x" * 9_000, "line\n" * 300), row("end", "£2")), row_heads=False),
        Table(tuple(Column(f"Column {at}", "number") for at in range(40)), (row(*["£1,234"] * 40),) * 60),
        Table((), (), "Nothing."),
        Table((Column("A"), Column("B")), ()),
        Table((Column("A"),), (row("more", "cells", "than columns"), row())),
        ListBlock(()),
        ListBlock(((), words(" "), words("one"))),
        Together((Heading(2, "Much"), body("word " * 4_000))),
        Together(()),
        Paragraph(()),
        Picture(Scene(2_000, 300, "Wide.", (Words((5, 5), "wide", "text", 20),)), "Wide."),
        Picture(Scene(300, 3_000, "High.", (Area(((0, 0), (9, 0), (9, 2_900)), "above"),)), "High."),
        Paragraph((Link("x" * 5_000, "https://example.org/"),)),
        Table((Column("Head " * 400),), tuple(row("a") for _ in range(90))),
        body("caption " * 5_000, "lead"),
    ],
    ids=lambda block: type(block).__name__,
)
def test_nothing_long_or_empty_stops_it(tmp_path: Path, block: Block) -> None:
    path = tmp_path / "x.pdf"
    write_pdf(path, document(Heading(1, "T"), block, NewPage(), NewPage(), body("The end.")))
    assert by_pypdf(path).count("The end.") == 1
    seen = drawn(path)
    assert seen.unmarked == []
    if isinstance(block, Paragraph):
        printed = "".join(each.text for each in told(path).all("P"))
        assert printed.replace(" ", "").startswith("".join(said(block.runs).split()))
    assert all(20 < piece.y < 830 for piece in seen.pieces), "everything is on the page"


def test_a_document_without_blocks_is_an_empty_page(tmp_path: Path) -> None:
    assert write_pdf(tmp_path / "x.pdf", document()).pages == 1
    assert "Page 1 of 1" in by_pypdf(tmp_path / "x.pdf")


def test_what_follows_a_new_page_is_on_it(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    write_pdf(path, document(NewPage(), Heading(1, "One"), NewPage(), body("Two"), NewPage()))
    assert [("One" in page.extract_text(), "Two" in page.extract_text()) for page in PdfReader(path).pages] == [
        (True, False),
        (False, True),
    ]


def picture(kind: str, mode: str, colour: Any) -> bytes:
    buffer = io.BytesIO()
    Pictures.new(mode, (80, 40), colour).save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "colour"),
    [
        (picture("PNG", "RGBA", (255, 0, 0, 0)), (255, 255, 255)),
        (picture("PNG", "LA", (0, 255)), (0, 0, 0)),
        (picture("JPEG", "CMYK", (0, 0, 0, 0)), (255, 255, 255)),
        (picture("JPEG", "RGB", (0, 128, 0)), (0, 128, 0)),
        (picture("PNG", "P", 0), (0, 0, 0)),
        (picture("PNG", "1", 1), (255, 255, 255)),
    ],
)
def test_a_logo_is_shown_on_white_in_its_colours(tmp_path: Path, data: bytes, colour: tuple[int, int, int]) -> None:
    path, name = tmp_path / "x.pdf", hashlib.sha256(data).hexdigest()
    write_pdf(path, document(Image(name, "Our logo", 100.0), Heading(1, "T")), {name: data})
    (figure,) = told(path).all("Figure")
    assert (figure.alt, round(figure.box[2] - figure.box[0])) == ("Our logo", 100)
    file = pypdfium2.PdfDocument(path)
    shown = file[0].render().to_pil().convert("RGB").getpixel((510, 80))
    file.close()
    assert shown == pytest.approx(colour, abs=3)


@pytest.mark.parametrize(("title", "lines"), [("T", 1), ("A service " * 5, 2)])
def test_a_logo_stands_to_the_right_of_the_title(tmp_path: Path, title: str, lines: int) -> None:
    path = tmp_path / "x.pdf"
    data = picture("PNG", "RGB", "red")
    write_pdf(path, document(Image("a" * 64, "Our logo", 100.0), Heading(1, title), body("Text")), {"a" * 64: data})
    tree = told(path)
    assert [each.tag for each in tree.kids[:3] if isinstance(each, Told)] == ["Figure", "H1", "P"]
    (left, bottom, right, _) = tree.all("Figure")[0].box
    assert right == pytest.approx(LEFT + WIDTH, abs=0.1)
    pieces = drawn(path).pieces
    above = [piece for piece in pieces if piece.text.strip() and piece.text.strip() in title]
    assert len({piece.y for piece in above}) == lines
    assert min(piece.x for piece in above) == pytest.approx(LEFT, abs=0.1)
    text = next(piece for piece in pieces if piece.text.strip() == "Text")
    assert text.y < bottom
    assert left > LEFT


@pytest.mark.parametrize("description", ["Our logo", ""])
def test_a_title_stands_without_its_logo_too(tmp_path: Path, description: str) -> None:
    path = tmp_path / "x.pdf"
    write_pdf(path, document(Image("a" * 64, description, 100.0), Heading(1, "The title")), {})
    assert [each.text for each in told(path).all("H1")] == ["The title"]
    write_pdf(path, document(Image("a" * 64, "Logo", 100.0), Heading(1, "")), {"a" * 64: picture("PNG", "RGB", "red")})
    assert [each.alt for each in told(path).all("Figure")] == ["Logo"]


@pytest.mark.parametrize(("size", "width"), [((80, 40), 100), ((40, 40), 50), ((40, 80), 25)])
def test_a_logo_is_no_higher_than_half_of_its_width(tmp_path: Path, size: tuple[int, int], width: int) -> None:
    buffer = io.BytesIO()
    Pictures.new("RGB", size).save(buffer, "PNG")
    write_pdf(tmp_path / "x.pdf", document(Image("a" * 64, "Our logo", 100.0)), {"a" * 64: buffer.getvalue()})
    (left, bottom, right, top) = told(tmp_path / "x.pdf").all("Figure")[0].box
    assert (round(right - left), round(top - bottom)) == (width, 50)


@pytest.mark.parametrize(
    "data", [None, b"", b"no picture", picture("PNG", "RGB", "red")[:60], picture("DDS", "RGB", "red")[:90]]
)
def test_a_picture_that_is_not_there_is_told_in_words(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "x.pdf"
    write_pdf(path, document(Image("a" * 64, "Our logo", 100.0)), {} if data is None else {"a" * 64: data})
    assert [each.text for each in told(path).all("P")] == ["Our logo"]
    assert told(path).all("Figure") == []


def test_a_picture_of_very_many_dots_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pictures, "MAX_IMAGE_PIXELS", 2_000)
    path, data = tmp_path / "x.pdf", picture("PNG", "RGB", "red")
    write_pdf(path, document(Image("a" * 64, "Our logo", 100.0)), {"a" * 64: data})
    assert told(path).all("Figure") == []


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    data = picture("PNG", "RGBA", (255, 0, 0, 90))
    which = document(Image("a" * 64, "Our logo", 100.0), *CASE.blocks)
    for name in ("one.pdf", "two.pdf"):
        write_pdf(tmp_path / name, which, {"a" * 64: data})
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_tags_cost_no_more_than_they_may(tmp_path: Path) -> None:
    tagged, bare = tmp_path / "tagged.pdf", tmp_path / "bare.pdf"
    assert draw_document(tagged, TWENTY_PAGES, {}) == draw_document(bare, TWENTY_PAGES, {}, tagged=False) >= 20
    assert by_pypdf(tagged) == by_pypdf(bare)
    assert tagged.stat().st_size <= 4 * bare.stat().st_size
    assert b"pdfuaid:part" not in bare.read_bytes()


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be written"):
        write_pdf(tmp_path / "no such folder" / "x.pdf", CASE)
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(Refused, match="cannot be written"):
        write_pdf(tmp_path / "folder.pdf", CASE)
    assert [path.name for path in tmp_path.iterdir()] == ["folder.pdf"]


def test_a_file_that_cannot_be_made_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.pdf"
    write_pdf(path, document(Paragraph((Text("first"),))))

    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "draw_foot", broken)
    with pytest.raises(Refused, match="No space left"):
        write_pdf(path, CASE)
    assert "first" in by_pypdf(path)
    assert [item.name for item in tmp_path.iterdir()] == ["x.pdf"]


def test_letters_come_to_the_page_in_two_places_and_nothing_reads_markup() -> None:
    folder = Path(writing.__file__).parent
    sources = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.py")}
    setting = re.compile(r"textOut|textLine|drawString|drawRightString|drawCentredString")
    assert {name for name, source in sources.items() if setting.search(source)} == {"paper.py", "scene_painter.py"}
    assert not [name for name, source in sources.items() if "platypus" in source]
