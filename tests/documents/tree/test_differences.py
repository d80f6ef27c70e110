"""Tests of what changed between two documents: by words, under headings, and nothing of either side lost."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.documents.tree.differences import Difference, Span, compared, differences, lines_of, shortened, side_of
from app.documents.tree.tree import Block, Document, Heading, ListBlock, Meta, Paragraph, words
from tests.documents.tree.documents import documents
from tests.documents.tree.samples import DOCUMENT

LONG = "one two three four five six seven eight nine ten"


def document(*texts: str) -> Document:
    """Paragraphs, and headings where a text begins with #."""
    blocks: list[Block] = [
        Heading(2, text.removeprefix("#")) if text.startswith("#") else Paragraph(words(text)) for text in texts
    ]
    return Document("", Meta("", "", "", date(2026, 11, 30)), tuple(blocks))


def old_and_new(found: tuple[Difference, ...]) -> tuple[list[str], list[str]]:
    """The two documents put together again from what is told of them."""
    spans = [each for difference in found for each in (difference.heading, *difference.paragraphs)]
    olds, news = ([side_of(each, "out") for each in spans], [side_of(each, "in") for each in spans])
    return [text for text in olds if text], [text for text in news if text]


@given(documents, documents)
def test_both_documents_can_be_put_together_again(old: Document, new: Document) -> None:
    there = [text for text in lines_of(old) if text], [text for text in lines_of(new) if text]
    assert old_and_new(compared(old, new)) == there


@given(st.lists(st.text("ab #\n", min_size=1), max_size=12), st.lists(st.text("ab #\n", min_size=1), max_size=12))
def test_both_texts_can_be_put_together_again_however_alike_they_are(before: list[str], after: list[str]) -> None:
    old, new = document(*before), document(*after)
    there = [text for text in lines_of(old) if text], [text for text in lines_of(new) if text]
    assert old_and_new(compared(old, new)) == there


@given(documents)
def test_a_document_differs_in_nothing_from_itself(same: Document) -> None:
    assert differences(same, same) == ()
    assert all(span.side == "kept" for each in compared(same, same) for spans in each.paragraphs for span in spans)


def test_changed_words_are_told_under_their_heading_and_the_rest_is_not() -> None:
    old = document("#Need", "Forty people wait.", "#Offer", "We sing on Tuesdays.", "We eat.")
    new = document("#Need", "Forty people wait.", "#Offer", "We sing on Fridays.", "We eat.")
    (found,) = differences(old, new)
    assert found.name == "Offer"
    assert found.heading == (Span("Offer", "kept"),)
    assert found.paragraphs == (
        (Span("We sing on", "kept"), Span(" Tuesdays.", "out"), Span(" Fridays.", "in")),
        (Span("We eat.", "kept"),),
    )
    assert shortened(found).paragraphs == found.paragraphs[:1]


def test_a_paragraph_put_between_others_is_put_in_and_no_other_changed() -> None:
    (found,) = differences(document("One thing.", "Another."), document("One thing.", "Something new.", "Another."))
    assert found.paragraphs == (
        (Span("One thing.", "kept"),),
        (Span("Something new.", "in"),),
        (Span("Another.", "kept"),),
    )
    assert found.name == ""


def test_a_paragraph_that_changed_is_found_beside_one_that_is_new() -> None:
    old = document("We sing with forty people on every Tuesday.")
    new = document("Nobody else does this.", "We sing with fifty people on every Tuesday.")
    (found,) = differences(old, new)
    assert found.paragraphs[0] == (Span("Nobody else does this.", "in"),)
    assert [span.text for span in found.paragraphs[1] if span.side != "kept"] == [" forty", " fifty"]


def test_a_heading_that_is_called_otherwise_keeps_its_paragraphs() -> None:
    old, new = document("#What is needed", "Much."), document("#What is needed now", "Much.")
    (found,) = differences(old, new)
    assert found.name == "What is needed now"
    assert found.paragraphs == ((Span("Much.", "kept"),),)


def test_a_section_that_was_taken_out_is_told_by_its_old_name() -> None:
    (found,) = differences(document("#Need", "Much.", "#Offer", "More."), document("#Offer", "More."))
    assert found.name == "Need"
    assert found.paragraphs == ((Span("Much.", "out"),),)


def test_items_and_rows_are_compared_one_by_one() -> None:
    listed = ListBlock((words("sing"), words("eat well")))
    old = replace(DOCUMENT, blocks=(listed, *DOCUMENT.blocks[5:6]))
    new = replace(DOCUMENT, blocks=(replace(listed, items=(words("sing"), words("eat"))), *DOCUMENT.blocks[5:6]))
    (found,) = differences(old, new)
    assert found.paragraphs[:2] == ((Span("sing", "kept"),), (Span("eat", "kept"), Span(" well", "out")))
    assert found.paragraphs[4] == (Span("Staff\t", "kept"),)


def test_a_long_stretch_that_was_kept_is_shortened_to_the_words_next_to_a_change() -> None:
    old, new = document(f"{LONG} {LONG} old {LONG} {LONG} more"), document(f"{LONG} {LONG} new {LONG} {LONG} most")
    (found,) = map(shortened, differences(old, new))
    assert found.paragraphs == (
        (
            Span("… three four five six seven eight nine ten", "kept"),
            Span(" old", "out"),
            Span(" new", "in"),
            Span(" one two three four five six seven eight … three four five six seven eight nine ten", "kept"),
            Span(" more", "out"),
            Span(" most", "in"),
        ),
    )


def test_long_documents_that_changed_everywhere_are_compared_whole() -> None:
    old = document(*(f"{LONG} {number}" for number in range(300)))
    new = document(*(f"{LONG} {number} now" for number in range(250)))
    found = compared(old, new)
    assert old_and_new(found) == ([*lines_of(old)], [*lines_of(new)])
