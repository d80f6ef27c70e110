"""The leanest numpy that gives the same simulation, as the floor to measure ours against.

It knows only what the measured plan holds: monthly costs without end, rises or lags, and bids that touch no other
bid's costs or funds; no late starts and no spread. It checks nothing, tells nothing and cannot be stopped. What bids
that do touch each other take is in `lean_touching`.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.planning.plan.plan import Grant, Plan

BANDS = (5, 25, 50, 75, 95)

Pence = npt.NDArray[np.int64]
Figures = npt.NDArray[np.float64]
Won = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Lean:
    """The bands by month, the chance of having been short in draws, and runway by bid: draws and months, when won."""

    bands: list[list[int]]
    sums: list[int]
    short: list[int]
    won: list[int]
    won_months: list[int]


def simulate(plan: Plan, months: int, draws: int, seed: int) -> Lean:
    """The simulation of such a plan over so many months."""
    assert plan.start is not None  # noqa: S101 - the measured plan has a balance date
    first = plan.start.index
    cost = {item.id: item.amount for item in plan.costs}
    base = plan.funds[0].balance - sum(cost.values()) * np.arange(1, months + 1)
    effects = np.array([_effect(grant, cost, first, months) for grant in plan.grants], np.float64)
    won = draw(plan, draws, seed).astype(np.float64)
    return summed((effects.T @ won).astype(np.int64) + base[:, None], won)


def draw(plan: Plan, draws: int, seed: int) -> Won:
    """Which bids are won in each draw, bids with the same decision together."""
    names: dict[object, int] = {}
    decisions = [names.setdefault(grant.decision or grant.id, len(names)) for grant in plan.grants]
    chances = np.array([grant.probability for grant in plan.grants], np.uint16)[:, None]
    numbers = np.random.Generator(np.random.PCG64(seed)).integers(0, 100, (len(names), draws), np.uint16)
    return numbers[decisions] < chances


def summed(cash: Pence, won: Figures) -> Lean:
    """What so many draws say, from free cash by month and draw; puts it into another order."""
    months, draws = cash.shape
    runway = np.logical_and.accumulate(cash >= 0, axis=0).sum(axis=0)
    short = np.bincount(runway, minlength=months)[:months].cumsum()
    sums = cash.sum(axis=1)
    cash.sort(axis=1)
    places = [-(-draws * percent // 100) - 1 for percent in BANDS]
    held = won.sum(axis=1), won @ runway.astype(np.float64)
    return Lean(
        cash[:, places].tolist(), sums.tolist(), short.tolist(), *(row.astype(np.int64).tolist() for row in held)
    )


def _effect(grant: Grant, cost: dict[int, int], first: int, months: int) -> list[int]:
    """Free cash by month more than when the bid is lost."""
    came = [0] * months
    for payment in grant.instalments:
        at = max(0, payment.due.year * 12 + payment.due.month - 1 - first)
        if at < months:
            came[at] += payment.amount
    assert grant.start is not None  # noqa: S101
    assert grant.end is not None  # noqa: S101
    begin, end = (day.year * 12 + day.month - 1 - first for day in (grant.start, grant.end))
    left = {line.id: line.amount for line in grant.budget} if grant.restricted else {}
    held, relief, effect = 0, 0, []
    for at in range(months):
        held += came[at]
        if begin <= at <= end:
            for line in grant.budget if grant.restricted else ():
                pays = min(cost[int(line.target[1])], left[line.id])
                left[line.id] -= pays
                relief += pays
        effect.append(min(held - relief, 0) + relief if grant.restricted else held)
    return effect
