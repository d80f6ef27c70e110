"""What was changed, when, from what to what: the journal as plain data."""

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Any

ROWS_SHOWN = 100
_NAMES = ("claim", "name", "title", "risk", "words", "word")

Value = str | int | None


@dataclass(frozen=True)
class CellChange:
    """One column of a row as it was and as it became, as stored: pence, basis points, ISO dates, months, words."""

    column: str
    before: Value
    after: Value


@dataclass(frozen=True)
class RowChange:
    """What an action did to a row: `kind` is added, changed or removed; `name` is its name or title, or empty."""

    table: str
    row_id: int
    name: str
    kind: str
    cells: tuple[CellChange, ...]


@dataclass(frozen=True)
class HistoryEntry:
    """One action: when (with time zone), what it was called, whether it is undone, and the rows it changed.

    At most a hundred rows are listed; `more` is how many changes are not.
    """

    at: datetime
    label: str
    undone: bool
    rows: tuple[RowChange, ...]
    more: int


def history(connection: sqlite3.Connection, limit: int) -> tuple[HistoryEntry, ...]:
    """The latest actions, newest first."""
    actions = connection.execute(
        "SELECT id, at, label, undone FROM journal_action ORDER BY id DESC LIMIT ?", (limit,)
    ).fetchall()
    return tuple(_entry(connection, *action) for action in actions)


def _entry(connection: sqlite3.Connection, action: int, at: str, label: str, undone: int) -> HistoryEntry:
    count = connection.execute("SELECT count(*) FROM journal_change WHERE action_id = ?", (action,)).fetchone()[0]
    recorded = connection.execute(
        "SELECT table_name, row_id, before, after FROM journal_change WHERE action_id = ? ORDER BY id LIMIT ?",
        (action, ROWS_SHOWN),
    ).fetchall()
    ends: dict[tuple[str, int], tuple[dict[str, Value], dict[str, Value]]] = {}
    for table, row_id, before, after in recorded:
        first, _ = ends.get((table, row_id), (_row(before), {}))
        ends[table, row_id] = (first, _row(after))
    rows = tuple(_row_change(table, row_id, *pair) for (table, row_id), pair in ends.items())
    return HistoryEntry(
        datetime.fromisoformat(at), label, bool(undone), tuple(row for row in rows if row.cells), count - len(recorded)
    )


def _row_change(table: str, row_id: int, before: dict[str, Value], after: dict[str, Value]) -> RowChange:
    kind = "changed" if before and after else "added" if after else "removed"
    latest = after or before
    name = next((str(latest[column]) for column in _NAMES if latest.get(column)), "")
    cells = tuple(
        CellChange(column, before.get(column), after.get(column))
        for column in {**before, **after}
        if column != "id" and before.get(column) != after.get(column)
    )
    return RowChange(table, row_id, name, kind, cells)


def _row(text: str | None) -> dict[str, Value]:
    row: dict[str, Any] = json.loads(text) if text else {}
    return row
