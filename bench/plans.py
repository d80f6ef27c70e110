"""Organisations of any size to measure with; the same every time."""

from datetime import date, timedelta
from random import Random

from app.dates import Month
from app.planning.law.employer import PostPay
from app.planning.plan.plan import BudgetLine, Cost, Fund, Grant, Instalment, Plan, Post, Project, Rise, Schedule

START = date(2026, 11, 30)
FUNDERS = 40
COSTS_A_PROJECT = 100
FREQUENCIES = ("monthly", "monthly", "monthly", "quarterly", "yearly", "weekly", "one_off")


def large_plan(costs: int, grants: int, *, posts: int = 0, seed: int = 1) -> Plan:
    """A plan with so many cost lines, grants and posts, each grant restricted and paying for some of the costs.

    There is a project for every hundred cost lines.
    """
    random = Random(seed)  # noqa: S311 - figures to measure with, not secrets
    count = max(1, costs // COSTS_A_PROJECT)
    projects = tuple(Project(at + 1, f"Project {at + 1}") for at in range(count))
    lines = tuple(_cost(random, at + 1, count) for at in range(costs))
    funds = (
        Fund(1, "General fund", "general", 5_000_000),
        *(Fund(at + 2, f"Fund {at}", "restricted") for at in range(grants)),
    )
    given = tuple(_grant(random, at, costs, count) for at in range(grants))
    jobs = tuple(_post(random, at + 1, count) for at in range(posts))
    return Plan(name="Large", balance_date=START, funds=funds, projects=projects, costs=lines, grants=given, posts=jobs)


def _cost(random: Random, number: int, projects: int) -> Cost:
    begun = START - timedelta(days=random.randrange(700))
    ends = begun + timedelta(days=random.randrange(900, 2500)) if random.random() < 0.3 else None
    shares = {random.randrange(1, projects + 1): random.choice((10_000, 5_000, 2_500))} if random.random() < 0.7 else {}
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


def _post(random: Random, number: int, projects: int) -> Post:
    pay = PostPay(
        annual_full_time_salary=random.randrange(2_400_000, 4_500_000),
        start=START - timedelta(days=random.randrange(2_000)),
        fte=random.choice((10_000, 8_000, 6_000)),
        uplift_basis_points=300,
        uplift_from=Month(2027, 4),
    )
    return Post(number, f"Post {number}", pay, shares={random.randrange(1, projects + 1): 5_000})


def _grant(random: Random, at: int, costs: int, projects: int) -> Grant:
    begun = START + timedelta(days=random.randrange(-400, 400))
    ends = begun + timedelta(days=random.randrange(300, 1200))
    budget = tuple(
        BudgetLine(3 * at + place, random.randrange(100_000, 2_000_000), _target(random, costs, projects))
        for place in range(3)
    )
    instalments = tuple(
        Instalment(begun + timedelta(days=91 * quarter), random.randrange(100_000, 900_000)) for quarter in range(8)
    )
    return Grant(
        id=at + 1,
        title=f"Grant {at + 1}",
        funder=f"Funder {1 + at % FUNDERS}",
        funder_id=1 + at % FUNDERS,
        kind="grant",
        confirmed=random.random() < 0.6,
        probability=random.randrange(10, 90),
        fund=at + 2,
        start=begun,
        end=ends,
        instalments=instalments,
        budget=budget,
    )


def _target(random: Random, costs: int, projects: int) -> tuple[str, int | str]:
    return (
        ("project", random.randrange(1, projects + 1))
        if random.random() < 0.2
        else ("cost", random.randrange(1, costs + 1))
    )
