"""Tests of pages: plain text stays plain, long text flows, bookmarks, feet, fonts and what the file says of itself."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from reportlab.platypus import Flowable

import app.reports
from app.letters import clean, visual_order
from app.problems import Refused
from app.reports.kit.blocks import SECTION, Picture, heading, para, paras
from app.reports.kit.page import WIDTH, write_pages
from app.reports.kit.tables import Row, table
from app.scenes.cash_scene import cash_scene
from tests.cases import CASES, needs_cases
from tests.reports.case.case_data import text_of
from tests.scenes.chart_data import FALLING, cash_chart

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


def written(path: Path, *story: Flowable, title: str = "A title") -> str:
    write_pages(path, list(story), title=title, author="Riverbank Arts", running="Riverbank Arts · a test")
    return text_of(path)


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


@pytest.mark.parametrize("text", OWN_NAUGHTY)
def test_typed_text_is_printed_as_it_is(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.pdf"
    shown = written(path, para(text), heading(text), table((text,), [Row((text,))], (WIDTH,)), title=text)
    assert shown.count(" ".join(text.split())) == 4
    reader = PdfReader(path)
    assert reader.metadata is not None
    assert reader.metadata.title == text
    outline: list[Any] = reader.outline
    assert [item.title for item in outline] == [text]
    assert not any("/Annots" in page or page.images for page in reader.pages)


@needs_cases
def test_naughty_strings_print_without_harm(tmp_path: Path) -> None:
    texts: list[str] = json.loads(NAUGHTY.read_text(encoding="utf-8"))
    path = tmp_path / "x.pdf"
    story = [para(f"{at}: {text}") for at, text in enumerate(texts)]
    shown = written(path, *story, table(("What",), [Row((text,)) for text in texts], (WIDTH,)))
    for at, text in enumerate(texts):
        words = " ".join(visual_order(clean(f"{at}: {text}")).split())
        if len(words) < 60 and words.isascii():
            assert words in shown
    assert not any("/Annots" in page or page.images for page in PdfReader(path).pages)
    assert all(fonts_of(path).values())


def test_headings_are_bookmarks_on_their_page(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    body = [para("words " * 400) for _ in range(3)]
    written(path, heading("1  One"), *body, heading("A part", 1), heading("2  Two"), para("end"))
    reader = PdfReader(path)
    outline: list[Any] = reader.outline
    assert [item.title for item in outline if not isinstance(item, list)] == ["1 One", "2 Two"]
    assert [item.title for part in outline if isinstance(part, list) for item in part] == ["A part"]
    assert [reader.get_destination_page_number(item) for item in outline if not isinstance(item, list)] == [
        0,
        len(reader.pages) - 1,
    ]


def test_every_page_says_which_it_is(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    written(path, *(para("words " * 400) for _ in range(30)))
    pages = PdfReader(path).pages
    assert len(pages) > 10
    for number, page in enumerate(pages, start=1):
        text = page.extract_text()
        assert text.count(f"Page {number} of {len(pages)}") == 1
        assert "Riverbank Arts · a test" in text
        assert page.mediabox.width == pytest.approx(595.28, abs=0.1)


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    written(path, para("x"))
    reader = PdfReader(path)
    root: Any = reader.trailer["/Root"]
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("A title", "Riverbank Arts")
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] is not None


def test_letters_are_embedded_and_nothing_else_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    scene = cash_scene(cash_chart(FALLING), 360, 216)
    written(path, heading("Ŵŷ"), para("£ € שלום"), Picture(scene), table(("a",), [Row(("b",), "total")], (WIDTH,)))
    fonts = fonts_of(path)
    assert all(fonts.values())
    assert {name.split("+")[-1].split("-")[0] for name in fonts} == {"SourceSansPro", "DejaVuSans"}


def test_a_chart_is_words_and_lines_not_an_image(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    shown = written(path, Picture(cash_scene(cash_chart(FALLING), 432, 216)))
    assert "short from October 2027" in shown
    assert "£40k" in shown
    assert not any(page.images for page in PdfReader(path).pages)


def test_the_same_story_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        scene = cash_scene(cash_chart(FALLING), 432, 216)
        written(tmp_path / name, heading("Same"), para("words שלום"), Picture(scene))
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


@pytest.mark.parametrize("text", ["x" * 10_000, "word " * 2_000, "line\n" * 500])
def test_a_cell_may_be_longer_than_a_page(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.pdf"
    row = Row((text, "£1", text))
    written(path, heading("Long"), table(("What", "Pounds", "Else"), [row, Row(("end", "£2", ""))], (200, 60, 199)))
    joined = "".join("".join(page.extract_text() for page in PdfReader(path).pages).split())
    assert joined.count(text[:4].strip()) >= 2 * (len(text) // 5 if text[0] != "x" else 2_400)
    assert "£2" in joined


def test_a_long_table_repeats_its_head(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    rows = [Row((f"row {at}", f"£{at}")) for at in range(200)]
    written(path, table(("The head", "Amount"), rows, (300, 100), 1))
    pages = PdfReader(path).pages
    assert len(pages) > 3
    assert all(page.extract_text().count("The head") == 1 for page in pages)


def test_line_breaks_and_empty_lines_are_kept() -> None:
    assert len(paras("one\ntwo\n\n \nthree\r\n\r\nfour")) == 3
    assert paras(" \n\n \x00") == []


def test_very_long_headings_and_titles_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    write_pages(
        path,
        [heading("H" * 3_000), heading("sub " * 300, 1), para("end")],
        title="T" * 9_999,
        author="",
        running="R " * 999,
    )
    assert "R R…" in text_of(path)


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be written"):
        written(tmp_path / "no such folder" / "x.pdf", para("x"))
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(Refused, match="cannot be written"):
        written(tmp_path / "folder.pdf", para("x"))
    assert [path.name for path in tmp_path.iterdir()] == ["folder.pdf"]


def test_a_file_that_cannot_be_made_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    written(path, para("first"))

    class Broken(Flowable):  # type: ignore[misc] # reportlab publishes no types
        def draw(self) -> None:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        written(path, Broken())
    assert "first" in text_of(path)
    assert [item.name for item in tmp_path.iterdir()] == ["x.pdf"]


def _sources() -> Iterator[Path]:
    assert app.reports.__file__
    folder = Path(app.reports.__file__).parent
    return (path for path in folder.rglob("*.py") if path.name != "blocks.py" and path.parent.name != "pdf")


def test_only_the_kit_makes_paragraphs() -> None:
    maker = re.compile(r"\b(Paragraph|XPreformatted|Preformatted|TableOfContents)\b")
    assert [path.name for path in _sources() if maker.search(path.read_text(encoding="utf-8"))] == []
    assert SECTION.keepWithNext
