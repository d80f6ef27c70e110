"""From any released format to this one: ordered named steps, each in a transaction with its own record.

To change the stored tables after a release: change the models, add a `Migration` to `MIGRATIONS` with the next version
(a new minor where an older Footing can still read the file, a new major where it cannot), give every added column a
default in its SQL, call `journal.renamed_column` or `journal.renamed_table` for what got another name, and store a
file of the release in tests/data.
"""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from app import __version__
from app.models.base import Base
from app.storage import journal
from app.storage.connection import APPLICATION_ID
from app.storage.errors import DamagedFile, NewerFile, world
from app.storage.step_1_1 import to_1_1

_RELEASE_DDL = """CREATE TABLE release (
    version TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    program TEXT NOT NULL
)"""


@dataclass(frozen=True, order=True)
class Version:
    """A release of the file format. A higher minor can be read by older programs of the same major."""

    major: int
    minor: int

    @classmethod
    def from_number(cls, number: int) -> Self:
        """From the number that the file carries (`user_version`)."""
        return cls(*divmod(number, 1000))

    @property
    def number(self) -> int:
        """As the file carries it."""
        return self.major * 1000 + self.minor

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}"


@dataclass(frozen=True)
class Migration:
    """One step to a version. `apply` gets a connection inside a transaction with foreign keys off."""

    version: Version
    name: str
    apply: Callable[[sqlite3.Connection], None]


FIRST = Version(1, 0)
MIGRATIONS: tuple[Migration, ...] = (Migration(Version(1, 1), "people, scenarios, prices and rates", to_1_1),)
"""The steps after the first release, oldest first."""


def current(steps: Sequence[Migration] = MIGRATIONS) -> Version:
    """The format that this program writes."""
    return steps[-1].version if steps else FIRST


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
    if version < FIRST:
        raise DamagedFile(path)
    return version


def refuse_newer(version: Version, path: Path) -> bool:
    """Raises NewerFile for a later major; returns whether a later minor means that the file may only be read."""
    known = current()
    if version.major > known.major:
        raise NewerFile(path, str(version), str(known))
    return version > known


def migrate(connection: sqlite3.Connection, steps: Sequence[Migration] = MIGRATIONS) -> tuple[str, ...]:
    """Take the file to this program's format; returns the names of the steps taken.

    The connection must have foreign keys off: SQLite can then rebuild a table without emptying those that refer to it.
    A step that fails leaves the file as it was before that step.
    """
    version = Version.from_number(connection.execute("PRAGMA user_version").fetchone()[0])
    due = [step for step in steps if step.version > version]
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
