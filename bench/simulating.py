"""How long and how much memory a simulation takes, against the leanest numpy that gives the same whole numbers."""

import tracemalloc
from itertools import pairwise

from app.planning.simulation.chances import Assumptions
from app.planning.simulation.simulation import Simulation, simulate
from app.services.organisation.rates import load_rates
from bench import lean_simulation
from bench.bid_plans import bids_plan
from bench.finding import Finding, memory_beyond, ratio
from bench.measure import Work, in_turn, pair
from bench.plans import START
from bench.same_simulation import assert_same

MONTHS, BIDS, DRAWS = 60, 200, 10_000
LIMIT, MEGABYTES_LIMIT, GROWTH_LIMIT = 2.0, 20.0, 1.2
SIZES = (1_000, 10_000, 100_000)


def findings() -> list[Finding]:
    """The simulation and its floor, which must agree to the penny; memory beyond the floor's; growth with the draws."""
    plan, rates = bids_plan(BIDS), load_rates()

    def ours(draws: int = DRAWS) -> Simulation:
        return simulate(plan, rates, Assumptions(draws, 1, MONTHS), today=START)

    def floor() -> lean_simulation.Lean:
        return lean_simulation.simulate(plan, MONTHS, DRAWS, 1)

    assert_same(ours(), floor())
    took, least = pair(ours, floor, runs=25)
    by_size = dict(zip(SIZES, in_turn(*(lambda draws=draws: ours(draws) for draws in SIZES), runs=3), strict=True))
    return [
        ratio(f"Simulation of {BIDS} bids apart, to the leanest numpy", took, least, LIMIT),
        memory_beyond("Memory that it takes beyond that", _megabytes(ours), _megabytes(floor), MEGABYTES_LIMIT),
        *(
            ratio(
                f"Simulation of {less:,} to {more:,} draws, against linear",
                by_size[more],
                by_size[less] * (more / less),
                GROWTH_LIMIT,
            )
            for less, more in pairwise(SIZES)
        ),
    ]


def _megabytes(work: Work) -> float:
    """The most memory that a piece of work holds at once."""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1024**2
