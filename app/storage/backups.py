"""Backups of a file in the user's data folder: made, listed, thinned, and the newest good one found."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from app import private
from app.own_files import SUFFIX, sides_of
from app.paths import data_folder
from app.problems import Refused
from app.storage.connection import connect
from app.storage.copies import write_copy
from app.storage.errors import CannotBackUp, CannotWrite, DamagedFile
from app.storage.migrations import refuse_newer, version_of
from app.storage.recognise import check, look_at_header
from app.storage.thinning import kept
from app.text import safe_file_name

_STAMP = "%Y-%m-%d %H-%M-%S"
_STAMP_LENGTH = len("2026-11-21 09-30-00")


@dataclass(frozen=True)
class Backup:
    """One backup: where it is, when it was made (local time), and before what, if before anything."""

    path: Path
    made: datetime
    reason: str


def folder_of(path: Path) -> Path:
    """Where the backups of a file are kept, whether it is there or not."""
    mark = hashlib.sha256(str(path).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return data_folder() / "backups" / f"{safe_file_name(path.stem, fallback='file')} {mark}"


def backups_of(path: Path) -> tuple[Backup, ...]:
    """The backups of a file, newest first; none where their folder cannot be read."""
    try:
        found = [_read_name(entry) for entry in folder_of(path).glob(f"*{SUFFIX}")]
    except OSError:
        found = []
    return tuple(sorted((entry for entry in found if entry), key=lambda entry: entry.made, reverse=True))


def put_right(path: Path) -> None:
    """Take the backups of a file, and what else lies with them, from everybody but their owner. Never raises."""
    with suppress(OSError):
        folder = folder_of(path)
        for each in (folder.parent, folder, *folder.iterdir()):
            private.put_right(each)


def made_on(path: Path, day: date) -> bool:
    """Whether a backup of a file was made on a day."""
    return any(backup.made.date() == day for backup in backups_of(path))


def make_backup(connection: sqlite3.Connection, path: Path, at: datetime, reason: str = "") -> Path:
    """Write a checked backup of the file that the connection has open, then let old ones go.

    `reason` is what is about to be done, in a word or two ("import"). Raises CannotBackUp, CopyFailed, DiskFull and the
    like.
    """
    put_right(path)
    target = _free_name(path, at, safe_file_name(reason) if reason else "")
    try:
        private.make_folder(target.parent)
        write_copy(connection, path, target)
    except (CannotWrite, OSError) as error:
        raise CannotBackUp(path, target.parent) from error
    thin(path)
    return target


def take_along(path: Path, to: Path) -> bool:
    """Give the backups of a file to the same file under its new name; whether all of them went.

    They join those of a file that bore that name before.
    """
    source, target = folder_of(path), folder_of(to)
    try:
        if not source.is_dir():
            return True
        if not target.exists():
            source.rename(target)
            return True
        for backup in backups_of(path):
            backup.path.rename(_free_name(to, backup.made, backup.reason))
    except OSError:
        return False
    with suppress(OSError):  # something else lies in it
        source.rmdir()
    return True


def thin(path: Path) -> None:
    """Remove the backups of a file that are no longer worth keeping; one that cannot be removed stays."""
    backups = backups_of(path)
    keep = kept(backup.made for backup in backups)
    for backup in backups:
        if backup.made not in keep:
            with suppress(OSError):
                for each in (backup.path, *sides_of(backup.path)):
                    each.unlink(missing_ok=True)


def newest_good(path: Path) -> Backup | None:
    """The newest backup of a file that reads well from end to end."""
    return next((backup for backup in backups_of(path) if is_good(backup.path)), None)


def is_good(path: Path) -> bool:
    """Whether a file is one of ours, sound, and of a format that this program opens."""
    try:
        look_at_header(path)
        with closing(connect(path, read_only=True)) as connection:
            check(connection, path)
            refuse_newer(version_of(connection, path), path)
    except (Refused, sqlite3.Error, OSError):
        return False
    return True


@contextmanager
def naming_backup(path: Path) -> Iterator[None]:
    """Lets the sentence about a damaged file name its newest good backup."""
    try:
        yield
    except DamagedFile as damaged:
        backup = None if damaged.newest_backup else newest_good(path)
        if backup is None:
            raise
        raise DamagedFile(path, backup.path, backup.made) from damaged


def _free_name(path: Path, at: datetime, reason: str) -> Path:
    """The name of a backup of a file, at this second or the first free one after it."""
    taken = {backup.made for backup in backups_of(path)}
    at = at.replace(microsecond=0, tzinfo=None)
    while at in taken:
        at += timedelta(seconds=1)
    return folder_of(path) / f"{at:{_STAMP}}{f' before {reason}' if reason else ''}{SUFFIX}"


def _read_name(path: Path) -> Backup | None:
    stamp, rest = path.stem[:_STAMP_LENGTH], path.stem[_STAMP_LENGTH:]
    try:
        return Backup(path, datetime.strptime(stamp, _STAMP), rest.removeprefix(" before "))  # noqa: DTZ007 - local time, as people read it in the name
    except ValueError:
        return None
