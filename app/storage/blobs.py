"""The bytes of kept files: swept where nothing names them any more, neither a row nor a change that can be undone."""

import sqlite3

_NAMED = """
    SELECT sha256 FROM attachment
    UNION SELECT tree FROM version
    UNION SELECT pdf FROM sent WHERE pdf IS NOT NULL
    UNION SELECT docx FROM sent WHERE docx IS NOT NULL
    UNION SELECT json_extract(before, '$.sha256') FROM journal_change
          WHERE table_name = 'attachment' AND before IS NOT NULL
    UNION SELECT json_extract(after, '$.sha256') FROM journal_change
          WHERE table_name = 'attachment' AND after IS NOT NULL
"""


def sweep(connection: sqlite3.Connection) -> None:
    """Remove the bytes that nothing names. Part of the caller's transaction."""
    connection.execute(f"DELETE FROM blob WHERE sha256 NOT IN ({_NAMED})")  # noqa: S608 - a query of our own
