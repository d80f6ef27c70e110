"""What is due about people: supervision and training. Groups, so that few lines say it."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from app.dates import FinancialYear, Month
from app.planning.people.supervision import SupervisionYear, dates_for, supervision_year
from app.planning.people.training import EXPIRED, EXPIRING, matrix
from app.planning.plan.people import People, Person, SupervisionPlan
from app.services.plan.people import load_people
from app.services.rows.columns import all_rows
from app.services.said.due_item import DueItem
from app.text import plural, some_of

_BEGUN = {"booked": "Training", EXPIRING: "Runs out", EXPIRED: "Ran out"}
"""How the name of a course is begun; the day of what is due stands beside it."""


def due_about_people(session: Session, today: date) -> Iterator[DueItem]:
    """Sessions overdue and next, courses that run out or have run out, and bookings, by plan or course and day."""
    people = load_people(session)
    owner = next(iter(all_rows(session, "organisation")), None)
    if people.people and owner is not None:
        year = FinancialYear.containing(Month.of(today), owner.year_start_month)
        yield from _supervision(people, year, today)
        yield from _training(people, today)


def _supervision(people: People, year: FinancialYear, today: date) -> Iterator[DueItem]:
    plans = {each.id: each for each in people.supervision}
    persons = {person.id: person for person in people.people}
    late: dict[int, list[SupervisionYear]] = defaultdict(list)
    ahead: dict[tuple[int, date], list[str]] = defaultdict(list)
    for each in supervision_year(people, year, today):
        if each.overdue:
            late[each.plan].append(each)
        if each.next_due is not None:
            ahead[each.plan, each.next_due].append(persons[each.person].name)
    for key, found in late.items():
        since = min(_first_missed(plans[key], persons[each.person], each.held, year) for each in found)
        sessions = plural(sum(each.overdue for each in found), "session")
        detail = f"{sessions} not held: {some_of([persons[each.person].name for each in found])}"
        yield DueItem(since, True, "supervision", f"Supervision: {plans[key].name}", detail, "supervision_plan", key)
    for (key, day), names in ahead.items():
        title = f"Supervision: {plans[key].name}"
        yield DueItem(day, False, "supervision", title, some_of(names), "supervision_plan", key)


def _first_missed(plan: SupervisionPlan, person: Person, held: int, year: FinancialYear) -> date:
    """The day of the first session of a year that was not held, where one is overdue."""
    return list(dates_for(plan, person, year.start.first_day, year.last_day))[held]


def _training(people: People, today: date) -> Iterator[DueItem]:
    names = {person.id: person.name for person in people.people}
    groups: dict[tuple[int, str, date], list[str]] = defaultdict(list)
    for cell in matrix(people, today):
        if cell.booked is not None:
            groups[cell.course, "booked", cell.booked].append(names[cell.person])
        elif cell.state in {EXPIRED, EXPIRING} and cell.until is not None:
            groups[cell.course, cell.state, cell.until].append(names[cell.person])
    courses = {course.id: course.name for course in people.courses}
    for (key, state, day), whose in groups.items():
        title = f"{_BEGUN[state]}: {courses[key]}"
        yield DueItem(day, state == EXPIRED, "training", title, some_of(whose), "course", key)
