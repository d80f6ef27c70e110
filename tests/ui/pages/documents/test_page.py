"""The documents page: beginning one, its settings, what it lacks, its figures, its pages, and what leaves the house."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.documents.case_checks import Wanting, check
from app.documents.facts.case import BusinessCase, CaseCost, CaseOption, CasePayer
from app.models.choices import CostCategory, DocumentKind, Driver, Frequency, FundKind, Level, Pool
from app.paths import documents_folder
from app.places import spots
from app.planning.full_cost.drivers import NotShared
from app.problems import Refused
from app.services.documents.business_case import case_headings
from app.services.rows import records
from app.services.rows.splits import set_splits
from app.storage.file import OrganisationFile
from app.ui.desk.tasks import Task, Tasks
from app.ui.desk.workspace import Workspace
from app.ui.pages.documents.checks import COSTS, SHARES, place_of, place_of_refusal
from app.ui.pages.documents.page import FORECAST, DocumentsPage
from tests.fakes import FakeAsker
from tests.ui.keys import press, write
from tests.ui.pages.acting import (
    DELETE,
    ENTER,
    ESCAPE,
    TODAY,
    Place,
    buttons,
    choose,
    click,
    let_go,
    place_in,
    said,
    type_into,
)


class Office(Place):
    """A desk that also keeps what was said and answers questions."""

    def __init__(self, workspace: Workspace, tasks: Tasks) -> None:
        super().__init__(workspace, tasks)
        self.told: list[str] = []
        self.ask = FakeAsker()
        self.desk = replace(self.desk, say=self.told.append, ask=self.ask)
        self.started: list[Task] = []
        tasks.started.connect(self.started.append)
        tasks.refused.connect(self.problems.append)

    def document(self, project: int, title: str = "Choir: business case", **values: object) -> int:
        stored = {"kind": DocumentKind.BUSINESS_CASE_SHORT, "year": 2027, "created_on": TODAY, "buyer": "The Council"}
        return self.add("document", title=title, project_id=project, **(stored | values))


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:  # noqa: ARG001  # there has to be an application
    with place_in(tmp_path) as place:
        made = Office(place.workspace, place.desk.tasks)
        made.add("organisation", name="Us", balance_date=date(2026, 11, 30))
        made.add("fund", name="General fund", kind=FundKind.GENERAL, balance=20_000_00)
        yield made


@pytest.fixture
def choir(office: Office) -> int:
    """A project that costs £12,000 a year directly, in twenty sessions."""
    project = office.add("project", name="Choir", need="People are alone.")
    office.add("project_year", project_id=project, year=2027, sessions=20, participants=0)
    cost = office.add(
        "cost_line",
        name="Singing teacher",
        category=CostCategory.FREELANCERS,
        amount=1_000_00,
        frequency=Frequency.MONTHLY,
        start=date(2026, 4, 1),
    )
    office.workspace.run("Set up", set_splits, "cost_line", cost, {project: 10_000})
    return project


def show(office: Office, qtbot: QtBot) -> DocumentsPage:
    made = DocumentsPage(office.desk)
    qtbot.addWidget(made)
    made.resize(1092, 712)
    made.show()
    return made


def drawn(page: DocumentsPage, qtbot: QtBot, words: str) -> str:
    """The words on the pages, once they hold these."""

    def found() -> bool:
        return words in printed(page)

    qtbot.waitUntil(found)
    return printed(page)


def printed(page: DocumentsPage) -> str:
    return " ".join(" ".join(view.accessibleDescription().split()) for view in page.preview.pages)


def listed(page: DocumentsPage) -> list[str]:
    return [page.list.item(at).text() for at in range(page.list.count())]


def test_an_empty_page_says_what_a_business_case_is_and_begins_the_first(
    office: Office, choir: int, qtbot: QtBot
) -> None:
    page = show(office, qtbot)
    assert "why a project is worth it" in said(page.welcome)
    assert listed(page) == ["The forecast, month by month"]
    assert not page.save_button.isVisible()
    click(page.welcome, "Choose the project")
    assert page.begin.buyer.hasFocus()  # the only project is chosen already
    write(page.begin.buyer, "The <b>Council</b>")
    press(page.begin.buyer, ENTER)
    (document,) = office.rows("document")
    assert (document["title"], document["buyer"]) == ("Choir: business case", "The <b>Council</b>")
    assert (document["project_id"], document["year"]) == (choir, 2027)
    assert office.labels[-1] == "Begin a business case for the project “Choir”"
    assert listed(page) == ["Choir: business case", "The forecast, month by month"]
    assert not page.begin.isVisible()
    assert not page.welcome.isVisible()
    assert "Choir: business case" in said(page.head)
    assert "The <b>Council</b>" in said(page.head)
    type_into(page.form.field("ask"), "500")
    drawn(page, qtbot, "This asks The <b>Council</b> for £500 in 2027-28 towards Choir, which costs £12,000")


def test_without_a_project_the_first_step_is_to_add_one(office: Office, qtbot: QtBot) -> None:
    page = show(office, qtbot)
    click(page, "Write a business case")
    assert "Add the project first" in said(page.begin)
    click(page.begin, "Add a project")
    assert office.gone == [("projects", None)]


def test_beginning_asks_which_project_and_esc_leaves(office: Office, choir: int, qtbot: QtBot) -> None:
    office.add("project", name="Drums")
    page = show(office, qtbot)
    click(page, "Write a business case")
    click(page.begin, "Begin it")
    assert "Choose the project that the business case is about." in said(page.begin)
    assert office.rows("document") == ()
    press(page.begin.buyer, ESCAPE)
    assert not page.begin.isVisible()
    click(page, "Write a business case")
    choose(page.begin.project, "Choir")
    click(page.begin, "Begin it")
    assert [row["project_id"] for row in office.rows("document")] == [choir]


def test_a_project_opens_its_newest_case_or_the_offer_of_one(office: Office, choir: int, qtbot: QtBot) -> None:
    drums = office.add("project", name="Drums")
    office.document(choir, "Old", created_on=date(2025, 1, 1))
    new = office.document(choir, "New")
    old = office.rows("document")[0].id
    page = show(office, qtbot)
    page.show_record("document", old)
    assert page.list.current() == old
    page.show_card("begin", choir)
    assert page.list.current() == new
    said(page)
    page.show_card("begin", drums)
    assert page.begin.isVisible()
    assert page.begin.project.value() == "Drums"
    assert page.begin.buyer.hasFocus()


def test_settings_are_stored_where_they_stand(office: Office, choir: int, qtbot: QtBot) -> None:
    document = office.document(choir)
    page = show(office, qtbot)
    type_into(page.form.field("ask"), "1.2k")
    type_into(page.form.field("buyer"), "The Health Board")
    choose(page.form.field("year"), 2028)
    stored = office.row("document", document)
    assert (stored["ask"], stored["buyer"], stored["year"]) == (1_200_00, "The Health Board", 2028)
    assert "The Health Board" in said(page.head)
    assert "2028-29" in said(page.figures)
    drawn(page, qtbot, "This asks The Health Board for £1,200 in 2028-29")
    office.workspace.undo()
    assert page.form.field("year").value() == 2027


def test_what_cannot_be_stored_is_said_beside_its_field(office: Office, choir: int, qtbot: QtBot) -> None:
    office.document(choir, "Taken")
    document = office.document(choir)
    page = show(office, qtbot)
    page.show_record("document", document)
    type_into(page.form.field("title"), "taken")
    assert "another document called “taken”" in said(page.form)
    type_into(page.form.field("ask"), "lots")
    assert "“lots” is not an amount" in said(page.form)
    assert office.row("document", document)["title"] == "Choir: business case"
    office.ask.answers = []
    page.save_button.click()  # asks nothing while a field waits for a better answer
    assert office.ask.asked == []


def test_what_is_missing_leads_to_where_it_is_mended(office: Office, choir: int, qtbot: QtBot) -> None:
    office.document(choir, buyer="")
    page = show(office, qtbot)
    assert "Nobody is named whom the case asks" in said(page.checks)
    assert "The need is not written" not in said(page.checks)
    click(page.checks, "Name the buyer")
    assert page.form.row("buyer").field.hasFocus()
    assert "No risks are written" not in said(page.checks)
    count = len(page.checks._lacks or ())
    click(page.checks, f"Show {count - 4} more")
    assert "No risks are written" in said(page.checks)
    click(page.checks, "Open Funding")
    click(page.checks, "Open the project")
    assert office.gone == [("grants", None), ("rows:project", choir)]
    type_into(page.form.field("buyer"), "The Council")
    assert "Nobody is named" not in said(page.checks)
    assert f"Before this goes out · {count - 1}" in said(page.checks)


def test_nothing_missing_says_so(office: Office, choir: int, qtbot: QtBot) -> None:
    words = dict.fromkeys(("summary", "need", "offer", "outcomes", "delivery"), "Said.")
    office.workspace.run("Set up", records.change, "project", choir, words)
    office.add("project_option", project_id=choir, name="A choir", description="", preferred=True)
    office.add("project_risk", project_id=choir, risk="Rain", likelihood=Level.LOW, impact=Level.LOW)
    start = date(2026, 4, 1)
    office.add("income_line", name="Tickets", amount=100_00, start=start, project_id=choir)
    office.document(choir, ask=12_000_00)
    page = show(office, qtbot)
    assert "Nothing is missing" in said(page.checks)


@pytest.mark.parametrize(
    ("start", "field", "page"),
    [
        ("Nobody", "buyer", ""),
        ("No price", "ask", ""),
        ("The need", "", "projects"),
        ("The offer", "", "projects"),
        ("The outcomes", "", "projects"),
        ("The delivery", "", "projects"),
        ("The project has no costs", "", "costs"),
        ("No sessions", "", "projects"),
        ("No options", "", "projects"),
        ("No option is", "", "projects"),
        ("No payer", "", "grants"),
        ("No risks", "", "projects"),
        ("There is no forecast", "", "organisation"),
        ("The price asked leaves", "", "grants"),
        ("Agreed money", "", "costs"),
    ],
)
def test_each_sentence_of_the_check_has_its_place(start: str, field: str, page: str) -> None:
    blank = BusinessCase("Us", "Choir", "2027-28", TODAY, case_headings())
    cost = (CaseCost("Staff", 500_00),)
    over = replace(blank, direct=cost, ask=0, payers=(CasePayer("A", certain=True, probability=100, amount=900_00),))
    cases = (blank, replace(blank, direct=cost, ask=1), over, replace(blank, options=(CaseOption("A"),)))
    lacks = {lack for case in cases for lack in check(case)}
    assert {lack.of for lack in lacks} == set(Wanting)
    (found,) = [lack for lack in lacks if lack.sentence.startswith(start)]
    place = place_of(found)
    assert place.field == field
    assert (spots(place.id)[0].place.page if place.id else "") == page


def test_figures_and_pages_follow_what_changes_elsewhere(office: Office, choir: int, qtbot: QtBot) -> None:
    office.document(choir)
    page = show(office, qtbot)
    shown = said(page.figures)
    assert "£12,000" in shown
    assert "£600" in shown  # a session
    drawn(page, qtbot, "costs £12,000 in 2027-28")
    (cost,) = office.rows("cost_line")
    office.workspace.run("Change the fee", records.change, "cost_line", cost.id, {"amount": 2_000_00})
    assert "£24,000" in said(page.figures)
    drawn(page, qtbot, "costs £24,000 in 2027-28")
    assert "2 pages of A4" in said(page)


def test_the_figures_name_the_bids_between_what_is_confirmed_and_what_is_to_find(
    office: Office, choir: int, qtbot: QtBot
) -> None:
    office.document(choir)
    page = show(office, qtbot)
    assert "Bids not decided yet" not in said(page.figures)
    funder = office.add("funder", name="A Trust")
    year = {"start": date(2027, 4, 1), "end": date(2028, 3, 31)}
    bid = office.add("grant", title="Songs", funder_id=funder, project_id=choir, amount_applied=5_000_00, **year)
    office.add("instalment", grant_id=bid, due=date(2027, 4, 1), amount=5_000_00)
    assert "Confirmed for it\n£0\nBids not decided yet\n£5,000\nStill to find\n£7,000" in said(page.figures)


def test_pages_are_drawn_as_wide_as_they_are_shown(office: Office, choir: int, qtbot: QtBot) -> None:
    office.document(choir)
    page = show(office, qtbot)
    drawn(page, qtbot, "This sets out Choir")
    assert [view.accessibleName() for view in page.preview.pages] == ["Page 1 of 2", "Page 2 of 2"]
    view = page.preview.pages[0]
    assert view._image.width() == round(view.width() * page.devicePixelRatioF())
    dark = sum(view._image.pixelColor(x, y).lightness() < 128 for x in range(60, 500, 3) for y in range(60, 500, 3))
    assert dark > 50
    page.resize(1292, 712)
    qtbot.waitUntil(lambda: view._image.width() == round(view.width() * page.devicePixelRatioF()) > 700)
    page.resize(1192, 712)
    said(page)
    office.workspace.run("Note", records.change, "project", choir, {"note": "Ring them."})
    qtbot.waitUntil(lambda: view._image.width() == round(view.width() * page.devicePixelRatioF()) < 800)


def test_what_is_not_printed_draws_nothing_anew(office: Office, choir: int, qtbot: QtBot) -> None:
    office.document(choir)
    page = show(office, qtbot)
    drawn(page, qtbot, "This sets out Choir")
    count = len(office.started)
    office.workspace.run("Note", records.change, "project", choir, {"note": "Ring them."})
    assert not page.preview._timer.isActive()
    page.hide()
    office.workspace.run("Need", records.change, "project", choir, {"need": "Many are alone."})
    assert not page.preview._timer.isActive()
    assert len(office.started) == count
    page.show()
    drawn(page, qtbot, "Many are alone.")


def test_only_the_newest_pages_are_shown(office: Office, choir: int, qtbot: QtBot) -> None:
    first = office.document(choir, "First", buyer="The First")
    second = office.document(choir, "Second", buyer="The Second", ask=5_000_00)
    page = show(office, qtbot)
    for key in (first, FORECAST, second, first, second):
        page._choose(key)
        page.preview._start()
    drawn(page, qtbot, "This asks The Second for £5,000")
    qtbot.waitUntil(lambda: not office.desk.tasks.busy())
    assert "The Second" in printed(page)


def test_saving_asks_where_and_says_what_was_written(office: Office, choir: int, qtbot: QtBot, tmp_path: Path) -> None:
    office.document(choir, "Choir / 2027: a case?", buyer="The Council \U00013000")
    page = show(office, qtbot)
    target = tmp_path / "case.pdf"
    office.ask.answers = [target]
    click(page, "Save as PDF …")
    qtbot.waitUntil(lambda: bool(office.told))
    assert office.ask.asked == [
        ("Save as PDF", f"save {documents_folder() / 'Choir 2027 a case.pdf'} {(('PDF documents', ('pdf',)),)}")
    ]
    assert target.read_bytes().startswith(b"%PDF")
    (sentence,) = office.told
    assert sentence.startswith(f"Saved as {target}, 2 pages.")
    assert "U+13000" in sentence
    qtbot.waitUntil(lambda: "U+13000" in said(page.checks))
    assert any(task.label == "Writing “Choir / 2027: a case?”" for task in office.started)


def test_saving_is_left_or_refused_with_a_sentence(office: Office, choir: int, qtbot: QtBot, tmp_path: Path) -> None:
    office.document(choir)
    page = show(office, qtbot)
    office.ask.answers = [None, tmp_path / "case.doc", tmp_path / "nowhere" / "case.pdf"]
    click(page, "Save as PDF …")
    assert office.problems == []
    click(page, "Save as PDF …")
    assert "“case.doc” should end in .pdf" in office.problems[-1]
    click(page, "Save as PDF …")
    qtbot.waitUntil(lambda: len(office.problems) == 2)
    assert "nowhere" in office.problems[-1]
    assert office.told == []
    assert not list(tmp_path.glob("*.doc"))


def test_opening_hands_a_written_copy_to_the_system(office: Office, choir: int, qtbot: QtBot) -> None:
    office.document(choir)
    page = show(office, qtbot)
    click(page, "Open")
    qtbot.waitUntil(lambda: bool(office.opened))
    (path,) = office.opened
    assert path.name == "Choir business case.pdf"
    assert path.read_bytes().startswith(b"%PDF")
    path.unlink()
    path.parent.rmdir()


def test_where_nothing_shows_a_pdf_that_is_said(office: Office, choir: int, qtbot: QtBot) -> None:
    office.document(choir)

    def shows_none(path: Path) -> bool:
        path.unlink()
        path.parent.rmdir()
        return False

    office.desk = replace(office.desk, open_document=shows_none)
    page = show(office, qtbot)
    click(page, "Open")
    qtbot.waitUntil(lambda: bool(office.problems))
    assert "No program on this computer shows PDF files" in office.problems[0]


def test_a_document_is_deleted_and_comes_back(office: Office, choir: int, qtbot: QtBot) -> None:
    document = office.document(choir)
    page = show(office, qtbot)
    click(page, "Delete this document")
    assert office.rows("document") == ()
    assert office.labels[-1] == "Delete the document “Choir: business case”"
    assert page.welcome.isVisible()
    office.workspace.undo()
    page.show_record("document", document)
    assert page.list.current() == document
    page.list.setFocus()
    press(page.list, DELETE)
    assert office.rows("document") == ()
    page._choose(FORECAST)
    press(page.list, DELETE)
    assert listed(page) == ["The forecast, month by month"]


def test_the_forecast_is_always_there(office: Office, choir: int, qtbot: QtBot) -> None:
    office.document(choir)
    page = show(office, qtbot)
    page.list.setFocus()
    press(page.list, Qt.Key.Key_Down)
    assert page.list.current() == FORECAST
    assert not page.form.isVisible()
    assert "Delete this document" not in buttons(page)
    assert "£20,000" in said(page.figures)
    assert "Short from\nAugust 2028" in said(page.figures)
    words = drawn(page, qtbot, "How long our money lasts")
    assert "December 2026" in words
    choose(page.forecast_form.field("months"), 12)
    assert "not in this time" in said(page.figures)
    again = show(office, qtbot)
    assert again.forecast_form.months() == 12
    assert again.list.current() is not None


def test_settings_of_the_forecast_that_make_no_sense_any_more_are_left_out(office: Office, qtbot: QtBot) -> None:
    for kept in ("[1]", "{", '{"view": "golden", "months": 24, "more": 1}'):
        office.desk.save("documents.forecast", kept)
        page = show(office, qtbot)
        assert page.forecast_form.view() == "confirmed"
    assert page.forecast_form.months() == 24


def test_without_balances_the_forecast_says_what_to_fill_in(office: Office, qtbot: QtBot) -> None:
    (us,) = office.rows("organisation")
    office.workspace.run("Set up", records.change, "organisation", us.id, {"balance_date": None})
    page = show(office, qtbot)
    page._choose(FORECAST)
    assert "There is no forecast yet" in said(page.checks)
    click(page.checks, "Type your balances")
    assert office.gone == [("rows:fund", None)]
    drawn(page, qtbot, "There are no months to show yet")


def test_costs_that_cannot_be_shared_are_named_in_place_of_pages(office: Office, choir: int, qtbot: QtBot) -> None:
    drums = office.add("project", name="Drums")
    sticks = office.add("cost_line", name="Sticks", amount=10_00, start=date(2026, 4, 1))
    office.workspace.run("Set up", set_splits, "cost_line", sticks, {drums: 10_000})
    office.add("pool_setting", pool=Pool.PREMISES, driver=Driver.FLOOR_SPACE, included=True)
    office.add("cost_line", name="Rent", category=CostCategory.PREMISES, amount=500_00, start=date(2026, 4, 1))
    office.document(choir)
    page = show(office, qtbot)
    assert "costs are shared by" in said(page.checks)
    assert "There are no pages to show" in said(page.preview)
    assert not page.save_button.isEnabled()
    assert not page.open_button.isEnabled()
    click(page.checks, "Look at how costs are shared")
    assert office.gone == [("costs.full", None)]
    office.workspace.run("Room", records.change, "project", choir, {"floor_space": 40_00})
    assert page.save_button.isEnabled()
    drawn(page, qtbot, "which costs £18,000")


def test_a_refusal_leads_to_the_costs_it_speaks_of() -> None:
    assert place_of_refusal(Refused("“Rent” grows beyond £1 billion within these months.")) is COSTS
    assert place_of_refusal(NotShared("“Premises” costs are shared by floor space, but …")) is SHARES


def test_a_file_that_cannot_be_changed_is_read_and_printed(
    office: Office, choir: int, qtbot: QtBot, tmp_path: Path
) -> None:
    document = office.document(choir)
    opened = OrganisationFile.open(office.workspace.path, read_only=True, today=TODAY)
    reading = Workspace(opened, today=TODAY)
    page = DocumentsPage(replace(office.desk, workspace=reading))
    qtbot.addWidget(page)
    page.show()
    assert page.list.current() == document
    assert not page.form.isEnabled()
    assert {"Write a business case", "Delete this document"}.isdisjoint(buttons(page))
    page.list.setFocus()
    press(page.list, DELETE)
    page.show_card("begin", choir)
    office.ask.answers = [tmp_path / "case.pdf"]
    click(page, "Save as PDF …")
    qtbot.waitUntil(lambda: (tmp_path / "case.pdf").exists() and bool(office.told))
    assert len(office.rows("document")) == 1
    page.hide()
    let_go(reading)


def test_the_list_reads_and_draws_what_stands_in_it(office: Office, choir: int, qtbot: QtBot) -> None:
    office.document(choir, "A <i>title</i> & more " * 5)
    page = show(office, qtbot)
    item = page.list.item(0)
    spoken = item.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("for The Council, Choir · 2027-28")
    picture = page.list.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert len({picture.pixel(x, y) for x in range(0, 200, 2) for y in range(0, 60, 2)}) > 5
    assert page.list.horizontalScrollBar().maximum() == 0


def test_without_room_for_temporary_files_a_sentence_says_so(
    office: Office, choir: int, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> str:
        raise OSError(28, "No space left on device")

    office.document(choir)
    for module in ("pictures.TemporaryDirectory", "out.mkdtemp"):
        monkeypatch.setattr(f"app.ui.pages.documents.{module}", full)
    page = show(office, qtbot)
    qtbot.waitUntil(lambda: "There is no room for temporary files" in said(page.preview))
    click(page, "Open")
    qtbot.waitUntil(lambda: bool(office.problems))
    assert "There is no room for temporary files" in office.problems[0]
    assert office.opened == []


def test_the_keys_scroll_the_pages_and_the_outline_says_so(office: Office, choir: int, qtbot: QtBot) -> None:
    office.document(choir)
    page = show(office, qtbot)
    drawn(page, qtbot, "This sets out Choir")
    said(page)
    plain = page.preview.pages[0].grab().toImage()
    page.preview.setFocus()
    press(page.preview, Qt.Key.Key_PageDown)
    assert page.preview.verticalScrollBar().value() > 100
    assert page.preview.pages[0].grab().toImage() != plain
    page.form.go_to("buyer")
    assert page.preview.pages[0].grab().toImage() == plain
