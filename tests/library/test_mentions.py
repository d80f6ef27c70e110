"""Terms found in a text: whole words, the longest first, with their hint."""

from itertools import pairwise
from pathlib import Path

import pytest

from app.library.mentions import Forms, terms_in
from tests.library import TERM, library_in


def said(text: str) -> list[tuple[str, str, bool]]:
    """What was found in a text among the terms that ship."""
    return [(text[found.start : found.stop], found.term.id, found.hinted) for found in terms_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("This is therapy.", [("therapy", "therapy", True)]),
        ("THERAPY, twice: therapies", [("THERAPY", "therapy", True), ("therapies", "therapy", True)]),
        ("A physiotherapist came.", [("physiotherapist", "protected-others", True)]),
        ("Aromatherapy and hydrotherapy.", []),
        ("We are non-clinical.", []),
        ("therapy-led", []),
        ("Clinical supervision", [("Clinical supervision", "supervision-clinical", True)]),
        ("supervision, clinical", [("supervision", "supervision-line", True), ("clinical", "clinical", True)]),
        ("clinical\nsupervision", [("clinical\nsupervision", "supervision-clinical", True)]),
        ("mild to moderate", [("mild to moderate", "mild-to-moderate", True)]),
        ("mild–to–moderate", []),
        ("Mild-to-moderate", [("Mild-to-moderate", "mild-to-moderate", True)]),
        ("well-being, wellbeing", [("well-being", "wellbeing", True), ("wellbeing", "wellbeing", True)]),
        ("our patients’ needs", [("patients", "patient", True)]),
        ("£3 for every £1 spent", [("for every £1", "sroi", True)]),
        ("£3 for every £1, they say", [("for every £1", "sroi", True)]),
        ("for every £1,000", []),
        ("for every £1.50", []),
        ("for every £10", []),
        ("the ICB and its ICBs", [("ICB", "icb", False), ("ICBs", "icb", False)]),
        ("Integrated care board", [("Integrated care board", "icb", False)]),
        ("a lot of placements", []),
        ("", []),
        ("£ — …", []),
    ],
)
def test_terms_are_whole_words_and_the_longest_wins(text: str, found: list[tuple[str, str, bool]]) -> None:
    assert said(text) == found


def test_a_term_brings_its_warning_or_else_what_the_other_side_hears() -> None:
    therapy, triage = terms_in("Therapy and triage")
    assert therapy.term.hint == therapy.term.warn != ""
    assert triage.term.hint == triage.term.other
    assert triage.term.warn == ""


def test_own_terms_are_looked_for_alone(tmp_path: Path) -> None:
    forms = Forms(library_in(tmp_path, glossary=TERM).terms.values())
    text = "Care is no therapy, careful or not."
    assert [(found.start, found.stop) for found in terms_in(text, forms)] == [(0, 4)]


def test_a_form_that_begins_with_no_word_is_never_found(tmp_path: Path) -> None:
    text = TERM.replace('["care"]', '["£ care", "caring"]')
    forms = Forms(library_in(tmp_path, glossary=text).terms.values())
    assert [found.start for found in terms_in("£ care, caring", forms)] == [8]


def test_no_two_mentions_overlap() -> None:
    text = "Clinical supervision is a clinical supervisor's social prescribing for every pound. " * 20
    ends = [(found.start, found.stop) for found in terms_in(text)]
    assert all(before[1] <= after[0] for before, after in pairwise(ends))
