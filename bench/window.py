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
    """The window, Home and memory, each in turn with a bare window so that both meet the same machine."""
    with tempfile.TemporaryDirectory() as folder:
        environment = _profile(Path(folder))
        file = thousand_records(Path(folder) / "thousand.footing")
        pairs = [
            (_start(["bench.bare_window"], environment), _start(["bench.footing_window", str(file)], environment))
            for _ in range(RUNS + 1)
        ][1:]
    bare, ours = zip(*pairs, strict=True)
    base = _median(bare, "shown")
    memory, bare_memory = _median(ours, "memory"), _median(bare, "memory")
    measured = f"({memory:.0f} MB against {bare_memory:.0f} MB)"
    weight = Finding("peak memory, against a bare window", measured, memory / bare_memory, MEMORY_LIMIT, "×")
    return [
        ratio("window shown, against a bare one", _median(ours, "shown"), base, WINDOW_LIMIT),
        ratio("Home answered for 1,000 records", _median(ours, "answered"), base, HOME_LIMIT),
        weight,
    ]


def _median(runs: tuple[Started, ...], what: str) -> float:
    return statistics.median(getattr(run, what) for run in runs)


def _profile(folder: Path) -> dict[str, str]:
    """A profile of its own, kept over the runs so that caches made once count once."""
    homes = {name: str(folder / name) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    return dict(os.environ) | homes | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}


def _start(module: list[str], environment: dict[str, str]) -> Started:
    begun = time.time()
    command = [sys.executable, "-m", *module]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, timeout=120)
    times = json.loads(done.stdout.splitlines()[-1])
    return Started(times["shown"] - begun, times["answered"] - begun, times["memory"])
