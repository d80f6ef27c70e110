"""An organisation file that lives in memory, with foreign keys kept as in a real one."""

import sqlite3
from functools import cache
from typing import cast

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool, StaticPool

from app.models.schema import TABLES


def memory_session() -> Session:
    """A fresh, empty file in memory; the caller closes it with `close_session`."""
    return Session(_engine().connect(), expire_on_commit=False)


def close_session(session: Session) -> None:
    """Close the session and its file."""
    connection = cast("Connection", session.get_bind())
    session.close()
    connection.close()


@cache
def _engine() -> Engine:
    """One for all: each of its connections is a file of its own, and what it has made of a query serves them all."""
    return create_engine("sqlite://", creator=_connect, poolclass=NullPool)


def _connect() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.executescript(_schema())
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


@cache
def _schema() -> str:
    """The statements that make the tables, written once: asking for each table anew takes ten times as long."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    TABLES[0].metadata.create_all(engine)
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").scalars().all()
    engine.dispose()
    return ";\n".join(rows)
