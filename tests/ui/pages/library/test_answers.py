"""The answers of the library: edited in place, written below, with names that were left in and where each is used."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.library import taking
from app.ui.pages.library.answers import AnswersPart
from app.ui.pages.library.page import LibraryPage
from tests.ui.keys import CTRL, press, write
from tests.ui.pages.acting import DELETE, TODAY, cell, click, said, shown, type_in_cell
from tests.ui.pages.documents.office import Office, add_choir, office_in


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:  # noqa: ARG001  # there has to be an application
    with office_in(tmp_path) as made:
        add_choir(made)
        made.add("funder", name="Northshire Lottery Fund")
        yield made


@pytest.fixture
def page(office: Office, qtbot: QtBot) -> LibraryPage:
    made = LibraryPage(office.desk)
    qtbot.addWidget(made)
    made.resize(1092, 712)
    made.show()
    return made


def answer_of(office: Office, title: str = "What we do", body: str = "We sing.", **more: object) -> int:
    return office.add("library_answer", title=title, body=body, **more)


def typed(part: AnswersPart, text: str) -> None:
    """Go to the words of the answer and type at their end."""
    editor = part.words.box.editor
    editor.setFocus()
    press(editor, Qt.Key.Key_End, CTRL)
    write(editor, text)


def test_an_answer_is_added_and_written_in_one_go(office: Office, page: LibraryPage) -> None:
    part = page.answers
    assert not part.words.isVisible()
    type_in_cell(part.list.table, 0, "title", "What we do")
    assert part.words.isVisible()
    typed(part, "We sing.")
    part.words.finish()
    assert office.row("library_answer", 1)["body"] == "We sing."
    assert office.labels[-2:] == ["Add the answer “What we do”", "Change the answer “What we do”: Words of the answer"]


def test_the_list_says_who_when_and_in_which_state(office: Office, page: LibraryPage) -> None:
    answer_of(office, owner="Nora", review_by=date(2026, 11, 30))
    part = page.answers
    assert shown(part.list.table) == [["What we do", "30 Nov 2026", "Review overdue", "", "", "Nora", ""]]
    type_in_cell(part.list.table, 0, "review_by", "1/12/27")
    assert shown(part.list.table)[0][1:3] == ["1 Dec 2027", "In date"]
    cell(part.list.table, 0, "review_by")
    press(part.list.table, DELETE)
    part.list.delete_selected()
    assert office.rows("library_answer") == ()
    assert not part.words.isVisible()
    office.workspace.undo()
    assert shown(part.list.table)[0][0] == "What we do"


def test_a_visit_to_the_words_is_one_step_of_undo(office: Office, page: LibraryPage) -> None:
    answer = answer_of(office)
    part = page.answers
    for words in (" One.", " Two."):
        typed(part, words)
        part.words.box.editor.tell()
    assert office.row("library_answer", answer)["body"] == "We sing. One. Two."
    office.workspace.undo()
    assert part.words.box.editor.body() == "We sing."


def test_going_to_another_answer_stores_what_was_typed(office: Office, page: LibraryPage) -> None:
    first = answer_of(office)
    answer_of(office, "Who we are", "A choir.")
    part = page.answers
    typed(part, " Loudly.")
    cell(part.list.table, 1, "title")
    assert part.words.box.editor.body() == "A choir."
    assert office.row("library_answer", first)["body"] == "We sing. Loudly."


def test_a_figure_stands_by_its_name(office: Office, page: LibraryPage) -> None:
    answer = answer_of(office, body="It costs ")
    part = page.answers
    typed(part, "about ")
    click(part.words.box, "Figure")
    part.words.figures.filter.setText("full cost")
    press(part.words.figures.filter, Qt.Key.Key_Return)
    part.words.finish()
    assert office.row("library_answer", answer)["body"] == "It costs about {{full-cost}}"
    chip = part.words.box.editor.figures()["full-cost"]
    assert chip.text == "Full cost"


def test_a_name_that_was_left_in_is_told_with_where(office: Office, page: LibraryPage) -> None:
    answer = answer_of(office, body="We sing. Northshire Lottery Fund pays.")
    part = page.answers
    sentence = "This names the funder “Northshire Lottery Fund”: “We sing. Northshire Lottery Fund pays.”."
    assert sentence in said(part.words.about)
    assert shown(part.list.table)[0][2] == "No review date, names others"
    typed(part, " It does.")
    part.words.box.editor.selectAll()
    write(part.words.box.editor, "They pay.")
    part.words.finish()
    assert office.row("library_answer", answer)["body"] == "They pay."
    assert "names the funder" not in said(part.words.about)
    assert shown(part.list.table)[0][2] == "No review date"


def test_it_says_where_it_is_used_and_goes_there(office: Office, page: LibraryPage) -> None:
    answer = answer_of(office)
    document = office.case()
    part = page.answers
    assert "No document uses it yet." in said(part.words.about)
    office.workspace.run("Use", taking.take, document, "need", answer, {}, today=TODAY)
    assert shown(part.list.table)[0][3] == "1 document"
    typed(part, " Loudly.")
    part.words.finish()
    assert "It has changed here since." in said(part.words.about)
    click(part.words.about, "Choir: business case: The need")
    (section,) = [row for row in office.rows("section") if row["key"] == "need"]
    assert office.gone == [("rows:section", section.id)]


def test_a_jump_from_home_shows_the_answer(office: Office, page: LibraryPage) -> None:
    answer_of(office)
    second = answer_of(office, "Who we are", "A choir.")
    page.show_record("library_answer", second)
    assert page.answers.words.box.editor.body() == "A choir."
