"""Whole copies of an organisation file, made by the database itself and read back before they get their name."""

import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from app import private
from app.own_files import sides_of
from app.storage.connection import connect
from app.storage.errors import CopyFailed, DamagedFile, FileExists, InterruptedFile, world
from app.storage.migrations import refuse_newer, version_of
from app.storage.placing import placing
from app.storage.recognise import check, counts, look_at_header


def copy_of(path: Path, to: Path) -> None:
    """Make an independent copy, also of a file that another has open; its last finished change is the last one in it.

    Raises FileExists rather than replace a file, and the sentences of opening a file. The file itself is never changed.
    """
    path, to = path.resolve(), to.absolute()
    look_at_header(path)
    refuse_existing(to)
    with world(path):
        try:
            _copy_from(path, to)
        except InterruptedFile:
            with tempfile.TemporaryDirectory() as folder:
                # The half-written change is taken back in a private copy; its journals go by the file's name.
                rescued = Path(folder, path.name)
                for each, to_rescue in zip((path, *sides_of(path)), (rescued, *sides_of(rescued)), strict=True):
                    if each.exists():
                        shutil.copyfile(each, to_rescue)
                _copy_from(rescued, to, read_only=False)


def restore(backup: Path, to: Path) -> None:
    """Bring a backup back as a file of its own.

    Raises DamagedFile, NewerFile when this program could not open it, and FileExists rather than replace a file.
    """
    look_at_header(backup)
    with suppress(InterruptedFile), world(backup), closing(connect(backup, read_only=True)) as source:
        refuse_newer(version_of(source, backup), backup)
    copy_of(backup, to)


def write_copy(source: sqlite3.Connection, path: Path, to: Path) -> None:
    """Copy the database of the file at `path` to `to`, replacing what is there only when the copy has proved sound.

    Raises CopyFailed when it does not read back the same, DiskFull and the like where the world fails.
    """
    with world(to):
        private.make_folder(to.parent)
    with placing(to) as beside:
        with closing(connect(beside)) as target:
            source.execute("BEGIN")  # what is counted is what is copied
            try:
                expected = counts(source)
                source.backup(target)
            finally:
                source.execute("COMMIT")
        with closing(connect(beside, read_only=True)) as written:
            try:
                check(written, beside)
            except DamagedFile as damaged:
                raise CopyFailed(path) from damaged
            if counts(written) != expected:
                raise CopyFailed(path)


def refuse_existing(path: Path) -> None:
    """Raises FileExists where the name is taken."""
    with world(path):
        if path.exists() or path.is_symlink():
            raise FileExists(path)


def _copy_from(path: Path, to: Path, *, read_only: bool = True) -> None:
    with world(path), closing(connect(path, read_only=read_only)) as source:
        check(source, path)
        write_copy(source, path, to)
