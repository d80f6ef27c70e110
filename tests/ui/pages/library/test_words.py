"""Words: what each side hears, what is said both ways, and words of one's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.library.loading import library
from app.ui.pages.library.page import LibraryPage
from app.ui.pages.library.words import WordsPart
from tests.ui.keys import press, write
from tests.ui.pages.acting import DELETE, ENTER, Place, cell, place_in, said, shown, type_in_cell


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:  # noqa: ARG001  # there has to be an application
    with place_in(tmp_path) as made:
        yield made


@pytest.fixture
def page(place: Place, qtbot: QtBot) -> LibraryPage:
    made = LibraryPage(place.desk)
    qtbot.addWidget(made)
    made.resize(1092, 712)
    made.show()
    made.show_part("words")
    return made


@pytest.fixture
def part(page: LibraryPage) -> WordsPart:
    return page.words


def test_a_word_says_what_it_means_and_what_the_other_side_hears(part: WordsPart) -> None:
    assert len(shown(part.terms.table)) == len(library().terms)
    term = library().terms["therapy"]
    panel = said(part.terms.panel)
    for label, text in (("In plain words", term.plain), ("What the other side hears", term.other)):
        assert f"{label}\n{text}" in panel
    assert f"Take care\n{term.warn}" in panel


def test_a_word_is_found_by_any_of_its_forms(part: WordsPart) -> None:
    part.search.setFocus()
    write(part.search, "icbs")
    assert shown(part.terms.table)[0][0] == "Integrated care board (ICB)"
    assert "Only in\nEngland" in said(part.terms.panel)
    press(part.search, ENTER)
    assert part.terms.table.hasFocus()


def test_what_is_said_both_ways_is_searched_with_them(part: WordsPart) -> None:
    assert len(shown(part.swaps)) == len(library().swaps)
    write(part.search, "throughput caseload")
    assert [row[2] for row in shown(part.swaps)] == ["What is your throughput and caseload?"]
    write(part.search, " zebra")
    assert not shown(part.swaps)
    assert "No word here holds all of that." in said(part.terms)


def test_doubt_about_a_word_is_said(page: LibraryPage, part: WordsPart) -> None:
    doubted = next(term for term in library().terms.values() if term.doubt)
    page.show_entry("term", doubted.id)
    assert part.terms.shown() == doubted.id
    assert doubted.doubt in said(part.terms.panel)


def test_words_that_are_spelt_right_here_are_edited_in_place(part: WordsPart, place: Place) -> None:
    type_in_cell(part.own.table, 0, "word", "Llanelli")
    assert [row["word"] for row in place.rows("own_word")] == ["Llanelli"]
    type_in_cell(part.own.table, 1, "word", "Llanelli")
    assert part.own.table.problem()
    cell(part.own.table, 0, "word")
    press(part.own.table, DELETE)
    assert not place.rows("own_word")
    assert place.labels[-1] == "Delete the word “Llanelli”"
