"""Asking where a document, a picture or a table goes: it begins in the folder that was used the last time."""

import os
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.paths import documents_folder
from app.ui.desk.ask import FileKinds
from app.ui.desk.desk import Desk

_FOLDER = "saved.folder"


def ask_where(desk: Desk, parent: QWidget, title: str, name: str, kinds: FileKinds) -> Path | None:
    """Where to save something that is called so, or None where the user turned back."""
    kept = desk.load(_FOLDER)
    folder = Path(kept) if kept and os.path.isdir(kept) else documents_folder()  # noqa: PTH112 - never raises
    path = desk.ask.save_file(parent, title, folder / name, kinds)
    if path is not None:
        desk.save(_FOLDER, str(path.parent))
    return path
