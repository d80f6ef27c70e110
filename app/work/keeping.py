"""Where files are kept: the folder that is offered for new ones, and why it is another than the Documents folder."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from app.own_files import SUFFIX
from app.paths import APP_NAME, data_folder, documents_folder, home_folder, takes_files
from app.storage.folders import folder_warning, shared_by
from app.text import free_name, safe_file_name

_ICLOUD = "Library/Mobile*/com~apple~CloudDocs"


@dataclass(frozen=True)
class Offer:
    """A folder for new files, and a sentence about it where there is something to say."""

    folder: Path
    why: str = ""


def offered(chosen: str = "") -> Offer:
    """The folder that she chose before, where it is there; else Documents, or another where that is shared or closed.

    A file that a service copies to other computers can be changed on two of them, and one change is lost.
    """
    if chosen and os.path.isdir(chosen):  # noqa: PTH112 - which says no where it may not look
        return said_of(Path(chosen))
    documents = documents_folder()
    shared = _documents_shared(documents)
    if not shared and takes_files(documents):
        return Offer(documents)
    why = f"Your folder “{documents.name}” {f'is {shared}' if shared else 'cannot be written'}"
    for folder in (home_folder() / APP_NAME, data_folder()):
        if not shared_by(folder / "file") and takes_files(folder):
            return Offer(folder, f"{why}, so another one is offered.")
    return Offer(documents, f"{why}. Choose another folder.")


def said_of(folder: Path) -> Offer:
    """A folder that she names herself, with what to be careful about there."""
    if not takes_files(folder):
        return Offer(folder, "This folder cannot be written. Choose another.")
    return Offer(folder, folder_warning(folder / "file") or "")


def new_path(name: str, folder: Path) -> Path:
    """Where the file of an organisation of this name goes in a folder: under its name, and never in another's place."""
    try:
        taken = [entry.stem if entry.suffix.lower() == SUFFIX else entry.name for entry in folder.iterdir()]
    except OSError:  # it is not there yet, or may not be read: whoever writes is told
        taken = []
    return folder / f"{free_name(safe_file_name(name), taken)}{SUFFIX}"


def _documents_shared(documents: Path) -> str:
    """How, if at all. It may be a link to a folder that is shared, and iCloud copies it where it stands."""
    if sys.platform == "darwin" and any(home_folder().glob(f"{_ICLOUD}/{documents.name}")):
        return "copied to other computers by iCloud Drive"
    real = os.path.realpath(documents)
    return shared_by(documents / "file") or shared_by(Path(real, "file"))
