"""Whether a floor gives the simulation's own whole numbers: one with other numbers is no floor."""

from app.money import round_half_up
from app.planning.simulation.simulation import Simulation
from bench.lean_simulation import Lean


def assert_same(ours: Simulation, floor: Lean) -> None:
    """Compare every band that is reported, and every chance and runway."""
    draws, months = ours.assumptions.draws, len(ours.bands)
    bands = [[band.p5, band.p25, band.p50, band.p75, band.p95] for band in ours.bands]
    assert (bands, [effect.won_draws for effect in ours.bids]) == (floor.bands[:months], floor.won)  # noqa: S101
    for band, total, short in zip(ours.bands, floor.sums[:months], floor.short[:months], strict=True):
        assert (band.mean, band.short) == (round_half_up(total, draws), round_half_up(10_000 * short, draws))  # noqa: S101
    for effect, won, months in zip(ours.bids, floor.won, floor.won_months, strict=True):
        assert effect.runway_with == round_half_up(100 * months, won)  # noqa: S101
