"""Tests of blocks as plain text, and of every text that a document prints."""

from app.documents.tree.markup import Placeholder, parse
from app.documents.tree.plain import plain_text, texts_of
from app.documents.tree.tree import Together
from tests.documents.tree.samples import DOCUMENT


def test_every_printed_text_is_told_whole_and_in_reading_order() -> None:
    assert texts_of(DOCUMENT) == (
        "Singing for lungs",
        "We ask Northdale for £48,000 in 2027-28.",
        "1 What is needed",
        "It costs £86,880, see https://example.org/costs\nand write.",
        "sing",
        "eat well",
        "Cost",
        "In 2027-28",
        "Staff",
        "Nora",
        "£60,000",
        "Full cost",
        "£86,880",
        "At the prices of 2026.",
        "Free cash",
        "£1,000",
        "Free cash, month by month",
        "Harbour Arts · Singing for lungs",
    )


def test_a_document_as_plain_text_has_charts_and_pictures_in_words() -> None:
    assert plain_text(DOCUMENT.blocks[4:]) == (
        "What it costs\nCost\tIn 2027-28\nStaff\t\nNora\t£60,000\nFull cost\t£86,880\nAt the prices of 2026.\n\n"
        "Free cash is lowest in May.\nFree cash, month by month\n\nA harbour"
    )


def test_a_place_that_no_figure_fills_is_its_token() -> None:
    blocks = parse("It costs {{full-cost}}.")
    assert any(isinstance(run, Placeholder) for block in blocks for run in getattr(block, "runs", ()))
    assert plain_text(blocks) == "It costs {{full-cost}}."


def test_nothing_is_no_text() -> None:
    assert plain_text(()) == plain_text((Together(()),)) == ""
