"""Writing a file so that it is there whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.problems import Refused


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A name beside the path to write to; what was written takes the path's place when all went well.

    When anything fails, what stood at the path still stands there and nothing is left beside it. Raises Refused with
    a sentence when the folder or the disk is at fault.
    """
    beside = path.with_name(f".{path.name[:80]}.{os.urandom(4).hex()}.part")
    try:
        yield beside
        with beside.open("rb+") as written:
            os.fsync(written.fileno())
        beside.replace(path)
    except OSError as error:
        raise Refused(f"{path} cannot be written: {error.strerror or error}. Choose another place.") from error
    finally:
        beside.unlink(missing_ok=True)
