"""Training: who needs what, how each stands to it, and what it costs when, never twice."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dates import Month
from app.planning.people.training import TrainingCell, matrix, needs, training_payments
from app.planning.plan.people import Course, CourseNeed, People, Person, TrainingRecord
from tests.planning.plans import peoples

TODAY = date(2026, 12, 1)
START = Month(2026, 12)
ANN = Person(1, "Ann", role="Artist")
AID = Course(1, "First aid", 80_00, 36)


def people(*records: TrainingRecord, person: Person = ANN, course: Course = AID, needed: bool = True) -> People:
    need = (CourseNeed(course.id),) if needed else ()
    return People((person,), courses=(course,), needs=need, records=records)


def done(day: date, **more: object) -> TrainingRecord:
    return TrainingRecord(1, 1, completed_on=day, **more)  # type: ignore[arg-type]


def booked(day: date, **more: object) -> TrainingRecord:
    return TrainingRecord(1, 1, planned_on=day, **more)  # type: ignore[arg-type]


def cell(*records: TrainingRecord, needed: bool = True, course: Course = AID) -> TrainingCell:
    (found,) = matrix(people(*records, needed=needed, course=course), TODAY)
    return found


def paid(of: People, years: int = 7) -> list[tuple[date, int]]:
    return [(each.day, each.amount) for each in training_payments(of, START.first_day, START.plus(12 * years))]


@pytest.mark.parametrize(
    ("records", "needed", "state"),
    [
        ((), True, "missing"),
        ((), False, "not_needed"),
        ((done(date(2025, 5, 1)),), True, "held"),
        ((done(date(2025, 5, 1)),), False, "held"),
        ((done(date(2024, 3, 1)),), True, "expiring"),
        ((done(date(2024, 3, 1)),), False, "held"),
        ((done(date(2024, 3, 2)),), True, "held"),
        ((done(date(2023, 12, 1)),), True, "expiring"),
        ((done(date(2023, 11, 30)),), True, "expired"),
        ((done(date(2023, 11, 30)),), False, "not_needed"),
        ((booked(date(2027, 1, 9)),), True, "planned"),
        ((booked(TODAY),), False, "planned"),
        ((booked(date(2026, 11, 30)),), True, "missing"),
        ((done(date(2020, 1, 1)), booked(date(2027, 1, 9))), True, "planned"),
        ((done(date(2020, 1, 1)), done(date(2025, 1, 1))), True, "held"),
        ((done(date(2026, 1, 1), expires_on=date(2026, 12, 31)),), True, "expiring"),
    ],
)
def test_how_someone_stands_to_a_course(records: tuple[TrainingRecord, ...], needed: bool, state: str) -> None:  # noqa: FBT001
    assert cell(*records, needed=needed).state == state


def test_a_course_without_validity_holds_for_ever() -> None:
    found = cell(done(date(2010, 1, 1)), course=Course(1, "Induction"))
    assert (found.state, found.until) == ("held", None)


def test_a_cell_says_until_when_and_what_is_booked() -> None:
    found = cell(done(date(2024, 2, 29)), booked(date(2027, 2, 1)), booked(date(2027, 1, 5)))
    assert (found.state, found.until, found.booked) == ("expiring", date(2027, 2, 28), date(2027, 1, 5))


def test_those_who_have_left_are_not_in_the_matrix() -> None:
    assert matrix(people(person=Person(1, "Gone", end=date(2026, 11, 30))), TODAY) == ()


def test_a_need_is_for_a_role_an_engagement_both_or_everybody() -> None:
    artist, employee = CourseNeed(1, "ARTIST "), CourseNeed(1, engagement="employee")
    of = {
        "role": artist,
        "engagement": CourseNeed(1, engagement="freelancer"),
        "both": CourseNeed(1, "artist", "freelancer"),
        "all": CourseNeed(1),
    }
    found = {name: needs(People(needs=(need,)), ANN, 1) for name, need in of.items()}
    assert found == {"role": True, "engagement": False, "both": False, "all": True}
    assert needs(People(needs=(artist, employee)), ANN, 2) is False


def test_what_is_missing_costs_in_the_first_month_and_again_every_validity() -> None:
    assert paid(people()) == [(date(2026, 12, 1), 8000), (date(2029, 12, 1), 8000), (date(2032, 12, 1), 8000)]


def test_who_starts_later_is_trained_then_and_who_leaves_no_more() -> None:
    late = Person(1, "Late", start=date(2027, 2, 14), end=date(2030, 2, 13))
    assert paid(people(person=late)) == [(date(2027, 2, 14), 8000)]


def test_a_renewal_costs_when_the_course_runs_out() -> None:
    assert paid(people(done(date(2025, 5, 10))), 4) == [(date(2025, 5, 10), 8000), (date(2028, 5, 10), 8000)]


def test_a_booking_costs_on_its_day_and_stands_for_what_is_missing_and_for_the_renewal() -> None:
    assert paid(people(booked(date(2027, 6, 1), cost=95_00)), 4) == [(date(2027, 6, 1), 9500), (date(2030, 6, 1), 8000)]
    both = people(done(date(2024, 1, 5)), booked(date(2027, 1, 4)))
    assert paid(both, 3) == [(date(2024, 1, 5), 8000), (date(2027, 1, 4), 8000)]


def test_a_booking_that_passed_before_the_start_counts_for_nothing() -> None:
    assert paid(people(booked(date(2026, 11, 20))), 1) == [(date(2026, 12, 1), 8000)]


def test_without_a_need_only_what_was_done_or_is_booked_costs() -> None:
    assert paid(people(done(date(2020, 1, 1)), booked(date(2027, 1, 4)), needed=False)) == [
        (date(2020, 1, 1), 8000),
        (date(2027, 1, 4), 8000),
    ]


def test_a_free_course_costs_nothing() -> None:
    assert paid(people(course=Course(1, "Online", 0, 12))) == []


@given(peoples(), st.integers(1, 60))
def test_a_longer_look_ahead_only_adds_payments(of: People, months: int) -> None:
    short = list(training_payments(of, START.first_day, START.plus(months)))
    longer = list(training_payments(of, START.first_day, START.plus(months + 13)))
    assert [each for each in longer if Month.of(each.day) < START.plus(months)] == [
        each for each in short if Month.of(each.day) < START.plus(months)
    ]


@given(peoples(), st.dates(date(2025, 1, 1), date(2029, 1, 1)))
def test_the_matrix_has_a_place_for_everybody_here_and_every_course(of: People, today: date) -> None:
    found = matrix(of, today)
    here = [person for person in of.people if person.end is None or person.end >= today]
    assert [(each.person, each.course) for each in found] == [(p.id, c.id) for p in here for c in of.courses]
    for each in found:
        assert (each.state in {"missing", "expired", "expiring"}) <= each.needed
        assert (each.state == "planned") <= (each.booked is not None)
