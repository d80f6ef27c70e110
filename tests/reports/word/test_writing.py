"""Word files read back: every text whole and in order, with real styles, heads that repeat and words for pictures."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from hypothesis import given, settings

from app.documents.tree.plain import texts_of
from app.documents.tree.tree import Document, Heading, Image, Paragraph, Row, Table, words
from app.letters import clean
from app.problems import Refused
from app.reports.word.tables import widths_of
from app.reports.word.writing import write_word
from tests.cases import CASES, needs_cases
from tests.reports.word.samples import LOGO, META, documents, logo, picture, table, whole


def written(document: Document, folder: Path, mark: bytes | None = None) -> WordFile:
    path = folder / "out.docx"
    write_word(path, document, {} if mark is None else {LOGO: mark})
    return docx.Document(str(path))


def paragraphs_of(word: WordFile) -> Iterator[WordParagraph]:
    """All paragraphs in reading order, those in cells too."""
    for part in word.iter_inner_content():
        if isinstance(part, WordTable):
            for row in part.rows:
                for cell in row.cells:
                    yield from cell.paragraphs
        else:
            yield part


def text_of(paragraph: WordParagraph) -> str:
    """Links and line breaks too, each as it is read."""
    return "".join(
        "\n" if node.tag == qn("w:br") else node.text or "" for node in paragraph._p.iter(qn("w:t"), qn("w:br"))
    )


def test_each_block_has_its_style(tmp_path: Path) -> None:
    found = [(p.style.name, text_of(p)) for p in paragraphs_of(written(whole(), tmp_path)) if p.style and text_of(p)]
    assert found[:9] == [
        ("Caption", "The logo of Riverbank Arts"),
        ("Heading 1", "Healthy Minds Through Making"),
        ("Byline", "Business case · Riverbank Arts"),
        ("Lead", "We ask for £48,000 in 2027-28, please"),
        ("Heading 2", "1 Why this is needed"),
        ("Body Text", "See our site.\nA second line."),
        ("List Bullet", "one"),
        ("List Bullet", "two"),
        ("List Number", "first"),
    ]
    assert ("Table Heading", "2027-28") in found
    assert ("Table Strong", "£12,000") in found


def test_every_numbered_list_begins_with_one(tmp_path: Path) -> None:
    word = written(whole(), tmp_path)
    items = [p for p in word.paragraphs if p.style is not None and p.style.name == "List Number"]
    numbers = [next(p._p.iter(qn("w:numId"))).get(qn("w:val")) for p in items]
    assert len(numbers) == 3
    assert numbers[0] == numbers[1] != numbers[2]
    starts = word.part.numbering_part.element.findall(f".//{qn('w:startOverride')}")
    assert [each.get(qn("w:val")) for each in starts] == ["1", "1"]


def test_a_table_repeats_its_head_and_keeps_its_rows_whole(tmp_path: Path) -> None:
    (found,) = written(whole(), tmp_path).tables
    heads = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in found.rows]
    assert heads == [True, *[False] * 5]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in found.rows)
    assert [cell.paragraphs[0].alignment for cell in found.rows[1].cells] == [None, 2]
    assert found._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Full cost recovery."


def test_a_row_longer_than_a_page_may_be_split(tmp_path: Path) -> None:
    long = Table(table().columns, (Row((words("word " * 2_000), words("£1"))),))
    (found,) = written(Document("T", META, (Heading(1, "T"), long)), tmp_path).tables
    assert found.rows[1]._tr.trPr is None or found.rows[1]._tr.trPr.find(qn("w:cantSplit")) is None


def test_columns_fill_the_width_and_numbers_have_what_they_need() -> None:
    assert sum(widths_of(table(), 459)) == pytest.approx(459)
    many = Table(tuple(table().columns[1] for _ in range(40)), (Row(tuple(words("£1,234,567") for _ in range(40))),))
    assert sum(widths_of(many, 459)) == pytest.approx(459)


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


def test_a_link_leads_where_it_says(tmp_path: Path) -> None:
    word = written(whole(), tmp_path)
    (link,) = word.element.iter(qn("w:hyperlink"))
    assert word.part.rels[link.get(qn("r:id"))].target_ref == "https://example.org/a?b=c&d=e"


def test_the_file_says_what_it_is_in_which_language(tmp_path: Path) -> None:
    word = written(whole(), tmp_path)
    known = word.core_properties
    assert (known.title, known.author, known.language) == ("Healthy Minds: business case", "Riverbank Arts", "en-GB")
    assert (known.created.date(), known.modified.date()) == (META.as_at, META.as_at)
    spoken = [node.get(qn("w:val")) for node in word.styles.element.iter(qn("w:lang"))]
    assert spoken == ["en-GB"]
    foot = word.sections[0].footer._element
    assert [node.get(qn("w:instr")) for node in foot.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    assert "Riverbank Arts · Case" in "".join(node.text or "" for node in foot.iter(qn("w:t")))


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.docx", "two.docx"):
        write_word(tmp_path / name, whole(), {LOGO: logo()})
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()


@settings(max_examples=60, deadline=None)
@given(documents())
def test_every_text_is_there_whole_and_in_order(document: Document) -> None:
    with TemporaryDirectory() as folder:
        word = written(document, Path(folder))
    found = "\n".join(text_of(paragraph) for paragraph in paragraphs_of(word))
    at = 0
    for text in texts_of(document)[:-1]:
        wanted = clean(text)
        if wanted.strip():
            at = found.find(wanted, at)
            assert at >= 0, wanted
            at += len(wanted)


@needs_cases
def test_naughty_texts_stand_as_they_were_typed(tmp_path: Path) -> None:
    lines = (CASES / "naughty-strings" / "blns.txt").read_text(encoding="utf-8").splitlines()
    texts = [line for line in lines if line.strip() and not line.startswith("#")]
    blocks = tuple(Paragraph(words(text)) for text in texts)
    word = written(Document("<b>&</b>", META, (Heading(1, "{{x}} & <w:p/>"), *blocks)), tmp_path)
    assert [text_of(p) for p in word.paragraphs[1:]] == [clean(text) for text in texts if clean(text).strip()]
    assert word.core_properties.title == "<b>&</b>"


def test_letters_that_nobody_can_print_are_told(tmp_path: Path) -> None:
    document = Document("T", META, (Heading(1, "T"), Paragraph(words("A bell \U0001f514 rings"))))
    assert write_word(tmp_path / "out.docx", document).replaced == ("\U0001f514",)


def test_a_very_long_section_is_written(tmp_path: Path) -> None:
    document = Document("T", META, (Heading(1, "T"), Paragraph(words("word " * 50_000))))
    assert len(text_of(written(document, tmp_path).paragraphs[1]).split()) == 50_000


def test_where_it_cannot_be_written_the_old_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out.docx"
    path.write_bytes(b"the old one")

    def in_use(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "another program has it open")

    monkeypatch.setattr(Path, "replace", in_use)
    with pytest.raises(Refused, match="another program has it open"):
        write_word(path, whole())
    assert path.read_bytes() == b"the old one"
    assert [each.name for each in tmp_path.iterdir()] == ["out.docx"]
