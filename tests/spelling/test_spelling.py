"""British spelling: what is marked in a text, what is not, and what is suggested."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.paths import resource
from app.spelling.judged import own_words
from app.spelling.spelling import Misspelt, british
from tests import ROOT
from tests.spelling.lists import BOTH, COMMON, RIGHT_AND_WRONG


def wrong(text: str, *names: str) -> list[str]:
    return [found.word for found in british().misspelt(text, own_words(names))]


def test_common_words_are_right() -> None:
    assert len(COMMON) >= 200
    assert wrong(" ".join(COMMON)) == []


def test_british_spellings_are_right_and_american_ones_wrong() -> None:
    assert len(RIGHT_AND_WRONG) >= 60
    assert wrong(" ".join(british for british, _ in RIGHT_AND_WRONG)) == []
    assert wrong(" ".join(american for _, american in RIGHT_AND_WRONG)) == [each for _, each in RIGHT_AND_WRONG]


def test_where_the_dictionary_has_both_both_are_right() -> None:
    assert wrong(" ".join(word for pair in BOTH for word in pair)) == []


def test_words_of_the_sector_are_right_and_the_dictionary_lacks_each() -> None:
    lines = (resource("spelling") / "sector.txt").read_text(encoding="utf-8").splitlines()
    sector = [line for line in lines if line and not line.startswith("#")]
    assert wrong(" ".join(sector)) == []
    assert len(set(sector)) == len(sector) > 100
    entries = (resource("spelling") / "en_GB.dic").read_text(encoding="utf-8-sig").splitlines()
    assert not {entry.partition("\t")[0].partition("/")[0] for entry in entries} & set(sector)


@pytest.mark.parametrize(
    "text",
    [
        "Gwynedd, Powys, Wrexham, Llanelli, Middlesbrough and Tower Hamlets",
        "We don’t know the volunteers’ names, nor Elm’s; it’s the lead’s job.",
        "Self-esteem, well-being, co-production, non-clinical, eco-therapy and neuro-inclusive work",
        "a café, naïve, and cafe\u0301s",
        "e.g. tea, i.e. cake, etc.",
        "The NHS and VCSE pay £1.2m at LS7 4QE, see plan-2.docx.",
    ],
)
def test_what_is_right_is_not_marked(text: str) -> None:
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We recieve teh grant.", ["recieve", "teh"]),
        ("Is it your’s?", ["your’s"]),
        ("co-producktion and self-esteam", ["producktion", "esteam"]),
        ("the comunity’s hall", ["comunity’s"]),
        ("OUR SAFEGAURDING POLICY", ["SAFEGAURDING"]),
        ("a 12-wekk plan", ["wekk"]),
    ],
)
def test_what_is_wrong_is_marked(text: str, found: list[str]) -> None:
    assert wrong(text) == found


def test_its_place_is_told() -> None:
    assert british().misspelt("We recieve it.\nA well-bieng plan") == (
        Misspelt("recieve", 3, 10),
        Misspelt("bieng", 22, 27),
    )


def test_names_and_own_words_are_right_whatever_their_capitals_and_owners() -> None:
    text = "Quillory, quillory’s and St Onwyn-Quillory’s"
    assert wrong(text) == ["Quillory", "quillory’s", "Onwyn", "Quillory’s"]
    assert wrong(text, "The Quillory Trust", "St. Onwyn’s") == []


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("recieve", "receive"),
        ("Recieve", "Receive"),
        ("organsiation", "organisation"),
        ("color", "colour"),
        ("dont", "don't"),
        ("accomodation", "accommodation"),
        ("wellbieng", "wellbeing"),
        ("comunity’s", "community’s"),
        ("safegaurding", "safeguarding"),
    ],
)
def test_the_likeliest_is_suggested_first(word: str, first: str) -> None:
    found = british().suggested(word)
    assert found[0] == first
    assert len(set(found)) == len(found) <= 5


def test_no_more_are_suggested_than_asked_for_and_none_for_nonsense() -> None:
    assert len(british().suggested("thier", 2)) == 2
    assert british().suggested("xqzzkvbnmwqp") == british().suggested("x" * 200) == ()


def test_a_long_text_is_checked_in_little_time_once_its_words_are_known() -> None:
    text = " ".join(((ROOT / "DECISIONS.md").read_text(encoding="utf-8") * 3).split(" ")[:5000])
    assert len(british().misspelt(text)) < 400
    begun = time.thread_time()
    british().misspelt(text)
    assert time.thread_time() - begun < 0.5, "it is 0.02 where nothing else runs"


def test_many_may_ask_at_once() -> None:
    with ThreadPoolExecutor(4) as threads:
        asked = [threads.submit(lambda: british().misspelt("We recieve teh grant.")) for _ in range(20)]
        assert {len(each.result()) for each in asked} == {2}
    assert british() is british()


def test_the_licence_and_the_source_of_the_dictionary_lie_beside_it() -> None:
    folder = resource("spelling")
    assert "hunspell-en-gb" in (folder / "README.md").read_text(encoding="utf-8")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (folder / "LGPL-2.1.txt").read_text(encoding="utf-8")
    assert "covered by his original" in (folder / "README_en_GB.txt").read_text(encoding="utf-8")
