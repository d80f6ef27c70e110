"""One visit to a text is one step of undo: what it saves again and again becomes one action of the journal."""

from sqlalchemy import Connection

_ROWS = """
    WITH row AS (
        SELECT table_name, row_id, min(id) AS first, max(id) AS last FROM journal_change WHERE action_id = ?
        GROUP BY table_name, row_id HAVING count(*) > 1
    )
    SELECT table_name, row_id, first, last FROM row WHERE NOT EXISTS (
        SELECT 1 FROM journal_change other WHERE other.action_id = ? AND other.table_name = row.table_name
        AND other.row_id <> row.row_id AND other.id BETWEEN row.first AND row.last
    )
"""
"""Rows that changed more than once while no other row of their table did."""


def join_visit(connection: Connection, action: int) -> int:
    """Let a recorded action join the one before it, where both are of the same visit; returns the action it is in.

    Nothing is joined across another action, nor with one that was undone. What is changed and changed back is no
    change. Part of the caller's transaction.
    """
    before = connection.exec_driver_sql(
        "SELECT b.id FROM journal_action b, journal_action a WHERE a.id = ? AND a.visit <> '' AND b.visit = a.visit "
        "AND NOT b.undone AND b.id = (SELECT max(id) FROM journal_action WHERE id < a.id)",
        (action,),
    ).scalar()
    if before is None:
        return action
    connection.exec_driver_sql("UPDATE journal_change SET action_id = ? WHERE action_id = ?", (before, action))
    connection.exec_driver_sql(
        "UPDATE journal_action SET at = (SELECT at FROM journal_action WHERE id = ?) WHERE id = ?", (action, before)
    )
    connection.exec_driver_sql("DELETE FROM journal_action WHERE id = ?", (action,))
    _join_changes(connection, before)
    return int(before)


def _join_changes(connection: Connection, action: int) -> None:
    """Of each row keep the first before and the last after, in one change; nothing where these are the same.

    What happened to another row of the table in between stands in the way: it may have needed what this row let go of,
    such as its name.
    """
    for table, row, first, last in connection.exec_driver_sql(_ROWS, (action, action)).all():
        before, after = _ends(connection, first, last)
        connection.exec_driver_sql(
            "DELETE FROM journal_change WHERE action_id = ? AND table_name = ? AND row_id = ? AND id > ?",
            (action, table, row, first),
        )
        if before == after:
            connection.exec_driver_sql("DELETE FROM journal_change WHERE id = ?", (first,))
        else:
            connection.exec_driver_sql(
                "UPDATE journal_change SET before = ?, after = ? WHERE id = ?", (before, after, first)
            )


def _ends(connection: Connection, first: int, last: int) -> tuple[str | None, str | None]:
    """What a row was before the first change and is after the last; None where there was none or is none."""
    return (
        connection.exec_driver_sql("SELECT before FROM journal_change WHERE id = ?", (first,)).scalar(),
        connection.exec_driver_sql("SELECT after FROM journal_change WHERE id = ?", (last,)).scalar(),
    )
