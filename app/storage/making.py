"""A new organisation file with its first contents."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy.orm import Session

from app.storage.file import OrganisationFile


def make_file(path: Path, fill: Callable[[Session], object], *, overwrite: bool = False) -> None:
    """Make a file and let `fill` put the first rows into it; killed or refused, nothing bears its name.

    The first rows are where the file's history begins, so they cannot be undone. With `overwrite` the file that is
    there is backed up and makes way. Raises FileExists and the like, and whatever `fill` raises.
    """
    with _no_folders_left(path.absolute()):
        OrganisationFile.create(path, fill, overwrite=overwrite).close()


@contextmanager
def _no_folders_left(path: Path) -> Iterator[None]:
    """Where a file could not be made, the folders made for it go again."""
    made = [folder for folder in path.parents if not folder.exists()]
    try:
        yield
    except BaseException:
        for folder in made:
            with suppress(OSError):  # it was never made, or something else is in it by now
                folder.rmdir()
        raise
