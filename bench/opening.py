"""How long opening a large file takes, which is read through and judged before it is trusted."""

import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path

from app.models.costs import CostLine
from app.storage.connection import connect
from app.storage.file import OrganisationFile
from app.storage.making import make_file
from bench.finding import Finding, ratio
from bench.measure import pair

BYTES = 10_000_000
TODAY = date(2026, 5, 6)
LIMIT = 1.6


def findings() -> list[Finding]:
    """Opening a file of 10 MB, to the quick check of the database and one reading of every row."""
    with tempfile.TemporaryDirectory(prefix="footing-bench-") as folder:
        path = Path(folder, "large.footing")
        _fill(path)
        OrganisationFile.open(path, today=TODAY).close()  # makes the day's backup

        def ours() -> None:
            OrganisationFile.open(path, today=TODAY).close()

        def floor() -> None:
            with closing(connect(path)) as connection:
                connection.execute("PRAGMA quick_check").fetchone()
                tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
                for (name,) in tables:
                    connection.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 - the file's own names

        took, least = pair(ours, floor, runs=5)
        return [ratio("Opening a file of 10 MB, to a quick check and reading every row", took, least, LIMIT)]


def _fill(path: Path) -> None:
    """Costs with notes, half of them with a past that can be undone."""
    make_file(path, lambda session: session.add_all(_costs(0, 14_000)))
    with OrganisationFile.open(path, today=TODAY) as opened:
        start = 14_000
        while path.stat().st_size < BYTES:
            with opened.action(f"Add from {start}") as session:
                session.add_all(_costs(start, start + 500))
            start += 500


def _costs(first: int, beyond: int) -> list[CostLine]:
    note = "What it is for, and who agreed to it. " * 3
    return [
        CostLine(name=f"Line {number}", amount=number, start=TODAY, note=note, import_key=f"costs:{number}")
        for number in range(first, beyond)
    ]
