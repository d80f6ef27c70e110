"""The step to format 2.0: documents with texts of their own, files kept inside, versions, and what was sent.

The words of a business case stood with its project, one set for all of its documents. They move into each of these, and
where a project has words and no document, into a first draft: today, and at every step that can be undone or done
again, so that no step loses them. Rules stand here as they were at that release and are never changed again.
"""

import json
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from app.storage.steps.rebuilding import rebuild
from app.storage.steps.step_2_0_tables import ADDED, INDEXES, REBUILT
from app.storage.steps.step_2_0_words import GONE, Moment, Row, Rows, uid_of

_SAME: Row = {"language": "en-GB", "audience": "commissioner"}
"""What every document of an older format has."""
_TABLES = ("project", "document")
_WITHOUT = ", ".join(f"'$.{name}'" for name in GONE)


class _Change(NamedTuple):
    """A recorded change of a project or a document."""

    id: int
    table: str
    row: int
    before: Row | None
    after: Row | None


def to_2_0(connection: sqlite3.Connection) -> None:
    """Make the new tables, move the words of projects into documents, and let what was recorded follow."""
    for statement in ADDED:
        connection.execute(statement)
    _name_documents(connection)
    moment = Moment(connection)
    rows = moment.rows()
    for statement in REBUILT:
        rebuild(connection, statement)
    for (table, _), row in rows.items():
        names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))
    for statement in INDEXES:
        connection.execute(statement)
    _follow(connection, moment.copy(), undone=False)
    _follow(connection, moment, undone=True)
    _forget_words(connection)


def _name_documents(connection: sqlite3.Connection) -> None:
    """Give every document its identifier, and what documents have from now on."""
    for name in ("uid", *_SAME):
        connection.execute(f"ALTER TABLE document ADD COLUMN {name} VARCHAR")
    connection.create_function("uid_of", -1, uid_of, deterministic=True)
    connection.execute(
        "UPDATE document SET uid = uid_of(id, title, created_on), language = :language, audience = :audience", _SAME
    )


def _follow(connection: sqlite3.Connection, moment: Moment, *, undone: bool) -> None:
    """Let recorded actions change the moved words too: back from today those that are done, on those that are undone."""
    for action in _actions(connection, undone=undone):
        here = moment.rows()
        for recorded in _changes(connection, action, undone=undone):
            is_document = recorded.table == "document"
            change = _identified(connection, recorded, moment.uid(recorded.row)) if is_document else recorded
            moment.put(change.table, change.row, change.after if undone else change.before)
        there = moment.rows()
        before, after = (here, there) if undone else (there, here)
        _record(connection, action, before, after)


def _actions(connection: sqlite3.Connection, *, undone: bool) -> list[int]:
    order = "ASC" if undone else "DESC"
    found = connection.execute(
        "SELECT DISTINCT a.id FROM journal_action a JOIN journal_change c ON c.action_id = a.id "
        f"WHERE a.undone = ? AND c.table_name IN (?, ?) ORDER BY a.id {order}",
        (undone, *_TABLES),
    )
    return [action for (action,) in found]


def _changes(connection: sqlite3.Connection, action: int, *, undone: bool) -> Iterator[_Change]:
    order = "ASC" if undone else "DESC"
    found = connection.execute(
        "SELECT id, table_name, row_id, before, after FROM journal_change "
        f"WHERE action_id = ? AND table_name IN (?, ?) ORDER BY id {order}",
        (action, *_TABLES),
    ).fetchall()
    for change, table, row, before, after in found:
        yield _Change(change, table, row, _row(before), _row(after))


def _row(side: str | None) -> Row | None:
    if side is None:
        return None
    row = json.loads(side)
    if not isinstance(row, dict):
        raise sqlite3.IntegrityError("what was recorded is no row")  # told like a row that the tables cannot take
    return row


def _identified(connection: sqlite3.Connection, change: _Change, uid: object) -> _Change:
    """A recorded change of a document, which has the identifier of the one that it is about, or one of its own."""
    known = {"uid": uid or uid_of(change.row, "change", change.id), **_SAME}
    before, after = (None if side is None else side | known for side in (change.before, change.after))
    sides = (None if side is None else _json(side) for side in (before, after))
    connection.execute("UPDATE journal_change SET before = ?, after = ? WHERE id = ?", (*sides, change.id))
    return change._replace(before=before, after=after)


def _record(connection: sqlite3.Connection, action: int, before: Rows, after: Rows) -> None:
    """Add to an action what it does to drafts and texts."""
    for table, number in {**before, **after}:
        sides = [rows.get((table, number)) for rows in (before, after)]
        if sides[0] != sides[1]:
            connection.execute(
                "INSERT INTO journal_change (action_id, table_name, row_id, before, after) VALUES (?, ?, ?, ?, ?)",
                (action, table, number, *(None if side is None else _json(side) for side in sides)),
            )


def _forget_words(connection: sqlite3.Connection) -> None:
    """A recorded project has no words; a change of nothing else is none, nor is an action without a change."""
    for side in ("before", "after"):
        connection.execute(
            f"UPDATE journal_change SET {side} = json_remove({side}, {_WITHOUT}) "
            f"WHERE table_name = 'project' AND {side} IS NOT NULL"
        )
    connection.execute("DELETE FROM journal_change WHERE table_name = 'project' AND before = after")
    connection.execute("DELETE FROM journal_action WHERE id NOT IN (SELECT action_id FROM journal_change)")


def _json(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))
