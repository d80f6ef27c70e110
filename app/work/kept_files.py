"""Files kept with a row, such as a policy as signed: read from the disk, and written out to be looked at."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from app.paths import cache_folder
from app.private import make_folder, opener
from app.problems import Refused
from app.services.keeping.blobs import refuse_size
from app.text import quoted, safe_file_name, whole_text

_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
TYPES: Mapping[str, str] = {
    ".pdf": "application/pdf",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".doc": "application/msword",
    ".odt": f"{_OPEN}.text",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".ods": f"{_OPEN}.spreadsheet",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".txt": "text/plain",
}
"""What is kept and opened, by its ending. Nothing else is: an organisation file may come from anybody, with a program
in it that goes by the name of a policy."""
_OPENED = "opened"


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as it is kept: its name, its bytes and what they are."""

    name: str
    data: bytes
    media_type: str


def read_file(path: Path) -> ReadFile:
    """Read a file to be kept. Raises Refused for one that is gone, empty, larger than 10 MB or of another kind."""
    name = whole_text(path.name)
    media_type = _media_type(name)
    try:
        refuse_size(path.stat().st_size)
        return ReadFile(name, path.read_bytes(), media_type)
    except FileNotFoundError as error:
        raise Refused(f"{quoted(name)} is not there any more. Choose the file again.") from error
    except OSError as error:
        raise Refused(f"{quoted(name)} cannot be read: {error.strerror or error}. Choose another file.") from error


def write_to_look_at(name: str, data: bytes) -> Path:
    """Write a copy of a kept file for the computer's own program to show, in place of those shown before.

    Raises Refused for a kind that is not opened, and where it cannot be written.
    """
    _media_type(name)
    folder = cache_folder() / _OPENED
    shutil.rmtree(folder, ignore_errors=True)  # one that another program still holds stays a while longer
    try:
        target = Path(mkdtemp(dir=make_folder(folder)))
        path = target / f"{safe_file_name(Path(name).stem)}{Path(name).suffix.lower()}"
        with open(path, "wb", opener=opener) as stream:
            stream.write(data)
    except OSError as error:
        raise Refused(f"{quoted(name)} cannot be opened: {error.strerror or error}. Make room on the disk.") from error
    return path


def _media_type(name: str) -> str:
    found = TYPES.get(Path(name).suffix.lower())
    if found is None:
        raise Refused(f"{quoted(name)} is not a document or a picture. Save it as PDF, and choose that.")
    return found
