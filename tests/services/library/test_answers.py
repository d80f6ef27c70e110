"""Answers are listed with their state and use, found by words, due for review, and checked for names."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.services.documents.writing import save_text
from app.services.home.due import due
from app.services.library import answer_names, answers
from app.services.library.answer_text import names
from app.services.rows import records
from tests.services.library.in_a_file import TODAY, Shelf, a_shelf

_WORDS = frozenset(("hope", "trust", "the", "council", "choir", "garden", "lottery", "fund"))


def _is_word(word: str) -> bool:
    return word.lower() in _WORDS


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with a_shelf(tmp_path) as made:
        yield made


def _add(shelf: Shelf, **values: object) -> int:
    with shelf.file.action("Add") as session:
        return records.add(session, "library_answer", values)


@pytest.mark.parametrize(
    ("review_by", "state"),
    [(None, "no date"), (TODAY, "in date"), (TODAY - timedelta(days=1), "late"), (date(2027, 1, 1), "in date")],
)
def test_the_state_is_that_of_a_day(shelf: Shelf, review_by: date | None, state: str) -> None:
    _add(shelf, title="Safe", review_by=review_by)
    with shelf.file.read() as session:
        assert answers.answers(session, TODAY)[1].state == state


def test_an_answer_says_where_it_is_used_and_what_is_behind(shelf: Shelf) -> None:
    shelf.take(shelf.choir)
    shelf.change_answer("We sing still.")
    shelf.take(shelf.garden)
    with shelf.file.read() as session:
        (answer,) = answers.answers(session, TODAY)
    assert [(each.title, each.heading, each.behind) for each in answer.used] == [
        ("Choir: business case", "The need", True),
        ("Garden: business case", "The need", False),
    ]
    with shelf.file.action("Write") as session:
        save_text(session, shelf.choir, "need", " ")
    with shelf.file.read() as session:
        assert answers.answers(session, TODAY)[0].documents == ("Garden: business case",)


def test_answers_are_found_by_words_and_tags(shelf: Shelf) -> None:
    _add(shelf, title="Safeguarding", body="Two people sing in it.", tags="children, DBS")
    with shelf.file.read() as session:
        there, standing = answers.answers(session, TODAY), names(session)
        asked = {
            wanted: [each.title for each in answers.found(wanted, there, standing)]
            for wanted in ("", "sing", "dbs Children", "people two", "what elephant", "full cost")
        }
    assert asked == {
        "": ["What we do", "Safeguarding"],
        "sing": ["What we do", "Safeguarding"],
        "dbs Children": ["Safeguarding"],
        "people two": ["Safeguarding"],
        "what elephant": [],
        "full cost": ["What we do"],
    }


def test_a_review_joins_what_is_due(shelf: Shelf) -> None:
    answer = _add(shelf, title="Safe", review_by=date(2026, 11, 30), owner="Nora")
    with shelf.file.read() as session:
        (item,) = due(session, TODAY)
    assert (item.title, item.detail, item.overdue) == ("Review by: Safe", "Nora", True)
    assert (item.table, item.id) == ("library_answer", answer)


def _stray(shelf: Shelf, body: str, document: int | None = None) -> list[tuple[str, str]]:
    with shelf.file.read() as session:
        found = answer_names.stray_names(session, body, _is_word, document)
    return [(each.whose, each.name) for each in found]


def test_names_of_others_do_not_belong(shelf: Shelf) -> None:
    body = "With what Northshire Lottery Fund paid for the Garden, Riverbank Arts and The Council sang in our Choir."
    assert _stray(shelf, body, shelf.choir) == [("funder", "Northshire Lottery Fund"), ("project", "Garden")]
    assert ("buyer", "The Council") in _stray(shelf, body)
    assert _stray(shelf, "We hope and trust. Hope is what we have.", shelf.choir) == []


def test_a_name_is_told_with_the_words_around_it(shelf: Shelf) -> None:
    body = f"{'We sing on Mondays. ' * 5}The Hope Trust pays for the room, {'and for tea ' * 5}."
    with shelf.file.read() as session:
        (found,) = answer_names.stray_names(session, body, _is_word, shelf.choir)
    assert found.words == "Hope Trust"
    assert found.around == "… We sing on Mondays. The Hope Trust pays for the room, and for …"
    assert found.sentence == f"This names the funder “Hope Trust”: “{found.around}”."
