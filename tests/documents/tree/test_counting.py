"""Tests of counting as forms count: words by space, or by symbols; characters with spaces; on what is exported."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.tree.counting import count_characters, count_words
from app.documents.tree.markup import parse, resolved
from app.documents.tree.plain import plain_text
from app.documents.tree.tree import FigureText


@pytest.mark.parametrize(
    ("text", "words", "at_symbols"),
    [
        ("", 0, 0),
        ("  \n\t ", 0, 0),
        ("one", 1, 1),
        ("Arts on prescription helps.", 4, 5),
        ("and/or", 1, 3),
        ("B&YC", 1, 3),
        ("before – after", 3, 3),
        ("well-being, people's and people’s", 4, 7),
        ("£1,200 in 2027", 3, 6),
        ("snake_case", 1, 3),
        ("café ŵyl Łódź", 3, 3),
        ("* * *", 3, 3),
    ],
)
def test_words_are_counted_as_forms_count_them(text: str, words: int, at_symbols: int) -> None:
    assert count_words(text) == words
    assert count_words(text, split_at_symbols=True) == at_symbols


@given(st.lists(st.text("abcXYZ019é&-", min_size=1), max_size=30))
def test_words_are_counted_whatever_the_space_between(words: list[str]) -> None:
    assert count_words(" ".join(words)) == count_words("\n\n".join(words)) == len(words)
    assert count_words(" ".join(words), split_at_symbols=True) >= len(words)


@pytest.mark.parametrize(
    ("text", "characters"), [("", 0), ("a b", 3), ("a\nb", 3), ("a\r\nb", 3), ("a\n\nb", 4), ("é£ŵ", 3)]
)
def test_characters_are_counted_with_spaces_and_a_line_break_as_one(text: str, characters: int) -> None:
    assert count_characters(text) == characters


def test_what_is_counted_is_what_is_exported() -> None:
    body = (
        "> to do: ask\n\nIt costs **{{cost}} or** \\*more.\n\n- sing – eat\n- and/or\n\n1. Ask\n\n|Year|Cost|\n|2027||"
    )
    text = plain_text(resolved(parse(body), {"cost": FigureText("£86,880 a year", "full-cost")}))
    assert text == "It costs £86,880 a year or *more.\n\nsing – eat\nand/or\n\nAsk\n\nYear\tCost\n2027\t"
    assert count_words(text) == 7 + 3 + 1 + 1 + 3
    assert count_characters(text) == 33 + 2 + 10 + 1 + 6 + 2 + 3 + 2 + 9 + 1 + 5
