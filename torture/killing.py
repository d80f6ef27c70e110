"""Doing a piece of work in a process of its own, and ending it there at once and without warning."""

import multiprocessing
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection

_FORK = multiprocessing.get_context("fork")  # the program is loaded already: what is killed is the work, not the start


@dataclass(frozen=True)
class Ended:
    """How it ended: whether it was done before the kill came, and the seconds from its start."""

    done: bool
    seconds: float


def work_and_kill(work: Callable[[], object], after: float | None) -> Ended:
    """Do the work in another process and kill that so many seconds after its start; never, where none are said.

    Raises RuntimeError where the work itself failed.
    """
    here, there = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=_do, args=(work, there))
    process.start()
    there.close()
    here.recv()
    started = time.perf_counter()
    process.join(after)
    process.kill()
    process.join()
    if process.exitcode and process.exitcode > 0:
        raise RuntimeError(f"the work failed by itself (exit {process.exitcode})")
    return Ended(process.exitcode == 0, time.perf_counter() - started)


def _do(work: Callable[[], object], begun: Connection) -> None:
    begun.send("begun")
    status = work()
    os._exit(status if isinstance(status, int) else 0)
