"""The report of a grant: chosen with its grant's name, and changed in the settings of the document."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.models.choices import Stage
from tests.ui.pages.acting import choose, choose_words, click, shown
from tests.ui.pages.documents.office import Office, show

REPORT = "funder-report"


@pytest.fixture
def reports(office: Office) -> dict[str, int]:
    """Two grants, each with a final report, and one that was sent."""
    funder = office.add("funder", name="The Lottery")
    made = {}
    for title in ("Singing", "Drumming"):
        grant = office.add("grant", title=title, funder_id=funder, stage=Stage.AWARDED, amount_awarded=5_000_00)
        made[title] = office.add("grant_report", grant_id=grant, title="Final report", due=date(2027, 3, 31))
    office.add("grant_report", grant_id=grant, title="Half year", due=date(2026, 6, 30), sent_on=date(2026, 6, 28))
    return made


def test_reports_called_alike_are_told_apart(office: Office, reports: dict[str, int], qtbot: QtBot) -> None:
    page = show(office, qtbot)
    page.show_card("begin", None)
    choose(page.begin.kind, REPORT)
    assert page.begin.form.row("report").isVisible()
    assert page.begin.form.row("grant").isHidden()
    offered = [page.begin.report.itemText(at) for at in range(page.begin.report.count())]
    assert offered == [
        "Singing: Final report, due 31 March 2027",
        "Drumming: Final report, due 31 March 2027",
        "Drumming: Half year, sent 28 June 2026",
    ]
    choose_words(page.begin.report, offered[1])
    click(page.begin, "Begin it")
    (document,) = office.rows("document")
    assert document["grant_report_id"] == reports["Drumming"]
    assert document["title"] == "Drumming: Final report"


def test_another_report_brings_its_grant(office: Office, reports: dict[str, int], qtbot: QtBot) -> None:
    page = show(office, qtbot)
    page.show_card("begin", None)
    choose(page.begin.kind, REPORT)
    choose_words(page.begin.report, "Drumming: Final report, due 31 March 2027")
    click(page.begin, "Begin it")
    page.writing.go("about")
    form = page.writing.about.form
    assert form.row("grant_report_id").isVisible()
    assert form.row("grant_id").isHidden()
    choose(form.field("grant_report_id"), reports["Singing"])
    (document,) = office.rows("document")
    report = office.row("grant_report", reports["Singing"])
    assert (document["grant_report_id"], document["grant_id"]) == (report.id, report["grant_id"])
    office.workspace.undo()
    (document,) = office.rows("document")
    assert document["grant_id"] == office.row("grant_report", reports["Drumming"])["grant_id"]


@pytest.mark.usefixtures("choir")
def test_what_a_kind_must_be_about_is_never_none(office: Office, qtbot: QtBot) -> None:
    page = show(office, qtbot, office.case())
    page.writing.go("about")
    form = page.writing.about.form
    assert form.project.findText("None") == -1
    assert form.grant.findText("None") == 0


@pytest.mark.usefixtures("choir", "reports")
def test_what_a_kind_may_be_about_can_be_left_and_taken_back(office: Office, qtbot: QtBot) -> None:
    page = show(office, qtbot)
    page.show_card("begin", None)
    choose(page.begin.kind, "business-case-short")
    assert page.begin.grant.currentText() == "Not about a grant or contract"
    choose_words(page.begin.grant, "Singing · The Lottery")
    choose_words(page.begin.grant, "Not about a grant or contract")
    click(page.begin, "Begin it")
    (document,) = office.rows("document")
    assert document["grant_id"] is None


@pytest.mark.usefixtures("reports")
def test_the_list_says_whom_a_report_is_for(office: Office, qtbot: QtBot) -> None:
    page = show(office, qtbot)
    page.show_card("begin", None)
    choose(page.begin.kind, REPORT)
    choose_words(page.begin.report, "Singing: Final report, due 31 March 2027")
    click(page.begin, "Begin it")
    click(page, "‹ All documents")
    assert shown(page.shelf.table) == [["Singing: Final report", "Funder report", "The Lottery", "Draft"]]


@pytest.mark.usefixtures("choir")
def test_the_shortest_kind_is_offered_first(office: Office, choir: int, qtbot: QtBot) -> None:
    page = show(office, qtbot)
    page.show_card("begin", choir)
    assert page.begin.kind.currentText() == "Business case, short"
    assert page.begin.project.value() == "Choir"
    offered = [page.begin.kind.itemText(at) for at in range(page.begin.kind.count())]
    assert offered.index("Business case, short") < offered.index("Business case, five cases")


def test_a_report_is_written_from_its_grant(office: Office, reports: dict[str, int], qtbot: QtBot) -> None:
    page = show(office, qtbot)
    page.show_card("report", reports["Drumming"])
    assert page.report.isVisible()
    assert page.report.report.currentText() == "Drumming: Final report, due 31 March 2027"
    assert page.report.kind.count() == 1
    click(page.report, "Begin it")
    (document,) = office.rows("document")
    assert document["grant_report_id"] == reports["Drumming"]
    assert page.report.isHidden()
    page._back()
    page.show_card("report", reports["Drumming"])
    assert page._chosen == document.id
    assert len(office.rows("document")) == 1


def test_only_one_of_the_offers_is_shown(office: Office, reports: dict[str, int], qtbot: QtBot) -> None:
    page = show(office, qtbot)
    page.show_card("report", reports["Singing"])
    page.show_card("begin", None)
    assert (page.report.isVisible(), page.begin.isVisible()) == (False, True)


@pytest.mark.usefixtures("choir")
def test_a_project_leads_to_its_own_document_and_says_nothing_else(office: Office, choir: int, qtbot: QtBot) -> None:
    office.add("project", name="Drums")
    first, second = office.case(project="Drums", need="Drums are loud."), office.case(need="People are alone.")
    page = show(office, qtbot, first)
    assert page.show_card("begin", choir) is True
    assert page._chosen == second
    assert page.show_card("begin", None) is False
    assert page.begin.isVisible()
