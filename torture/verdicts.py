"""What may be wrong with what a kill left behind, and the ways to find out."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from app.problems import Refused
from app.storage import backups
from app.storage.file import OrganisationFile
from tests.storage.leftovers import costs_of
from tests.storage.rows import TODAY, Tables, tables


class Wrong(StrEnum):
    """The three ways in which work can be betrayed."""

    LOST = "lost"
    HALF_MADE = "half made"
    OTHER_DATA = "other data"


class Betrayed(Exception):
    """Something is wrong with what is left."""

    def __init__(self, wrong: Wrong, what: str) -> None:
        super().__init__(f"{wrong}: {what}")
        self.wrong = wrong


@contextmanager
def opened(path: Path, *, read_only: bool = False) -> Iterator[OrganisationFile]:
    """The file, opened as a user opens it. Raises Betrayed where it does not open."""
    if not path.exists():
        raise Betrayed(Wrong.LOST, f"{path.name} is not there")
    try:
        file = OrganisationFile.open(path, today=TODAY, read_only=read_only)
    except Refused as refusal:
        raise Betrayed(Wrong.HALF_MADE, str(refusal)) from refusal
    with file:
        yield file


def rows_of(path: Path, *, read_only: bool = False) -> Tables:
    """Every row of a file."""
    with opened(path, read_only=read_only) as file:
        return tables(file)


def costs_in(path: Path) -> list[str]:
    """The names of the costs in a file. Raises Betrayed where it does not open."""
    with opened(path):
        pass
    return costs_of(path)


def expect(path: Path, *allowed: Tables) -> int:
    """Which of these the file holds. Raises Betrayed where it holds something else."""
    found = rows_of(path)
    if found not in allowed:
        raise Betrayed(Wrong.OTHER_DATA, f"{path.name} holds other rows")
    return allowed.index(found)


def expect_backups(path: Path, whole: Tables, *, older: bool = False) -> int:
    """How many backups a file has, each of them sound and with these rows. Raises Betrayed.

    Those of an `older` format can be looked at only by taking them to this one.
    """
    found = backups.backups_of(path)
    for backup in found:
        if not backups.is_good(backup.path):
            raise Betrayed(Wrong.HALF_MADE, f"the backup {backup.path.name} is not sound")
        if rows_of(backup.path, read_only=not older) != whole:
            raise Betrayed(Wrong.OTHER_DATA, f"the backup {backup.path.name} holds other rows")
    return len(found)


def expect_nothing_else(folder: Path, *names: str) -> None:
    """Raises Betrayed where a folder offers an organisation file beyond these."""
    offered = {entry.name for entry in folder.glob("*.footing")} - set(names)
    if offered:
        raise Betrayed(Wrong.HALF_MADE, f"{', '.join(sorted(offered))} came to be")
