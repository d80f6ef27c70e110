"""Tests of counting words and naming files."""

import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text import (
    begun,
    ended,
    free_name,
    listed,
    name_key,
    one_line,
    plural,
    quoted,
    safe_file_name,
    shorten,
    some_of,
)


def test_words_that_begin_a_sentence_get_a_capital_and_nothing_else_changes() -> None:
    assert begun("phone and IT") == "Phone and IT"
    assert begun("NHS contract") == "NHS contract"
    assert begun("élan") == "Élan"
    assert begun("") == ""


def test_plural_counts() -> None:
    assert plural(1, "month") == "1 month"
    assert plural(Decimal("1.5"), "day") == "1.5 days"
    assert plural(0, "month") == "0 months"
    assert plural(1_200, "charity", "charities") == "1,200 charities"


def test_a_sentence_ends_with_one_full_stop() -> None:
    assert [ended(words) for words in ("For Choir", "A Trust Ltd.", "Who cares?", "Sing!")] == [
        "For Choir.",
        "A Trust Ltd.",
        "Who cares?",
        "Sing!",
    ]


def test_a_list_ends_with_and() -> None:
    assert [listed(names) for names in ([], ["Ann"], ["Ann", "Ben"], ["Ann", "Ben", "Cem"])] == [
        "",
        "Ann",
        "Ann and Ben",
        "Ann, Ben and Cem",
    ]
    assert listed(["Ann", "Ben", "Cem"], "or") == "Ann, Ben or Cem"


def test_names_are_the_same_whatever_their_capitals_and_spaces() -> None:
    assert name_key("  Weaver  TRUST ") == name_key("weaver trust")
    assert name_key("Weaver Trust") != name_key("WeaverTrust")
    assert plural(1, "charity", "charities") == "1 charity"


def test_any_text_goes_on_one_line_with_single_spaces() -> None:
    assert one_line(" Weaver\u00a0 \tTRUST\n") == "Weaver TRUST"


def test_a_name_that_is_taken_gets_the_first_number_that_is_free() -> None:
    assert free_name("Choir", ["Dance"]) == "Choir"
    assert free_name("Choir", ["CHOIR", "choir (2)", "Choir (4)"]) == "Choir (3)"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Business case", "Business case"),
        ("Gŵyl & Co. – 2026/27", "Gŵyl & Co. – 2026 27"),
        ("../../etc/passwd", "etc passwd"),
        ('a<b>c:"d"|e?f*g', "a b c d e f g"),
        ("  spaces \t and\nlines  ", "spaces and lines"),
        ("ends with dots...", "ends with dots"),
        (".hidden", "hidden"),
        ("con", "untitled con"),
        ("COM1.txt", "untitled COM1.txt"),
        ("lpt²", "untitled lpt²"),
        ("concert", "concert"),
        ("", "untitled"),
        ("///", "untitled"),
        ("left\u202eright\u200b", "leftright"),
        ("cafe\u0301", "café"),
    ],
)
def test_a_name_stays_close_to_what_was_typed(typed: str, name: str) -> None:
    assert safe_file_name(typed) == name


@given(st.text(max_size=300) | st.text("🎨ŵ漢", min_size=100, max_size=150))
def test_any_text_becomes_one_name_that_can_be_written(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    name = safe_file_name(text)
    path = Path(tmp_path_factory.getbasetemp(), f"{name}.footing")
    assert path.name == f"{name}.footing"
    assert name == name.strip(". ")
    assert not any(unicodedata.category(char) in {"Cc", "Cf", "Cs"} for char in name)
    assert len(name) <= len("untitled ") + 100
    assert len(name.encode()) <= len("untitled ") + 200
    path.write_bytes(b"")
    path.unlink()


def test_the_fallback_can_be_chosen() -> None:
    assert safe_file_name("?", fallback="Organisation") == "Organisation"


def test_a_long_name_is_shortened_and_quoted() -> None:
    assert shorten("a" * 40) == "a" * 40
    assert shorten("Tea and cake " * 4, 14) == "Tea and cake…"
    assert quoted("Tea") == "“Tea”"
    assert quoted(12, 1) == "“…”"


def test_of_many_names_only_some_are_told() -> None:
    assert some_of(["Ann", "Ben", "Cem"]) == "Ann, Ben and Cem"
    assert some_of(["Ann", "Ben", "Cem", "Dee"]) == "Ann, Ben and 2 more"
