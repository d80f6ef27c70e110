"""The dictionary is read lean and still answers as the library's own reading of it does."""

import random
import time
import tracemalloc

import pytest

from app.paths import resource
from app.spelling.dictionary import Dictionary

AFFIXES = """
SET UTF-8
TRY esianrtolcdugmphbyfvkwz'
NOSUGGEST !
SFX S Y 2
SFX S y ies [^aeiou]y
SFX S 0 s [^y]
PFX U Y 1
PFX U 0 un .
""".splitlines()
ENTRIES = ["charity/S\tNoun\n", "kind/U\n", "Elm/S\n", "grant/S\n", "grant/U\n", "naïve\n", "lout/S!\n"]


@pytest.fixture
def small() -> Dictionary:
    return Dictionary(AFFIXES, ENTRIES)


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("charity", True),
        ("Charity", True),
        ("CHARITY", True),
        ("charities", True),
        ("charitys", False),
        ("unkind", True),
        ("uncharity", False),
        ("grants", True),
        ("ungrant", True),
        ("ungrants", False),
        ("Elms", True),
        ("elm", False),
        ("naïve", True),
        ("naive", False),
        ("Noun", False),
        ("XS", False),
        ("s", False),
        ("", False),
        ("lout", True),
    ],
)
def test_a_word_is_known_with_its_endings(small: Dictionary, word: str, *, known: bool) -> None:
    assert small.knows(word) == known


@pytest.mark.parametrize(
    ("word", "alike"),
    [("chraity", ["charity"]), ("gramt", ["grant"]), ("kindgrant", ["kind grant", "kind-grant"]), ("lot", [])],
)
def test_likely_words_are_suggested_and_rude_ones_are_not(small: Dictionary, word: str, alike: list[str]) -> None:
    assert list(small.alike(word)) == alike


def test_nothing_is_suggested_for_what_is_no_word(small: Dictionary) -> None:
    assert list(small.alike("charity" * 10)) == []


def test_the_library_reads_the_same_from_the_files_as_they_are() -> None:
    """By its own reader, which takes a second; a few thousand entries with endings on them, right and wrong."""
    from spylls.hunspell import data, readers
    from spylls.hunspell.algo.lookup import Lookup

    from app.spelling.spelling import british

    folder = resource("spelling")
    lines = (folder / "en_GB.dic").read_text(encoding="utf-8-sig").splitlines()[1:]
    affixes = (folder / "en_GB.aff").read_text(encoding="utf-8-sig").splitlines()
    numbered = iter([(at, line.strip()) for at, line in enumerate(affixes) if line.strip()])
    aff, context = readers.read_aff(_Reader(numbered))
    entries = iter(list(enumerate(lines, start=2)))
    lookup = Lookup(aff, readers.read_dic(entries, aff=aff, context=context))
    assert isinstance(lookup.dic, data.Dic)
    mixed = random.Random(7)
    stems = [line.partition("\t")[0].partition("/")[0] for line in mixed.sample(lines, 400)]
    ends = ("", "s", "es", "ed", "ing", "ly", "ness", "'s", "ity", "x")
    words = {stem + end for stem in stems for end in ends} | {f"un{stem}" for stem in stems}
    knows = british().knows
    assert {word for word in words if knows(word) != any(lookup.good_forms(word)) and not word.isupper()} == set()


class _Reader:
    def __init__(self, numbered: object) -> None:
        self._numbered = numbered

    def __iter__(self) -> object:
        return self._numbered

    def reset_encoding(self, encoding: str) -> None:
        assert encoding == "UTF-8"


def test_reading_takes_little_time_and_room() -> None:
    folder = resource("spelling")
    tracemalloc.start()
    try:
        with (
            (folder / "en_GB.aff").open(encoding="utf-8-sig") as affixes,
            (folder / "en_GB.dic").open(encoding="utf-8-sig") as entries,
        ):
            kept = Dictionary(affixes, entries)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()
    begun = time.thread_time()
    Dictionary(AFFIXES, (folder / "en_GB.dic").read_text(encoding="utf-8").splitlines())
    assert time.thread_time() - begun < 3
    assert kept.knows("organisation")
