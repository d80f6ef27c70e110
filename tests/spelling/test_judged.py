"""Which words of a text are judged: those that a dictionary could have, each where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.spelling.judged import judged, own_words, parts, plain


def words(text: str) -> list[str]:
    return [found.word for found in judged(text)]


@pytest.mark.parametrize(
    "spared",
    [
        "£1,200.50",
        "£5m",
        "12%",
        "2026-27",
        "2nd",
        "B12",
        "SW1A 1AA",
        "LS7 4QE",
        "{{full-cost}}",
        "{31 August 2027}",
        "[name of the partnr]",
        "me.and-you@some-place.org.uk",
        "https://www.example.org/a-b?c=d#e",
        "www.example.org/path",
        "example.org.uk",
        "budget-2026.xlsx",
        "notes.docx",
        "@riverbank #singtogethr",
        r"C:\Users\nora\need.docx",
        "/home/nora/need",
        "NHS",
        "DBS’s KPIs",
        "SWEMWBS",
        "YouTube iPad McBride SQLite",
        "(iii)",
        "x",
        "日本語 Ελλάδα",
        "& – — … “ ”",
    ],
)
def test_what_is_no_word_is_not_judged(spared: str) -> None:
    assert words(f"we {spared} too") == ["we", "too"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Don’t say 'ain't' to the volunteers'.", ["Don’t", "say", "ain't", "to", "the", "volunteers"]),
        ("co-production, and/or not", ["co-production", "and", "or", "not"]),
        ("he/she/they", ["he", "she", "they"]),
        ("a 12-week plan", ["week", "plan"]),
        ("end.Next one", ["end", "Next", "one"]),
        ("cafe\u0301 nai\u0308ve Siân Llŷn", ["cafe\u0301", "nai\u0308ve", "Siân", "Llŷn"]),
        ("OUR SAFEGUARDING POLICY", ["SAFEGUARDING"]),
        ("THe choir", ["THe", "choir"]),
        ("**strong** and \\* stars_here", ["strong", "and", "stars", "here"]),
        ("open { and [ and (words)", ["open", "and", "and", "words"]),
    ],
)
def test_words_are_found_as_they_are_written(text: str, found: list[str]) -> None:
    assert words(text) == found


@given(st.text(st.sampled_from("ab'’-.é{}[]@/\\ \nA1"), max_size=60))
def test_each_is_where_it_says_and_its_parts_too(text: str) -> None:
    for found in judged(text):
        assert text[found.start : found.end] == found.word
        assert all(text[part.start : part.end] == part.word for part in parts(found))


def test_long_runs_without_a_space_are_no_trap() -> None:
    for run in ("a" * 200_000, "a." * 100_000, "a-" * 100_000, "{[" * 100_000, "a@" * 100_000, "/a" * 100_000):
        assert len(words(run)) >= 0


def test_words_are_compared_without_their_looks() -> None:
    assert plain("cafe\u0301’s") == "café's"
    assert plain("co\u00adop") == "coop"
    assert own_words(["St Mary’s Kitchn", "Quillory-Vale"]) == {"st", "mary's", "mary", "kitchn", "quillory", "vale"}
