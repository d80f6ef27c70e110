"""Moving the open file to another name, folder or disk: whole in its new place before anything of the old one goes."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from app import private
from app.own_files import sides_of
from app.storage.copies import refuse_existing, write_copy
from app.storage.errors import world
from app.storage.lock import WriteLock


def copy_across(source: sqlite3.Connection, path: Path, to: Path) -> WriteLock:
    """Write a checked copy of the file under its new name, and take the right to write it.

    It is on the disk, name and all, when this returns: the old one may go, even if the power does. Renaming would be
    one step fewer on one disk, and another way on every other. Raises FileExists, FileInUse, CannotWrite, DiskFull and
    the like; then there is nothing under the new name.
    """
    refuse_existing(to)
    with world(to):
        private.make_folder(to.parent)
        lock = WriteLock(to)
    try:
        refuse_existing(to)  # it may have come while nobody had the right
        write_copy(source, path, to)
        _keep_name(to.parent)
    except BaseException:
        lock.release()
        raise
    return lock


def give_up(to: Path, lock: WriteLock) -> None:
    """Take the copy back: the file stays where it was."""
    with suppress(OSError):
        to.unlink(missing_ok=True)
    lock.release()


def remove_old(path: Path) -> bool:
    """Remove what is left under the old name; whether it went, since another program may hold it."""
    try:
        for each in (path, *sides_of(path)):
            each.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _keep_name(folder: Path) -> None:
    """Have the disk write down the names in a folder, where the system can be asked to."""
    if os.name == "posix":
        with suppress(OSError):  # some disks over a network know no such thing
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
