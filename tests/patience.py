"""How long a test waits for what must come: no machine is so busy that its slowness is taken for a hang.

What hangs in earnest ends all the same: in these waits first, and for anything else by `faulthandler_timeout`.
"""

import time
from collections.abc import Callable
from functools import partialmethod

from pytestqt.qtbot import QtBot

LONG = 900
"""Seconds that another process or thread may take."""


class Patience:
    """A minute, and ten seconds more for each second that this process has worked meanwhile."""

    def __init__(self) -> None:
        self._begun, self._worked = time.monotonic(), time.process_time()

    def lost(self) -> bool:
        """Whether what was waited for will not come any more."""
        return time.monotonic() - self._begun > 60 + 10 * (time.process_time() - self._worked)


class PatientBot(QtBot):
    """pytest-qt's robot, which gives up after five seconds, with patience instead."""

    waitSignal = partialmethod(QtBot.waitSignal, timeout=LONG * 1000)  # noqa: N815 - named there
    waitSignals = partialmethod(QtBot.waitSignals, timeout=LONG * 1000)  # noqa: N815 - named there
    waitExposed = partialmethod(QtBot.waitExposed, timeout=LONG * 1000)  # noqa: N815 - named there

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 0) -> None:  # noqa: N802 - named there
        """Handle events until the callback answers True; it is the one way to wait, so it takes no time limit."""
        __tracebackhide__ = True
        assert timeout == 0, "waiting has no time limit of its own"
        patience = Patience()
        while not callback():
            if patience.lost():
                raise TimeoutError("what was waited for did not come, though nothing else was being done")
            self.wait(10)
