"""Notes in a program with a window when something comes about, and when all is done and the program is quiet.

Quiet is: for half a second the event loop had nothing to do, no thread ran or waited for the disk, and hardly any
time of the processor was used. What is loaded late counts so, however slow the machine is.
"""

import json
import re
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

QUIET, TICK, PATIENCE = 0.5, 0.01, 60.0
"""Seconds: how long nothing happens, how often to look, and after how long to give up."""
_BUSY_TICK, _BUSY_SINCE = 0.001, 0.025
"""CPU seconds from one look to the next, or in several since the last sign of work, that are a sign of work."""
_TASKS = Path("/proc/self/task")


class Moment(NamedTuple):
    """A moment by the clock, and the CPU seconds that the program had used until then."""

    wall: float
    cpu: float


def now() -> Moment:
    """This moment."""
    return Moment(time.time(), time.process_time())


class Quiet(QObject):
    """Waits until the program is quiet, then tells when it last did something.

    Looks are counted, not time: a program that gets no processor for a while has not become quiet by that.
    """

    def __init__(self, then: Callable[[Moment], object], since: Moment | None = None) -> None:
        super().__init__(QApplication.instance())
        self._then = then
        self._begun = self._last = self._look = since or now()
        self._idle_looks = 0
        self._timer = QTimer(self, interval=round(1000 * TICK), timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    @Slot()
    def _tick(self) -> None:
        before, self._look = self._look, now()
        if self._look.wall - self._begun.wall > PATIENCE:
            sys.exit("The window never became quiet.")
        self._idle_looks += 1
        long_idle = self._idle_looks >= QUIET / TICK
        worked = self._look.cpu - before.cpu > _BUSY_TICK or self._look.cpu - self._last.cpu > _BUSY_SINCE
        if worked or (long_idle and _threads_busy()):  # threads are asked about last, since asking takes time itself
            self._last, self._idle_looks = self._look, 0
        elif long_idle:
            self._timer.stop()
            self._then(self._last)


def painted(kind: type[QMainWindow], note: Callable[[Moment], object]) -> type[QMainWindow]:
    """The same kind of window, which tells when it was painted first."""

    class Painted(kind):  # type: ignore[misc,valid-type]  # made from whatever window is measured
        told = False

        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            if not self.told:
                self.told = True
                note(now())

    return Painted


def tell(found: object) -> None:
    """Print what was found, for the program that started this one, and end."""
    print(json.dumps(found), flush=True)
    QApplication.exit(0)


def peak_memory() -> float:
    """The most that this program held, in MB; Linux's rusage would count the program that started it too."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.findall(r"VmHWM:\s+(\d+)", status.read_text())[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2  # macOS counts bytes


def _threads_busy() -> bool:
    """Whether another thread runs or waits for the disk, as far as the system tells; Qt's own workers anywhere."""
    if QThreadPool.globalInstance().activeThreadCount():
        return True
    return _TASKS.exists() and sum(_state(task) in "RD" for task in _TASKS.iterdir()) > 1  # this thread runs


def _state(task: Path) -> str:
    """The one letter that proc(5) gives a thread; of one that has just ended, that it is gone."""
    try:
        return (task / "stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return "X"
