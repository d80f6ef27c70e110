"""The people of a plan: who works how, the supervision and training each is promised, and what was held or done.

Words are the stored ones of `app.models.choices`; ids are whole numbers; amounts are pence.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who works with the organisation: `engagement` is employee, freelancer, volunteer or trustee.

    `freelancer` is the freelancer whose fees this person is paid by; `project` what costs for a person without posts
    and fees belong to. Without a start they were always there, without an end they stay.
    """

    id: int
    name: str
    engagement: str = "employee"
    role: str = ""
    start: date | None = None
    end: date | None = None
    freelancer: int | None = None
    project: int | None = None

    def is_here(self, day: date) -> bool:
        """Whether they work with the organisation on a day; both the first and the last day count."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def fits(self, role: str, engagement: str | None) -> bool:
        """Whether they have a role (in any capitals) and an engagement; what is empty fits everybody."""
        same_role = not role.strip() or role.strip().casefold() == self.role.strip().casefold()
        return same_role and engagement in {None, self.engagement}


@dataclass(frozen=True, slots=True)
class SupervisionPlan:
    """Supervision promised to one `person`, a `role`, an `engagement`, or (with none of these) to everybody.

    `kind` is line_management, reflective, peer or group. A session takes `minutes` and `group_size` people take part.
    Pence: `rate` to the supervisor an hour, `travel` a session, `attendance` to each person an hour.
    """

    id: int
    name: str
    start: date
    kind: str = "line_management"
    end: date | None = None
    person: int | None = None
    role: str = ""
    engagement: str | None = None
    minutes: int = 60
    sessions_a_year: int = 12
    group_size: int = 1
    rate: int = 0
    travel: int = 0
    attendance: int = 0
    provider: str = ""


@dataclass(frozen=True, slots=True)
class SupervisionSession:
    """A session of a plan that one person had, and for how many minutes (None: as many as the plan says)."""

    plan: int
    person: int
    held_on: date
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """A course: what it costs a person in pence, and for how many months it holds (None: for ever)."""

    id: int
    name: str
    cost: int = 0
    validity_months: int | None = None
    provider: str = ""


@dataclass(frozen=True, slots=True)
class CourseNeed:
    """Who needs a course: a `role`, an `engagement`, both together, or (with neither) everybody."""

    course: int
    role: str = ""
    engagement: str | None = None


@dataclass(frozen=True, slots=True)
class TrainingRecord:
    """A course one person is booked on or has done; `cost` in pence where it is not the course's own."""

    course: int
    person: int
    planned_on: date | None = None
    completed_on: date | None = None
    expires_on: date | None = None
    cost: int | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that has to be done, by whom, and who else could."""

    name: str
    person: int | None = None
    deputy: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class People:
    """Everything a plan knows about people.

    `budgets` is what is set aside, in pence, by kind (supervision or training) and the calendar year in which the
    financial year begins.
    """

    people: tuple[Person, ...] = ()
    supervision: tuple[SupervisionPlan, ...] = ()
    sessions: tuple[SupervisionSession, ...] = ()
    courses: tuple[Course, ...] = ()
    needs: tuple[CourseNeed, ...] = ()
    records: tuple[TrainingRecord, ...] = ()
    duties: tuple[Duty, ...] = ()
    budgets: Mapping[tuple[str, int], int] = field(default_factory=dict)
