"""How long and how much memory a simulation takes, against the leanest numpy that gives the same whole numbers."""

import tracemalloc
from collections.abc import Callable
from itertools import pairwise

from app.money import round_half_up
from app.planning.simulation.chances import Settings
from app.planning.simulation.simulation import Simulation, simulate
from app.services.organisation.rates import load_rates
from bench import lean_simulation
from bench.bid_plans import bids_plan
from bench.measure import Finding, ratio, seconds, seconds_of_both

MONTHS, BIDS, DRAWS = 60, 200, 10_000
LIMIT, MEGABYTES_LIMIT, GROWTH_LIMIT = 2.0, 20.0, 1.2
SIZES = (1_000, 10_000, 100_000)


def findings() -> list[Finding]:
    """The simulation and its floor, which must agree to the penny; memory beyond the floor's; growth with the draws."""
    plan, rates = bids_plan(BIDS), load_rates()

    def ours(draws: int = DRAWS) -> Simulation:
        return simulate(plan, rates, Settings(draws, 1, MONTHS))

    def floor() -> lean_simulation.Lean:
        return lean_simulation.simulate(plan, MONTHS, DRAWS, 1)

    _assert_same(ours(), floor())
    took = {draws: seconds(lambda draws=draws: ours(draws), runs=5) for draws in SIZES}
    memory, least = _megabytes(ours), _megabytes(floor)
    size = f"({DRAWS:,} draws, {MONTHS} months, {BIDS} bids; {memory:.0f} MB against {least:.0f} MB)"
    return [
        ratio("simulation, against the leanest numpy", *seconds_of_both(ours, floor), LIMIT),
        Finding("memory it takes beyond that", size, memory - least, MEGABYTES_LIMIT, "MB"),
        *(_growth(took, less, more) for less, more in pairwise(SIZES)),
    ]


def _growth(took: dict[int, float], less: int, more: int) -> Finding:
    """How much longer more draws take, as a multiple of how many more they are."""
    figure = took[more] / took[less] / (more / less)
    measured = f"({1000 * took[less]:.0f} ms, then {1000 * took[more]:.0f} ms)"
    return Finding(f"the same, {less:,} to {more:,} draws, against linear", measured, figure, GROWTH_LIMIT, "×")


def _megabytes(work: Callable[[], object]) -> float:
    """The most memory that a piece of work holds at once."""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1024**2


def _assert_same(ours: Simulation, floor: lean_simulation.Lean) -> None:
    """A floor with other numbers is no floor."""
    draws = ours.settings.draws
    found = lean_simulation.Lean(
        [[band.p5, band.p25, band.p50, band.p75, band.p95] for band in ours.bands],
        floor.sums,
        floor.short,
        [effect.won_draws for effect in ours.bids],
        floor.won_months,
    )
    assert found == floor  # noqa: S101
    for band, total, short in zip(ours.bands, floor.sums, floor.short, strict=True):
        assert (band.mean, band.short) == (round_half_up(total, draws), round_half_up(10_000 * short, draws))  # noqa: S101
    for effect, won, months in zip(ours.bids, floor.won, floor.won_months, strict=True):
        assert effect.runway_with == round_half_up(100 * months, won)  # noqa: S101
