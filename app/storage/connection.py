"""Connections to the organisation file, every one with the same rules switched on."""

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

WAIT_SECONDS = 10.0


def connect(path: Path, *, read_only: bool = False, foreign_keys: bool = True) -> sqlite3.Connection:
    """A connection to a file that is there already; never makes one. Transactions are begun by hand.

    With the driver's own mode a CREATE TABLE would survive a rollback, so it is off. Rows that push others out fire
    the journal's triggers too. What does not fit the cache waits in memory rather than locking readers out before the
    commit. What is deleted is overwritten: a person erased is not found in the file's free pages.
    """
    mode = "ro" if read_only else "rw"
    connection = sqlite3.connect(
        f"{_uri(path)}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False, timeout=WAIT_SECONDS
    )
    try:
        for pragma in (
            f"foreign_keys = {'ON' if foreign_keys else 'OFF'}",
            "recursive_triggers = ON",
            "synchronous = FULL",
            "fullfsync = ON",
            "cache_spill = OFF",
            "temp_store = MEMORY",
            "secure_delete = ON",
        ):
            connection.execute(f"PRAGMA {pragma}")
        if not read_only:
            connection.execute("PRAGMA journal_mode = DELETE")
    except BaseException:
        connection.close()
        raise
    return connection


def make_engine(path: Path, *, read_only: bool) -> Engine:
    """SQLAlchemy on those connections.

    A small pool, so that the window can read while the worker writes, and so that a file which was replaced behind
    our back is noticed: a connection keeps hold of the file that it opened.
    """
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, read_only=read_only),
        poolclass=QueuePool,
        pool_size=3,
        pool_reset_on_return=None,  # see _end
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "reset", _end)
    return engine


def for_writing(engine: Engine) -> Engine:
    """The same engine, whose transactions take the right to write at once instead of in the middle."""
    return engine.execution_options(footing_writes=True)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("footing_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _end(connection: sqlite3.Connection, _record: object, _state: object) -> None:
    """Take back what is unfinished; after a COMMIT that the database refused SQLAlchemy would leave it open."""
    if connection.in_transaction:
        connection.rollback()


def _uri(path: Path) -> str:
    """The file as SQLite's URI; a share's name must not be taken for a computer to ask. Any bytes can be in a name."""
    text = quote(os.fsencode(path.absolute().as_posix()))
    text = text if text.startswith("/") else f"/{text}"
    return f"file://{text}" if text.startswith("//") else f"file:{text}"
