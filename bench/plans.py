"""Organisations of any size to measure with; the same every time."""

from datetime import date, timedelta
from random import Random

from app.dates import Month
from app.planning.plan import BudgetLine, Cost, Fund, Grant, Instalment, Plan, Project, Rise, Schedule

START = date(2026, 11, 30)
FREQUENCIES = ("monthly", "monthly", "monthly", "quarterly", "yearly", "weekly", "one_off")


def large_plan(costs: int, grants: int, *, seed: int = 1) -> Plan:
    """A plan with so many cost lines and grants, each grant restricted and paying for some of the costs."""
    random = Random(seed)  # noqa: S311 - figures to measure with, not secrets
    projects = tuple(Project(at + 1, f"Project {at + 1}") for at in range(10))
    lines = tuple(_cost(random, at + 1) for at in range(costs))
    funds = (
        Fund(1, "General fund", "general", 5_000_000),
        *(Fund(at + 2, f"Fund {at}", "restricted") for at in range(grants)),
    )
    given = tuple(_grant(random, at, costs) for at in range(grants))
    return Plan(name="Large", balance_date=START, funds=funds, projects=projects, costs=lines, grants=given)


def _cost(random: Random, number: int) -> Cost:
    begun = START - timedelta(days=random.randrange(700))
    ends = begun + timedelta(days=random.randrange(900, 2500)) if random.random() < 0.3 else None
    shares = {random.randrange(1, 11): random.choice((10_000, 5_000, 2_500))} if random.random() < 0.7 else {}
    rise = Rise(300, Month(2027, 4)) if random.random() < 0.5 else Rise()
    return Cost(
        id=number,
        name=f"Cost {number}",
        category=random.choice(("venue", "materials", "travel", "office", "training")),
        amount=random.randrange(500, 90_000),
        schedule=Schedule(random.choice(FREQUENCIES), begun, ends),
        shares=shares,
        rise=rise,
        lag=random.choice((0, 0, 0, 1)),
    )


def _grant(random: Random, at: int, costs: int) -> Grant:
    begun = START + timedelta(days=random.randrange(-400, 400))
    ends = begun + timedelta(days=random.randrange(300, 1200))
    budget = tuple(
        BudgetLine(3 * at + place, random.randrange(100_000, 2_000_000), _target(random, costs)) for place in range(3)
    )
    instalments = tuple(
        Instalment(begun + timedelta(days=91 * quarter), random.randrange(100_000, 900_000)) for quarter in range(8)
    )
    return Grant(
        id=at + 1,
        title=f"Grant {at + 1}",
        funder="A funder",
        kind="grant",
        confirmed=random.random() < 0.6,
        probability=random.randrange(10, 90),
        fund=at + 2,
        start=begun,
        end=ends,
        instalments=instalments,
        budget=budget,
    )


def _target(random: Random, costs: int) -> tuple[str, int | str]:
    return ("project", random.randrange(1, 11)) if random.random() < 0.2 else ("cost", random.randrange(1, costs + 1))
