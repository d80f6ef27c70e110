"""Where things are: the user's folders, and the files that come with the program, frozen or not.

A folder is made where it can be. Asking for one never fails: whoever writes in it is told, and has a sentence for it.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import platformdirs

from app import private

APP_NAME = "Footing"
_NOWHERE = Path(os.devnull)
"""Stands for the home of a user who has none: nothing can be made in it."""


def resource(*parts: str) -> Path:
    """A file that ships with the program, in the source tree and in a frozen build alike."""
    root = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))
    return root.joinpath("resources", *parts)


def data_folder() -> Path:
    """Where backups are, and the organisation files of earlier versions."""
    return _own(platformdirs.user_data_path)


def config_folder() -> Path:
    """Where this user's settings live."""
    return _own(platformdirs.user_config_path)


def cache_folder() -> Path:
    """What can be made again: font caches, copies of kept files that are looked at."""
    return _own(platformdirs.user_cache_path)


def log_folder() -> Path:
    """Where the log is."""
    return _own(platformdirs.user_log_path)


def documents_folder() -> Path:
    """Where people look for what they saved."""
    try:
        return platformdirs.user_documents_path()
    except RuntimeError:  # nothing says where the user's home is
        return _NOWHERE / "Documents"


def home_folder() -> Path:
    """The user's own folder, in which all others usually are."""
    try:
        return Path.home()
    except RuntimeError:
        return _NOWHERE


def takes_files(folder: Path) -> bool:
    """Whether files can be made in a folder, or the folder where it is missing; nothing is made to find out."""
    there = folder
    while not os.path.lexists(there) and there != there.parent:
        there = there.parent
    return os.path.isdir(there) and os.access(there, os.W_OK | os.X_OK)  # noqa: PTH112 - never raises


def _own(named: Callable[..., Path]) -> Path:
    try:
        folder = named(APP_NAME, appauthor=False)
    except RuntimeError:
        return _NOWHERE / APP_NAME
    with suppress(OSError):
        private.make_folder(folder)
    return private.put_right(folder)
