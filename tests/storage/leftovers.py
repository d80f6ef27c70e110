"""What a crash leaves beside a name: every kind of journal, of this file or of another."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from app.own_files import sides_of
from app.storage.file import OrganisationFile
from app.storage.making import make_file
from tests.storage.rows import TODAY, cost_line

PERSISTED = 28
"""Bytes at the head of a journal that are blanked where it is kept after use (SQLite's file format)."""


def a_file(path: Path, *names: str) -> Path:
    """A file of costs of these names, each padded so that the file has some pages."""
    make_file(path, lambda session: session.add_all(cost_line(name, note="note " * 300) for name in names))
    return path


def interrupted(path: Path) -> None:
    """Leave a file as a process that is killed while it writes does: half written, its journal beside it."""
    kept = path.with_name("kept")
    kept.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 2")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE cost_line SET name = 'half ' || id, note = note || 'half'")
        for each in (path, sides_of(path)[0]):
            shutil.copyfile(each, kept / each.name)
    for each in kept.iterdir():
        each.replace(path.with_name(each.name))
    kept.rmdir()


def in_its_log(path: Path) -> None:
    """Leave a file as another program does that keeps a write-ahead log and is killed: the changes are in the log."""
    kept = path.with_name("kept")
    kept.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("UPDATE cost_line SET name = 'logged ' || id")
        for each in (path, *sides_of(path)[1:]):
            shutil.copyfile(each, kept / each.name)
    for each in kept.iterdir():
        each.replace(path.with_name(each.name))
    kept.rmdir()


def _journal(path: Path, change: Callable[[bytes], bytes] = bytes) -> None:
    interrupted(path)
    journal = sides_of(path)[0]
    journal.write_bytes(change(journal.read_bytes()))


def _other(leave: Callable[[Path], None]) -> Callable[[Path], None]:
    """The same, left by another file."""

    def left(path: Path) -> None:
        path.unlink()
        a_file(path, *(f"Other {number}" for number in range(60)))
        leave(path)

    return left


KINDS: dict[str, Callable[[Path], None]] = {
    "a hot journal of the same": _journal,
    "a hot journal of another": _other(_journal),
    "a journal of no length": lambda path: _journal(path, lambda _content: b""),
    "a journal cut short": lambda path: _journal(path, lambda content: content[: len(content) // 2]),
    "a journal cut inside its header": lambda path: _journal(path, lambda content: content[:20]),
    "a journal kept after use": lambda path: _journal(path, lambda content: bytes(PERSISTED) + content[PERSISTED:]),
    "a log of the same": in_its_log,
    "a log of another": _other(in_its_log),
}
"""Each leaves, at the path of a file, that file (or another of its name) with what a crash leaves beside it."""


def leave(kind: str, name: Path) -> None:
    """Put beside a name that no file bears what a crash of this kind leaves there."""
    a_file(name, *(f"Old {number}" for number in range(60)))
    KINDS[kind](name)
    name.unlink()


def costs_of(path: Path) -> list[str]:
    """The names of the costs in a file, as opening it shows them."""
    with OrganisationFile.open(path, today=TODAY) as opened, opened.read() as session:
        return [name for (name,) in session.connection().exec_driver_sql("SELECT name FROM cost_line ORDER BY id")]
