"""Undo and redo: the journal's changes applied backwards or forwards, row by row, exactly as they were recorded."""

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from app.storage.errors import NotAsRecorded

_UNDO = "SELECT id, label FROM journal_action WHERE NOT undone ORDER BY id DESC LIMIT 1"
_REDO = "SELECT id, label FROM journal_action WHERE undone ORDER BY id LIMIT 1"


@dataclass(frozen=True)
class Effect:
    """What an action, an undo or a redo did: its label and the names of the tables that it touched."""

    label: str
    subjects: frozenset[str]


def next_undo(connection: sqlite3.Connection) -> str | None:
    """The label of the action that undo would take back."""
    row = connection.execute(_UNDO).fetchone()
    return row[1] if row else None


def next_redo(connection: sqlite3.Connection) -> str | None:
    """The label of the action that redo would do again."""
    row = connection.execute(_REDO).fetchone()
    return row[1] if row else None


def undo(connection: sqlite3.Connection) -> Effect | None:
    """Take back the last action, or return None when there is none. See `_replay`."""
    return _replay(connection, _UNDO, backwards=True)


def redo(connection: sqlite3.Connection) -> Effect | None:
    """Do the first undone action again, or return None when there is none. See `_replay`."""
    return _replay(connection, _REDO, backwards=False)


def _replay(connection: sqlite3.Connection, which: str, *, backwards: bool) -> Effect | None:
    """Apply one action's changes in one transaction.

    The connection must have foreign keys off: the journal holds what the cascades did, so no rule may do it a second
    time, nor refuse a state on the way. The references are checked before the commit instead. Raises NotAsRecorded,
    and changes nothing, where the rows are not as the journal left them.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        action = connection.execute(which).fetchone()
        if action is None:
            connection.execute("ROLLBACK")
            return None
        subjects = _apply(connection, *action, backwards=backwards)
        connection.execute("UPDATE journal_action SET undone = ? WHERE id = ?", (backwards, action[0]))
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return Effect(action[1], subjects)


def _apply(connection: sqlite3.Connection, action: int, label: str, *, backwards: bool) -> frozenset[str]:
    changes = connection.execute(
        "SELECT table_name, before, after FROM journal_change WHERE action_id = ? ORDER BY id", (action,)
    ).fetchall()
    subjects = frozenset(table for table, _, _ in changes)
    columns = {table: _columns(connection, table) for table in subjects}
    try:
        for table, before, after in reversed(changes) if backwards else changes:
            source, target = (after, before) if backwards else (before, after)
            fits = _put(connection, table, _known(source, columns[table]), _known(target, columns[table]))
            if not fits:
                raise NotAsRecorded(label)
    except (sqlite3.IntegrityError, KeyError) as error:
        raise NotAsRecorded(label) from error
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise NotAsRecorded(label)
    return subjects


def _put(
    connection: sqlite3.Connection, table: str, source: dict[str, Any] | None, target: dict[str, Any] | None
) -> bool:
    """Turn the source row (None: no row) into the target row (None: no row); whether the source row was there."""
    name = _quoted(table)
    if target is None:
        done = connection.execute(f"DELETE FROM {name} WHERE id = ?", ((source or {})["id"],))  # noqa: S608 - names that the file's own schema has, quoted
    elif source is None:
        names = ", ".join(map(_quoted, target))
        marks = ", ".join("?" * len(target))
        done = connection.execute(f"INSERT INTO {name} ({names}) VALUES ({marks})", tuple(target.values()))  # noqa: S608 - names that the file's own schema has, quoted
    else:
        changes = ", ".join(f"{_quoted(column)} = ?" for column in target)
        done = connection.execute(f"UPDATE {name} SET {changes} WHERE id = ?", (*target.values(), source["id"]))  # noqa: S608 - names that the file's own schema has, quoted
    return done.rowcount == 1


def _known(row: str | None, columns: frozenset[str]) -> dict[str, Any] | None:
    """A recorded row, without columns that a later release has dropped."""
    if row is None:
        return None
    return {column: value for column, value in json.loads(row).items() if column in columns}


def _columns(connection: sqlite3.Connection, table: str) -> frozenset[str]:
    return frozenset(name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,)))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
