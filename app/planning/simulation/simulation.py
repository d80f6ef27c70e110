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
from datetime import date

import numpy as np

from app.dates import Month
from app.money import round_half_up
from app.planning.forecast.answers import months_passed
from app.planning.forecast.forecast import Forecast
from app.planning.forecast.horizon import months_reported
from app.planning.law.rates import RatePack
from app.planning.plan.bids import LOST, Bid
from app.planning.plan.plan import Plan
from app.planning.plan.schedule import Ints
from app.planning.simulation.cash import AllDraws, Tell, draw_all, portions, silent
from app.planning.simulation.chances import USUAL, Assumptions

_BANDS = (5, 25, 50, 75, 95)
_HALF = 5_000


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
    """What hangs on a bid: the mean runway from today, in hundredths of a month, of draws that win it and that lose it.

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

    `certain` is the confirmed forecast on which the draws build. `bands` end with the last month that is reported (see
    `forecast.horizon`); `to_end` is the chance, in basis points, that free cash is below zero at the end of none.
    `matters_most` is the bid whose difference of runway is largest, if any.
    """

    assumptions: Assumptions
    certain: Forecast
    bands: tuple[Band, ...] = ()
    to_end: int | None = None
    bids: tuple[BidEffect, ...] = ()
    matters_most: BidEffect | None = None


def simulate(
    plan: Plan, rates: RatePack, assumptions: Assumptions = USUAL, tell: Tell = silent, *, today: date
) -> Simulation:
    """Draw as often as the assumptions say, and sum up. The same ones on the same plan and day give the same answer.

    `tell` is told how many of how many steps are done; what it raises stops the work. Raises Refused.
    """
    draws_made = draw_all(plan, rates, assumptions, tell)
    base = draws_made.shared.base
    if not base.months:
        return Simulation(assumptions, base)
    lasting = _lasting(draws_made)
    effects = tuple(_effects(draws_made, np.maximum(0, lasting - _until(base, today))))
    short = np.cumsum(np.bincount(lasting, minlength=assumptions.months)[: assumptions.months])
    chances = [round_half_up(10_000 * count, assumptions.draws) for count in short.tolist()]
    bands = _reported(_bands(base.months, draws_made.free_cash, chances), base, today)
    return Simulation(
        assumptions=assumptions,
        certain=base,
        bands=bands,
        to_end=10_000 - bands[-1].short,
        bids=effects,
        matters_most=max(
            (effect for effect in effects if effect.difference),
            key=lambda effect: abs(effect.difference or 0),
            default=None,
        ),
    )


def _reported(bands: tuple[Band, ...], base: Forecast, today: date) -> tuple[Band, ...]:
    """The months that are reported: those up to twelve after the first by which half of the draws have been short.

    Money that is short at the balance date has been so in every draw; then it counts where the middle draw is short.
    """
    already = base.opening_free_cash < 0
    short = [band.p50 < 0 if already else band.short >= _HALF for band in bands]
    return bands[: months_reported([already, *short], months_passed(base, today) + 1)]


def _until(base: Forecast, today: date) -> int:
    """How many months of the forecast are counted by no runway: those up to that of today, or a part month."""
    passed = months_passed(base, today)
    return max(base.parts, min(passed + int(base.months[0] <= Month.of(today)), len(base.months)))


def _lasting(draws_made: AllDraws) -> Ints:
    """For how many months of the forecast free cash lasts in each draw."""
    lasting = np.full(draws_made.free_cash.shape[1], draws_made.shared.base.opening_free_cash >= 0)
    months = np.zeros(len(lasting), np.int64)
    for row in draws_made.free_cash:
        lasting &= row >= 0
        months += lasting
    return months


def _effects(draws_made: AllDraws, runways: Ints) -> Sequence[BidEffect]:
    count, draws = draws_made.outcomes.shape
    won = np.count_nonzero(draws_made.outcomes != LOST, axis=1)
    months = np.zeros(count, np.int64)
    for part in portions(draws, max(1, count)):
        found = (draws_made.outcomes[:, part] != LOST).astype(np.float64)
        months += (found @ runways[part].astype(np.float64)).astype(np.int64)
    lost, lost_months = draws - won, runways.sum() - months
    rows = zip(draws_made.shared.bids, won.tolist(), lost.tolist(), months.tolist(), lost_months.tolist(), strict=True)
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
