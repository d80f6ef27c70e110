"""The projects page: projects entered and renamed in place, their years, words, options and risks, and their end."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.models.choices import FundKind, Level
from app.ui.pages.projects.page import ProjectsPage
from app.ui.table.view import Table
from tests.ui.keys import press, write
from tests.ui.pages.acting import (
    DELETE,
    ENTER,
    ESCAPE,
    TAB,
    Place,
    buttons,
    cell,
    click,
    paste,
    place_in,
    said,
    shown,
    type_in_cell,
    type_into,
)


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:  # noqa: ARG001  # there has to be an application
    with place_in(tmp_path) as made:
        made.add("organisation", name="Us", balance_date=date(2026, 11, 30))
        made.add("fund", name="General fund", kind=FundKind.GENERAL)
        yield made


@pytest.fixture
def page(place: Place, qtbot: QtBot) -> ProjectsPage:
    made = ProjectsPage(place.desk)
    qtbot.addWidget(made)
    made.resize(1092, 712)
    made.show()
    return made


def names(page: ProjectsPage) -> list[str]:
    return [row[0] for row in shown(page.list.table)]


def tick(table: Table, row: int, column: str) -> None:
    cell(table, row, column)
    press(table, Qt.Key.Key_Space)


def test_an_empty_page_says_what_a_project_is_and_offers_the_first(page: ProjectsPage, place: Place) -> None:
    assert "A project is a service or an activity" in said(page.list)
    assert not page.panel.isVisible()
    click(page.list, "Add the first project")
    editor = page.focusWidget()
    assert editor is not None
    write(editor, "Choir & <b>drums</b>")
    press(editor, Qt.Key.Key_Return)
    (project,) = place.rows("project")
    assert project["name"] == "Choir & <b>drums</b>"
    assert page.panel.isVisible()
    assert "Choir & <b>drums</b>" in said(page.panel)
    assert place.labels[-1] == "Add the project “Choir & <b>drums</b>”"


def test_one_name_after_the_other_is_typed_into_the_list(page: ProjectsPage, place: Place) -> None:
    click(page, "Add a project")
    for name in ("Choir", "Drums"):
        field = page.focusWidget()
        assert field is not None
        write(field, name[0])
        field = page.focusWidget()
        assert field is not None
        write(field, name[1:])
        press(field, Qt.Key.Key_Return)
        assert page.list.table.hasFocus()
        assert name in said(page.panel)
    assert [project["name"] for project in place.rows("project")] == ["Choir", "Drums"]
    assert {project["summary"] for project in place.rows("project")} == {""}


def test_a_name_that_another_project_has_is_refused_at_the_cell(page: ProjectsPage, place: Place) -> None:
    place.add("project", name="Choir")
    place.add("project", name="Drums")
    type_in_cell(page.list.table, 1, "name", "choir")
    assert "another project called “choir”" in page.list.table.problem()
    press(page.list.table, ESCAPE)
    assert [row["name"] for row in place.rows("project")] == ["Choir", "Drums"]


def test_the_list_tells_when_and_what_it_costs_in_full(page: ProjectsPage, place: Place) -> None:
    choir = place.add("project", name="Choir", start=date(2026, 9, 1), end=date(2027, 3, 31))
    place.add("project", name="Drums", start=date(2027, 4, 1))
    line = place.add("cost_line", name="Hall", amount=100_00, start=date(2026, 4, 1))
    place.add("split", cost_line_id=line, project_id=choir, share=10_000)
    assert shown(page.list.table) == [["Choir", "Sep 26 – Mar 27", "£1,200"], ["Drums", "from Apr 2027", "£0"]]
    assert "Full cost in 2026-27, overheads included." in said(page.list)
    assert "£1,200 in full in 2026-27" in said(page.panel)
    click(page.list, "How costs are shared")
    assert place.gone == [("costs.full", None)]


def test_full_cost_that_cannot_be_told_is_left_out_with_its_reason(page: ProjectsPage, place: Place) -> None:
    for name in ("Choir", "Drums"):
        project = place.add("project", name=name)
        line = place.add("cost_line", name=f"Hall {name}", amount=100_00, start=date(2026, 4, 1))
        place.add("split", cost_line_id=line, project_id=project, share=10_000)
    place.add("cost_line", name="Rent", category="premises", amount=500_00, start=date(2026, 4, 1))
    assert [row[2] for row in shown(page.list.table)] == ["", ""]
    assert page.list.note.text() != ""
    assert "in full" not in said(page.panel)


def test_dates_out_of_order_are_refused_beside_the_field(page: ProjectsPage, place: Place) -> None:
    project = place.add("project", name="Choir", start=date(2026, 9, 1))
    type_into(page.panel.about.row("end").field, "1/9/25")
    assert place.row("project", project)["end"] is None
    assert page.panel.about.field("end").problem() in said(page.panel.about)
    assert page.panel.about.field("end").problem() != ""
    type_into(page.panel.about.row("end").field, "1/9/27")
    type_into(page.panel.about.row("floor_space").field, "62.5")
    stored = place.row("project", project)
    assert (stored["end"], stored["floor_space"]) == (date(2027, 9, 1), 6_250)
    type_into(page.panel.about.row("floor_space").field, " ")
    assert place.row("project", project)["floor_space"] == 0


def test_years_are_typed_pasted_and_carried_on(page: ProjectsPage, place: Place) -> None:
    place.add("project", name="Choir")
    table = page.panel.years.rows.table
    click(page.panel, "Add 2026-27")
    type_in_cell(table, 0, "sessions", "40")
    type_in_cell(table, 0, "participants", "96")
    click(page.panel, "Add 2027-28, as the year before")
    paste(table, 2, "year", "2028-29\t41\t100\n2029/30\t\t\n")
    assert shown(table) == [
        ["2026-27", "40", "96"],
        ["2027-28", "40", "96"],
        ["2028-29", "41", "100"],
        ["2029-30", "0", "0"],
    ]
    assert place.labels[-1] == "Paste 2 years"
    type_in_cell(table, 0, "year", "last")
    assert "not a financial year" in table.problem()
    place.workspace.undo()
    assert len(place.rows("project_year")) == 2


def test_one_option_is_preferred_and_doing_nothing_comes_first(page: ProjectsPage, place: Place) -> None:
    place.add("project", name="Choir")
    table = page.panel.options.rows.table
    type_in_cell(table, 0, "name", "Keep it")
    type_in_cell(table, 1, "name", "Grow")
    click(page.panel, "Put “Do nothing” first")
    assert "Put “Do nothing” first" not in buttons(page.panel)
    assert [(row["name"], row["preferred"]) for row in place.rows("project_option")] == [
        ("Do nothing", False),
        ("Keep it", True),
        ("Grow", False),
    ]
    tick(table, 2, "preferred")
    assert [row["preferred"] for row in place.rows("project_option")] == [False, False, True]
    tick(table, 2, "preferred")
    assert "Tick another" in table.problem()
    type_in_cell(table, 1, "yearly_cost", "24.5k")
    assert place.rows("project_option")[1]["yearly_cost"] == 24_500_00
    place.workspace.undo()
    place.workspace.undo()
    assert [row["preferred"] for row in place.rows("project_option")] == [False, True, False]


@pytest.mark.parametrize(("key", "goes_to"), [(TAB, (1, "likelihood")), (ENTER, (2, "risk"))])
def test_after_a_row_is_added_tab_goes_on_in_it_and_enter_to_the_next(
    page: ProjectsPage, place: Place, key: Qt.Key, goes_to: tuple[int, str]
) -> None:
    place.add("project", name="Choir")
    table = page.panel.risks.rows.table
    type_in_cell(table, 0, "risk", "The hall closes")
    type_in_cell(table, 1, "risk", "Rain", key)
    assert [risk["risk"] for risk in place.rows("project_risk")] == ["The hall closes", "Rain"]
    row, column = goes_to
    assert (table.currentIndex().row(), table.currentIndex().column()) == (row, table.rows_model().column_of(column))


def test_a_risk_begins_as_medium_and_is_deleted_with_its_button(page: ProjectsPage, place: Place) -> None:
    place.add("project", name="Choir")
    table = page.panel.risks.rows.table
    type_in_cell(table, 0, "risk", "The hall closes")
    (risk,) = place.rows("project_risk")
    assert (risk["likelihood"], risk["impact"]) == (Level.MEDIUM, Level.MEDIUM)
    cell(table, 0, "risk")
    click(page.panel.risks, "Delete this risk")
    assert place.rows("project_risk") == ()
    assert place.labels[-1] == "Delete the risk “The hall closes”"


def test_the_business_case_is_written_on_documents(page: ProjectsPage, place: Place) -> None:
    place.add("project", name="Choir")
    drums = place.add("project", name="Drums")
    page.show_record("project", drums)
    click(page.panel, "Write the business case")
    assert place.gone == [("documents.begin", drums)]


def test_deleting_says_what_goes_with_it_and_undo_brings_all_back(page: ProjectsPage, place: Place) -> None:
    choir = place.add("project", name="Choir")
    place.add("project", name="Drums")
    place.add("project_risk", project_id=choir, risk="Rain")
    page.show_record("project", choir)
    assert "With it goes 1 risk. Undo brings everything back." in said(page.panel)
    click(page.panel, "Delete this project")
    assert names(page) == ["Drums"]
    assert page.panel.project_id() is not None
    assert place.rows("project_risk") == ()
    place.workspace.undo()
    assert names(page) == ["Choir", "Drums"]
    assert len(place.rows("project_risk")) == 1


def test_the_last_project_can_be_deleted_from_the_list(page: ProjectsPage, place: Place) -> None:
    place.add("project", name="Choir")
    cell(page.list.table, 0, "name")
    press(page.list.table, DELETE)
    assert place.rows("project") == ()
    assert not page.panel.isVisible()
    assert place.labels[-1] == "Delete the project “Choir”"


def test_a_click_shows_another_project_and_a_row_is_brought_into_sight(page: ProjectsPage, place: Place) -> None:
    choir = place.add("project", name="Choir")
    drums = place.add("project", name="Drums")
    risk = place.add("project_risk", project_id=choir, risk="Rain")
    place_of = page.list.table.visualRect(page.list.model.index(1, 0)).center()
    QTest.mouseClick(page.list.table.viewport(), Qt.MouseButton.LeftButton, pos=place_of)
    assert page.panel.project_id() == drums
    page.show_record("project_risk", risk)
    assert page.panel.project_id() == choir
    assert page.list.table.current_key() == choir
    assert page.panel.risks.rows.table.current_key() == risk
    page.show_record("project", 99)
    assert "not in the file any more" in place.problems[-1]


def test_the_page_fits_a_narrow_window(page: ProjectsPage, place: Place) -> None:
    place.add("project", name="A name without end: " + "choir " * 30, summary="x" * 400)
    assert page.minimumSizeHint().width() <= 452
