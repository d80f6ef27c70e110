"""The bytes of kept files: swept where no row, no change to undo and no kept version names them."""

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

_SHOWN = """
    SELECT 1 FROM version JOIN blob AS document ON document.sha256 = version.tree
    WHERE instr(document.data, CAST(blob.sha256 AS BLOB))
"""
"""A picture in a version that was kept, such as a logo that the organisation has replaced since."""


def sweep(connection: sqlite3.Connection) -> None:
    """Remove the bytes that nothing names. Part of the caller's transaction."""
    query = f"DELETE FROM blob WHERE sha256 NOT IN ({_NAMED}) AND NOT EXISTS ({_SHOWN})"  # noqa: S608 - our own query
    connection.execute(query)
