"""An organisation file that lives in memory, with foreign keys kept as in a real one."""

from sqlalchemy import create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

from app.models.schema import TABLES


def memory_session() -> Session:
    """A fresh, empty file in memory; the caller closes it with `close_session`."""
    engine = create_engine("sqlite://", poolclass=StaticPool)

    @event.listens_for(engine, "connect")
    def _keys(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
        connection.cursor().execute("PRAGMA foreign_keys = ON")

    TABLES[0].metadata.create_all(engine)
    return Session(engine, expire_on_commit=False)


def close_session(session: Session) -> None:
    """Close the session and its file."""
    engine = session.get_bind()
    session.close()
    engine.engine.dispose()
