"""How soon the window is up, Home has answered and all is loaded, and how much memory that takes, to a bare window."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.finding import Finding, memory_ratio, ratio
from bench.measure import Took, middle
from bench.organisations import thousand_records
from bench.windows import Started, bare, footing

RUNS = 7
WINDOW_LIMIT, HOME_LIMIT, LOADED_LIMIT, MEMORY_LIMIT = 1.4, 3.0, 12.0, 2.9


def findings() -> list[Finding]:
    """The window, Home and memory, each in turn with a bare window so that both meet the same machine.

    Home is measured twice: on a file that has not changed since the program was closed, when it shows its last answer
    at once, and on one that has, when everything is loaded before it can answer.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = thousand_records(Path(folder) / "thousand.footing")
        runs = [_three(file) for _ in range(RUNS + 1)][1:]
    floor, again, changed = (list(column) for column in zip(*runs, strict=True))
    base = middle([run.shown for run in floor])
    return [
        ratio("Window shown, to a bare one", middle([run.shown for run in again]), base, WINDOW_LIMIT),
        ratio("Home’s last answer shown, 1,000 records, to a bare window", _answered(again), base, HOME_LIMIT),
        ratio("Home answered on a changed file, to a bare window", _answered(changed), base, HOME_LIMIT),
        ratio("All of Home loaded, to a bare window", middle([run.loaded for run in changed]), base, LOADED_LIMIT),
        memory_ratio(
            "Peak memory when all of Home is loaded, to a bare window", _memory(changed), _memory(floor), MEMORY_LIMIT
        ),
    ]


def _three(file: Path) -> tuple[Started, Started, Started]:
    """A bare window, Footing on the file as it was left, and Footing on the file as if another had changed it."""
    floor, again = bare(), footing(file)
    file.touch()
    return floor, again, footing(file)


def _answered(runs: Sequence[Started]) -> Took:
    return middle([run.answered for run in runs if run.answered])


def _memory(runs: Sequence[Started]) -> float:
    """MB, in the middle of all runs."""
    return sorted(run.memory for run in runs)[len(runs) // 2]
