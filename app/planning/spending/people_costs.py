"""What supervision and training cost, by plan and course, month and project: the people costs that others forget."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial

from app.dates import Month
from app.money import LIMIT_PENCE, round_half_up, share_out
from app.planning.people.supervision import covers, session_dates
from app.planning.people.training import training_payments
from app.planning.plan.people import Person, SupervisionPlan
from app.planning.plan.plan import Plan
from app.problems import Refused

SUPERVISION = "supervision"
TRAINING = "training"

_WHOLE = 10_000
_CORE: Mapping[int | None, int] = {None: 1}

Bearing = Mapping[int | None, int]
"""Weights by project; None is core."""


@dataclass(frozen=True, slots=True)
class PeopleCost:
    """A supervision plan (`kind` supervision) or a course (training): pence by project, None being core, and month."""

    kind: str
    id: int
    name: str
    amounts: Mapping[int | None, tuple[int, ...]]

    @property
    def total(self) -> int:
        """All of it in pence."""
        return sum(sum(row) for row in self.amounts.values())


def people_costs(
    plan: Plan, first: Month, count: int, *, after: date | None = None, until: date | None = None
) -> tuple[PeopleCost, ...]:
    """Every plan and course that costs anything in so many months from the first, plans first, each in its order.

    A planned session costs in its month (see `session_costs`), training as `training_payments` says, reckoned from the
    plan's first day. Both are paid at once; what is paid by the day `after`, or later than the day `until`, does not
    count. Each person's part is split over projects as `bearing` says, by largest
    remainder, so that everything adds up to the penny. Nothing is worked out where there are no people. Raises
    Refused where an amount is beyond £1bn.
    """
    if not plan.people.people:
        return ()
    first_day = max(first.first_day, after + timedelta(days=1)) if after else first.first_day
    table = partial(_Table, plan, first, count, first_day, until or date.max)
    return (*_supervision(plan, table()), *_training(plan, table()))


def session_costs(plan: SupervisionPlan, people: Sequence[Person]) -> Mapping[int, int]:
    """Pence by person for one session of a plan that these people take part in.

    They sit in groups of the plan's size, the last one perhaps smaller: a group costs rate × minutes ÷ 60 + travel.
    The groups' cost is shared equally over everybody who takes part, the odd pence to the first; to each is added her
    own attendance × minutes ÷ 60. Amounts by the hour are rounded to a penny, a half going up.
    """
    groups = -(-len(people) // plan.group_size)
    shared = groups * (round_half_up(plan.rate * plan.minutes, 60) + plan.travel)
    own = round_half_up(plan.attendance * plan.minutes, 60)
    parts = share_out(shared, [1] * len(people))
    return {person.id: part + own for person, part in zip(people, parts, strict=True)}


def bearing(plan: Plan, person: Person, day: date) -> Bearing:
    """How much of what is spent on someone each project bears: as her work does.

    By the posts that she holds on the day (all that she ever holds, where none goes on), each × its part of full time;
    without posts by her freelance fees; without these her project; otherwise core.
    """
    posts = [post for post in plan.posts if post.holder == person.id]
    present = [post for post in posts if post.is_held(day)]
    if posts:
        return _added((post.shares, post.pay.fte) for post in present or posts)
    for freelancer in plan.freelancers:
        if freelancer.id == person.freelancer:
            return _added([(freelancer.shares, 1)])
    return _CORE if person.project is None else {person.project: 1}


def _added(parts: Iterator[tuple[Mapping[int, int], int]] | Sequence[tuple[Mapping[int, int], int]]) -> Bearing:
    """Shares in basis points added up, each × its weight; core comes last."""
    weights: dict[int | None, int] = defaultdict(int)
    core = 0
    for shares, weight in parts:
        for project, share in shares.items():
            weights[project] += share * weight
        core += max(0, _WHOLE - sum(shares.values())) * weight
    return {project: weight for project, weight in {**weights, None: core}.items() if weight}


class _Split:
    """Who bears what is spent on people."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._shares = cache(share_out)
        holders = [post.holder for post in plan.posts]
        self._changing = {holder for holder in holders if holders.count(holder) > 1}

    def steady(self, people: Sequence[Person]) -> bool:
        """Whether the same bear it on every day: nobody has several posts, of which some may begin or end."""
        return not self._changing or not any(person.id in self._changing for person in people)

    def parts(self, people: Sequence[Person], costs: Mapping[int, int], day: date) -> Bearing:
        """Pence by project of what is spent on each of these people on a day."""
        found: dict[int | None, int] = {}
        for person in people:
            bears = bearing(self._plan, person, day)
            for project, part in zip(bears, self._shares(costs[person.id], tuple(bears.values())), strict=True):
                found[project] = found.get(project, 0) + part
        return found


class _Table:
    """Pence by what costs, project and month, as it is being added up; only of days from `first_day` to `last_day`."""

    def __init__(self, plan: Plan, first: Month, count: int, first_day: date, last_day: date) -> None:
        self._plan, self._first, self._count = plan, first, count
        self.first_day = first_day
        self.last_day = min(last_day, first.plus(count - 1).last_day)
        self._rows: dict[int, dict[int | None, list[int]]] = defaultdict(dict)

    def add(self, key: int, day: date, parts: Bearing) -> None:
        """Put pence by project into a day's month."""
        place, counts = Month.of(day) - self._first, self.first_day <= day <= self.last_day
        rows = self._rows[key]
        for project, part in parts.items():
            if part and counts:
                row = rows.get(project) or [0] * self._count
                row[place] += part
                rows[project] = row

    def cost(self, kind: str, key: int, name: str) -> PeopleCost | None:
        """What was added for one plan or course, projects in the order of the plan and core last; None for nothing."""
        rows = self._rows[key]
        if not rows:
            return None
        _within_reason(name, rows)
        order = [*(project.id for project in self._plan.projects if project.id in rows), *rows]
        bearers = sorted(dict.fromkeys(order), key=lambda project: project is None)
        return PeopleCost(kind, key, name, {project: tuple(rows[project]) for project in bearers})


def _supervision(plan: Plan, table: _Table) -> Iterator[PeopleCost]:
    split = _Split(plan)
    for each in plan.people.supervision:
        promised = tuple(person for person in plan.people.people if covers(each, person))
        parts = cache(partial(_session_parts, split, each))
        for day in session_dates(each, table.first_day, table.last_day):
            there = tuple(person for person in promised if person.is_here(day))
            table.add(each.id, day, parts(there, each.start if split.steady(there) else day))
        found = table.cost(SUPERVISION, each.id, each.name)
        if found is not None:
            yield found


def _session_parts(split: _Split, plan: SupervisionPlan, people: tuple[Person, ...], day: date) -> Bearing:
    return split.parts(people, session_costs(plan, people), day)


def _training(plan: Plan, table: _Table) -> Iterator[PeopleCost]:
    split = _Split(plan)
    people = {person.id: person for person in plan.people.people}
    for payment in training_payments(plan.people, plan.begins or table.first_day, Month.of(table.last_day).plus(1)):
        person = people[payment.person]
        if payment.day >= table.first_day:
            table.add(payment.course, payment.day, split.parts((person,), {person.id: payment.amount}, payment.day))
    for course in plan.people.courses:
        found = table.cost(TRAINING, course.id, course.name)
        if found is not None:
            yield found


def _within_reason(name: str, rows: Mapping[int | None, Sequence[int]]) -> None:
    if max(max(row) for row in rows.values()) > LIMIT_PENCE:
        raise Refused(f"“{name}” comes to more than £1 billion in a month. Check the number of noughts.")
