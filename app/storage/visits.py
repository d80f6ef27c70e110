"""One visit to a text is one step of undo: what it saves again and again becomes one action of the journal."""

from sqlalchemy import Connection


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
    """Of a row that was only changed, keep the first before and the last after; nothing where they are the same."""
    rows = connection.exec_driver_sql(
        "SELECT table_name, row_id, min(id), max(id) FROM journal_change WHERE action_id = ? "
        "GROUP BY table_name, row_id HAVING count(*) > 1 AND count(before) = count(*) AND count(after) = count(*)",
        (action,),
    ).all()
    for table, row, first, last in rows:
        connection.exec_driver_sql(
            "UPDATE journal_change SET after = (SELECT after FROM journal_change WHERE id = ?) WHERE id = ?",
            (last, first),
        )
        connection.exec_driver_sql(
            "DELETE FROM journal_change WHERE action_id = ? AND table_name = ? AND row_id = ? AND id > ?",
            (action, table, row, first),
        )
    connection.exec_driver_sql("DELETE FROM journal_change WHERE action_id = ? AND before = after", (action,))
