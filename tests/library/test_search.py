"""Searching everything that the library holds, and what an organisation adds."""

import pytest

from app.library.search import found, holds, named, searched, shipped


def ids(query: str) -> list[str]:
    return [one.id for one in found(query)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("swemwbs", "swemwbs"),
        ("SWEMWBS", "swemwbs"),
        ("phq-9", "phq9"),
        ("phq9", "phq9"),
        ("red cross", "red-cross-connectors-2021"),
        ("cross red", "red-cross-connectors-2021"),
        ("mens sheds", "mens-sheds-2022"),
        ("men's sheds", "mens-sheds-2022"),
        ("men’s sheds", "mens-sheds-2022"),
        ("pantiru", "gardening-2024"),
        ("PANȚIRU", "gardening-2024"),
        ("public liability", "public-liability"),
        ("art therapist", "art-therapist"),
        ("10.1136/bmjopen-2022-062951", "sp-controlled-2022"),
    ],
)
def test_the_best_comes_first_whatever_the_capitals_and_accents(query: str, first: str) -> None:
    assert ids(query)[0] == first


def test_every_word_of_a_query_has_to_be_there() -> None:
    both = set(ids("loneliness volunteering"))
    assert both
    assert both <= set(ids("loneliness")) & set(ids("volunteering"))
    assert ids("loneliness zebra") == []


def test_a_word_with_a_hyphen_is_found_joined_and_in_its_parts() -> None:
    assert set(ids("well-being")) >= set(ids("wellbeing")) > set()
    assert "link-worker" in ids("link-worker")
    assert set(ids("link worker")) >= set(ids("link-worker"))


def test_short_words_are_found_only_where_words_begin() -> None:
    assert "befriending-carers-2008" not in ids("art")
    assert "prescribing" in ids("scribing")


def test_a_name_counts_for_more_than_a_text() -> None:
    in_name = searched("answer", "one", "Our garden", "What we do.")
    in_text = searched("answer", "two", "What we do", "A garden and a shed.")
    begins = searched("answer", "three", "Gardening days", "")
    own = [one.id for one in found("garden", [in_text, begins, in_name]) if one.kind == "answer"]
    assert own == ["one", "three", "two"]


def test_own_entries_are_looked_through_too() -> None:
    own = searched("answer", "elm-lodge", "Café at Elm Lodge", "Open on Thursdays.")
    assert found("cafe thursdays", [own]) == (own,)
    assert own not in found("cafe")


def test_without_a_query_everything_is_there_in_order() -> None:
    assert found(" ") == shipped()
    assert len(shipped()) == 60 + 26 + 45 + 109


def test_each_kind_is_found_with_its_kind() -> None:
    assert {one.kind for one in found("supervision")} == {"evidence", "policy", "term"}
    assert "measure" in {one.kind for one in found("wellbeing")}


def test_names_alone_are_looked_through_where_that_is_wanted() -> None:
    assert [one.id for one in named("phq-9", 1)] == ["phq9"]
    assert len(named("supervision", 3)) == 3
    assert named("kiely", 5) == ()
    assert named("  ", 5) == ()


def test_texts_hold_a_query_as_entries_do() -> None:
    assert holds("CAFE thursdays", "Café", "Open on Thursdays.")
    assert not holds("art", "The start")
    assert holds(" ", "anything")
