"""Where things are: the user's folders, and the files that come with the program, frozen or not."""

import sys
from pathlib import Path

import platformdirs

from app import private

APP_NAME = "Footing"


def resource(*parts: str) -> Path:
    """A file that ships with the program, in the source tree and in a frozen build alike."""
    root = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))
    return root.joinpath("resources", *parts)


def data_folder() -> Path:
    """Where the default organisation file lives."""
    return _own(platformdirs.user_data_path(APP_NAME, appauthor=False))


def config_folder() -> Path:
    """Where this user's settings live."""
    return _own(platformdirs.user_config_path(APP_NAME, appauthor=False))


def cache_folder() -> Path:
    """What can be made again: font caches."""
    return _own(platformdirs.user_cache_path(APP_NAME, appauthor=False))


def log_folder() -> Path:
    """Where the log is."""
    return _own(platformdirs.user_log_path(APP_NAME, appauthor=False))


def documents_folder() -> Path:
    """Where people look for what they saved."""
    return platformdirs.user_documents_path()


def _own(folder: Path) -> Path:
    return private.put_right(private.make_folder(folder))
