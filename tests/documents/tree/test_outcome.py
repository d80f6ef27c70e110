"""Tests of what is told after writing a document: its pages, and letters that no bundled font has."""

from dataclasses import replace

from app.documents.tree.outcome import WrittenDocument
from app.documents.tree.tree import Column, Paragraph, Table, words
from tests.documents.tree.samples import DOCUMENT


def test_a_document_whose_letters_all_can_be_printed_needs_no_sentence() -> None:
    assert WrittenDocument.of(3, DOCUMENT) == WrittenDocument(3)
    assert not WrittenDocument(3).sentence


def test_letters_that_the_family_lacks_are_named_once_wherever_they_stand() -> None:
    table = Table((Column("Cost"),), (), caption="At 🙂 prices")
    document = replace(DOCUMENT, title="🙂", blocks=(Paragraph(words("A 🚀 and a 🙂")), table))
    written = WrittenDocument.of(1, document)
    assert sorted(written.replaced) == ["🙂", "🚀"]
    assert all(name in written.sentence for name in ("U+1F642", "U+1F680"))


def test_a_picture_that_could_not_be_read_is_told_after_the_letters() -> None:
    said = "The logo is missing or damaged: words are printed in its place. Choose the picture again."
    assert WrittenDocument.of(1, DOCUMENT, 1).sentence == said
    assert WrittenDocument(1, ("🙂",), 2).sentence.endswith(f"around them. {said}")


def test_of_many_letters_ten_are_named() -> None:
    many = "".join(map(chr, range(0x1F600, 0x1F610)))
    written = WrittenDocument.of(1, replace(DOCUMENT, blocks=(Paragraph(words(many)),)))
    assert len(written.replaced) == 16
    assert written.sentence.count("U+") == 10
    assert "and others" in written.sentence
