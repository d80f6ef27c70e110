"""Organisations with many bids to measure with; the same every time."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from app.planning.plan.plan import BudgetLine, Cost, Fund, Grant, Instalment, Plan, Schedule
from bench.plans import START


def bids_plan(bids: int, *, seed: int = 1) -> Plan:
    """A plan with so many bids, every other one restricted to a cost of its own; some hang on one decision."""
    random = Random(seed)  # noqa: S311 - figures to measure with, not secrets
    steady = Schedule("monthly", START - timedelta(days=200))
    lines = tuple(
        Cost(at + 1, f"Cost {at + 1}", "materials", random.randrange(1_000, 200_000), steady) for at in range(bids)
    )
    given = tuple(_bid(random, at + 1) for at in range(bids))
    return Plan(
        name="Bidding",
        balance_date=START,
        funds=(Fund(1, "General", "general", 500_000_000),),
        costs=lines,
        grants=given,
    )


def _bid(random: Random, number: int) -> Grant:
    begun = START + timedelta(days=random.randrange(1, 600))
    instalments = tuple(
        Instalment(begun + timedelta(days=91 * quarter), random.randrange(100_000, 900_000)) for quarter in range(6)
    )
    return Grant(
        id=number,
        title=f"Bid {number}",
        funder="A funder",
        kind="grant",
        confirmed=False,
        probability=random.randrange(5, 95),
        start=begun,
        end=begun + timedelta(days=700),
        instalments=instalments,
        budget=(BudgetLine(number, random.randrange(500_000, 4_000_000), ("cost", number)),),
        restricted=number % 2 == 0,
        decision="" if number % 20 else "The same board",
    )


def touching_plan(bids: int, *, costs: int = 8, seed: int = 2) -> Plan:
    """A plan with so many restricted bids that all touch each other: each can pay for two of the same few costs."""
    plan = bids_plan(bids, seed=seed)
    return replace(plan, costs=plan.costs[:costs], grants=tuple(_touching(grant, costs) for grant in plan.grants))


def _touching(bid: Grant, costs: int) -> Grant:
    """Two budget lines, for a cost and its neighbour."""
    amount = bid.budget[0].amount // 2
    lines = (BudgetLine(2 * bid.id + at, amount, ("cost", 1 + (bid.id + at) % costs)) for at in range(2))
    return replace(bid, restricted=True, budget=tuple(lines))
