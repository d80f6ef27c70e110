"""Whether others keep the machine so busy that the clock says nothing about the work that is measured.

Before and after each part every processor is asked to count for a moment, which shows how much of it there is to be
had; during the part the system tells (on Linux) how much others took.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

LEAST_FREE = 0.9
"""The part of the machine that has to be free for the clock to be believed."""

_STAT = Path("/proc/stat")
_COUNT = """
import time
end, begun = time.perf_counter() + 0.25, time.process_time()
while time.perf_counter() < end:
    pass
print((time.process_time() - begun) / 0.25)
"""


class Machine:
    """How free the machine is, from one look to the next."""

    def __init__(self) -> None:
        self._free = free_now()
        self._mark()

    def free_since(self) -> float:
        """The least part of the machine (1: all of it) that was free at the last look, since then, and now."""
        since, before = self._free_between(), self._free
        self._free = free_now()
        self._mark()
        return min(since, before, self._free)

    def _mark(self) -> None:
        self._wall, self._others = time.monotonic(), _taken_by_others()

    def _free_between(self) -> float:
        others = _taken_by_others() - self._others
        return 1 - max(0.0, others) / (processors() * max(time.monotonic() - self._wall, 0.01))


def processors() -> int:
    """How many processors this program may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def free_now() -> float:
    """The part of a moment that programs get which count on every processor at once."""
    command = [sys.executable, "-ISc", _COUNT]
    counting = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(processors())]
    shares = [float(process.communicate()[0]) for process in counting]
    return min(1.0, sum(shares) / len(shares))


def _taken_by_others() -> float:
    """CPU seconds that everything but this program and what it started took since the machine was switched on.

    Always 0 where the system does not tell. The fields are documented in proc(5): user, nice, system, idle, iowait,
    irq, softirq and steal, in ticks; idle and iowait are nobody's.
    """
    if not _STAT.exists():
        return 0.0
    ticks = [int(field) for field in _STAT.read_text().split("\n", 1)[0].split()[1:9]]
    own = os.times()
    used = (sum(ticks) - ticks[3] - ticks[4]) / os.sysconf("SC_CLK_TCK")
    return used - own.user - own.system - own.children_user - own.children_system
