"""Telling what a file is before trusting it: ours or not, whole or damaged, and of which format."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Enum,
    Index,
    Integer,
    LargeBinary,
    Table,
    TextClause,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

from app.models.base import MonthText
from app.models.schema import stored_tables
from app.own_files import HEADER_BYTES, begins_as_ours, sides_of
from app.storage import migrations
from app.storage.errors import CannotRead, DamagedFile, NotAnOrganisationFile, Vanished, world

_BAD_HISTORY = """
    SELECT 1 FROM journal_change c LEFT JOIN journal_action a ON a.id = c.action_id
    WHERE a.label IS NULL OR datetime(a.at) IS NULL OR a.undone NOT IN (0, 1)
    OR c.table_name IS NULL OR c.row_id IS NULL
    OR coalesce(c.before, c.after) IS NULL OR NOT json_valid(coalesce(c.before, '{}'))
    OR NOT json_valid(coalesce(c.after, '{}'))
    UNION ALL SELECT 1 FROM journal_state s WHERE s.id <> 1 OR s.action_id IS NOT NULL
    LIMIT 1
"""
_OWN_TABLES = {"journal_action", "journal_change", "journal_state", "release"}


def look_at_header(path: Path) -> None:
    """Refuse what is plainly not one of our files, without opening it as a database.

    Raises Vanished, CannotRead, NotAnOrganisationFile, or DamagedFile for an empty or blanked file. A file that was
    cut off in the middle of a write still has our mark, since the mark is written once, before the file gets its name.
    Not for a file that this process has open: closing the second look would let go of the first one's locks on some
    systems.
    """
    with world(path):
        if not path.is_file():
            raise NotAnOrganisationFile(path) if path.exists() else Vanished(path)
        try:
            with path.open("rb") as stream:
                header = stream.read(HEADER_BYTES)
        except PermissionError as error:
            raise CannotRead(path) from error
        size = path.stat().st_size
    if not header.strip(b"\x00"):
        raise DamagedFile(path)
    if not begins_as_ours(header):
        raise NotAnOrganisationFile(path)
    if len(header) < HEADER_BYTES or (size < _expected_size(header) and not _is_interrupted(path)):
        raise DamagedFile(path)


def _expected_size(header: bytes) -> int:
    """Bytes that the file should have: pages times the size of a page, as its header says (SQLite's file format)."""
    page_size = int.from_bytes(header[16:18], "big")
    return int.from_bytes(header[28:32], "big") * (65_536 if page_size == 1 else page_size)


def _is_interrupted(path: Path) -> bool:
    """Whether a change was cut off in the middle, which the database takes back on opening."""
    return any(side.exists() for side in sides_of(path))


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Whether the file is sound, read through from end to end: the one notion of it, for files, backups and copies.

    The database's own check sees damaged pages, indexes that do not fit their tables and broken rules; every value is
    looked at too, since a page can be well formed and hold a date that is none. A file of an older format has to be
    sound in that of this release. Raises DamagedFile, or another sentence when the disk does not answer.
    """
    _check_database(connection, path)
    if migrations.version_of(connection, path) == migrations.current():
        check_contents(connection, path)
        return
    with world(path), closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        connection.backup(copy)
        _check_database(copy, path)  # read-only, the database forgets the rules for values
        if migrations.version_of(copy, path) < migrations.current():
            with _fitting(path):
                migrations.migrate(copy)
            check_contents(copy, path)


def _check_database(connection: sqlite3.Connection, path: Path) -> None:
    with reading(path):
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()
        missing = _OWN_TABLES - _tables(connection)
        if found[0] != "ok" or missing:
            raise DamagedFile(path)
        if any(connection.execute(sql).fetchone() for sql in ("PRAGMA foreign_key_check", _BAD_HISTORY)):
            raise DamagedFile(path)


def check_contents(connection: sqlite3.Connection, path: Path) -> None:
    """Every table of this release is there, and every value is within the bounds of the model. Raises DamagedFile.

    The bounds are asked for outright: the file's own go unseen where it may only be read, and may not be ours.
    """
    with reading(path):
        missing = {table.name for table in stored_tables()} - _tables(connection)
        wrong = missing or any(_is_wrong(connection, table) for table in stored_tables())
    if wrong:
        raise DamagedFile(path)


@contextmanager
def _fitting(path: Path) -> Iterator[None]:
    """Rows that a migration cannot take into the tables of this release were never right."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise DamagedFile(path) from error


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """On going through a file for the first time, a missing column or a text that is no text means damage."""
    with world(path):
        try:
            yield
        except (sqlite3.OperationalError, ValueError) as error:
            if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) != sqlite3.SQLITE_ERROR:
                raise
            raise DamagedFile(path) from error


def _is_wrong(connection: sqlite3.Connection, table: Table) -> bool:
    """Whether any row holds what its columns cannot, or text that cannot be read; kept bytes stay unread.

    A missing column is an error.
    """
    name = f'"{table.name}"'
    read = (column for column in table.columns if not isinstance(column.type, LargeBinary))
    columns = ", ".join(f'{name}."{column.name}"' for column in read)
    for _row in connection.execute(f"SELECT {columns} FROM {name}"):  # noqa: S608 - the mapped table's own names
        pass
    conditions = " OR ".join(f"NOT ({rule})" for rule in (*map(_fits, table.columns), *_bounds(table)))
    asked = (f"SELECT 1 FROM {name} WHERE {conditions} LIMIT 1", *_twins(table))  # noqa: S608 - the same
    return any(connection.execute(sql).fetchone() for sql in asked)


def _bounds(table: Table) -> Iterator[str]:
    """SQL of what the model asks of a row; that of choices is among the kinds of values."""
    for rule in table.constraints:
        if isinstance(rule, CheckConstraint) and isinstance(rule.sqltext, TextClause):
            yield rule.sqltext.text


def _twins(table: Table) -> Iterator[str]:
    """SQL that finds two rows where the model wants one."""
    for rule in (*table.constraints, *table.indexes):
        if not isinstance(rule, UniqueConstraint) and not (isinstance(rule, Index) and rule.unique):
            continue
        where = rule.dialect_options["sqlite"].get("where")  # a rule for some of the rows only
        columns = [f'"{column.name}"' for column in rule.columns]
        given = [f"{column} IS NOT NULL" for column in columns] + ([] if where is None else [where.text])
        yield (
            f'SELECT 1 FROM "{table.name}" WHERE {" AND ".join(given)} '  # noqa: S608 - the same
            f"GROUP BY {', '.join(columns)} HAVING count(*) > 1 LIMIT 1"
        )


def _fits(column: Column[Any]) -> str:
    """SQL that tells whether a value is of its column's kind."""
    name, stored = f'"{column.name}"', _plain(column)
    if isinstance(column.type, MonthText):
        fits = f"typeof({name}) = 'text' AND date({name} || '-01') IS {name} || '-01'"
    elif isinstance(stored, Date):
        fits = f"typeof({name}) = 'text' AND date({name}) IS {name}"
    elif isinstance(stored, Enum):
        words = ", ".join(f"'{word}'" for word in stored.enums)
        fits = f"{name} IN ({words})"
    else:
        fits = f"typeof({name}) = '{_storage_class(stored)}'"
    return fits if not column.nullable else f"{name} IS NULL OR {fits}"


def _storage_class(kind: TypeEngine[Any]) -> str:
    """What SQLite calls a value of this type."""
    if isinstance(kind, LargeBinary):
        return "blob"
    return "integer" if isinstance(kind, Integer | Boolean) else "text"


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
