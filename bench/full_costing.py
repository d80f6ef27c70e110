"""How long the full cost of a year takes, and that it grows with what there is: at most in proportion."""

from collections.abc import Callable
from datetime import date
from random import Random

from app.dates import FinancialYear, Month
from app.planning.full_cost.full_cost import full_cost
from app.planning.full_cost.step_down import USUAL_STEPS
from app.planning.plan.plan import Cost, Plan, PoolRule, Project, Schedule
from app.services.organisation.rates import load_rates
from bench.measure import Finding, seconds

PROJECTS, LINES = 30, 200
MILLISECONDS_LIMIT = 5.0
YEAR = FinancialYear(Month(2026, 4))
_POOLS = tuple(USUAL_STEPS)


def findings() -> list[Finding]:
    """The full cost of 30 projects × 200 lines, each borne by three of them and core, and of more lines."""
    took = {times: seconds(_work(LINES * times), runs=7 if times < 100 else 3) for times in (1, 10, 100)}
    size = f"({PROJECTS} projects × {LINES} lines, each shared by three and core)"
    return [
        Finding("full cost of a year", size, 1000 * took[1], MILLISECONDS_LIMIT, "ms"),
        *(
            Finding(
                f"the same with {times} × the lines, to that",
                f"({1000 * took[times]:.0f} ms)",
                took[times] / took[1],
                times,
                "×",
            )
            for times in (10, 100)
        ),
    ]


def _work(lines: int) -> Callable[[], object]:
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
