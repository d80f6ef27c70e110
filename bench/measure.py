"""What every measurement shares: medians of several runs, and a table of ratios against their limits."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

RUNS = 7


@dataclass(frozen=True)
class Finding:
    """One line of the table: what was measured, the figure and its measure, the limit, and whether it was kept."""

    name: str
    measured: str
    figure: float
    limit: float
    unit: str

    @property
    def kept(self) -> bool:
        """Whether the figure is within its limit."""
        return self.figure <= self.limit

    def __str__(self) -> str:
        verdict = "ok" if self.kept else "OVER"
        return f"{verdict:<5}{self.name:<52}{self.figure:>8.2f} {self.unit:<4}limit {self.limit:<7g}{self.measured}"


def seconds(work: Callable[[], object], *, runs: int = RUNS, before: Callable[[], object] = lambda: None) -> float:
    """The median time of several runs after one to warm up, in seconds, with the garbage collector at rest.

    `before` makes ready for each run and is not counted.
    """
    before()
    work()
    times = []
    for _ in range(runs):
        before()
        gc.collect()
        gc.disable()
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
        gc.enable()
    return statistics.median(times)


def seconds_of_both(work: Callable[[], object], floor: Callable[[], object], *, runs: int = 25) -> tuple[float, float]:
    """The least seconds that two pieces of work take, done in turn: what else the machine does can only add to them."""
    pairs = [(seconds(work, runs=1), seconds(floor, runs=1)) for _ in range(runs)]
    return min(ours for ours, _ in pairs), min(least for _, least in pairs)


def ratio(name: str, ours: float, floor: float, limit: float) -> Finding:
    """Our seconds as a multiple of the floor's."""
    return Finding(name, f"({1000 * ours:.0f} ms against {1000 * floor:.0f} ms)", ours / floor, limit, "×")
