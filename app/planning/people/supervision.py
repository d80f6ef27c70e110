"""Supervision: who is promised it, when sessions are due, which were held, and who has nobody.

After the practice of the sector (NICVA: dates planned for the year, at least every 8 to 10 weeks). How often, how long
and how dear a session is are the user's; nothing here is a legal minimum.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from app.dates import LATEST, FinancialYear, Month, add_months
from app.money import round_half_up
from app.planning.plan.people import People, Person, SupervisionPlan, SupervisionSession

ENGAGEMENTS = ("employee", "freelancer", "volunteer", "trustee")
KINDS = ("line_management", "reflective", "peer", "group")

_SMALL_GROUP = 4


@dataclass(frozen=True, slots=True)
class SupervisionYear:
    """One person's sessions of one plan in a financial year.

    `planned` in the whole year, `due` of them by today, `held`; `minutes` as held, and the `credit` for them (see
    `credit`). overdue = those due before today − held, never below 0. `next_due` is the first date after today that is
    not held already.
    """

    person: int
    plan: int
    planned: int
    due: int
    held: int
    minutes: int
    credit: int
    overdue: int
    next_due: date | None


@dataclass(frozen=True, slots=True)
class Cover:
    """Everybody of one engagement on a day: how many, how many have each kind of supervision, and who has none."""

    engagement: str
    people: int
    by_kind: Mapping[str, int]
    nobody: tuple[int, ...]


def credit(minutes: int, size: int) -> int:
    """Minutes of supervision that one person may count for a session of a group of so many.

    Alone: all of it. Up to four: half. Five and more: an equal share. Rounded to a minute, a half going up. Source:
    the rule for group supervision of counselling bodies (two hours: in a group of 4 one hour, of 6 twenty minutes).
    """
    if size <= 1:
        return minutes
    return round_half_up(minutes, 2 if size <= _SMALL_GROUP else size)


def covers(plan: SupervisionPlan, person: Person) -> bool:
    """Whether a plan is for someone: everything that it names (person, role, engagement) has to fit."""
    return plan.person in {None, person.id} and person.fits(plan.role, plan.engagement)


def covered(plan: SupervisionPlan, people: Sequence[Person], day: date) -> tuple[Person, ...]:
    """Those whom a plan covers on a day on which both the plan and the person go on."""
    if not plan.start <= day <= (plan.end or day):
        return ()
    return tuple(person for person in people if covers(plan, person) and person.is_here(day))


def session_dates(plan: SupervisionPlan, first: date, last: date) -> Iterator[date]:
    """The dates of a plan's sessions between two days, both counted, in order; the first session is on its start.

    Where 12 divides by the sessions a year they lie whole months apart; otherwise the k-th of each year of the plan
    comes floor(k × days of that year ÷ sessions) days into it.
    """
    last = min(last, plan.end or last)
    if 12 % plan.sessions_a_year == 0:
        return _monthly(plan.start, 12 // plan.sessions_a_year, first, last)
    return _spread(plan.start, plan.sessions_a_year, first, last)


def dates_for(plan: SupervisionPlan, person: Person, first: date, last: date) -> Iterator[date]:
    """The dates on which a session of the plan is planned for someone: the plan's, from her first day to her last."""
    if not covers(plan, person):
        return iter(())
    return session_dates(plan, max(first, person.start or first), min(last, person.end or last))


def supervision_year(people: People, year: FinancialYear, today: date) -> tuple[SupervisionYear, ...]:
    """Every person and plan with sessions planned or held in a year, people in their order."""
    held = _held(people.sessions, year)
    found = (
        _year(plan, person, held.get((plan.id, person.id), ()), year, today)
        for person in people.people
        for plan in people.supervision
    )
    return tuple(item for item in found if item.planned or item.held)


def cover(people: People, today: date) -> tuple[Cover, ...]:
    """Who has supervision of which kind today, by engagement; engagements that nobody has are left out."""
    kinds = {person.id: _kinds(people, person, today) for person in people.people if person.is_here(today)}
    here = [person for person in people.people if person.id in kinds]
    return tuple(
        _cover(engagement, found, kinds)
        for engagement in ENGAGEMENTS
        if (found := [person for person in here if person.engagement == engagement])
    )


def _monthly(start: date, step: int, first: date, last: date) -> Iterator[date]:
    count = max(0, (Month.of(first) - Month.of(start)) // step)
    while (day := add_months(start, step * count)) <= last:
        if day >= first:
            yield day
        count += 1


def _spread(start: date, sessions: int, first: date, last: date) -> Iterator[date]:
    years = max(0, first.year - start.year - 1)
    while (begins := add_months(start, 12 * years)) <= last:
        days = (add_months(start, 12 * years + 12) - begins).days
        for count in range(sessions):
            day = begins + timedelta(days=count * days // sessions)
            if first <= day <= last:
                yield day
        years += 1


def _held(
    sessions: Sequence[SupervisionSession], year: FinancialYear
) -> Mapping[tuple[int, int], tuple[SupervisionSession, ...]]:
    first, end = year.start.first_day, year.end.first_day
    found: dict[tuple[int, int], tuple[SupervisionSession, ...]] = {}
    for session in sessions:
        if first <= session.held_on < end:
            key = (session.plan, session.person)
            found[key] = (*found.get(key, ()), session)
    return found


def _year(
    plan: SupervisionPlan, person: Person, held: Sequence[SupervisionSession], year: FinancialYear, today: date
) -> SupervisionYear:
    first, last = year.start.first_day, year.last_day
    planned = tuple(dates_for(plan, person, first, last))
    due = sum(day <= today for day in planned)
    minutes = [plan.minutes if session.minutes is None else session.minutes for session in held]
    ahead = dates_for(plan, person, max(first, today + timedelta(days=1)), LATEST)
    return SupervisionYear(
        person=person.id,
        plan=plan.id,
        planned=len(planned),
        due=due,
        held=len(held),
        minutes=sum(minutes),
        credit=sum(credit(each, plan.group_size) for each in minutes),
        overdue=max(0, sum(day < today for day in planned) - len(held)),
        next_due=next(islice(ahead, max(0, len(held) - due), None), None),
    )


def _kinds(people: People, person: Person, day: date) -> frozenset[str]:
    return frozenset(plan.kind for plan in people.supervision if covered(plan, (person,), day))


def _cover(engagement: str, people: Sequence[Person], kinds: Mapping[int, frozenset[str]]) -> Cover:
    counts = Counter(kind for person in people for kind in kinds[person.id])
    return Cover(
        engagement=engagement,
        people=len(people),
        by_kind={kind: counts[kind] for kind in KINDS},
        nobody=tuple(person.id for person in people if not kinds[person.id]),
    )
