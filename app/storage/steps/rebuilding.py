"""Building a stored table anew, for a migration that adds columns: SQLite cannot add one with its rules in place."""

import sqlite3


def rebuild(connection: sqlite3.Connection, statement: str) -> None:
    """Put the table that a CREATE TABLE statement makes in the place of the one of its name, with what that held.

    Columns that it had not take their defaults; those that it has no more are left behind. Its indexes go and are
    made again by the caller; its triggers are put back at the end of every migration. Foreign keys have to be off.
    """
    table = statement.removeprefix("CREATE TABLE ").split(" ", 1)[0].strip('"')
    had = _columns(connection, table)
    connection.execute(f'CREATE TEMP TABLE kept AS SELECT * FROM main."{table}"')  # noqa: S608 - the migration's own names
    connection.execute(f'DROP TABLE main."{table}"')
    connection.execute(statement)
    columns = ", ".join(f'"{name}"' for name in _columns(connection, table) if name in had)
    connection.execute(f'INSERT INTO main."{table}" ({columns}) SELECT {columns} FROM temp.kept')  # noqa: S608 - the same
    connection.execute("DROP TABLE temp.kept")


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
