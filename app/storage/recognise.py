"""Telling what a file is before trusting it: ours or not, whole or damaged, and of which format."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Column, Date, Integer, Table, TypeDecorator
from sqlalchemy.types import TypeEngine

from app.models.base import MonthText
from app.storage import journal, migrations
from app.storage.connection import APPLICATION_ID
from app.storage.errors import DamagedFile, NotAnOrganisationFile, Vanished, world

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_OWN_TABLES = {"journal_action", "journal_change", "journal_state", "release"}


def look_at_header(path: Path) -> None:
    """Refuse what is plainly not one of our files, without opening it as a database.

    Raises Vanished, NotAnOrganisationFile, or DamagedFile for an empty or blanked file. A file that was cut off in the
    middle of a write still has our mark, since the mark is written once, before the file gets its name. Not for a file
    that this process has open: closing the second look would let go of the first one's locks on some systems.
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
    """Read the whole file through. Raises DamagedFile, or another sentence when the disk does not answer.

    The database's own check sees damaged pages and broken rules; of a file in this release's format every value is
    looked at too, since a page can be well formed and hold a date that is none.
    """
    with world(path):
        found = connection.execute("PRAGMA quick_check(1)").fetchone()
        missing = _OWN_TABLES - _tables(connection)
    if found[0] != "ok" or missing:
        raise DamagedFile(path)
    if migrations.version_of(connection, path) == migrations.current():
        check_contents(connection, path)


def check_contents(connection: sqlite3.Connection, path: Path) -> None:
    """Every table of this release is there, every value can be what its column says, every reference leads somewhere.

    Raises DamagedFile.
    """
    with world(path):
        if {table.name for table in journal.mapped_tables()} - _tables(connection):
            raise DamagedFile(path)
        try:
            wrong = any(_is_wrong(connection, table) for table in journal.mapped_tables())
            broken = connection.execute("PRAGMA foreign_key_check").fetchone()
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) != sqlite3.SQLITE_ERROR:
                raise
            raise DamagedFile(path) from error  # a column is missing, or a text is not text
    if wrong or broken:
        raise DamagedFile(path)


def _is_wrong(connection: sqlite3.Connection, table: Table) -> bool:
    """Whether any row holds what its columns cannot, or text that cannot be read."""
    name = f'"{table.name}"'
    for _row in connection.execute(f"SELECT * FROM {name}"):  # noqa: S608 - the mapped table's own name
        pass
    conditions = " OR ".join(f"NOT ({_fits(column)})" for column in table.columns)
    return connection.execute(f"SELECT 1 FROM {name} WHERE {conditions} LIMIT 1").fetchone() is not None  # noqa: S608 - the same


def _fits(column: Column[Any]) -> str:
    """SQL that tells whether a value is of its column's kind."""
    name = f'"{column.name}"'
    if isinstance(column.type, MonthText):
        fits = f"typeof({name}) = 'text' AND date({name} || '-01') IS {name} || '-01'"
    elif isinstance(column.type, Date):
        fits = f"typeof({name}) = 'text' AND date({name}) IS {name}"
    elif isinstance(_plain(column), Integer | Boolean):
        fits = f"typeof({name}) = 'integer'"
    else:
        fits = f"typeof({name}) = 'text'"
    return f"{name} IS NULL OR {fits}"


def _plain(column: Column[Any]) -> TypeEngine[Any]:
    """The type that a column is stored as."""
    kind = column.type
    return kind.impl_instance if isinstance(kind, TypeDecorator) else kind


def _tables(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


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
