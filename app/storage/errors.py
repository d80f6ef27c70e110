"""How the world can fail the organisation file, each with its own sentence; mistakes in the program are not here."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from app.dates import format_date
from app.own_files import SUFFIX
from app.problems import Refused
from app.text import shorten

_NAME_LETTERS = 48
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EEXIST}  # a file stands where a folder should be
_NO_NAME = {errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL, errno.ELOOP}
_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.ESTALE}


@dataclass(frozen=True)
class Owner:
    """Who has a file open: user, computer, process number and since when."""

    user: str
    host: str
    pid: int
    since: datetime

    def __str__(self) -> str:
        return f"{self.user} on {self.host}, since {spoken(self.since)}"


class StorageRefused(Refused):
    """The world stands in the way of the file at `path`."""

    def __init__(self, sentence: str, path: Path) -> None:
        super().__init__(sentence)
        self.path = path


class Vanished(StorageRefused):
    """The file is not where it was."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” is not in {path.parent}. It may have been moved or renamed, or its disk taken out. "
            "Put it back, or open it from where it is now.",
            path,
        )


class NotAnOrganisationFile(StorageRefused):
    """Some other kind of file; one that has our ending all the same is damaged, or only has our name."""

    def __init__(self, path: Path) -> None:
        if path.suffix.lower() != SUFFIX:
            advice = f"Choose one whose name ends in {SUFFIX}."
        elif path.is_dir():
            advice = "It is a folder. Choose a file inside it."
        else:
            advice = "It is damaged, or another program’s file under this name. Choose another copy or a backup of it."
        super().__init__(f"“{path.name}” is not a Footing file. {advice}", path)


class DamagedFile(StorageRefused):
    """The file cannot be trusted; `newest_backup` is the newest good copy of it, where one was found."""

    def __init__(self, path: Path, backup: Path | None = None, made: datetime | None = None) -> None:
        if backup is None:
            advice = "There is no good backup of it to offer here: look for another copy."
        else:
            when = f" of {spoken(made)}" if made else ""
            advice = f"The newest good backup{when} is {backup}. Restore it to go on."
        super().__init__(f"“{path.name}” is damaged. It was left as it is. {advice}", path)
        self.newest_backup = backup


class NewerFile(StorageRefused):
    """Made by a later release whose format this one does not know."""

    def __init__(self, path: Path, found: str, known: str) -> None:
        super().__init__(
            f"“{path.name}” was made by a newer Footing (its format is {found}, this one knows {known}). "
            "Update Footing to open it.",
            path,
        )


class FileInUse(StorageRefused):
    """Somebody else has the file open. `can_take_over` when nothing but a note from another computer says so."""

    def __init__(self, path: Path, owner: Owner | None, *, can_take_over: bool) -> None:
        who = f"by {owner}" if owner else "in another window or by another person"
        advice = (
            "Close it there, open a copy, or take it over if you are sure that it is closed there."
            if can_take_over
            else "Close it there, or open a copy."
        )
        super().__init__(f"“{path.name}” is open {who}. {advice}", path)
        self.owner = owner
        self.can_take_over = can_take_over


class FileBusy(StorageRefused):
    """Another program holds the file for too long a moment."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Another program is reading or copying “{path.name}” just now. Nothing was changed: try again soon.",
            path,
        )


class ReadOnly(StorageRefused):
    """The file was opened to be read, or may not be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” can be read but not changed here. Save a copy in a folder of your own and work in that.",
            path,
        )


class CannotRead(StorageRefused):
    """A file of somebody else's, or one that is locked away."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Footing may not read “{path.name}”: it belongs to somebody else on this computer. "
            "Ask whoever made it for a copy.",
            path,
        )


class CannotWrite(StorageRefused):
    """A folder that takes no files."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"Footing may not write “{path.name}” in {path.parent}. Choose another folder.", path)


class WrongName(StorageRefused):
    """A name that the disk does not take, or only without the few letters that the names beside it have more."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{shorten(path.name, _NAME_LETTERS)}” is too long a name here, or has letters that this disk does not "
            "take. Choose a shorter one, of letters and digits.",
            path,
        )


class CannotBackUp(StorageRefused):
    """The folder for backups takes none."""

    def __init__(self, path: Path, folder: Path) -> None:
        super().__init__(
            f"Footing may not write its backups in {folder}. Ask whoever looks after this computer to allow it.", path
        )


class DiskFull(StorageRefused):
    """There is no room."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The disk that holds “{path.name}” is full. Nothing was changed. Make some room and try again.", path
        )


class DiskTrouble(StorageRefused):
    """The disk does not answer as a disk should."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The disk that holds “{path.name}” did not answer. Nothing was changed. "
            "Check that it is connected, then close Footing and open the file again.",
            path,
        )


class InterruptedFile(StorageRefused):
    """Writing stopped half-way, and here the file may not be put right."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” was left in the middle of a change, and it cannot be put right where it may only be read. "
            "Open a copy of it in a folder of your own.",
            path,
        )


class FileExists(StorageRefused):
    """A new file would take the place of another."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is already a “{path.name}” in {path.parent}. Choose another name.", path)


class NotAsRecorded(Refused):
    """The rows are not as the journal left them, so its changes cannot be applied."""

    def __init__(self, label: str) -> None:
        super().__init__(
            f"“{label}” cannot be taken back or done again: another program has changed what it was about. "
            "Nothing was changed."
        )


class CopyFailed(StorageRefused):
    """A copy was written, read back, and was not the same."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"A copy of “{path.name}” was written but did not read back the same, so it was not kept. "
            "Check the disk, or copy to another one.",
            path,
        )


def spoken(moment: datetime) -> str:
    """`31 May 2027 at 14:05`, in the computer's own time."""
    local = moment.astimezone() if moment.tzinfo else moment
    return f"{format_date(local.date())} at {local:%H:%M}"


def refusal(error: BaseException, path: Path) -> StorageRefused | None:
    """The sentence for a failure of the world, or None when the error is the program's own."""
    if isinstance(error, DBAPIError):
        return refusal(error.orig, path) if error.orig else None
    if isinstance(error, sqlite3.Error):
        if "decode to UTF-8" in str(error):  # from the driver, which gives it no code
            return DamagedFile(path)
        return _database_refusal(getattr(error, "sqlite_errorcode", None), path)
    if isinstance(error, UnicodeDecodeError):  # what the database says holds a name that is no text
        return DamagedFile(path)
    if isinstance(error, OSError):
        return _system_refusal(error.errno, path)
    return None


@contextmanager
def database_world(path: Path) -> Iterator[None]:
    """Turns what the database raises about this file into a sentence, where the world is to blame."""
    with _told((sqlite3.Error, DBAPIError), path):
        yield


@contextmanager
def world(path: Path) -> Iterator[None]:
    """As `database_world`, and for what the system raises too: for code that touches no other file."""
    with _told((sqlite3.Error, DBAPIError, OSError, UnicodeDecodeError), path):
        yield


@contextmanager
def _told(kinds: tuple[type[Exception], ...], path: Path) -> Iterator[None]:
    try:
        yield
    except kinds as error:
        found = refusal(error, path)
        if found is None:
            raise
        raise found from error


def _database_refusal(code: int | None, path: Path) -> StorageRefused | None:
    if code is None:
        return None
    if code in {sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY}:
        return InterruptedFile(path)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return Vanished(path)
    kinds: dict[int, type[Vanished | DamagedFile | FileBusy | ReadOnly | DiskFull | DiskTrouble]] = {
        sqlite3.SQLITE_FULL: DiskFull,
        sqlite3.SQLITE_CORRUPT: DamagedFile,
        sqlite3.SQLITE_NOTADB: DamagedFile,
        sqlite3.SQLITE_READONLY: ReadOnly,
        sqlite3.SQLITE_PERM: ReadOnly,
        sqlite3.SQLITE_BUSY: FileBusy,
        sqlite3.SQLITE_LOCKED: FileBusy,
        sqlite3.SQLITE_IOERR: DiskTrouble if path.exists() else Vanished,
        sqlite3.SQLITE_CANTOPEN: ReadOnly if path.exists() else Vanished,
    }
    kind = kinds.get(code & 0xFF)
    return kind(path) if kind else None


def _system_refusal(number: int | None, path: Path) -> StorageRefused | None:
    if number in _NO_ROOM:
        return DiskFull(path)
    if number in _NOT_ALLOWED:
        return CannotWrite(path)
    if number in _GONE:
        return Vanished(path)
    if number in _NO_NAME:
        return WrongName(path)
    return DiskTrouble(path) if number == errno.EIO else None
