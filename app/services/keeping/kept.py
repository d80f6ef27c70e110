"""What is kept and never undone: versions of documents, what was sent, the bytes of files. Plain values both ways."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Table, insert, select, update
from sqlalchemy.orm import Session

from app.models.schema import KEPT
from app.services.rows.checks import Values
from app.services.rows.records import Record


def add(session: Session, table: str, values: Values) -> int:
    """Keep a new row and return its id. Raises KeyError for a table that is none of these."""
    kept = _table(table)
    number: int = session.execute(insert(kept).values(**values).returning(kept.c.id)).scalar_one()
    return number


def rows(
    session: Session, table: str, *, where: Values | None = None, order: str | Sequence[str] = ()
) -> tuple[Record, ...]:
    """The kept rows whose columns equal `where`, in the order asked for; of blobs without their bytes."""
    kept = _table(table)
    by = (order,) if isinstance(order, str) else tuple(order)
    columns = [column for column in kept.columns if column.name != "data"]
    conditions = [kept.c[name] == value for name, value in (where or {}).items()]
    query = select(*columns).where(*conditions).order_by(*(kept.c[name] for name in by), kept.c.id)
    found = (dict(row._mapping) for row in session.execute(query))  # noqa: SLF001 - SQLAlchemy's documented name for it
    return tuple(Record(row.pop("id"), row) for row in found)


def mark(session: Session, table: str, row: int, values: dict[str, Any]) -> None:
    """Write down what became of a kept row, such as that it was withdrawn."""
    kept = _table(table)
    session.execute(update(kept).where(kept.c.id == row).values(**values))


def _table(name: str) -> Table:
    found = next(mapped.__table__ for mapped in KEPT if mapped.__tablename__ == name)
    assert isinstance(found, Table)  # noqa: S101 - tells the type checker what a mapped class has
    return found
