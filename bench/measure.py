"""How long work takes, by the clock and in CPU seconds, measured in turn with its floor so that both meet one machine.

The clock also counts what others make a piece of work wait for; CPU seconds count what the work itself takes.
"""

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True)
class Took:
    """Seconds by the clock (`wall`), and seconds of the processor in all threads (`cpu`)."""

    wall: float
    cpu: float

    def __sub__(self, other: "Took") -> "Took":
        return Took(self.wall - other.wall, self.cpu - other.cpu)

    def __mul__(self, times: float) -> "Took":
        return Took(self.wall * times, self.cpu * times)


def in_turn(*works: Work, runs: int = 11, before: Work = lambda: None, times: int = 1) -> list[Took]:
    """The least that each of these takes, after a run to warm up; what else the machine does can only add to it.

    `before` makes ready for each run and is not counted. What is over in a moment is done so many `times` a run.
    """
    rounds = [[_once(work, before, times) for work in works] for _ in range(runs + 1)][1:]
    return [least(column) for column in zip(*rounds, strict=True)]


def pair(ours: Work, floor: Work, *, runs: int = 11) -> tuple[Took, Took]:
    """What a piece of work takes, and what its floor does."""
    took, least_there_is = in_turn(ours, floor, runs=runs)
    return took, least_there_is


def least(runs: Sequence[Took]) -> Took:
    """The least by the clock and the least in CPU seconds, of runs of the same work."""
    return Took(min(run.wall for run in runs), min(run.cpu for run in runs))


def middle(runs: Sequence[Took]) -> Took:
    """The medians: for starts of a program, which are quick or slow for reasons of the system's own."""
    return Took(statistics.median(run.wall for run in runs), statistics.median(run.cpu for run in runs))


def sum_of(parts: Iterable[Took]) -> Took:
    """What parts take one after the other."""
    walls, cpus = zip(*((part.wall, part.cpu) for part in parts), strict=True)
    return Took(sum(walls), sum(cpus))


def _once(work: Work, before: Work, times: int) -> Took:
    """One run, with the garbage collector at rest."""
    before()
    gc.collect()
    gc.disable()
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(times):
        work()
    took = Took(time.perf_counter() - wall, time.process_time() - cpu) * (1 / times)
    gc.enable()
    return took
