"""Word files read back: every text whole and in order, with real styles."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings

from app.documents.tree.plain import texts_of
from app.documents.tree.tree import Document, FigureText, Heading, ListBlock, NewPage, Paragraph, Text, Together, words
from app.letters import clean
from app.reports.word.writing import write_word
from tests.cases import CASES, needs_cases
from tests.reports.word.reading import of, paragraphs_of, says, text_of, written
from tests.reports.word.samples import META, documents, table, whole


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


def test_a_link_leads_where_it_says(tmp_path: Path) -> None:
    word = written(whole(), tmp_path)
    (link,) = word.element.iter(qn("w:hyperlink"))
    assert word.part.rels[link.get(qn("r:id"))].target_ref == "https://example.org/a?b=c&d=e"


def test_strong_words_and_figures_are_bold(tmp_path: Path) -> None:
    runs = (Text("for "), FigureText("£48,000", "ask", strong=True), Text(" please", strong=True))
    word = written(Document("Ask", META, (Heading(1, "Ask"), Paragraph(runs))), tmp_path)
    bold = [run.text for paragraph in word.paragraphs for run in paragraph.runs if run.bold]
    assert bold == ["£48,000", " please"]


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


@pytest.mark.parametrize("blank", ["", " ", "\u200b"])
def test_what_says_nothing_has_no_heading_no_paragraph_and_no_bullet(tmp_path: Path, blank: str) -> None:
    items = ListBlock((words(blank), words("one")))
    word = written(of(Heading(2, blank), Paragraph(words(blank)), items, ListBlock((words(blank),), True)), tmp_path)
    assert [text_of(paragraph) for paragraph in word.paragraphs] == ["T", "one"]


def test_a_new_page_begins_with_what_follows_and_adds_no_empty_line(tmp_path: Path) -> None:
    blocks = (NewPage(), NewPage(), Heading(2, "Next"), Paragraph(words("text")), NewPage(), table(), NewPage())
    found = list(paragraphs_of(written(of(*blocks), tmp_path)))
    assert [text_of(paragraph) for paragraph in found if says(paragraph, "pageBreakBefore")] == [
        "Next",
        "What it costs",
    ]
    assert all(text_of(paragraph) for paragraph in found)


def test_a_new_page_before_everything_is_none(tmp_path: Path) -> None:
    word = written(Document("T", META, (NewPage(), Heading(1, "T"))), tmp_path)
    assert not says(word.paragraphs[0], "pageBreakBefore")


def test_what_belongs_together_stays_on_one_page_its_tables_too(tmp_path: Path) -> None:
    kept = Together((Heading(3, "Costs"), Together((table(9),)), Paragraph(words("last"))))
    found = list(paragraphs_of(written(of(Paragraph(words("before")), kept, Paragraph(words("after"))), tmp_path)))
    kept_texts = [text_of(paragraph) for paragraph in found if says(paragraph, "keepNext")]
    assert kept_texts[0] == "Costs"
    assert kept_texts[-1] == "Full cost recovery."
    assert len(kept_texts) == 1 + 2 * 12 + 1


def test_a_text_that_introduces_a_list_stays_with_it(tmp_path: Path) -> None:
    blocks = (Paragraph(words("Said.")), Paragraph(words("By March:")), ListBlock((words("sing"), words("eat"))))
    found = list(paragraphs_of(written(of(*blocks, Paragraph(words("At last:"))), tmp_path)))
    assert [text_of(paragraph) for paragraph in found if says(paragraph, "keepNext")] == ["By March:"]
