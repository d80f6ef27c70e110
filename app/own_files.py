"""Organisation files as any writer of files must know them: their names, how they begin, which ones are open here.

Who saves a table or a picture must never hit one, under whatever name: a link, other letters, or a name of its own.
"""

import os
import re
from pathlib import Path

SUFFIX = ".footing"
APPLICATION_ID = int.from_bytes(b"FTNG", "big")
HEADER_BYTES = 100

_MAGIC = b"SQLite format 3\x00"
_SIDES = ("-journal", "-wal", "-shm")
_NAMED = re.compile(rf"{re.escape(SUFFIX)}({'|'.join(_SIDES)}|\.lock|\.who)?[ .]*", re.IGNORECASE)
_open: list[Path] = []


def begins_as_ours(header: bytes) -> bool:
    """Whether these first bytes of a file are those of an organisation file (SQLite's file format, our mark in it)."""
    return header[:16] == _MAGIC and int.from_bytes(header[68:72], "big") == APPLICATION_ID


def sides_of(path: Path) -> tuple[Path, ...]:
    """What the database keeps beside a file and goes by its name: a change half done, or done and not yet in it."""
    return tuple(path.with_name(f"{path.name}{ending}") for ending in _SIDES)


def hold(path: Path) -> None:
    """This process has the file open from now on."""
    _open.append(path)


def let_go(path: Path) -> None:
    """It has it open no more."""
    _open.remove(path)


def is_own(path: Path) -> bool:
    """Whether a path is or may be an organisation file or belongs to one: by name, as one open here, or by content.

    A file that is open here is never looked into: closing the second look would let go of the first one's locks.
    """
    real = Path(os.path.realpath(path))  # unlike `resolve` it raises nothing at links in a circle
    if any(_is_named(name) for name in (path.name, real.name)):
        return True
    if any(real in (held, *sides_of(held)) or _is_same(real, held) for held in tuple(_open)):
        return True
    try:
        if not real.is_file():
            return False
        with real.open("rb") as stream:
            return begins_as_ours(stream.read(HEADER_BYTES))
    except OSError:  # whoever writes there will be told
        return False


def _is_named(name: str) -> bool:
    """Whether a name ends like one of ours; Windows leaves out dots and blanks at the end."""
    found = _NAMED.search(name)
    return found is not None and found.end() == len(name)


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False
