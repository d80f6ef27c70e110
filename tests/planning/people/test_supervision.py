"""Supervision: when sessions are due and for whom, what counts of a group, what was held, and who has nobody."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dates import FinancialYear, Month, add_months
from app.planning.people.supervision import (
    SupervisionYear,
    cover,
    covered,
    credit,
    dates_for,
    session_dates,
    supervision_year,
)
from app.planning.plan.people import People, Person, SupervisionPlan, SupervisionSession
from tests.planning.plans import peoples

YEAR = FinancialYear(Month(2026, 4))
TODAY = date(2026, 12, 1)
ANN = Person(1, "Ann", role="Coordinator")
BEN = Person(2, "Ben", "freelancer", role="Potter")


def plan(sessions: int = 12, start: date = date(2026, 4, 15), **more: object) -> SupervisionPlan:
    return SupervisionPlan(1, "Supervision", start, sessions_a_year=sessions, **more)  # type: ignore[arg-type]


def year(
    *plans: SupervisionPlan, people: Sequence[Person] = (ANN,), held: Sequence[SupervisionSession] = ()
) -> tuple[SupervisionYear, ...]:
    return supervision_year(People(tuple(people), plans, tuple(held)), YEAR, TODAY)


@pytest.mark.parametrize(
    ("minutes", "size", "counts"),
    [(120, 4, 60), (120, 6, 20), (120, 1, 120), (120, 2, 60), (120, 5, 24), (45, 2, 23), (0, 3, 0)],
)
def test_group_time_counts_half_up_to_four_and_an_equal_share_beyond(minutes: int, size: int, counts: int) -> None:
    assert credit(minutes, size) == counts


@given(st.integers(0, 1_440), st.integers(1, 99))
def test_a_larger_group_never_counts_for_more(minutes: int, size: int) -> None:
    assert minutes >= credit(minutes, size) >= credit(minutes, size + 1)


def test_sessions_lie_whole_months_apart_where_twelve_divides() -> None:
    found = list(session_dates(plan(4, date(2026, 1, 31)), date(2026, 1, 1), date(2026, 12, 31)))
    assert found == [date(2026, 1, 31), date(2026, 4, 30), date(2026, 7, 31), date(2026, 10, 31)]


def test_otherwise_they_are_spread_over_the_days_of_each_year_of_the_plan() -> None:
    found = list(session_dates(plan(5, date(2026, 3, 1)), date(2026, 3, 1), date(2027, 3, 1)))
    assert found[:4] == [date(2026, 3, 1), date(2026, 5, 13), date(2026, 7, 25), date(2026, 10, 6)]
    assert found[4:] == [date(2026, 12, 18), date(2027, 3, 1)]


@given(
    st.integers(1, 366),
    st.dates(date(2000, 1, 1), date(2040, 12, 31)),
    st.integers(0, 5),
)
def test_every_year_of_a_plan_has_as_many_sessions_as_promised(sessions: int, start: date, years: int) -> None:
    first, last = add_months(start, 12 * years), add_months(start, 12 * years + 12)
    found = [day for day in session_dates(plan(sessions, start), first, last) if day < last]
    assert len(found) == sessions
    assert found[0] == first
    assert all(before <= after for before, after in pairwise(found))


@given(
    st.integers(1, 60),
    st.dates(date(2020, 1, 1), date(2026, 12, 31)),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(0, 900),
)
def test_any_window_shows_the_same_dates_as_the_whole(sessions: int, start: date, first: date, days: int) -> None:
    last = date.fromordinal(first.toordinal() + days)
    whole = session_dates(plan(sessions, start), start, date(2033, 1, 1))
    assert list(session_dates(plan(sessions, start), first, last)) == [day for day in whole if first <= day <= last]


def test_who_joins_later_has_the_plans_dates_from_then_on_and_who_leaves_none_after() -> None:
    late = Person(3, "Late", start=date(2026, 9, 16), end=date(2026, 11, 15))
    found = list(dates_for(plan(), late, date(2026, 4, 1), date(2027, 3, 31)))
    assert found == [date(2026, 10, 15), date(2026, 11, 15)]


def test_a_plan_covers_those_whom_everything_it_names_fits() -> None:
    both = (ANN, BEN)
    assert covered(plan(), both, TODAY) == both
    assert covered(plan(role=" coordinator "), both, TODAY) == (ANN,)
    assert covered(plan(engagement="freelancer"), both, TODAY) == (BEN,)
    assert covered(plan(person=2), both, TODAY) == (BEN,)
    assert covered(plan(role="Potter", engagement="employee"), both, TODAY) == ()
    assert covered(plan(end=date(2026, 11, 30)), both, TODAY) == ()
    assert covered(plan(start=date(2026, 12, 2)), both, TODAY) == ()


def test_a_year_counts_planned_due_held_and_overdue() -> None:
    held = [SupervisionSession(1, 1, date(2026, month, 20)) for month in (4, 5, 6, 7, 9)]
    held += [SupervisionSession(1, 1, date(2026, 10, 20), 90), SupervisionSession(1, 1, date(2026, 3, 20))]
    (found,) = year(plan(), held=held)
    assert (found.planned, found.due, found.held, found.overdue) == (12, 8, 6, 2)
    assert (found.minutes, found.credit, found.next_due) == (390, 390, date(2026, 12, 15))


def test_a_session_held_early_is_not_asked_for_again() -> None:
    held = [SupervisionSession(1, 1, date(2026, 4, day)) for day in range(1, 10)]
    (found,) = year(plan(), held=held)
    assert (found.due, found.held, found.overdue, found.next_due) == (8, 9, 0, date(2027, 1, 15))


def test_nothing_is_next_once_a_plan_is_over() -> None:
    (found,) = year(plan(end=date(2026, 6, 30)))
    assert (found.planned, found.overdue, found.next_due) == (3, 3, None)


def test_held_minutes_of_a_group_count_by_its_size() -> None:
    (found,) = year(plan(minutes=120, group_size=6), held=[SupervisionSession(1, 1, TODAY)])
    assert (found.minutes, found.credit) == (120, 20)


def test_cover_names_those_who_have_nobody() -> None:
    gone = Person(3, "Gone", end=date(2026, 11, 30))
    people = People((ANN, BEN, gone), (plan(engagement="employee", kind="reflective"),))
    employees, freelancers = cover(people, TODAY)
    assert (employees.engagement, employees.people, employees.by_kind["reflective"]) == ("employee", 1, 1)
    assert employees.by_kind["peer"] == 0
    assert (employees.nobody, freelancers.nobody) == ((), (BEN.id,))


def test_a_session_is_not_overdue_on_its_own_day() -> None:
    (found,) = year(plan(start=TODAY))
    assert (found.due, found.overdue) == (1, 0)
    (found,) = year(plan(start=TODAY - timedelta(days=1)))
    assert (found.due, found.overdue) == (1, 1)


@given(peoples(), st.dates(date(2025, 1, 1), date(2029, 1, 1)))
def test_overdue_is_what_is_due_and_not_held_and_the_next_date_lies_ahead(people: People, today: date) -> None:
    yesterday = supervision_year(people, YEAR, today - timedelta(days=1))
    for found, before in zip(supervision_year(people, YEAR, today), yesterday, strict=True):
        assert found.overdue == max(0, before.due - found.held)
        assert 0 <= found.due <= found.planned
        assert found.next_due is None or found.next_due > today


@given(peoples(), st.dates(date(2025, 1, 1), date(2029, 1, 1)))
def test_everybody_here_is_counted_once_and_has_somebody_or_nobody(people: People, today: date) -> None:
    found = cover(people, today)
    assert sum(each.people for each in found) == sum(person.is_here(today) for person in people.people)
    for each in found:
        assert max(each.by_kind.values()) <= each.people - len(each.nobody) <= sum(each.by_kind.values())
