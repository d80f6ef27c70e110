"""The leanest numpy that gives the same simulation where bids touch each other, as the floor to measure ours against.

It knows only what the measured plan holds: monthly costs without end, rises or lags, and restricted bids without late
starts, each with a fund of its own, whose budget lines name a cost. What bids leave of a cost others can pay, so that
every draw has to be gone through line by line: the grant that ends first pays first.
"""

from datetime import date

import numpy as np

from app.planning.plan.plan import Grant, Plan
from bench.lean_simulation import Lean, Pence, draw, summed

AT_ONCE = 1_000
"""Draws that are worked on together, so that they stay in the processor's own memory."""


def simulate(plan: Plan, months: int, draws: int, seed: int) -> Lean:
    """The simulation of such a plan over so many months."""
    assert plan.start is not None  # noqa: S101 - the measured plan has a balance date
    won = draw(plan, draws, seed)
    cost = [item.amount for item in plan.costs]
    base = plan.funds[0].balance - sum(cost) * np.arange(1, months + 1)
    cash = np.empty((months, draws), np.int64)
    for first in range(0, draws, AT_ONCE):
        part = slice(first, first + AT_ONCE)
        cash[:, part] = base[:, None] + _beyond_costs(plan, won[:, part], np.array(cost), months)
    return summed(cash, won.astype(np.float64))


def _beyond_costs(plan: Plan, won: np.ndarray, cost: Pence, months: int) -> Pence:
    """Free cash by month and draw, but for all costs being paid out of it."""
    assert plan.start is not None  # noqa: S101
    first, draws = plan.start.index, won.shape[1]
    left = np.tile(cost[:, None, None], (1, months, draws))
    free = np.zeros((months, draws), np.int64)
    order = sorted(range(len(plan.grants)), key=lambda at: plan.grants[at].end or date.max)
    for at in order:
        grant, those = plan.grants[at], np.flatnonzero(won[at])
        begin, end = (day.year * 12 + day.month - 1 - first for day in (grant.start, grant.end) if day)
        window = slice(max(0, begin), min(months, end + 1))
        relief = np.zeros((months, len(those)), np.int64)
        for line in grant.budget:
            owed = left[int(line.target[1]) - 1, window][:, those]
            paid = np.diff(np.minimum(owed.cumsum(axis=0), line.amount), axis=0, prepend=0)
            left[int(line.target[1]) - 1, window, those] -= paid.T
            relief[window] += paid
        relief = relief.cumsum(axis=0)
        free[:, those] += np.minimum(_came(grant, first, months)[:, None] - relief, 0) + relief
    return free


def _came(grant: Grant, first: int, months: int) -> Pence:
    """What a bid has brought by the end of each month."""
    came = np.zeros(months, np.int64)
    for payment in grant.instalments:
        at = max(0, payment.due.year * 12 + payment.due.month - 1 - first)
        if at < months:
            came[at] += payment.amount
    return came.cumsum()
