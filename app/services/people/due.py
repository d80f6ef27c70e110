"""What is due about people and what needs a look: supervision, training, duties. Groups, so that few lines say it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.dates import FinancialYear, Month, format_date
from app.planning.people.dependence import NOBODY, dependence
from app.planning.people.supervision import SupervisionYear, cover, dates_for, supervision_year
from app.planning.people.training import EXPIRED, EXPIRING, MISSING, matrix
from app.planning.plan.people import People, Person, SupervisionPlan
from app.planning.plan.plan import Plan
from app.services.people.words import cover_sentence
from app.services.plan.people import load_people
from app.services.rows.columns import all_rows
from app.services.said.attention_item import AttentionItem
from app.services.said.due_item import DueItem
from app.services.said.wording import say
from app.text import listed, plural

_MOST_NAMES = 3


def due_about_people(session: Session, today: date) -> Iterator[DueItem]:
    """Sessions overdue and next, courses that run out or have run out, and bookings, by plan or course and day."""
    people = load_people(session)
    owner = next(iter(all_rows(session, "organisation")), None)
    if people.people and owner is not None:
        year = FinancialYear.containing(Month.of(today), owner.year_start_month)
        yield from _supervision(people, year, today)
        yield from _training(people, today)


def people_looks(plan: Plan, today: date) -> Iterator[AttentionItem]:
    """Who has nobody, what is overdue, which courses are missing or out of date, and duties that nobody does."""
    people = plan.people
    names = {person.id: person.name for person in people.people}
    covered = cover(people, today)
    left_out = [person for each in covered for person in each.nobody]
    if left_out:
        yield AttentionItem("amber", cover_sentence(covered), "person", left_out[0])
    year = FinancialYear.containing(Month.of(today), plan.year_start_month)
    late = [each for each in supervision_year(people, year, today) if each.overdue]
    if late:
        count = sum(each.overdue for each in late)
        words = f"**{plural(count, 'supervision session')}** {'is' if count == 1 else 'are'} overdue"
        whose = _listed([names[person] for person in dict.fromkeys(each.person for each in late)])
        yield AttentionItem("amber", say(f"{words}: {{whose}}.", whose=whose), "supervision_plan", late[0].plan)
    yield from _courses_wanting(people, today)
    for duty in dependence(people, today).duties:
        if duty.state == NOBODY:
            yield AttentionItem("amber", say("Nobody does {duty}. Name someone.", duty=duty.duty), "duty", duty.id)


def _courses_wanting(people: People, today: date) -> Iterator[AttentionItem]:
    names = {person.id: person.name for person in people.people}
    cells = [cell for cell in matrix(people, today) if cell.booked is None]
    for course in people.courses:
        for state, template in (
            (EXPIRED, "{course} has run out for {whose}. Book it again."),
            (MISSING, "{course} is needed and not booked for {whose}."),
        ):
            whose = [names[cell.person] for cell in cells if (cell.course, cell.state) == (course.id, state)]
            if whose:
                sentence = say(template, course=course.name, whose=_listed(whose))
                yield AttentionItem("amber", sentence, "course", course.id)


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
        detail = f"{sessions} not held: {_listed([persons[each.person].name for each in found])}"
        yield DueItem(since, True, "supervision", f"Supervision: {plans[key].name}", detail, "supervision_plan", key)
    for (key, day), names in ahead.items():
        title = f"Supervision: {plans[key].name}"
        yield DueItem(day, False, "supervision", title, _listed(names), "supervision_plan", key)


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
        title = f"Training: {courses[key]}" if state == "booked" else f"Runs out: {courses[key]}"
        detail = _listed(whose) if state != EXPIRED else f"{_listed(whose)}, ran out on {format_date(day)}"
        yield DueItem(day, state == EXPIRED, "training", title, detail, "course", key)


def _listed(names: Sequence[str]) -> str:
    """`Ann, Ben and Cem`, or `Ann, Ben and 4 more`."""
    if len(names) <= _MOST_NAMES:
        return listed(names)
    told = names[: _MOST_NAMES - 1]
    return listed([*told, f"{len(names) - len(told)} more"])
