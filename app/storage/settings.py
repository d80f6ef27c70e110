"""The user's settings: one list of them with what they are at first; reading, writing and mending derive from it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from app import private
from app.paths import config_folder
from app.replacing import replacing

THEMES = ("system", "light", "dark")
RECENT_FILES = 10
_FORMERLY = {"remembered": "kept"}
"""What a setting was called in the files of earlier versions, which are still read."""


@dataclass(frozen=True)
class Settings:
    """Everything that is remembered about the window and the files, nothing about an organisation.

    `remembered` are the small texts of the window by key: its geometry, its page, the widths of columns; `told` what
    was said once and need not be said again.
    """

    last_file: str = ""
    recent_files: tuple[str, ...] = ()
    theme: str = "system"
    remembered: Mapping[str, str] = field(default_factory=dict)
    told: tuple[str, ...] = ()


def settings_file() -> Path:
    """Where the settings are kept."""
    return config_folder() / "settings.json"


def load_settings() -> Settings:
    """The settings as they were saved; whatever is missing, damaged or unknown is as at first."""
    try:
        saved = json.loads(private.put_right(settings_file()).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(saved, dict):
        return Settings()
    usable = {each.name: _usable(each.name, _found(saved, each.name)) for each in fields(Settings)}
    return Settings(**{name: value for name, value in usable.items() if value is not None})


def save_settings(settings: Settings) -> None:
    """Write the settings, whole or not at all. Raises Refused when the folder or the disk is at fault."""
    with replacing(settings_file(), own=True) as beside:
        private.write_text(beside, json.dumps(asdict(settings), indent=2) + "\n")  # in ASCII: any file name fits


def _found(saved: Mapping[str, Any], name: str) -> Any:
    """What was saved of a setting, under its name or the former one."""
    return saved.get(name, saved.get(_FORMERLY.get(name, name)))


def _usable(name: str, value: Any) -> Any:
    """A saved value in the form that its setting has, or None where it cannot be used."""
    match name:
        case "theme":
            return value if value in THEMES else None
        case "recent_files":
            return _texts(value)[:RECENT_FILES]
        case "told":
            return _texts(value)
        case "remembered":
            pairs = value.items() if isinstance(value, dict) else ()
            return {key: text for key, text in pairs if isinstance(text, str)}
        case _:
            return value if isinstance(value, str) else None


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()
