"""Starts the measured windows, and reads what they noted."""

import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.measure import Took
from bench.starting import start


@dataclass(frozen=True)
class Started:
    """One start, from the command to: the first paint, Home's answer, everything loaded; and the peak memory in MB.

    A bare window answers nothing. `visits` are the first visits to pages, by page, each until all of it is there.
    """

    shown: Took
    answered: Took | None
    loaded: Took
    memory: float
    visits: dict[str, Took]


def bare(*arguments: str) -> Started:
    """A bare window."""
    return _started("bench.bare_window", *arguments)


def footing(file: Path, *arguments: str) -> Started:
    """Footing's window on a file."""
    return _started("bench.footing_window", str(file), *arguments)


def _started(*arguments: str) -> Started:
    began = time.time()
    _, said = start("-m", *arguments)
    found: dict[str, Any] = json.loads(said.splitlines()[-1])
    begun = [began, 0.0]
    answered = found.get("answered")
    return Started(
        shown=_since(begun, found["shown"]),
        answered=_since(begun, answered) if answered else None,
        loaded=_since(begun, found["loaded"]),
        memory=found["memory"],
        visits={page: _since(*moments) for page, moments in found.get("visits", {}).items()},
    )


def _since(first: list[float], last: list[float]) -> Took:
    return Took(last[0] - first[0], last[1] - first[1])
