"""Free cash in every draw of a simulation: the confirmed forecast and, on top of it, what each draw's bids change."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from app.planning.forecast.forecast import Forecast
from app.planning.law.rates import RatePack
from app.planning.plan.bids import bids
from app.planning.plan.plan import Plan
from app.planning.plan.schedule import Ints
from app.planning.simulation.chances import Assumptions, Outcomes, check, draw_outcomes, draw_spread
from app.planning.simulation.outcomes import at_once, free_cash_of
from app.planning.simulation.shared import Group, Shared, shared

Tell = Callable[[int, int], object]
"""Told how many of how many steps are done. What it raises stops the work, and nothing is left of it."""

_CELLS = 1 << 18
"""How many figures are worked on at once, eight bytes each."""
_EXACT = 1 << 53
"""Below this every whole number is a float64, so that products of matrices are exact and fast."""


def silent(_done: int, _of: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, eq=False)
class AllDraws:
    """Every draw: the outcome of each bid, by bid and draw, and free cash in pence, by month and draw."""

    shared: Shared
    outcomes: Outcomes
    free_cash: Ints


def draw_all(plan: Plan, rates: RatePack, assumptions: Assumptions, tell: Tell) -> AllDraws:
    """Make all draws, in portions so that memory stays small. Raises Refused where these make no sense."""
    check(assumptions, bids(plan))
    known = shared(plan, rates, assumptions.months, assumptions.late)
    outcomes = draw_outcomes(known.bids, assumptions)
    free_cash = np.empty((len(known.base.months), assumptions.draws), np.int64)
    free_cash[:] = np.array(known.base.free_cash, np.int64)[:, None]
    steps = [*_costs(free_cash, known.base, assumptions), *_alone(free_cash, known, outcomes, assumptions)]
    for group in known.groups:
        if len(group.bids) > 1:
            steps += _together(free_cash, group, outcomes)
    for done, step in enumerate(steps):
        tell(done, len(steps))
        step()
    tell(len(steps), len(steps))
    return AllDraws(known, outcomes, free_cash)


def portions(draws: int, figures: int) -> Iterator[slice]:
    """So many draws in portions, each of them having so many figures."""
    size = max(1, _CELLS // max(1, figures))
    return (slice(first, first + size) for first in range(0, draws, size))


def _costs(free_cash: Ints, base: Forecast, assumptions: Assumptions) -> Iterator[Callable[[], None]]:
    """Steps that let the costs vary which unrestricted money bears in the confirmed view."""
    if assumptions.spread and base.months:
        paid = np.cumsum(np.add(base.core_on_general, base.projects_on_general, dtype=np.int64))
        factors = draw_spread(assumptions)
        for part in portions(assumptions.draws, len(paid)):
            yield partial(_vary, free_cash[:, part], paid, factors[part])


def _vary(free_cash: Ints, paid: Ints, factors: Ints) -> None:
    """Take away the share, in basis points, of all that is paid so far, rounded half up."""
    free_cash -= (2 * paid[:, None] * factors + 10_000) // 20_000


def _alone(
    free_cash: Ints, known: Shared, outcomes: Outcomes, assumptions: Assumptions
) -> Iterator[Callable[[], None]]:
    """Steps that add what the bids change which touch no other: one product of matrices for each portion."""
    groups = [group for group in known.groups if len(group.bids) == 1]
    if groups:
        ways = np.array(sorted({1, *(1 + months for months in assumptions.late)}), np.uint8)
        changes = np.stack([free_cash_of(group, ways[:, None]) for group in groups], axis=1)
        rows = [group.bids[0] for group in groups]
        exact = np.abs(changes).sum(axis=(0, 1)).max() < _EXACT
        table = changes.reshape(-1, changes.shape[2]).T.astype(np.float64 if exact else np.int64)
        those = outcomes if len(rows) == len(outcomes) else outcomes[rows]
        for part in portions(assumptions.draws, max(table.shape)):
            yield partial(_add, free_cash[:, part], table, those[:, part], ways)


def _add(free_cash: Ints, table: npt.NDArray[Any], outcomes: Outcomes, ways: Outcomes) -> None:
    found = np.concatenate([outcomes == way for way in ways])
    free_cash += (table @ found.astype(table.dtype)).astype(np.int64)


def _together(free_cash: Ints, group: Group, outcomes: Outcomes) -> Iterator[Callable[[], None]]:
    """Steps that add what the bids of a group change together: each combination that occurs is worked out once."""
    combinations, numbers = _combinations(outcomes[group.bids])
    order = np.argsort(numbers, kind="stable")
    size = at_once(group)
    edges = np.searchsorted(numbers[order], np.arange(0, len(combinations) + size, size))
    for step, first in enumerate(range(0, len(combinations), size)):
        draws = order[edges[step] : edges[step + 1]]
        some = combinations[first : first + size]
        yield partial(_add_combinations, free_cash, group, some, draws, numbers[draws] - first)


def _combinations(outcomes: Outcomes) -> tuple[Outcomes, Ints]:
    """The combinations that occur, by combination and bid, and the number of the one that each draw has."""
    rows = np.ascontiguousarray(outcomes.T)
    whole = rows.view(np.dtype((np.void, rows.shape[1]))).ravel()
    _, firsts, numbers = np.unique(whole, return_index=True, return_inverse=True)
    return rows[firsts], numbers


def _add_combinations(free_cash: Ints, group: Group, combinations: Outcomes, draws: Ints, numbers: Ints) -> None:
    """Add what each draw's combination changes, `numbers` being its place among these combinations."""
    free_cash[:, draws] += free_cash_of(group, combinations)[numbers].T
