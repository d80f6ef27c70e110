"""How long a simulation takes in which nearly a hundred bids all touch each other, so that no two draws are alike."""

from app.planning.simulation.chances import Assumptions
from app.planning.simulation.simulation import Simulation, simulate
from app.services.organisation.rates import load_rates
from bench import lean_touching
from bench.bid_plans import touching_plan
from bench.finding import Finding, ratio
from bench.lean_simulation import Lean
from bench.measure import pair
from bench.plans import START
from bench.same_simulation import assert_same

MONTHS, BIDS, DRAWS = 60, 96, 10_000
LIMIT = 2.5


def findings() -> list[Finding]:
    """The simulation and its floor, which must agree to the penny before either is timed."""
    plan, rates = touching_plan(BIDS), load_rates()

    def ours() -> Simulation:
        return simulate(plan, rates, Assumptions(DRAWS, 1, MONTHS), today=START)

    def floor() -> Lean:
        return lean_touching.simulate(plan, MONTHS, DRAWS, 1)

    assert_same(ours(), floor())
    took, least = pair(ours, floor, runs=3)
    return [ratio(f"Simulation of {BIDS} bids that all touch, to the leanest numpy", took, least, LIMIT)]
