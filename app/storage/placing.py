"""The one way for an organisation file to come to stand under a name: whole, its owner's alone, and all by itself."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app import private
from app.own_files import sides_of
from app.replacing import replacing
from app.storage.errors import world

LEFT_OVER = ".left-over"


@contextmanager
def placing(path: Path) -> Iterator[Path]:
    """An empty file to build the database in, which takes the name when all went well.

    Raises CannotWrite, DiskFull and the like.
    """
    with replacing(path, own=True) as beside, world(path):
        private.make_file(beside)
        yield beside
        set_sides_aside(path)


def set_sides_aside(path: Path) -> None:
    """Free a name of the journals that another file left there: the database would play them into the new one.

    They may be all that can mend the file that they belong to, so what holds anything is kept, under a name that no
    database goes by.
    """
    for side in sides_of(path):
        if not side.is_symlink() and side.exists() and side.stat().st_size and not side.name.endswith("-shm"):
            side.replace(_free(side))
        else:
            side.unlink(missing_ok=True)


def _free(side: Path) -> Path:
    target = side.with_name(f"{side.name}{LEFT_OVER}")
    return target if not target.exists() else target.with_name(f"{target.name}.{os.urandom(4).hex()}")
