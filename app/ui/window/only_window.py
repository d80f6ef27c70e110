"""One window a user: who starts the program a second time is sent to the window that is open already.

The first holds a lock and watches a folder; a later one leaves a request there and ends when the first has taken it.
There is no socket and no port. A lock ends with its process, so a crash leaves nothing that stands in the way; a
window that does not answer is not waited for for ever.
"""

import json
import os
import platform
import sys
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QTimer, Slot

from app import paths, private
from app.problems import Refused
from app.replacing import replacing

_PATIENCE, _LOOK_AGAIN, _OLD = 15.0, 0.02, 60.0
"""Seconds to wait for an answer, between two looks for it, and after which a request is nobody's any more."""
_LOOK_BY_CLOCK = 1000
"""Milliseconds between two looks for a request where the folder cannot be watched."""
_ASKED = ".asked"


class OnlyWindow(QObject):
    """Whether this is the user's only window, from construction on; `listen` hears of the later starts."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard: Callable[[Path | None], object] | None = None
        self._folder = paths.data_folder() / "window"
        # A home on a network is shared by computers, and none can raise the window of another.
        self._here = f"{zlib.crc32(platform.node().encode('utf-8', 'surrogatepass')):08x}"
        with suppress(OSError):
            private.make_folder(self._folder)
        self._lock = QLockFile(str(self._folder / f"{self._here}.lock"))
        self._lock.setStaleLockTime(0)
        self.is_only = self._lock.tryLock(0)

    def is_sent(self, path: Path | None) -> bool:
        """Ask the first window to come forward, with a file where one is named; whether it has taken the request."""
        if self.is_only or self._lock.error() != QLockFile.LockError.LockFailedError:
            return False  # there is no other, or no telling
        request = self._folder / f"{self._here}.{os.getpid()}{_ASKED}"
        named = "" if path is None else str(path.absolute())
        _let_others_come_forward()
        try:
            with replacing(request) as beside:
                private.write_text(beside, json.dumps({"path": named}))
            end = time.monotonic() + _PATIENCE
            while request.exists() and not self.is_only and time.monotonic() < end:
                time.sleep(_LOOK_AGAIN)
                self.is_only = self._lock.tryLock(0)  # the first may be closing
            request.unlink()  # nobody has answered
        except FileNotFoundError:
            return True
        except (OSError, Refused):
            pass
        return False

    def listen(self, heard: Callable[[Path | None], object]) -> None:
        """From now on call this whenever the program is started again, with the file that was named."""
        if not self.is_only:
            return
        self._heard = heard
        watch = QFileSystemWatcher(self)
        watch.directoryChanged.connect(self._look)
        if not watch.addPath(str(self._folder)):  # the system watches no more folders
            timer = QTimer(self)
            timer.timeout.connect(self._look)
            timer.start(_LOOK_BY_CLOCK)
        QTimer.singleShot(0, self, self._look)  # whoever came while this one was starting

    @Slot()
    def close(self) -> None:
        """Another may be the only one from now on."""
        self._heard = None
        self._lock.unlock()

    @Slot()
    def _look(self) -> None:
        for request in sorted(self._folder.glob(f"{self._here}.*{_ASKED}")):
            if self._heard is not None:
                path = _taken(request)
                if path is not None:
                    self._heard(path if path.name else None)


def _taken(request: Path) -> Path | None:
    """The file that a request names (an empty path where it names none), which is gone then; None where it is void."""
    try:
        is_old = time.time() - request.stat().st_mtime > _OLD
        named = json.loads(request.read_text(encoding="utf-8"))["path"]
    except (OSError, ValueError, KeyError, TypeError):
        is_old, named = True, ""
    try:
        request.unlink()
    except OSError:
        return None
    return None if is_old else Path(str(named))


def _let_others_come_forward() -> None:
    """Windows lets only the program that the user has just started bring a window forward, or pass that on."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - elsewhere there is no such library

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
