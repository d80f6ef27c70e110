"""One writer at a time: a lock of the operating system beside the file, and a note that says who has it.

The lock ends with the process that holds it, however it ends; the note only tells people whom to ask. A note from
another computer without a lock comes from a folder that is synced: there the locks of the two computers never meet.
"""

import getpass
import json
import os
import platform
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout, UnixFileLock

from app import private
from app.storage.errors import CannotWrite, FileInUse, Owner


class WriteLock:
    """The right to write one file, from construction until `release`."""

    def __init__(self, path: Path, *, take_over: bool = False) -> None:
        """Take the lock. Raises FileInUse, and CannotWrite or OSError where the folder may not be written.

        `take_over` sets aside a note from another computer; a lock that is really held is never set aside.
        """
        self._note = _beside(path, ".who")
        self._lock = FileLock(_beside(path, ".lock"), mode=0o600, thread_local=False)
        try:
            self._lock.acquire(timeout=0)
        except Timeout as timeout:
            if not Path(self._lock.lock_file).exists():  # Windows says so where a folder takes no files
                raise CannotWrite(path) from timeout
            raise FileInUse(path, read_owner(path), can_take_over=False) from timeout
        try:
            if not take_over:
                _refuse_other_computer(path)
            self._write_note()
        except BaseException:
            self._free()
            raise

    def release(self) -> None:
        """Give the right back and leave nothing behind; a second call does nothing."""
        if self._lock.is_locked:
            with suppress(OSError):  # a disk that is gone took the note along
                self._note.unlink(missing_ok=True)
            self._free()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.release()

    def _write_note(self) -> None:
        try:
            private.write_text(self._note, _myself())
        except OSError:
            with suppress(OSError):
                self._note.unlink(missing_ok=True)
            raise

    def _free(self) -> None:
        """Let go. Removing the name first is safe: who waits on it finds that it names nothing and starts again."""
        if isinstance(self._lock, UnixFileLock):
            with suppress(OSError):
                Path(self._lock.lock_file).unlink(missing_ok=True)
        self._lock.release()


def read_owner(path: Path) -> Owner | None:
    """Who the note beside a file says has it open; None where there is no note that can be read."""
    try:
        note = json.loads(_beside(path, ".who").read_text(encoding="utf-8"))
        return Owner(str(note["user"]), str(note["host"]), int(note["pid"]), datetime.fromisoformat(note["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _refuse_other_computer(path: Path) -> None:
    owner = read_owner(path)
    if owner is not None and owner.host != platform.node():
        raise FileInUse(path, owner, can_take_over=True)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f".{path.name}{ending}")


def _myself() -> str:
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # a system account without a name
        user = "someone"
    since = datetime.now(UTC).isoformat(timespec="seconds")
    return json.dumps({"user": user, "host": platform.node(), "pid": os.getpid(), "since": since})
