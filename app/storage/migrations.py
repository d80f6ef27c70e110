"""From any released format to this one: ordered named steps, each in a transaction with its own record.

To change the stored tables once their format is released: add the next one to `FORMATS` in `app.models.formats` (a new
minor where an older Footing can still read the file, a new major where it cannot), change the models, add a `Migration`
to `MIGRATIONS`, give every added column a default in its SQL, and call `journal.renamed_column` or
`journal.renamed_table` for what got another name. README.md, "Adding a migration", tells the rest.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from app import __version__
from app.models.base import Base
from app.models.formats import FORMATS, Version
from app.own_files import APPLICATION_ID
from app.storage import journal
from app.storage.errors import DamagedFile, NewerFile, world
from app.storage.steps.step_1_1 import to_1_1
from app.storage.steps.step_1_2 import to_1_2
from app.storage.steps.step_2_0 import to_2_0
from app.storage.steps.step_2_1 import to_2_1

_RELEASE_DDL = """CREATE TABLE release (
    version TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    program TEXT NOT NULL
)"""


@dataclass(frozen=True)
class Migration:
    """One step to a version. `apply` gets a connection inside a transaction with foreign keys off."""

    version: Version
    name: str
    apply: Callable[[sqlite3.Connection], None]


MIGRATIONS: tuple[Migration, ...] = (
    Migration(Version(1, 1), "people, scenarios, prices and rates", to_1_1),
    Migration(Version(1, 2), "amounts by month", to_1_2),
    Migration(Version(2, 0), "documents with texts of their own", to_2_0),
    Migration(Version(2, 1), "a library, outcomes, policies and options weighed", to_2_1),
)
"""The steps after the first format, oldest first: one to each of the others."""


def current() -> Version:
    """The format that the steps lead to, in which every file is written."""
    return MIGRATIONS[-1].version


def create_schema(connection: sqlite3.Connection) -> None:
    """Everything a new file holds, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    dialect = sqlite.dialect()
    for table in Base.metadata.sorted_tables:
        connection.execute(str(CreateTable(table).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            connection.execute(str(CreateIndex(index).compile(dialect=dialect)))
    for statement in (*journal.TABLES_DDL, _RELEASE_DDL):
        connection.execute(statement)
    journal.replace_triggers(connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    _record(connection, current(), "new file")
    connection.execute("COMMIT")


def version_of(connection: sqlite3.Connection, path: Path) -> Version:
    """The file's format. Raises DamagedFile where there is none."""
    with world(path):
        number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    version = Version.from_number(number)
    if version < FORMATS[0]:
        raise DamagedFile(path)
    return version


def refuse_newer(version: Version, path: Path) -> bool:
    """Raises NewerFile for a later major; returns whether a later minor means that the file may only be read."""
    known = current()
    if version.major > known.major:
        raise NewerFile(path, str(version), str(known))
    return version > known


def migrate(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Take the file to this program's format; returns the names of the steps taken.

    The connection must have foreign keys off: SQLite can then rebuild a table without emptying those that refer to it.
    A step that fails leaves the file as it was before that step.
    """
    version = Version.from_number(connection.execute("PRAGMA user_version").fetchone()[0])
    due = [step for step in MIGRATIONS if step.version > version]
    for step in due:
        connection.execute("BEGIN IMMEDIATE")
        try:
            step.apply(connection)
            if step is due[-1]:
                journal.replace_triggers(connection)
            _refuse_broken_references(connection, step)
            _record(connection, step.version, step.name)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    return tuple(step.name for step in due)


def _refuse_broken_references(connection: sqlite3.Connection, step: Migration) -> None:
    if broken := connection.execute("PRAGMA foreign_key_check").fetchone():
        raise AssertionError(f"“{step.name}” left a row of {broken[0]} without what it refers to")


def _record(connection: sqlite3.Connection, version: Version, name: str) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute("INSERT INTO release VALUES (?, ?, ?, ?)", (str(version), name, now, __version__))
    connection.execute(f"PRAGMA user_version = {version.number}")
