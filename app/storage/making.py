"""A new organisation file with its first contents."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy.orm import Session

from app.storage.file import OrganisationFile


def make_file(path: Path, fill: Callable[[Session], object]) -> None:
    """Make a file and let `fill` put the first rows into it; when anything is refused nothing is left behind.

    The first rows are where the file's history begins, so they cannot be undone. Raises FileExists and the like, and
    whatever `fill` raises.
    """
    created = OrganisationFile.create(path)
    try:
        with created, created.first_rows() as session:
            fill(session)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
