"""Starts a program of Python's as a user does, and tells how long it took and what it printed."""

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from bench.environment import surroundings
from bench.measure import Took

PATIENCE = 120
"""Seconds."""


def start(*arguments: str, patience: int = PATIENCE) -> tuple[Took, str]:
    """Run `python` with these arguments to its end. Raises RuntimeError with what it complained of if it fails."""
    before = _children()
    begun = time.perf_counter()
    command, environment = [sys.executable, *arguments], surroundings(os.environ, Path.home())
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, encoding="utf-8", env=environment, timeout=patience
    )
    took = Took(time.perf_counter() - begun, _children() - before)
    if done.returncode:
        raise RuntimeError(f"python {' '.join(arguments)} ended with {done.returncode}:\n{done.stderr}")
    return took, done.stdout


def _children() -> float:
    """CPU seconds of all programs that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
