"""The People page: people entered and taken over, sessions and courses recorded in a step, budgets, duties."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from app.models.choices import Engagement, FundKind
from app.money import LIMIT_PENCE
from app.services.rows import records
from app.ui.pages.people.page import PeoplePage
from app.ui.pages.people.record import RecordLine
from app.ui.table.view import Table
from tests.ui.pages.acting import (
    Place,
    buttons,
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

ODD = "<b>Ann</b> & {name} **x**"


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:  # noqa: ARG001  # there has to be an application
    with place_in(tmp_path) as made:
        made.add("organisation", name="Us", balance_date=date(2026, 11, 30))
        made.add("fund", name="General fund", kind=FundKind.GENERAL, balance=1_000_00)
        yield made


@pytest.fixture
def page(place: Place, qtbot: QtBot) -> PeoplePage:
    made = PeoplePage(place.desk)
    qtbot.addWidget(made)
    made.resize(1092, 712)
    made.show()
    return made


@pytest.fixture
def team(place: Place) -> Place:
    """Two employees with a monthly plan, a freelancer without."""
    for name, engagement in ((ODD, "employee"), ("Ben", "employee"), ("Cem", "freelancer")):
        place.add("person", name=name, engagement=engagement)
    place.add("supervision_plan", name="Monthly", engagement="employee", start=date(2026, 9, 15), group_size=2)
    return place


def go(page: PeoplePage, part: str) -> None:
    click(page.part, part)
    settle()


def settle() -> None:
    for _ in range(3):
        QCoreApplication.processEvents()


def sentence(page: PeoplePage) -> str:
    return f"{page.answer.plain()} {page.more.plain()}"


def press_step(line: RecordLine, words: str) -> None:
    click(line, words)
    settle()


def rows_of(table: Table) -> dict[str, list[str]]:
    return {row[0]: row[1:] for row in shown(table)}


def test_an_empty_page_says_what_belongs_there_and_takes_a_first_person(page: PeoplePage, place: Place) -> None:
    assert page.answer.plain().startswith("Nobody is listed yet.")
    table = page.list.people.table
    type_in_cell(table, 0, "name", ODD)
    (person,) = place.rows("person")
    assert (person["name"], person["engagement"]) == (ODD, Engagement.EMPLOYEE)
    assert page.answer.plain() == "1 person has nobody who supervises them: an employee."
    type_in_cell(table, 0, "role", "Potter")
    type_in_cell(table, 0, "start", "1/9/2025")
    assert shown(table)[0][:4] == [ODD, "Employee", "Potter", "1 Sep 2025"]
    place.workspace.undo()
    place.workspace.undo()
    place.workspace.undo()
    assert shown(table) == []


def test_a_date_before_the_first_day_is_refused_at_the_cell(page: PeoplePage, place: Place) -> None:
    place.add("person", name="Ann", start=date(2026, 9, 1))
    type_in_cell(page.list.people.table, 0, "end", "1/8/2026")
    assert "is before “Start date”" in page.list.people.table.problem()
    assert place.row("person", 1)["end"] is None


def test_those_named_in_posts_and_freelancers_are_taken_over_in_one_step(page: PeoplePage, place: Place) -> None:
    place.add("post", title="Director", person="Ann", salary=30_000_00, start=date(2024, 1, 1))
    place.add("freelancer", name="Ben", day_rate=100_00, days=100, start=date(2024, 1, 1))
    click(page, "Add 1 person in a post and 1 freelancer")
    assert [row[:2] + row[-1:] for row in shown(page.list.people.table)] == [
        ["Ann", "Employee", "Director"],
        ["Ben", "Freelancer", ""],
    ]
    assert shown(page.list.posts) == [["Director", "Ann", "Ann"]]
    assert not any(words.startswith("Add 1 ") for words in buttons(page))
    place.workspace.undo()
    assert place.rows("person") == ()
    assert place.row("post", 1)["holder_id"] is None


def test_another_person_can_hold_a_post(page: PeoplePage, place: Place) -> None:
    place.add("post", title="Director", person="Ann", salary=30_000_00, start=date(2024, 1, 1))
    ben = place.add("person", name="Ben")
    table = page.list.posts
    table.rows_model().setData(table.rows_model().index(0, 2), "Ben")
    assert place.row("post", 1)["holder_id"] == ben
    assert place.labels[-1] == "Change the post “Director”: Held by"
    assert shown(page.list.people.table)[0][-1] == "Director"
    paste(table, 0, "holder_id", "Nobody")
    assert place.row("post", 1)["holder_id"] is None


def test_the_answer_names_those_who_are_left_out(page: PeoplePage, team: Place) -> None:
    assert page.answer.plain() == "1 person has nobody who supervises them: a freelancer."
    assert "6 supervision sessions of 2 people are overdue." in sentence(page)
    go(page, "Supervision")
    assert rows_of(page.supervision.cover)["Freelancer"] == ["1", "0", "0", "0", "0", "Cem"]
    team.add("supervision_plan", name="All", start=date(2026, 12, 1), kind="peer")
    assert page.answer.plain() == "Everybody who works with you has somebody who supervises them."


def test_a_session_is_recorded_in_one_step_today_or_on_another_day(page: PeoplePage, team: Place) -> None:
    go(page, "Supervision")
    part = page.supervision
    press_step(part.record, "Record as held")
    assert "Choose a person first" in said(part.record)
    part.status.select_key((1, 1))
    assert f"For {ODD}, Monthly:" in said(part.record)
    press_step(part.record, "Record as held")
    type_into(part.record.day, "15/10/2026")
    press_step(part.record, "Record as held")
    held = team.rows("supervision_session")
    assert [(row["person_id"], row["held_on"]) for row in held] == [(1, date(2026, 12, 1)), (1, date(2026, 10, 15))]
    assert rows_of(part.status)[ODD][1:6] == ["7", "3", "2", "60", "● 1"]
    press_step(part.record, "Record as held")
    assert "recorded already" in said(part.record)
    team.workspace.undo()
    assert rows_of(part.status)[ODD][3] == "1"


def test_the_whole_group_is_recorded_at_once_and_a_day_to_come_refused(page: PeoplePage, team: Place) -> None:
    go(page, "Supervision")
    part = page.supervision
    part.status.select_key((2, 1))
    type_into(part.record.day, "2/12/2026")
    press_step(part.record, "Record for the group")
    assert "2 December 2026 is still to come." in said(part.record)
    assert team.rows("supervision_session") == ()
    type_into(part.record.day, "1/12/2026")
    press_step(part.record, "Record for the group")
    assert [row["person_id"] for row in team.rows("supervision_session")] == [1, 2]
    assert len(shown(part.stored["supervision_session"].table)) == 2


def test_a_plan_is_added_with_its_name_and_begins_today(page: PeoplePage, place: Place) -> None:
    place.add("person", name="Ann")
    go(page, "Supervision")
    table = page.supervision.stored["supervision_plan"].table
    type_in_cell(table, 0, "name", "Reflective")
    plan = place.row("supervision_plan", 1)
    assert (plan["start"], plan["minutes"], plan["sessions_a_year"]) == (date(2026, 12, 1), 60, 12)
    type_in_cell(table, 0, "rate", "65")
    assert place.row("supervision_plan", 1)["rate"] == 65_00
    assert page.answer.plain().startswith("Everybody")


def test_a_course_is_booked_and_done_from_the_matrix(page: PeoplePage, team: Place) -> None:
    course = team.add("course", name="First aid", validity_months=36, cost=80_00)
    team.add("course_need", course_id=course, engagement="employee")
    go(page, "Training")
    part = page.training
    assert rows_of(part.matrix) == {ODD: ["● missing"], "Ben": ["● missing"], "Cem": ["–"]}
    cell(part.matrix, 1, f"c{course}")
    assert part.course.value() == course
    type_into(part.record.day, "20/1/2027")
    press_step(part.record, "Record as done")
    assert "Book it instead" in said(part.record)
    press_step(part.record, "Book for this day")
    assert rows_of(part.matrix)["Ben"] == ["→ 20 Jan 2027"]
    type_into(part.record.day, "30/11/2026")
    press_step(part.record, "Record as done")
    assert rows_of(part.matrix)["Ben"] == ["✓ 30 Nov 2029"]
    assert len(team.rows("training_record")) == 1
    assert team.labels[-1] == "Record the course “First aid” as done"
    team.workspace.undo()
    assert rows_of(part.matrix)["Ben"] == ["→ 20 Jan 2027"]


def test_the_matrix_follows_the_courses_there_are(page: PeoplePage, team: Place) -> None:
    go(page, "Training")
    assert page.training.matrix.rows_model().columnCount() == 1
    type_in_cell(page.training.stored["course"].table, 0, "name", "Data <i>protection</i>")
    headings = [column.heading for column in page.training.matrix.rows_model().columns]
    assert headings == ["Person", "Data <i>protection</i>"]
    choose_words(page.training.course, "Data <i>protection</i>")
    page.training.matrix.select_key(3)
    press_step(page.training.record, "Record as done")
    assert rows_of(page.training.matrix)["Cem"] == ["✓"]
    assert [row["person_id"] for row in team.rows("training_record")] == [3]


def test_budgets_are_typed_beside_what_is_planned(page: PeoplePage, team: Place) -> None:
    team.workspace.run("Price", records.change, "supervision_plan", 1, {"rate": 60_00})
    go(page, "Money")
    assert shown(page.money.years)[0][:6] == ["Supervision", "2026-27", "", "£420", "£0", "no budget"]
    type_in_cell(page.money.years, 0, "budget", "400")
    assert shown(page.money.years)[0][2:6] == ["£400", "£420", "£0", "▲ £20 over"]
    assert [(row["year"], row["amount"]) for row in team.rows("people_budget")] == [(2026, 400_00)]
    paste(page.money.years, 0, "budget", "1\n2")
    assert [row["amount"] for row in team.rows("people_budget")] == [1_00, 2_00]
    assert shown(page.money.paying)[0] == ["Supervision", "2026-27", "£240", "£240", ""]
    assert not page.money.doubled.isVisible()
    team.add("cost_line", name="Old supervision", category="supervision", amount=1, start=date(2026, 4, 1))
    assert "“Old supervision”" in page.money.doubled.plain()


def test_duties_say_how_they_stand(page: PeoplePage, team: Place) -> None:
    go(page, "Duties")
    table = page.duties.stored["duty"].table
    type_in_cell(table, 0, "name", "Payroll")
    assert shown(table) == [["Payroll", "", "", "● nobody does it"]]
    team.workspace.run("Name", records.change, "duty", 1, {"person_id": 1})
    assert shown(table) == [["Payroll", ODD, "", "▲ rests on one person"]]


@pytest.mark.parametrize(
    ("table", "part"),
    [("person", "people"), ("supervision_plan", "supervision"), ("course", "training"), ("duty", "duties")],
)
def test_a_record_is_brought_into_sight(page: PeoplePage, team: Place, table: str, part: str) -> None:
    team.add("course", name="First aid")
    team.add("duty", name="Keys")
    page.show_record(table, 1)
    assert page.part.value() == part
    shown_part = {"people": page.list, "supervision": page.supervision, "training": page.training}
    assert shown_part.get(part, page.duties).stored[table].table.current_key() == 1


def test_the_part_is_remembered(page: PeoplePage, place: Place, qtbot: QtBot) -> None:
    go(page, "Duties")
    again = PeoplePage(place.desk)
    qtbot.addWidget(again)
    assert again.part.value() == "duties"


def test_what_cannot_be_reckoned_is_said_and_can_still_be_put_right(page: PeoplePage, team: Place) -> None:
    team.workspace.run("Slip", records.change, "supervision_plan", 1, {"rate": LIMIT_PENCE, "minutes": 120})
    assert "comes to more than £1 billion in a month" in page.answer.plain()
    go(page, "Supervision")
    type_in_cell(page.supervision.stored["supervision_plan"].table, 0, "rate", "50")
    assert page.answer.plain().startswith("1 person has nobody")
