"""How soon the window is up and Home has answered, and how much memory that takes, against a bare window."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.measure import Finding, ratio
from bench.organisations import thousand_records

RUNS = 7
WINDOW_LIMIT, HOME_LIMIT, MEMORY_LIMIT = 1.4, 3.0, 3.0


@dataclass(frozen=True)
class Started:
    """One start: seconds to the first paint, seconds to the answer on Home, peak memory in MB."""

    shown: float
    answered: float
    memory: float


def findings() -> list[Finding]:
    """The window, Home and memory, each in turn with a bare window so that both meet the same machine.

    Home is measured twice: on a file that has not changed since the program was closed, when it shows its last answer
    at once, and on one that has, when everything is loaded before it can answer.
    """
    with tempfile.TemporaryDirectory() as folder:
        environment = _profile(Path(folder))
        file = thousand_records(Path(folder) / "thousand.footing")
        runs = [_three(file, environment) for _ in range(RUNS + 1)][1:]
    bare, again, changed = zip(*runs, strict=True)
    base = _median(bare, "shown")
    memory, bare_memory = _median(again, "memory"), _median(bare, "memory")
    measured = f"({memory:.0f} MB against {bare_memory:.0f} MB)"
    return [
        ratio("window shown, against a bare one", _median(again, "shown"), base, WINDOW_LIMIT),
        ratio("Home answered for 1,000 records", _median(again, "answered"), base, HOME_LIMIT),
        ratio("the same, when the file has changed meanwhile", _median(changed, "answered"), base, HOME_LIMIT),
        Finding("peak memory, against a bare window", measured, memory / bare_memory, MEMORY_LIMIT, "×"),
    ]


def _three(file: Path, environment: dict[str, str]) -> tuple[Started, Started, Started]:
    """A bare window, Footing on the file as it was left, and Footing on the file as if another had changed it."""
    bare = _start(["bench.bare_window"], environment)
    again = _start(["bench.footing_window", str(file)], environment)
    file.touch()
    return bare, again, _start(["bench.footing_window", str(file)], environment)


def _median(runs: tuple[Started, ...], what: str) -> float:
    return statistics.median(getattr(run, what) for run in runs)


def _profile(folder: Path) -> dict[str, str]:
    """A profile of its own, kept over the runs so that caches made once count once, compiled modules among them."""
    homes = {name: str(folder / name) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | homes


def _start(module: list[str], environment: dict[str, str]) -> Started:
    begun = time.time()
    command = [sys.executable, "-m", *module]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, timeout=120)
    times = json.loads(done.stdout.splitlines()[-1])
    return Started(times["shown"] - begun, times["answered"] - begun, times["memory"])
