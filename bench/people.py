"""What the supervision and training of many people add to a forecast, and that without people they add nothing."""

from dataclasses import replace
from datetime import date

from app.planning.plan.people import Course, CourseNeed, People, Person, SupervisionPlan
from app.planning.plan.plan import Plan
from app.planning.spending.people_costs import people_costs
from bench.measure import Finding, seconds
from bench.plans import large_plan

MONTHS, SOME, MANY = 60, 20, 200
ADDED_LIMIT, NOTHING_LIMIT, LINEAR = 25.0, 0.05, 1.25
ENGAGEMENTS = ("employee", "freelancer", "volunteer")


def findings() -> list[Finding]:
    """Three plans of monthly supervision and six yearly courses for everybody whom they fit."""
    none, some, many = (_took(count) for count in (0, SOME, MANY))
    growth = many * SOME / (some * MANY)
    return [
        Finding("costs of people where there are none", f"({MONTHS} months)", none, NOTHING_LIMIT, "ms"),
        Finding("supervision and training", f"({MONTHS} months, {SOME} people)", some, ADDED_LIMIT, "ms"),
        Finding(f"the same of {MANY} people, against linear", "", growth, LINEAR, "×"),
    ]


def _took(count: int) -> float:
    """Milliseconds."""
    plan = replace(large_plan(10, 1), people=_people(count))
    return 1000 * seconds(lambda: _costs(plan))


def _costs(plan: Plan) -> None:
    if plan.start is not None:
        people_costs(plan, plan.start, MONTHS)


def _people(count: int) -> People:
    people = tuple(Person(at, f"Person {at}", ENGAGEMENTS[at % 3], project=1 + at % 10) for at in range(1, count + 1))
    plans = tuple(
        SupervisionPlan(at, f"Plan {at}", date(2026, 4, 1), engagement=engagement, rate=60_00, group_size=at)
        for at, engagement in enumerate((*ENGAGEMENTS[:2], None), start=1)
    )
    courses = tuple(Course(at, f"Course {at}", 50_00 + at, 12) for at in range(1, 7))
    return People(people, plans, courses=courses, needs=tuple(CourseNeed(course.id) for course in courses))
