"""The files that were opened before, as they are listed: told apart by their folders, and missing ones said."""

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.text import shorten

_NAME_LETTERS, _FOLDER_LETTERS = 48, 48
"""At most so many: a menu is cut off at the edge of the screen."""


@dataclass(frozen=True)
class Recent:
    """One of them: where it is, or was, and how it is called in a list."""

    path: Path
    label: str
    is_there: bool


def recent_files(names: Sequence[str], *, without: Path | None = None) -> tuple[Recent, ...]:
    """The files opened before, the last one first, but the one that is open. Folders tell those of one name apart."""
    paths = [Path(name) for name in names if Path(name) != without]
    stems = Counter(path.stem.casefold() for path in paths)
    return tuple(_recent(path, is_only=stems[path.stem.casefold()] == 1) for path in paths)


def folder_of_files(names: Sequence[str], otherwise: Path) -> Path:
    """Where to begin looking for a file: in the folder of the last one that is still there."""
    folders = (Path(name).parent for name in names)
    return next((folder for folder in folders if os.path.isdir(folder)), otherwise)  # noqa: PTH112 - never raises


def is_gone(path: Path) -> bool:
    """Whether a file was moved or deleted: its folder is there, and it is not."""
    return os.path.isdir(path.parent) and not os.path.lexists(path)  # noqa: PTH112 - never raises


def _recent(path: Path, *, is_only: bool) -> Recent:
    is_there = os.path.isfile(path)  # noqa: PTH113 - which says no where it may not look
    name = shorten(path.stem, _NAME_LETTERS)
    label = name if is_only else f"{name} in {_end_of(path.parent)}"
    return Recent(path, label if is_there else f"{label} (not found)", is_there)


def _end_of(folder: Path) -> str:
    """A long folder by its end, which is what tells it from others."""
    parts = folder.parts
    while len(parts) > 1 and len(str(Path(*parts))) > _FOLDER_LETTERS:
        parts = parts[1:]
    return str(folder) if parts == folder.parts else f"…{os.sep}{Path(*parts)}"
