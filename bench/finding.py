"""What a measurement found: a ratio to a floor of the same run, an amount of memory or a time, and the limit for it."""

from dataclasses import dataclass

from bench.measure import Took

KEPT, MISSED = "kept", "MISSED"


@dataclass(frozen=True)
class Finding:
    """A row of the table. `measured` and `cpu` are ours against the floor, in words.

    `figure` is judged by the clock, `by_cpu` (None for what is no duration) in CPU seconds.
    """

    name: str
    measured: str
    cpu: str
    figure: float
    by_cpu: float | None
    limit: float
    unit: str = "×"

    def judged(self, *, busy: bool) -> float:
        """The figure that counts: on a busy machine that of the CPU seconds, for the clock counts others' work too."""
        return self.by_cpu if busy and self.by_cpu is not None else self.figure

    def verdict(self, *, busy: bool) -> str:
        """Whether the limit is kept."""
        return KEPT if self.judged(busy=busy) <= self.limit else MISSED


def ratio(name: str, ours: Took, floor: Took, limit: float) -> Finding:
    """How many times as long as its floor something takes, measured in the same run."""
    return Finding(
        name,
        f"{_milliseconds(ours.wall)} / {_milliseconds(floor.wall)} ms",
        f"{_seconds(ours.cpu)} / {_seconds(floor.cpu)}",
        ours.wall / floor.wall,
        ours.cpu / floor.cpu,
        limit,
    )


def by_itself(name: str, ours: Took, limit: float) -> Finding:
    """How many milliseconds of the processor something takes that a person waits for, whatever Qt's own part in it."""
    took = 1000 * ours.cpu
    return Finding(name, f"{_milliseconds(ours.wall)} ms", _seconds(ours.cpu), took, took, limit, "ms")


def memory_ratio(name: str, ours: float, floor: float, limit: float) -> Finding:
    """How many times the memory of its floor something takes; both in MB."""
    return Finding(name, f"{ours:,.0f} / {floor:,.0f} MB", "", ours / floor, None, limit)


def memory_beyond(name: str, ours: float, floor: float, limit: float) -> Finding:
    """How many MB more than its floor something takes."""
    return Finding(name, f"{ours:,.0f} / {floor:,.0f} MB", "", ours - floor, None, limit, "MB")


def _milliseconds(seconds: float) -> str:
    """Three figures at least."""
    thousandths = 1000 * seconds
    return f"{thousandths:,.0f}" if thousandths >= 100 else f"{thousandths:.3g}"


def _seconds(seconds: float) -> str:
    return f"{seconds:.3f}" if seconds >= 0.001 else f"{seconds:.1g}"
