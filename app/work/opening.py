"""Opening an organisation file: to be read, to be changed, or in some way round what stands in the way of that."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Literal, Protocol

from sqlalchemy.orm import Session

from app.dates import present_day
from app.storage.copies import copy_of, restore
from app.storage.errors import DamagedFile, FileInUse, InterruptedFile, ReadOnly
from app.storage.file import OrganisationFile
from app.storage.folders import default_file, folder_warning
from app.text import free_name


class Asked(Protocol):
    """Whoever is asked what to do with a file that cannot be opened as it is. The sentence says what is the matter."""

    def in_use(self, sentence: str, *, can_take_over: bool) -> Literal["copy", "take", "no"]:
        """Open a copy of it, open it all the same (only where it can be taken over), or leave it."""

    def damaged(self, sentence: str) -> bool:
        """Whether to open its newest good backup, as a file of its own."""


def open_file(path: Path, asked: Asked, *, today: date, take_over: bool = False) -> OrganisationFile | None:
    """The open file, or what is opened in its place; None where it was left.

    A copy or a backup gets a name of its own beside the file, which stays as it is. Raises Refused with a sentence
    where there is no way round.
    """
    try:
        return OrganisationFile.open(path, take_over=take_over, today=today)
    except FileInUse as refusal:
        answer = asked.in_use(str(refusal), can_take_over=refusal.can_take_over)
    except DamagedFile as refusal:
        backup = refusal.newest_backup
        if backup is None:
            raise
        if not asked.damaged(str(refusal)):
            return None
        beside = _beside(path, "restored", today)
        restore(backup, beside)
        return open_file(beside, asked, today=today)
    if answer == "take":
        return open_file(path, asked, today=today, take_over=True)
    if answer == "no":
        return None
    beside = _beside(path, "copy", today)
    copy_of(path, beside)
    return open_file(beside, asked, today=today)


def first_file(named: Path | None, last: str) -> Path | None:
    """The file to begin with: the one named, the one opened last, or the usual one where it is there."""
    if named or last:
        return named or Path(last)
    usual = default_file()
    return usual if os.path.exists(usual) else None  # noqa: PTH110 - which says no where it may not look


def to_be_told(opened: OrganisationFile, first_time: Callable[[str], bool]) -> str:
    """What there is to know about a file just opened: how it was opened, or (once) that its folder needs care."""
    warning = folder_warning(opened.path)
    return opened.notice or (warning if warning and first_time(f"warned:{opened.path}") else "")


def open_to_change(path: Path) -> OrganisationFile:
    """The file, opened to be changed. Raises Refused with a sentence where that cannot be done."""
    return OrganisationFile.open(path, today=present_day())


def open_to_read(path: Path) -> OrganisationFile:
    """The file, opened to be read: also while another has it open, and without changing anything about it.

    A file of an older format, or one that was left in the middle of a change, has to be written to be read.
    """
    try:
        return OrganisationFile.open(path, read_only=True, today=present_day())
    except (ReadOnly, InterruptedFile):
        return open_to_change(path)


@contextmanager
def reading(path: Path) -> Iterator[Session]:
    """A session that only reads the file at a path."""
    with open_to_read(path) as opened, opened.read() as session:
        yield session


@contextmanager
def changing(path: Path, label: str) -> Iterator[Session]:
    """A session whose work is kept, as one action, when nothing goes wrong."""
    with open_to_change(path) as opened, opened.action(label) as session:
        yield session


def _beside(path: Path, word: str, today: date) -> Path:
    """A free name beside a file that says why it is there."""
    taken = (other.stem for other in path.parent.glob(f"*{path.suffix}"))
    return path.with_name(f"{free_name(f'{path.stem} ({word} {today.isoformat()})', taken)}{path.suffix}")
