"""An organisation file that lives in memory, with foreign keys kept as in a real one."""

import sqlite3
from functools import cache

from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from app.models.schema import TABLES


def memory_session() -> Session:
    """A fresh, empty file in memory; the caller closes it with `close_session`."""
    return Session(create_engine("sqlite://", creator=_connect, poolclass=StaticPool), expire_on_commit=False)


def close_session(session: Session) -> None:
    """Close the session and its file."""
    engine = session.get_bind()
    session.close()
    engine.engine.dispose()


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
