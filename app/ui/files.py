"""The organisation file as the window opens, makes, copies and restores it: the window's one way to storage."""

from app.exchange.open_file import read_open_form
from app.storage.copies import copy_of, restore
from app.storage.errors import DamagedFile, FileInUse
from app.storage.file import OrganisationFile
from app.storage.folders import default_file, folder_warning
from app.storage.making import make_file

__all__ = [
    "DamagedFile",
    "FileInUse",
    "OrganisationFile",
    "copy_of",
    "default_file",
    "folder_warning",
    "make_file",
    "read_open_form",
    "restore",
]
