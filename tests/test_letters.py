"""Tests of which characters can be printed, and in which order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.letters import FALLBACK, clean, runs, unprintable, visual_order

REGULAR = "SourceSansPro"


@pytest.mark.parametrize("text", ["£1,200 − €3 ŵŷŴŶ → ≤≥ ✓", "“it’s…”", "naïve café Łódź Ægir"])
def test_the_bundled_family_prints_what_british_forms_need(text: str) -> None:
    assert list(runs(clean(text), REGULAR)) == [(REGULAR, text)]


def test_other_letters_fall_back() -> None:
    assert list(runs("Ok □ שלום", REGULAR)) == [(REGULAR, "Ok "), (FALLBACK, "□"), (REGULAR, " "), (FALLBACK, "םולש")]


def test_what_nobody_can_print_is_shown_and_told() -> None:
    assert clean("a漢b😀\ud800") == "a□b□□"
    assert unprintable("a漢b漢😀£□") == ("漢", "😀")


def test_accents_are_composed_and_controls_dropped() -> None:
    assert clean("w\u0302 a\x00\x1b[0m\u200b\u202ec\u00ad\ufeff\r\nd\te\u2028f") == "ŵ a[0mc\nd    e f"


def test_hebrew_reads_from_the_right() -> None:
    assert visual_order("abc שלום עולם! 12") == "abc םלוע םולש! 12"
    assert visual_order("(אב) גד") == "(דג (בא"
    assert visual_order("plain (text)") == "plain (text)"
    assert visual_order("בּא") == "אבּ"


@given(st.text())
def test_any_text_can_be_cleaned_and_set(text: str) -> None:
    shown = clean(text)
    assert clean(shown) == shown
    assert unprintable(shown) == ()
    assert sorted("".join(piece for _, piece in runs(shown, REGULAR))) == sorted(visual_order(shown))
