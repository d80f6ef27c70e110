"""People as they are stored: the answers in sentences, what is recorded, what is due, and who is taken over."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.models.choices import Engagement, FundKind
from app.problems import Refused
from app.services.costs.years import cost_year
from app.services.home.attention import attention
from app.services.home.due import due
from app.services.organisation.rates import load_rates
from app.services.people import edits as people_edits
from app.services.people.people import people_view
from app.services.people.words import cell_words, cover_sentence, sentences
from app.services.plan.plan import load_plan
from app.services.rows import records
from app.services.rows.finding import find
from app.services.said.wording import plain
from tests.services.memory import close_session, memory_session
from tests.services.organisations import fill

TODAY = date(2026, 12, 1)
RATES = load_rates()
ODD = ["Åsa O'Neill", "<b>Bob</b> & {name} **bold**", "=1+1", "שלום 😀", "Robert'); DROP TABLE person;--"]


@pytest.fixture
def group(session: Session) -> Session:
    """An employee with a post, a freelancer with fees, a volunteer, and a monthly plan for employees."""
    records.add(session, "organisation", {"name": "Us", "balance_date": date(2026, 11, 30)})
    records.add(session, "fund", {"name": "General fund", "kind": FundKind.GENERAL, "balance": 1_000_00})
    fees = records.add(
        session, "freelancer", {"name": "Ben", "day_rate": 100_00, "days": 200, "start": date(2025, 1, 1)}
    )
    ann = records.add(session, "person", {"name": "Ann"})
    records.add(session, "person", {"name": "Ben", "engagement": "freelancer", "freelancer_id": fees})
    records.add(session, "person", {"name": "Vera", "engagement": "volunteer"})
    records.add(
        session,
        "post",
        {"title": "Director", "salary": 30_000_00, "start": date(2020, 1, 1), "person": "Ann", "holder_id": ann},
    )
    plan = {"name": "Monthly", "engagement": "employee", "start": date(2026, 4, 15), "rate": 50_00}
    records.add(session, "supervision_plan", plan)
    return session


def said(session: Session) -> list[str]:
    return [plain(sentence) for sentence in sentences(people_view(session, RATES, TODAY))]


def looks(session: Session) -> list[tuple[str, str]]:
    return [(item.table, plain(item.sentence)) for item in attention(session, RATES, TODAY)]


def test_those_who_have_nobody_are_counted_and_named_by_how_they_work(group: Session) -> None:
    assert said(group)[0] == "2 people have nobody who supervises them: 1 freelancer and 1 volunteer."
    records.add(group, "supervision_plan", {"name": "Circle", "engagement": "volunteer", "start": TODAY})
    assert said(group)[0] == "1 person has nobody who supervises them: a freelancer."
    records.add(group, "person", {"name": "Cem", "engagement": "freelancer"})
    assert said(group)[0] == "2 people have nobody who supervises them: both are freelancers."
    records.add(group, "person", {"name": "Dan", "engagement": "freelancer"})
    assert said(group)[0] == "3 people have nobody who supervises them: all of them freelancers."
    records.add(group, "supervision_plan", {"name": "All", "start": TODAY})
    assert said(group)[0] == "Everybody who works with you has somebody who supervises them."


def test_nobody_listed_is_told_where_to_begin(session: Session) -> None:
    assert said(session) == [
        "Nobody is listed yet. Add who works with you, paid or not, and what you promise them.",
    ]
    assert cover_sentence(()) == cover_sentence(people_view(session, RATES, TODAY).cover)
    assert list(due(session, TODAY)) == []


def test_a_session_is_recorded_for_one_or_for_the_whole_group_and_never_twice(group: Session) -> None:
    (ann, ben, vera) = (row.id for row in records.rows(group, "person"))
    assert people_edits.hold_session(group, 1, [ann], date(2026, 11, 3), TODAY) == 1
    with pytest.raises(Refused, match="recorded already"):
        people_edits.hold_session(group, 1, [ann], date(2026, 11, 3), TODAY)
    records.change(group, "supervision_plan", 1, {"engagement": None})
    assert people_edits.hold_session(group, 1, [], date(2026, 11, 3), TODAY) == 2
    held = records.rows(group, "supervision_session")
    assert [(row["person_id"], row["held_on"], row["minutes"]) for row in held] == [
        (person, date(2026, 11, 3), None) for person in (ann, ben, vera)
    ]


@pytest.mark.parametrize(
    ("plan", "day", "sentence"),
    [
        (1, date(2026, 12, 2), "2 December 2026 is still to come"),
        (1, date(2026, 4, 14), "covers nobody on 14 April 2026"),
        (9, TODAY, "not in the file any more"),
    ],
)
def test_a_session_that_cannot_be_is_refused(group: Session, plan: int, day: date, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        people_edits.hold_session(group, plan, [], day, TODAY)


def test_overdue_sessions_are_said_due_and_looked_at(group: Session) -> None:
    assert "8 supervision sessions of Ann are overdue." in said(group)
    late, ahead = [item for item in due(group, TODAY) if item.kind == "supervision"]
    assert (late.date, late.overdue, late.title) == (date(2026, 4, 15), True, "Supervision: Monthly")
    assert late.detail == "8 sessions not held: Ann"
    assert (ahead.date, ahead.overdue, ahead.detail) == (date(2026, 12, 15), False, "Ann")
    assert ("supervision_plan", "8 supervision sessions are overdue: Ann.") in looks(group)
    for month in range(4, 12):
        people_edits.hold_session(group, 1, [], date(2026, month, 20), TODAY)
    assert [item.overdue for item in due(group, TODAY) if item.kind == "supervision"] == [False]


def test_a_course_is_booked_then_done_in_one_record(group: Session) -> None:
    course = records.add(group, "course", {"name": "First aid", "validity_months": 36, "cost": 80_00})
    records.add(group, "course_need", {"course_id": course, "engagement": "employee"})
    assert ("course", "First aid is needed and not booked for Ann.") in looks(group)
    assert "Of the courses that people need 1 is missing, with nothing booked." in said(group)
    people_edits.book_course(group, course, [1], date(2027, 1, 5))
    people_edits.book_course(group, course, [1], date(2027, 1, 6))
    assert [(item.date, item.title, item.detail) for item in due(group, TODAY) if item.kind == "training"] == [
        (date(2027, 1, 6), "Training: First aid", "Ann")
    ]
    people_edits.complete_course(group, course, [1], date(2026, 11, 20), TODAY)
    (record,) = records.rows(group, "training_record")
    assert (record["planned_on"], record["completed_on"]) == (date(2027, 1, 6), date(2026, 11, 20))
    (cell, *_others) = people_view(group, RATES, TODAY).matrix
    assert cell_words(cell) == "held until 20 November 2029"
    with pytest.raises(Refused, match="Book it instead"):
        people_edits.complete_course(group, course, [1], date(2026, 12, 2), TODAY)
    with pytest.raises(Refused, match="Choose a person first"):
        people_edits.book_course(group, course, [], TODAY)


def test_what_runs_out_or_ran_out_is_due(group: Session) -> None:
    course = records.add(group, "course", {"name": "Data", "validity_months": 12})
    records.add(group, "course_need", {"course_id": course})
    for person, day in ((1, date(2025, 11, 1)), (2, date(2026, 1, 20)), (3, date(2026, 1, 20))):
        values = {"course_id": course, "person_id": person, "completed_on": day}
        records.add(group, "training_record", values)
    found = [(item.date, item.title, item.detail) for item in due(group, TODAY) if item.kind == "training"]
    assert found == [
        (date(2026, 11, 1), "Ran out: Data", "Ann"),
        (date(2027, 1, 20), "Runs out: Data", "Ben and Vera"),
    ]
    assert ("course", "Data has run out for Ann. Book it again.") in looks(group)


def test_duties_that_rest_on_nobody_or_one_are_said(group: Session) -> None:
    duty = records.add(group, "duty", {"name": "Keys"})
    for name in ("Payroll", "Bank"):
        records.add(group, "duty", {"name": name, "person_id": 1})
    assert said(group)[-2:] == ["1 duty is done by nobody.", "2 duties rest on Ann alone."]
    assert ("duty", "Nobody does Keys. Name someone.") in looks(group)
    assert [item.id for item in attention(group, RATES, TODAY) if item.table == "duty"] == [duty]


def test_a_budget_is_set_changed_and_taken_away(group: Session) -> None:
    for amount in (100_00, 250_00):
        people_edits.set_budget(group, "training", 2026, amount)
    assert [(row["year"], row["amount"]) for row in records.rows(group, "people_budget")] == [(2026, 250_00)]
    assert people_view(group, RATES, TODAY).years[1].budget == 250_00
    people_edits.set_budget(group, "training", 2026, None)
    assert records.rows(group, "people_budget") == ()


def test_supervision_is_among_the_costs_of_the_year(group: Session) -> None:
    view = people_view(group, RATES, TODAY)
    found = cost_year(load_plan(group), RATES, view.year)
    assert found.of("supervision_plan").total == 12 * 50_00 == view.years[0].planned
    assert found.whole.total == sum(found.of(table).total for table in ("post", "freelancer", "supervision_plan"))


def test_people_named_in_posts_and_freelancers_are_taken_over_once(session: Session) -> None:
    start = date(2024, 1, 1)
    for title, name, end in (
        ("Director", "Ann", date(2027, 1, 1)),
        ("Bookkeeper", " ann ", None),
        ("Cleaner", "", None),
    ):
        records.add(session, "post", {"title": title, "salary": 1, "start": start, "person": name, "end": end})
    for name in ("Ben", "Ben", "ANN"):
        records.add(session, "freelancer", {"name": name, "role": "Potter", "day_rate": 1, "days": 1, "start": start})
    assert people_edits.to_take_over(session) == "1 person in a post and 3 freelancers"
    assert people_edits.take_over(session) == 3
    before = [dict(row.values) for row in records.rows(session, "person")]
    assert [(row["name"], row["engagement"], row["role"], row["end"]) for row in before] == [
        ("Ann", Engagement.EMPLOYEE, "Director", None),
        ("Ben", Engagement.FREELANCER, "Potter", None),
        ("Ben", Engagement.FREELANCER, "Potter", None),
    ]
    assert [row["holder_id"] for row in records.rows(session, "post")] == [1, 1, None]
    assert [row["freelancer_id"] for row in before] == [3, 1, 2]
    assert people_edits.to_take_over(session) == ""
    assert people_edits.take_over(session) == 0
    assert [dict(row.values) for row in records.rows(session, "person")] == before


@pytest.mark.parametrize("name", ODD)
def test_any_name_is_shown_as_it_is_and_found(group: Session, name: str) -> None:
    person = records.add(group, "person", {"name": name, "engagement": "trustee"})
    records.add(group, "duty", {"name": name, "person_id": person})
    records.add(group, "duty", {"name": "Keys", "person_id": person})
    assert f"2 duties rest on {name} alone." in said(group)
    assert [hit.table for hit in find(group, name)][:2] == ["person", "duty"]


def test_who_is_deleted_takes_everything_about_her_along(group: Session) -> None:
    people_edits.hold_session(group, 1, [1], TODAY, TODAY)
    course = records.add(group, "course", {"name": "First aid"})
    people_edits.book_course(group, course, [1], TODAY)
    records.add(group, "duty", {"name": "Keys", "person_id": 1})
    records.delete(group, "person", [1])
    assert records.rows(group, "supervision_session") == records.rows(group, "training_record") == ()
    assert records.rows(group, "duty")[0]["person_id"] is None
    assert records.rows(group, "post")[0]["holder_id"] is None
    assert said(group)[0].startswith("2 people have nobody")


@settings(max_examples=25)
@given(st.data())
def test_any_organisation_can_be_shown(data: st.DataObject) -> None:
    session = memory_session()
    try:
        fill(session, data)
        try:
            view = people_view(session, RATES, TODAY)
        except Refused:
            return
        for sentence in sentences(view):
            assert plain(sentence).endswith(".")
        assert all(each.planned >= 0 for each in view.years)
        assert [
            item for item in due(session, TODAY) if item.kind in {"supervision", "training"} and not item.title
        ] == []
    finally:
        close_session(session)
