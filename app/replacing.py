"""Writing a file so that it is there whole or not at all, and never in the place of the user's own work."""

import os
import platform
import re
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.own_files import is_own, sides_of
from app.problems import Refused

_HERE = f"{zlib.crc32(platform.node().encode('utf-8', 'surrogatepass')):08x}"
_PART = re.compile(r"\..*?\.((?P<computer>[0-9a-f]{8})\.(?P<process>\d+)\.)?[0-9a-f]{8}\.part(-journal|-wal|-shm)?")
_DAY_SECONDS = 24 * 60 * 60


@contextmanager
def replacing(path: Path, *, own: bool = False) -> Iterator[Path]:
    """A name beside the path to write to; what was written takes the path's place when all went well.

    When anything fails, what stood at the path still stands there and nothing is left beside it. What a killed process
    left there goes. Raises Refused with a sentence when the folder or the disk is at fault, and where an organisation
    file is or could be, unless it is the program's `own` file that is written.
    """
    if not own and is_own(path):
        raise Refused(
            f"“{path.name}” is, or is named like, a Footing file, and nothing else is saved in its place. "
            "Choose another name."
        )
    sweep(path.parent)
    beside = path.with_name(f".{path.name[:80]}.{_HERE}.{os.getpid()}.{os.urandom(4).hex()}.part")
    try:
        yield beside
        with beside.open("rb+") as written:
            os.fsync(written.fileno())
        beside.replace(path)
    except OSError as error:
        raise Refused(f"{path} cannot be written: {error.strerror or error}. Choose another place.") from error
    finally:
        for left in (beside, *sides_of(beside)):
            with suppress(OSError):  # there was never a folder, or the disk is gone
                left.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove what processes that were killed left half written in a folder. Never raises.

    Of another computer, which may share the folder, nothing tells whether it still writes: that goes after a day.
    """
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            part = _PART.fullmatch(entry.name)
            if part and _is_left(entry, part["computer"], part["process"]):
                with suppress(OSError):
                    Path(entry).unlink()


def _is_left(entry: "os.DirEntry[str]", computer: str | None, process: str | None) -> bool:
    if computer == _HERE and process and os.name == "posix" and not _is_running(int(process)):
        return True
    return time.time() - entry.stat(follow_symlinks=False).st_mtime > _DAY_SECONDS


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)  # asks only; on Windows it would end the process
    except PermissionError:
        return True
    except (ProcessLookupError, OverflowError):
        return False
    return True
