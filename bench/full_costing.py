"""How long the full cost of a year takes against a lean loop, and that it grows with what there is: in proportion."""

from datetime import date
from random import Random

from app.dates import FinancialYear, Month
from app.planning.full_cost.full_cost import full_cost
from app.planning.full_cost.step_down import USUAL_STEPS
from app.planning.plan.plan import Cost, Plan, PoolRule, Project, Schedule
from app.services.organisation.rates import load_rates
from bench.finding import Finding, ratio
from bench.lean_full_cost import full_costs
from bench.measure import Work, in_turn

PROJECTS, LINES = 30, 200
LIMIT, LINEAR = 6.0, 1.0
YEAR = FinancialYear(Month(2026, 4))
_POOLS = tuple(USUAL_STEPS)


def findings() -> list[Finding]:
    """The full cost of 30 projects × 200 lines, each borne by three of them and core, and of more lines."""
    plan, rates = shared_plan(LINES), load_rates()
    ours = {project.project: project.full for project in full_cost(plan, rates, YEAR).projects}
    assert ours == full_costs(plan)  # noqa: S101 - a floor with other pence is no floor
    floor, one, *more = in_turn(lambda: full_costs(plan), *(_work(LINES * times) for times in (1, 10, 100)))
    return [
        ratio("Full cost of a year, 30 projects and 200 lines, to a lean loop", one, floor, LIMIT),
        *(
            ratio(f"Full cost of {times} × the lines, against linear", took, one * times, LINEAR)
            for times, took in zip((10, 100), more, strict=True)
        ),
    ]


def _work(lines: int) -> Work:
    plan, rates = shared_plan(lines), load_rates()
    return lambda: full_cost(plan, rates, YEAR)


def shared_plan(lines: int, *, seed: int = 1) -> Plan:
    """Cost lines that three projects bear a part of, core keeping the rest, with a step-down."""
    random = Random(seed)  # noqa: S311 - figures to measure with, not secrets
    projects = tuple(Project(at + 1, f"Project {at + 1}", floor_space=1_000) for at in range(PROJECTS))
    rules = {pool: PoolRule("direct_cost", serves=served) for pool, served in USUAL_STEPS.items()}
    costs = tuple(_cost(random, at + 1) for at in range(lines))
    return Plan(name="Shared", balance_date=date(2026, 3, 31), projects=projects, costs=costs, pools=rules)


def _cost(random: Random, number: int) -> Cost:
    return Cost(
        id=number,
        name=f"Cost {number}",
        category=random.choice(("venue", "materials", "travel", "office", "training")),
        amount=random.randrange(500, 90_000),
        schedule=Schedule("monthly", date(2026, 1, random.randrange(1, 28))),
        shares={project: random.randrange(500, 3_300) for project in random.sample(range(1, PROJECTS + 1), 3)},
        pool=random.choice(_POOLS),
    )
