"""The kinds of business case: the limits of the boxes, the keys of texts that are older, and who is shown what."""

import re

import pytest

from app.documents.checks.checks import CHECKS
from app.documents.kinds.kind import Box
from app.documents.kinds.loading import kind_of
from app.documents.parts.case_parts import CASE_PARTS
from app.documents.tree.counting import count_words

SHORT, FIVE = "business-case-short", "business-case-five"
BOTH = pytest.mark.parametrize("name", [SHORT, FIVE])
OLD_KEYS = {"summary", "need", "offer", "outcomes", "delivery"}


@pytest.mark.parametrize(
    ("section", "limits"),
    [
        ("why", [150, 80, 10, 150, 150]),
        ("weighed", [100]),
        ("deal", [100, 80, 80, 50]),
        ("money", [50, 150, 40]),
        ("doing", [150, 150, 150, 150]),
    ],
)
def test_the_boxes_of_the_short_case_have_the_limits_of_the_governments_template(
    section: str, limits: list[int]
) -> None:
    (found,) = (each for each in kind_of(SHORT).sections if each.key == section)
    assert [item.most for item in found.items if isinstance(item, Box)] == limits


def test_a_short_case_has_five_headings_on_at_most_four_pages() -> None:
    kind = kind_of(SHORT)
    assert kind.most_pages == 4
    assert [section.heading for section in kind.sections if section.numbered] == [
        "Why this is needed",
        "What was weighed up",
        "How it is bought and paid for",
        "What it costs and who pays",
        "How it will be done",
    ]


@BOTH
def test_texts_of_older_files_find_their_boxes(name: str) -> None:
    assert {box.key for box in kind_of(name).boxes} >= OLD_KEYS


@BOTH
def test_each_box_says_what_is_looked_for_and_shows_a_sentence_that_fits_in_it(name: str) -> None:
    for box in kind_of(name).boxes:
        assert all(count_words(sentence) <= 16 for sentence in re.split(r"(?<=[.?]) ", box.asks)), box.asks
        assert box.example.endswith("."), box.key
        assert count_words(box.example) <= (box.most or 25), box.key


@BOTH
def test_a_commissioner_is_shown_no_cash_unless_wanted(name: str) -> None:
    hidden = {built.part for built in kind_of(name).built if "commissioner" not in built.readers}
    assert hidden == {"cash-chart", "case-lateness", "case-rates"}
    assert all("trustees" in built.readers for built in kind_of(name).built)


@BOTH
def test_a_case_prints_every_part_of_its_facts_and_makes_every_check(name: str) -> None:
    kind = kind_of(name)
    named = {built.part for built in kind.built} | {section.lead for section in kind.sections} | set(kind.opening)
    assert set(CASE_PARTS) <= named
    assert set(kind.checks) == set(CHECKS) - {"account"}
