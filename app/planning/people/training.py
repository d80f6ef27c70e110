"""Training: who needs which course, what is held, expiring or missing, and what that costs when.

How long a course holds and what it costs are the user's: validities differ between providers and change.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.dates import LATEST, Month, add_months
from app.planning.plan.people import Course, People, Person, TrainingRecord

NOT_NEEDED = "not_needed"
MISSING = "missing"
PLANNED = "planned"
HELD = "held"
EXPIRING = "expiring"
EXPIRED = "expired"

EXPIRING_DAYS = 90

_PLACES = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TrainingCell:
    """How one person stands to one course: `state` is not_needed, missing, planned, held, expiring or expired.

    `until` is the last day on which what was learned holds (None: for ever, or never learned); `booked` the day of the
    next booking.
    """

    person: int
    course: int
    needed: bool
    state: str
    until: date | None = None
    booked: date | None = None


@dataclass(frozen=True, slots=True)
class TrainingPayment:
    """Pence that one person's place on a course costs on a day."""

    course: int
    person: int
    day: date
    amount: int


def needs(people: People, person: Person, course: int) -> bool:
    """Whether someone has to have a course."""
    return any(need.course == course and person.fits(need.role, need.engagement) for need in people.needs)


def valid_until(course: Course, record: TrainingRecord, done: date) -> date:
    """The last day on which a course done on a day holds: the record's own, or validity months later, or no end."""
    if record.expires_on is not None:
        return record.expires_on
    return _later(course, done, 1)


def matrix(people: People, today: date) -> tuple[TrainingCell, ...]:
    """How everybody who has not left stands to every course, people and courses in their order."""
    records = _by_place(people.records)
    return tuple(
        _cell(people, person, course, records.get((person.id, course.id), ()), today)
        for person in people.people
        if person.end is None or person.end >= today
        for course in people.courses
    )


def training_payments(people: People, start: date, until: Month) -> Iterator[TrainingPayment]:
    """What training costs before the month `until`, as it is known on a forecast's first day. Nothing counts twice.

    - A course that was done costs on the day it was done, a booking (from the first day on) on its day.
    - For those who need it and are there: what runs out is done again in that month, and again every validity; what is
      missing, or has run out, and is not booked is done on the first day, or on the person's own first.
    """
    records = _by_place(people.records)
    for person in people.people:
        for course in people.courses:
            known = records.get((person.id, course.id), ())
            yield from _known(person, course, known, start, until)
            if course.cost and needs(people, person, course.id):
                yield from _to_come(person, course, known, start, until)


def _by_place(records: Sequence[TrainingRecord]) -> Mapping[_PLACES, Sequence[TrainingRecord]]:
    found: dict[_PLACES, list[TrainingRecord]] = defaultdict(list)
    for record in records:
        found[record.person, record.course].append(record)
    return found


def _cell(people: People, person: Person, course: Course, known: Sequence[TrainingRecord], on: date) -> TrainingCell:
    needed = needs(people, person, course.id)
    until = max((valid_until(course, each, each.completed_on) for each in known if each.completed_on), default=None)
    booked = min((day for each in known if (day := _booking(each)) is not None and day >= on), default=None)
    return TrainingCell(
        person=person.id,
        course=course.id,
        needed=needed,
        state=_state(until, on, needed=needed, booked=booked is not None),
        until=None if until == LATEST else until,
        booked=booked,
    )


def _state(until: date | None, on: date, *, needed: bool, booked: bool) -> str:
    if until is not None and until >= on:
        soon = until <= on + timedelta(days=EXPIRING_DAYS)
        return EXPIRING if soon and needed else HELD
    if booked:
        return PLANNED
    if not needed:
        return NOT_NEEDED
    return MISSING if until is None else EXPIRED


def _booking(record: TrainingRecord) -> date | None:
    """The day of a booking that has not come about yet."""
    return record.planned_on if record.completed_on is None else None


def _known(
    person: Person, course: Course, known: Sequence[TrainingRecord], start: date, until: Month
) -> Iterator[TrainingPayment]:
    for record in known:
        day = record.completed_on or _open_booking(person, record, start)
        cost = course.cost if record.cost is None else record.cost
        if day is not None and cost and Month.of(day) < until:
            yield TrainingPayment(course.id, person.id, day, cost)


def _open_booking(person: Person, record: TrainingRecord, start: date) -> date | None:
    """The day of a booking that still counts: not before the start, and not after the person has left."""
    day = _booking(record)
    if day is None or day < start or (person.end is not None and day > person.end):
        return None
    return day


def _to_come(
    person: Person, course: Course, known: Sequence[TrainingRecord], start: date, until: Month
) -> Iterator[TrainingPayment]:
    begins = max(start, person.start or start)
    last = min(until.first_day - timedelta(days=1), person.end or date.max)
    held = _held_until(person, course, known, start)
    first = begins if held is None or held < begins else held
    count = 0
    while (day := _later(course, first, count)) <= last and day < LATEST:
        yield TrainingPayment(course.id, person.id, day, course.cost)
        count += 1


def _held_until(person: Person, course: Course, known: Sequence[TrainingRecord], start: date) -> date | None:
    """The furthest day to which what was done or is booked holds."""
    days = ((record, record.completed_on or _open_booking(person, record, start)) for record in known)
    return max((valid_until(course, record, day) for record, day in days if day is not None), default=None)


def _later(course: Course, day: date, times: int) -> date:
    """The day so many validities later; the last day that a plan can mean where a course holds for ever."""
    if times == 0:
        return day
    return LATEST if course.validity_months is None else add_months(day, course.validity_months * times)
