"""The change journal: every change of a row, written by triggers in the same transaction, under an action with a label.

A row is kept as a JSON object of its columns, so a later release that adds a column can still read what an earlier one
wrote; one that renames a column or a table calls `renamed_column` or `renamed_table` in its migration.
"""

import sqlite3
from datetime import UTC, datetime

from sqlalchemy import Column, Connection, Float, LargeBinary, Numeric, Table
from sqlalchemy.orm import Session

from app.models.schema import TABLES
from app.storage.visits import join_visit

TABLES_DDL = (
    """CREATE TABLE journal_action (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        label TEXT NOT NULL,
        at TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
        visit TEXT NOT NULL DEFAULT ''
    )""",
    """CREATE TABLE journal_change (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        action_id INTEGER NOT NULL REFERENCES journal_action (id) ON DELETE CASCADE,
        table_name TEXT NOT NULL,
        row_id INTEGER NOT NULL,
        before TEXT,
        after TEXT,
        CHECK (before IS NOT NULL OR after IS NOT NULL)
    )""",
    "CREATE INDEX ix_journal_change_action_id ON journal_change (action_id)",
    """CREATE TABLE journal_state (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        action_id INTEGER REFERENCES journal_action (id) ON DELETE SET NULL
    )""",
    "INSERT INTO journal_state (id, action_id) VALUES (1, NULL)",
)
"""`journal_change.id` gives the order; `journal_state.action_id` is the action being recorded, empty when none is."""

MOST_ACTIONS = 2_000
MOST_CHANGES = 50_000
MOST_BYTES = 20_000_000
"""Of what the rows were before and after, as text."""


def mapped_tables() -> tuple[Table, ...]:
    """The tables whose changes are recorded."""
    tables = tuple(mapped.__table__ for mapped in TABLES)
    return tuple(table for table in tables if isinstance(table, Table))


def replace_triggers(connection: sqlite3.Connection) -> None:
    """Write the triggers anew from the mapped tables, where they differ; part of the caller's transaction."""
    wanted = {statement for table in mapped_tables() for statement in _triggers(table)}
    found = dict(connection.execute("SELECT sql, name FROM sqlite_master WHERE type = 'trigger'").fetchall())
    for statement in found.keys() - wanted:
        connection.execute(f"DROP TRIGGER {_quoted(found[statement])}")
    for statement in sorted(wanted - found.keys()):
        connection.execute(statement)


def start_recording(session: Session, label: str, visit: str = "") -> int:
    """Open an action in the session's transaction; returns its id. Actions of one `visit` become one step of undo."""
    connection = session.connection()
    now = datetime.now(UTC).isoformat(timespec="seconds")
    action = connection.exec_driver_sql(
        "INSERT INTO journal_action (label, at, visit) VALUES (?, ?, ?)", (label, now, visit)
    ).lastrowid
    connection.exec_driver_sql("UPDATE journal_state SET action_id = ?", (action,))
    return int(action)


def stop_recording(session: Session, action: int) -> frozenset[str]:
    """Close the action and name the tables that it touched.

    One that changed something takes the place of all that was undone before; one that did not leaves no entry.
    """
    session.flush()
    connection = session.connection()
    connection.exec_driver_sql("UPDATE journal_state SET action_id = NULL")
    subjects = touched(connection, action)
    if subjects:
        action = join_visit(connection, action)
        connection.exec_driver_sql("DELETE FROM journal_action WHERE undone")
    if not touched(connection, action):
        connection.exec_driver_sql("DELETE FROM journal_action WHERE id = ?", (action,))
    return subjects


def touched(connection: Connection, action: int) -> frozenset[str]:
    """The tables that an action changed."""
    rows = connection.exec_driver_sql("SELECT DISTINCT table_name FROM journal_change WHERE action_id = ?", (action,))
    return frozenset(name for (name,) in rows)


def thin(connection: sqlite3.Connection) -> None:
    """Forget the oldest actions beyond the number, the changes and the bytes that are kept; never the newest one.

    Part of the caller's transaction.
    """
    oldest = connection.execute(
        """WITH size AS (
             SELECT a.id, count(c.id) AS changes,
               sum(coalesce(length(CAST(c.before AS BLOB)), 0) + coalesce(length(CAST(c.after AS BLOB)), 0)) AS bytes
             FROM journal_action a LEFT JOIN journal_change c ON c.action_id = a.id GROUP BY a.id
           ), ranked AS (
             SELECT id, row_number() OVER newest AS place, sum(changes) OVER newest AS total,
               sum(bytes) OVER newest AS bytes FROM size WINDOW newest AS (ORDER BY id DESC)
           )
           SELECT max(id) FROM ranked WHERE place > 1 AND (place > ? OR total > ? OR bytes > ?)""",
        (MOST_ACTIONS, MOST_CHANGES, MOST_BYTES),
    ).fetchone()[0]
    if oldest is not None:
        connection.execute("DELETE FROM journal_change WHERE action_id <= ?", (oldest,))
        connection.execute("DELETE FROM journal_action WHERE id <= ?", (oldest,))


def renamed_column(connection: sqlite3.Connection, table: str, old: str, new: str) -> None:
    """For a migration: what the journal holds under a column's old name is found under the new one."""
    for side in ("before", "after"):
        connection.execute(
            f"UPDATE journal_change SET {side} = json_remove(json_set({side}, ?, json_extract({side}, ?)), ?) "  # noqa: S608 - the side is one of two words above
            f"WHERE table_name = ? AND json_type({side}, ?) IS NOT NULL",
            (f'$."{new}"', f'$."{old}"', f'$."{old}"', table, f'$."{old}"'),
        )


def renamed_table(connection: sqlite3.Connection, old: str, new: str) -> None:
    """For a migration: what the journal holds of a table belongs to its new name."""
    connection.execute("UPDATE journal_change SET table_name = ? WHERE table_name = ?", (new, old))


def _triggers(table: Table) -> tuple[str, str, str]:
    """The three triggers of a table. A row that was written as it already was is no change."""
    name = _quoted(table.name)
    old, new = _row(table, "OLD"), _row(table, "NEW")
    moments = (
        ("insert", "INSERT", "NEW.id", "NULL", new, ""),
        ("update", "UPDATE", "OLD.id", old, new, f" AND {old} <> {new}"),
        ("delete", "DELETE", "OLD.id", old, "NULL", ""),
    )
    made = tuple(
        f"""CREATE TRIGGER {_quoted(f"journal_{table.name}_{suffix}")} AFTER {event} ON {name}
WHEN (SELECT action_id FROM journal_state) IS NOT NULL{condition}
BEGIN
  INSERT INTO journal_change (action_id, table_name, row_id, before, after)
  VALUES ((SELECT action_id FROM journal_state), {_literal(table.name)}, {row_id}, {before}, {after});
END"""  # noqa: S608 - names come from the mapped tables, never from a user
        for suffix, event, row_id, before, after, condition in moments
    )
    return made[0], made[1], made[2]


def _row(table: Table, side: str) -> str:
    """SQL for all columns of the old or the new row as one JSON object."""
    pairs = ", ".join(f"{_literal(column.name)}, {side}.{_quoted(column.name)}" for column in map(_kept, table.columns))
    return f"json_object({pairs})"


def _kept(column: Column[object]) -> Column[object]:
    """The column, if JSON gives back exactly what it holds: whole numbers, text and nothing."""
    if isinstance(column.type, Numeric | Float | LargeBinary):
        raise TypeError(f"{column} would not come back from the journal exactly as it was")
    return column


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
