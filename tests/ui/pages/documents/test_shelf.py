"""The list of documents, and beginning one."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.keys import press
from tests.ui.pages.acting import DELETE, ENTER, ESCAPE, choose, click, said, shown
from tests.ui.pages.documents.office import SHORT, Office, show


def test_an_empty_page_says_what_a_document_is_and_begins_the_first(office: Office, choir: int, qtbot: QtBot) -> None:
    page = show(office, qtbot)
    assert "A document brings together what you have entered" in said(page)
    click(page, "Choose what to write")
    assert page.begin.isVisible()
    choose(page.begin.kind, SHORT)
    assert "four pages" in said(page.begin)
    page.begin.buyer.setText("The Council")
    press(page.begin.buyer, ENTER)
    (document,) = office.rows("document")
    assert (document["title"], document["project_id"], document["buyer"]) == (
        "Choir: business case",
        choir,
        "The Council",
    )
    assert (document["year"], document["kind"]) == (2027, SHORT)
    assert office.labels[-1] == "Begin a document: business case"
    assert page.writing.isVisible()
    assert office.body(document.id, "summary") == "Singing for all."
    assert page.writing.box.view().key == "need"


def test_without_a_project_the_first_step_is_to_add_one(office: Office, qtbot: QtBot) -> None:
    page = show(office, qtbot)
    click(page, "Choose what to write")
    choose(page.begin.kind, SHORT)
    assert "Add the project first" in said(page.begin)
    click(page.begin, "Add it")
    assert office.gone == [("projects", None)]


@pytest.mark.usefixtures("choir")
def test_esc_leaves_and_nothing_is_begun(office: Office, qtbot: QtBot) -> None:
    page = show(office, qtbot)
    click(page, "Choose what to write")
    press(page.begin.buyer, ESCAPE)
    assert page.begin.isHidden()
    assert office.rows("document") == ()


@pytest.mark.usefixtures("choir")
def test_what_the_kind_needs_is_asked_for_and_said(office: Office, qtbot: QtBot) -> None:
    office.add("project", name="Drums")
    page = show(office, qtbot)
    page.show_card("begin", None)
    choose(page.begin.kind, SHORT)
    click(page.begin, "Begin it")
    assert "project" in said(page.begin)
    assert office.rows("document") == ()


@pytest.mark.usefixtures("choir")
def test_the_list_says_what_each_is_and_opens_one(office: Office, qtbot: QtBot) -> None:
    office.case()
    page = show(office, qtbot)
    assert shown(page.shelf.table) == [["Choir: business case", "Business case, short", "The Council", "Draft"]]
    page.shelf.table.selectRow(0)
    press(page.shelf.table, ENTER)
    assert page.writing.isVisible()
    assert page.shelf.isHidden()
    click(page, "‹ All documents")
    assert page.shelf.isVisible()


def test_a_project_opens_its_newest_document_or_the_offer_of_one(office: Office, choir: int, qtbot: QtBot) -> None:
    drums = office.add("project", name="Drums")
    document = office.case()
    page = show(office, qtbot)
    page.show_card("begin", choir)
    assert page._chosen == document
    page.show_card("begin", drums)
    assert page.begin.isVisible()
    assert page.begin.project.value() == "Drums"


@pytest.mark.usefixtures("choir")
def test_a_document_is_deleted_and_comes_back(office: Office, qtbot: QtBot) -> None:
    document = office.case(need="People are alone.")
    page = show(office, qtbot, document)
    page.writing.go("about")
    click(page.writing.about, "Delete this document")
    assert office.rows("document") == ()
    assert office.labels[-1] == "Delete the document “Choir: business case”"
    assert page.shelf.welcome.isVisible()
    office.workspace.undo()
    assert office.body(document, "need") == "People are alone."
    page.shelf.table.selectRow(0)
    press(page.shelf.table, DELETE)
    assert office.rows("document") == ()


def test_a_document_whose_kind_is_not_known_is_kept_and_said(office: Office, qtbot: QtBot) -> None:
    document = office.add("document", title="Later", kind="from-the-future", created_on=date(2026, 11, 1))
    page = show(office, qtbot, document)
    assert "“from-the-future” is not a kind of document here" in said(page)
    assert not page.out.isEnabled()
