"""Outcomes, scores and what options are weighed by, typed and pasted into the panel of a project."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.models.choices import BenefitKind, FundKind, Meets
from app.ui.pages.projects.page import ProjectsPage
from tests.ui.pages.acting import (
    Place,
    cell,
    choose_words,
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
        made.add("project", name="Choir", start=date(2026, 4, 1), end=date(2028, 3, 31))
        yield made


@pytest.fixture
def page(place: Place, qtbot: QtBot) -> ProjectsPage:
    made = ProjectsPage(place.desk)
    qtbot.addWidget(made)
    made.resize(1092, 712)
    made.show()
    return made


def test_milestones_are_typed_in_place(page: ProjectsPage, place: Place) -> None:
    table = page.panel.milestones.rows.table
    type_in_cell(table, 0, "name", "First session <b>")
    type_in_cell(table, 0, "due", "1/9/27")
    type_in_cell(table, 0, "who", "Ann")
    type_in_cell(table, 0, "done_on", "30/11/26")
    assert shown(table) == [["First session <b>", "1 Sep 2027", "Ann", "30 Nov 2026"]]
    assert place.labels[-1] == "Change the milestone “First session <b>”: Done on"


def test_scores_are_pasted_as_two_columns_and_tell_what_changed(page: ProjectsPage, place: Place) -> None:
    outcomes = page.panel.outcomes
    assert not outcomes.scores.isVisible()
    type_in_cell(outcomes.rows.table, 0, "name", "Less & less alone")
    assert "Scores of “Less & less alone”" in said(outcomes)
    scores = outcomes.scores.table
    paste(scores, 0, "before", "\n".join(f"{3 + at % 3}\t{4 + at % 2}" for at in range(12)) + "\n5\t\n")
    assert len(place.rows("score")) == 13
    assert place.labels[-1] == "Paste 13 pairs of scores"
    assert [score["pair"] for score in place.rows("score")] == list(range(1, 14))
    assert "Choose what this is measured by, so that its scores can be read." in said(outcomes)
    (outcome,) = place.rows("outcome")
    place.add("own_measure", name="Belonging", lowest=0, highest=1_000)
    paste(outcomes.rows.table, 0, "measure", "Belonging")
    assert place.row("outcome", outcome.id)["measure"] == place.rows("own_measure")[0]["uid"]
    assert "13 people began, 12 have both scores. On average they moved from 4.00 to 4.50, which is better." in said(
        outcomes
    )
    assert "Belonging: 0 to 10, a higher score is better." in said(outcomes)
    type_in_cell(scores, 0, "after", "11")
    assert "Score at the end is 11, but “Belonging” goes from 0 to 10" in scores.problem()
    assert place.rows("score")[0]["after"] == 400
    paste(scores, 13, "before", "5\t6\n5\t60")
    assert "Nothing was pasted. Row 2: Score at the end is 60" in scores.problem()
    type_in_cell(scores, 0, "after", "5")
    assert place.labels[-1] == "Change the pair of scores “1”: Score at the end"
    type_into(outcomes.about.row("indicator").field, "Fewer say they feel lonely")
    type_into(outcomes.about.row("timing").field, "At the start and after 12 weeks")
    type_into(outcomes.about.row("who").field, "Ann")
    stored = place.row("outcome", outcome.id)
    assert (stored["indicator"], stored["who"]) == ("Fewer say they feel lonely", "Ann")


def test_another_outcome_shows_its_own_scores(page: ProjectsPage, place: Place) -> None:
    for name in ("Sleep", "Work"):
        type_in_cell(page.panel.outcomes.rows.table, len(place.rows("outcome")), "name", name)
    cell(page.panel.outcomes.rows.table, 1, "name")
    type_in_cell(page.panel.outcomes.scores.table, 0, "before", "3")
    first, second = place.rows("outcome")
    assert [score["outcome_id"] for score in place.rows("score")] == [second.id]
    cell(page.panel.outcomes.rows.table, 0, "name")
    assert shown(page.panel.outcomes.scores.table) == []
    page.show_record("score", place.rows("score")[0].id)
    assert shown(page.panel.outcomes.scores.table) == [["3", "", "1"]]
    type_in_cell(page.panel.outcomes.scores.table, 0, "after", "3.5")
    assert shown(page.panel.outcomes.scores.table) == [["3.0", "3.5", "1"]]
    assert first["name"] == "Sleep"


def test_options_are_weighed_in_a_grid_with_reasons(page: ProjectsPage, place: Place) -> None:
    grid = page.panel.value.grid
    type_in_cell(grid.rows.table, 0, "words", "Safe")
    options = page.panel.options.rows.table
    for at, name in enumerate(("Do nothing", "Keep & <grow>")):
        type_in_cell(options, at, "name", name)
    column = grid.rows.model.columns[2]
    assert column.heading == "Keep & <grow>"
    paste(grid.rows.table, 0, column.key, "Meets it in part")
    after: QWidget | None = grid.rows.table
    while after is not None and after not in {grid.reason, options}:
        after = after.nextInFocusChain()
    assert after is grid.reason
    (rating,) = place.rows("option_rating")
    assert rating["meets"] is Meets.PARTLY
    assert place.labels[-1] == "Paste 1 critical success factor"
    assert "Reason: “Keep & <grow>”, “Safe”" in said(grid)
    type_into(grid.reason, "One bus an hour")
    assert place.rows("option_rating")[0]["reason"] == "One bus an hour"
    cell(grid.rows.table, 0, grid.rows.model.columns[1].key)
    type_into(grid.reason, "Nobody comes")
    assert "Say first how far “Do nothing” meets “Safe”." in said(grid)
    paste(grid.rows.table, 1, "words", "Near\tDoes not meet it\tMeets it\n")
    assert shown(grid.rows.table)[1] == ["Near", "Does not meet it", "Meets it"]
    place.workspace.undo()
    assert len(place.rows("success_factor")) == 1
    cell(grid.rows.table, 0, "words")
    click(grid, "Delete this critical success factor")
    assert place.rows("option_rating") == ()


def test_benefits_are_typed_and_the_value_is_said(page: ProjectsPage, place: Place) -> None:
    value = page.panel.value
    table = value.benefits.table
    type_in_cell(table, 0, "name", "Sleep")
    assert "Put “Do nothing” among “Options you weighed”: the others are held against it." in said(value)
    options = page.panel.options.rows.table
    for at, name in enumerate(("Do nothing", "Keep")):
        type_in_cell(options, at, "name", name)
    type_in_cell(options, 1, "yearly_cost", "1000")
    for column, typed in (("amount", "1.2k"), ("from_year", "2026-27"), ("to_year", "2027/28"), ("confidence", "50%")):
        type_in_cell(table, 0, column, typed)
    stored = place.rows("benefit")[0]
    assert (stored["kind"], stored["from_year"], stored["to_year"]) == (BenefitKind.PEOPLE, 2026, 2027)
    assert "Beside doing nothing, “Keep” costs £1,966 more and brings £1,180 more." in said(value)
    assert "Not put in money" not in said(value)
    type_in_cell(table, 0, "confidence", "")
    assert place.rows("benefit")[0]["confidence"] == 5_000
    choose_words(value.about.row("project_option_id").field, "Keep")
    type_into(value.about.row("who").field, "Carers")
    type_into(value.about.row("method").field, "Hours saved")
    value.about.row("health_effect").field.setFocus()
    stored = place.rows("benefit")[0]
    assert (stored["project_option_id"], stored["who"], stored["method"]) == (2, "Carers", "Hours saved")
    type_in_cell(table, 1, "name", "sleep")
    type_in_cell(table, 1, "amount", "5")
    choose_words(value.about.row("project_option_id").field, "Keep")
    assert "“Sleep” is listed twice for the same year." in said(value)
    type_in_cell(table, 0, "from_year", "soon")
    assert "not a financial year" in table.problem()
