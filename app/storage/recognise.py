"""Telling what a file is before trusting it: ours or not, whole or damaged, and of which format."""

import sqlite3
from pathlib import Path

from app.storage.connection import APPLICATION_ID
from app.storage.errors import DamagedFile, NotAnOrganisationFile, Vanished, world
from app.storage.journal import mapped_tables

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


def look_at_header(path: Path) -> None:
    """Refuse what is plainly not one of our files, without opening it as a database.

    Raises Vanished, NotAnOrganisationFile, or DamagedFile for an empty or blanked file. A file that was cut off in the
    middle of a write still has our mark, since the mark is written once, before the file gets its name.
    """
    with world(path):
        if not path.is_file():
            raise NotAnOrganisationFile(path) if path.exists() else Vanished(path)
        with path.open("rb") as stream:
            header = stream.read(_HEADER_BYTES)
    if not header.strip(b"\x00"):
        raise DamagedFile(path)
    if header[:16] != _MAGIC or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise NotAnOrganisationFile(path)
    if len(header) < _HEADER_BYTES:
        raise DamagedFile(path)


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Read the whole file through. Raises DamagedFile, or another sentence when the disk does not answer."""
    with world(path):
        found = connection.execute("PRAGMA quick_check(1)").fetchone()
        present = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if found[0] != "ok" or not {"journal_action", "journal_change", "journal_state", "release"} <= present:
        raise DamagedFile(path)


def check_contents(connection: sqlite3.Connection, path: Path) -> None:
    """After migrating: every table of this release is there, and every reference leads somewhere."""
    with world(path):
        present = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken or not {table.name for table in mapped_tables()} <= present:
        raise DamagedFile(path)


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    names = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' ORDER BY name"
        )
    ]
    quoted = {name: '"' + name.replace('"', '""') + '"' for name in names}
    return {name: connection.execute(f"SELECT count(*) FROM {quoted[name]}").fetchone()[0] for name in names}  # noqa: S608 - names read from the file itself, quoted
