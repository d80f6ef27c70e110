"""Notes when a window is first painted and when something is true, then tells both and ends the program."""

import json
import re
import resource
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

TIMES: dict[str, float] = {}


def painted(kind: type[QMainWindow], answered: Callable[[], bool] = lambda: True) -> type[QMainWindow]:
    """The same kind of window, which notes when it was painted first, and whether what is waited for was in sight."""

    class Painted(kind):  # type: ignore[misc,valid-type]  # made from whatever window is measured
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            TIMES.setdefault("shown", time.time())
            if answered():
                TIMES.setdefault("answered", time.time())

    return Painted


def wait_for(answered: Callable[[], bool]) -> None:
    """Look every few milliseconds whether the window says what is waited for; then let it finish, and tell."""
    if "answered" not in TIMES and not ("shown" in TIMES and answered()):
        QTimer.singleShot(2, lambda: wait_for(answered))
        return
    TIMES.setdefault("answered", time.time())
    QTimer.singleShot(1_000, _tell)  # what Home still draws after its answer belongs to the memory it takes


def widgets(name: str) -> list[QWidget]:
    """The widgets of this name in any window."""
    return [child for top in QApplication.topLevelWidgets() for child in top.findChildren(QWidget, name)]


def _tell() -> None:
    print(json.dumps(TIMES | {"memory": _peak_memory()}), flush=True)
    QApplication.exit(0)


def _peak_memory() -> float:
    """The most that this program held, in MB; Linux's rusage would count the program that started it too."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.findall(r"VmHWM:\s+(\d+)", status.read_text())[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2  # macOS counts bytes
