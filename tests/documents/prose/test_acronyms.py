"""An acronym is told once, at its first use, unless it is written out there or before, or everyone knows it."""

import pytest

from app.documents.prose.acronym_list import _BY_REASON, NEED_NO_WORDS
from app.documents.prose.acronyms import Acronym, unexplained


def found(text: str) -> list[str]:
    return [each.word for each in unexplained(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The Integrated Care Board (ICB) pays. The ICB asks.",
        "The ICB (Integrated Care Board) pays.",
        "ICBs (the integrated care boards of the county) pay.",
        "The integrated care board meets monthly. We wrote to the ICB.",
        "Voluntary, Community and Social Enterprise (VCSE) groups.",
        "the voluntary, community, faith and social enterprise sector (VCFSE)",
        "Key performance indicators (KPIs) are few. KPIs help.",
        "Members of the Senedd (“MSs”) came.",
        "The Department of Health and Social Care (the DHSC) asks.",
        "Housing Associations meet. One HA asked.",
        "The NHS, the UK and a GP; VAT, PDF and DBS.",
        "We must NOT and will NEVER ask.",
        "OUR NEED AND WHO PAYS",
        "Part II and part XIV",
        "Write to ABC@example.org, or see www.XYZ.org/DEF and FGH-19.",
        "[QRS] and {{xyz}} are still to come: TBC.",
        "Form B12 in room AB1",
        "",
    ],
)
def test_what_is_explained_or_known_is_fine(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ICB pays. The ICB asks.", ["ICB"]),
        ("The ICB pays. The Integrated Care Board (ICB) asks.", ["ICB"]),
        ("An MDT, with SROI and SWEMWBS-like KPIs", ["MDT", "SROI", "KPI"]),
        ("We like tea (ICB) and cake", ["ICB"]),
        ("ICB", ["ICB"]),
        ("is in HA’s hands", ["HA"]),
        ("The VCSE (see below) and the LA (Leeds).", ["VCSE", "LA"]),
        ("OUR NEED\nThe PCN asks", ["PCN"]),
        ("Name\tICB\nArea\tKPI", ["ICB", "KPI"]),
    ],
)
def test_what_is_not_is_told_once_in_order(text: str, words: list[str]) -> None:
    assert found(text) == words


def test_its_place_is_its_first_use_and_others_may_explain_it() -> None:
    assert unexplained("So the ICB and the ICB.") == (Acronym("ICB", 7, 10),)
    assert unexplained("So the ICB and the ICB.", {"ICB"}) == ()


def test_each_that_needs_no_words_has_one_reason() -> None:
    assert sum(len(words.split()) for words in _BY_REASON.values()) == len(NEED_NO_WORDS)
    assert all(word.isupper() and 2 <= len(word) <= 6 for word in NEED_NO_WORDS)
