"""For nobody but its owner: how files and folders of the user's are made, and put right where others could read them.

On Windows what lies in the user's own folders is hers alone already, and nothing here changes anything.
"""

import os
from contextlib import suppress
from pathlib import Path

_FILE, _FOLDER, _OTHERS = 0o600, 0o700, 0o077


def opener(name: str, flags: int) -> int:
    """For `open`: a file that is made by it is its owner's alone."""
    return os.open(name, flags, _FILE)


def make_file(path: Path) -> None:
    """Make an empty file. Raises FileExistsError and other OSErrors."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _FILE))


def write_text(path: Path, text: str) -> None:
    """Write a file from its beginning, in UTF-8. Raises OSError."""
    with open(path, "w", encoding="utf-8", opener=opener) as stream:
        stream.write(text)


def make_folder(folder: Path) -> Path:
    """The folder, made where it is missing with all that is missing above it. Raises OSError."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(mode=_FOLDER, exist_ok=True)
    return folder


def put_right(path: Path) -> Path:
    """The file or folder at the path, taken from everybody else where it is this user's own. Never raises."""
    if os.name == "posix":
        with suppress(OSError):  # not there, or on a disk that knows no owners
            found = path.stat()
            if found.st_mode & _OTHERS and found.st_uid == os.geteuid():
                path.chmod(found.st_mode & 0o7777 & ~_OTHERS)
    return path
