"""The words of a document are checked while it is written: spelling on the worker, names, and policies that ended."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.models.choices import PolicyState
from app.places import rows_of
from app.services.rows import records
from app.ui.kit.cards import LinkButton
from app.ui.pages.documents.page import DocumentsPage
from tests.ui.pages.acting import click, said
from tests.ui.pages.documents.office import Office, show


def missing(page: DocumentsPage) -> str:
    """All that is missing, the whole list being asked for."""
    said(page.writing.checks)
    for step in page.writing.checks.findChildren(LinkButton):
        if step.isVisible() and step.text().startswith("Show") and step.text().endswith("more"):
            step.click()
    return said(page.writing.checks)


@pytest.mark.usefixtures("choir")
def test_a_misspelt_word_is_told_with_what_could_be_meant_or_is_said_to_be_right(office: Office, qtbot: QtBot) -> None:
    page = show(office, qtbot, office.case(need="People recieve less in Quillory."))
    qtbot.waitUntil(lambda: "“The need” has “recieve”. Did you mean “receive”" in missing(page))
    assert "“Quillory”" in missing(page)
    steps = [step for step in page.writing.checks.findChildren(LinkButton) if "Quillory" in step.accessibleName()]
    steps[-1].click()
    assert [row["word"] for row in office.rows("own_word")] == ["Quillory"]
    assert office.labels[-1] == "Add the word “Quillory”"
    qtbot.waitUntil(lambda: "recieve" in missing(page) and "Quillory" not in missing(page))


@pytest.mark.usefixtures("choir")
def test_another_funders_name_is_found_once_the_dictionary_is_there(office: Office, qtbot: QtBot) -> None:
    office.add("funder", name="Ashgrove Community Fund")
    page = show(office, qtbot, office.case(need="We ask the Ashgrove Community Fund to help The Council."))
    found = "“The need” names “Ashgrove Community Fund”, which does not belong here."
    qtbot.waitUntil(lambda: found in missing(page))
    assert "names “The Council”" not in missing(page)


@pytest.mark.usefixtures("choir")
def test_a_policy_that_ended_and_stops_bids_leads_to_the_policies(office: Office, qtbot: QtBot) -> None:
    kept = {"name": "Public liability", "catalogue_id": "public-liability", "state": PolicyState.IN_PLACE}
    office.add("policy", expires_on=date(2026, 11, 30), **kept)
    page = show(office, qtbot, office.case())
    assert "“Public liability” expired on 30 November 2026. Renew it before you bid." in missing(page)
    click(page.writing.checks, "Open your policies")
    assert office.gone[-1][0] == rows_of("policy")


@pytest.mark.usefixtures("choir")
def test_a_document_that_is_deleted_while_it_is_looked_at_is_no_trouble(office: Office, qtbot: QtBot) -> None:
    document = office.case(need="People recieve less.")
    page = show(office, qtbot, document)
    office.workspace.run("Delete", records.delete, "document", [document])
    qtbot.waitUntil(lambda: page.writing.spelling.is_word is not None)
    assert page.shelf.isVisible()
