"""What the supervision and training of many people add to a forecast, and that without people they add nothing."""

from dataclasses import replace
from datetime import date

from app.planning.forecast.forecast import forecast
from app.planning.plan.people import Course, CourseNeed, People, Person, SupervisionPlan
from app.planning.plan.plan import Plan
from app.planning.spending.people_costs import PeopleCost, people_costs
from app.services.organisation.rates import load_rates
from bench import lean_people
from bench.finding import Finding, ratio
from bench.measure import Work, in_turn
from bench.plans import large_plan

MONTHS, SOME, MANY = 60, 20, 200
NOTHING_LIMIT, LIMIT, LINEAR = 0.01, 50.0, 1.25
ENGAGEMENTS = ("employee", "freelancer", "volunteer")


def findings() -> list[Finding]:
    """Three plans of monthly supervision and six yearly courses for everybody whom they fit."""
    people = _people(SOME)
    assert _added(_costs(_plan(SOME))) == lean_people.people_costs(people, MONTHS)  # noqa: S101 - or it is no floor
    some, many, floor = in_turn(_work(SOME), _work(MANY), lambda: lean_people.people_costs(people, MONTHS))
    bare, rates = _plan(0), load_rates()
    none, without = in_turn(_work(0), lambda: forecast(bare, rates, months=MONTHS), times=20)
    return [
        ratio("Costs of people where there are none, to a small forecast", none, without, NOTHING_LIMIT),
        ratio(f"Supervision and training of {SOME} people, to a lean loop", some, floor, LIMIT),
        ratio(f"Supervision and training of {MANY} people, against linear", many, some * (MANY / SOME), LINEAR),
    ]


def _work(count: int) -> Work:
    plan = _plan(count)
    return lambda: _costs(plan)


def _costs(plan: Plan) -> tuple[PeopleCost, ...]:
    assert plan.start is not None  # noqa: S101 - the measured plan has a balance date
    return people_costs(plan, plan.start, MONTHS)


def _added(costs: tuple[PeopleCost, ...]) -> lean_people.Rows:
    """Pence by project and month, whatever they are for."""
    rows: lean_people.Rows = {}
    for cost in costs:
        for project, amounts in cost.amounts.items():
            before = rows.get(project, [0] * MONTHS)
            rows[project] = [sum(pair) for pair in zip(before, amounts, strict=True)]
    return rows


def _plan(count: int) -> Plan:
    return replace(large_plan(10, 1), people=_people(count))


def _people(count: int) -> People:
    people = tuple(Person(at, f"Person {at}", ENGAGEMENTS[at % 3], project=1 + at % 10) for at in range(1, count + 1))
    plans = tuple(
        SupervisionPlan(at, f"Plan {at}", date(2026, 4, 1), engagement=engagement, rate=60_00, group_size=at)
        for at, engagement in enumerate((*ENGAGEMENTS[:2], None), start=1)
    )
    courses = tuple(Course(at, f"Course {at}", 50_00 + at, 12) for at in range(1, 7))
    return People(people, plans, courses=courses, needs=tuple(CourseNeed(course.id) for course in courses))
