"""Starts a program of Python's as a user does, and tells how long it took and what it printed."""

import resource
import subprocess
import sys
import time

from bench.measure import Took

PATIENCE = 120
"""Seconds."""


def start(*arguments: str) -> tuple[Took, str]:
    """Run `python` with these arguments to its end. Raises RuntimeError with what it complained of if it fails."""
    before = _children()
    begun = time.perf_counter()
    command = [sys.executable, *arguments]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=PATIENCE)
    took = Took(time.perf_counter() - begun, _children() - before)
    if done.returncode:
        raise RuntimeError(f"python {' '.join(arguments)} ended with {done.returncode}:\n{done.stderr}")
    return took, done.stdout


def _children() -> float:
    """CPU seconds of all programs that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
