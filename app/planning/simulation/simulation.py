"""The simulation: many draws of which bids are won, how late and what costs come to, and how long the money lasts.

A draw is a forecast in the confirmed view, to the penny: without a spread of costs its free cash is that of the plan
in which the bids that it wins are confirmed and late as drawn, and the others bring nothing.

Where no two bids can pay for the same cost or pay into the same restricted fund, and none frees money of a confirmed
grant, the mean over all draws tends to the free cash of the expected view, but for rounding. Elsewhere it does not
quite: the expected view lets each bid pay its share × probability, while in a draw two bids that are both won cannot
pay the same cost twice, and an overdraft of a restricted fund is one only when it is there.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.dates import Month
from app.money import round_half_up
from app.planning.forecast.forecast import Forecast
from app.planning.law.rates import RatePack
from app.planning.plan.bids import LOST, Bid
from app.planning.plan.plan import Plan
from app.planning.plan.schedule import Ints
from app.planning.simulation.cash import DrawnCash, Tell, draw_all, portions, silent
from app.planning.simulation.chances import USUAL, Settings

_BANDS = (5, 25, 50, 75, 95)


@dataclass(frozen=True, slots=True)
class Band:
    """Free cash at the end of a month over all draws, in pence.

    `p5` is the lowest that at least 5 per cent of the draws do not exceed, a draw's own figure, and so on. `short` is
    the chance of having been short by the end of the month, in basis points.
    """

    month: Month
    p5: int
    p25: int
    p50: int
    p75: int
    p95: int
    mean: int
    short: int


@dataclass(frozen=True, slots=True)
class BidEffect:
    """What hangs on a bid: the mean runway, in hundredths of a month, of the draws that win it and those that lose it.

    None where no draw stands behind it. Bids that hang on the same decision show the effect of all of them.
    """

    bid: Bid
    won_draws: int
    lost_draws: int
    runway_with: int | None
    runway_without: int | None

    @property
    def difference(self) -> int | None:
        """Hundredths of a month by which the runway is longer with the bid won; None where one side has no draw."""
        if self.runway_with is None or self.runway_without is None:
            return None
        return self.runway_with - self.runway_without


@dataclass(frozen=True, slots=True)
class Simulation:
    """What all draws say, and how they were drawn. Without a balance date there are no bands and no chances.

    `certain` is the confirmed forecast on which the draws build. `to_end` is the chance, in basis points, that free
    cash is below zero at the end of no month; `matters_most` the bid whose difference of runway is largest, if any.
    """

    settings: Settings
    certain: Forecast
    bands: tuple[Band, ...] = ()
    to_end: int | None = None
    bids: tuple[BidEffect, ...] = ()
    matters_most: BidEffect | None = None


def simulate(plan: Plan, rates: RatePack, settings: Settings = USUAL, tell: Tell = silent) -> Simulation:
    """Draw as often as the settings say, and sum up. The same settings on the same plan give the same answer.

    `tell` is told how many of how many steps are done; what it raises stops the work. Raises Refused.
    """
    drawn = draw_all(plan, rates, settings, tell)
    base = drawn.shared.base
    if not base.months:
        return Simulation(settings, base)
    runways = _runways(drawn)
    effects = tuple(_effects(drawn, runways))
    short = np.cumsum(np.bincount(runways, minlength=settings.months)[: settings.months])
    chances = [round_half_up(10_000 * count, settings.draws) for count in short.tolist()]
    return Simulation(
        settings=settings,
        certain=base,
        bands=_bands(base.months, drawn.free_cash, chances),
        to_end=10_000 - chances[-1],
        bids=effects,
        matters_most=max(
            (effect for effect in effects if effect.difference),
            key=lambda effect: abs(effect.difference or 0),
            default=None,
        ),
    )


def _runways(drawn: DrawnCash) -> Ints:
    """The number of whole months that free cash lasts in each draw."""
    lasting = np.full(drawn.free_cash.shape[1], drawn.shared.base.opening_free_cash >= 0)
    runways = np.zeros(len(lasting), np.int64)
    for row in drawn.free_cash:
        lasting &= row >= 0
        runways += lasting
    return runways


def _effects(drawn: DrawnCash, runways: Ints) -> Sequence[BidEffect]:
    count, draws = drawn.outcomes.shape
    won = np.count_nonzero(drawn.outcomes != LOST, axis=1)
    months = np.zeros(count, np.int64)
    for part in portions(draws, max(1, count)):
        found = (drawn.outcomes[:, part] != LOST).astype(np.float64)
        months += (found @ runways[part].astype(np.float64)).astype(np.int64)
    lost, lost_months = draws - won, runways.sum() - months
    rows = zip(drawn.shared.bids, won.tolist(), lost.tolist(), months.tolist(), lost_months.tolist(), strict=True)
    return [BidEffect(bid, w, n, _mean(with_it, w), _mean(without, n)) for bid, w, n, with_it, without in rows]


def _mean(months: int, draws: int) -> int | None:
    """Hundredths of a month."""
    return round_half_up(100 * months, draws) if draws else None


def _bands(months: Sequence[Month], free_cash: Ints, short: Sequence[int]) -> tuple[Band, ...]:
    """The bands of each month; puts the draws of each month into another order."""
    draws = free_cash.shape[1]
    sums = free_cash.sum(axis=1).tolist()
    places = [-(-draws * percent // 100) - 1 for percent in _BANDS]
    free_cash.sort(axis=1)  # quicker than to part it at five places
    figures = zip(months, free_cash[:, places].tolist(), sums, short, strict=True)
    return tuple(
        Band(month, p5, p25, p50, p75, p95, round_half_up(total, draws), chance)
        for month, (p5, p25, p50, p75, p95), total, chance in figures
    )
