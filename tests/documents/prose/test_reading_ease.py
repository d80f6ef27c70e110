"""Reading ease is measured on whole sentences, and says what to do only where there is something to do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.prose.reading_ease import Reading, advice, reading
from app.documents.prose.sentences import sentences
from app.documents.prose.syllables import syllables
from tests.documents.prose.spoken import SPOKEN


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("One.", ["One."]),
        ("We meet on Mondays. Tea is free!", ["We meet on Mondays.", "Tea is free!"]),
        ("We asked Dr. Shah and St. Mary's, e.g. twice. Both came.", 2),
        ("It cost £1.5m in 2.5 years.", 1),
        ("“Can I come?” she asked. “Yes.”", ["“Can I come?” she asked.", "“Yes.”"]),
        ("The need\n\nPeople wait", ["The need", "People wait"]),
        ("We have J. Smith. He leads.", 2),
        ("Wait… then go.", 1),
        ("See page 4 (No. 3). It is there.", 2),
    ],
)
def test_sentences_end_where_a_full_stop_is_one(text: str, found: list[str] | int) -> None:
    texts = [sentence.written for sentence in sentences(text)]
    assert (len(texts) if isinstance(found, int) else texts) == found


@given(st.text(st.sampled_from('ab .!?\n"”)A1,'), max_size=80))
def test_sentences_are_where_they_say_and_lose_no_word(text: str) -> None:
    found = sentences(text)
    assert all(text[start:end] == sentence for sentence, start, end in found)
    assert "".join("".join(each.written for each in found).split()) == "".join(text.split())


@pytest.mark.parametrize(("count", "words"), SPOKEN.items())
def test_syllables_are_counted_as_they_are_spoken(count: int, words: str) -> None:
    assert {word: syllables(word) for word in words.split()} == dict.fromkeys(words.split(), count)


def test_every_word_has_a_syllable() -> None:
    assert [syllables(word) for word in ("", "x", "NHS", "co-design", "don’t")] == [1, 1, 1, 3, 1]


LONG = " ".join(["Word"] * 24) + ". "
SHORT = "We meet each week and make tea for all who come. "


def test_long_sentences_are_told_with_their_length() -> None:
    found = reading(LONG * 5)
    assert found == Reading(120, 5, 1.0)
    assert advice(found) == "Sentences have 24 words on average. Aim for 15 to 20."


def test_long_words_are_told_with_their_ease() -> None:
    found = reading("Organisational accountability necessitates interdisciplinary collaboration. " * 20)
    assert found is not None
    assert advice(found) == "Reading ease is 0 of 100: many long words. Aim for 50 or more."


def test_an_easy_text_needs_no_advice() -> None:
    found = reading(SHORT * 10)
    assert found is not None
    assert round(found.ease) == 111
    assert advice(found) == ""


def test_the_published_formula_gives_the_ease() -> None:
    assert round(Reading(100, 5, 1.5).ease, 3) == 59.635


@pytest.mark.parametrize("text", ["", "word " * 99, SHORT * 9, "Need\n" * 200, "a\tb\tc\td\te\tf\tg\th\n" * 50])
def test_little_text_headings_and_tables_say_nothing(text: str) -> None:
    assert reading(text) is None


def test_numbers_are_words_without_syllables_of_their_own() -> None:
    found = reading("In 2026 we saw £1,200 again. " * 20)
    assert found == Reading(120, 20, 5 / 4)
