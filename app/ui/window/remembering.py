"""What the window remembers from one time to the next, behind two small functions for pages."""

import logging
from dataclasses import replace
from pathlib import Path

from app.problems import Refused
from app.storage.settings import RECENT_FILES, Settings, load_settings, save_settings, settings_file

log = logging.getLogger(__name__)


class Keeper:
    """Holds the settings and saves each change; a disk that takes none costs only the remembering.

    One that saves nothing begins with nothing remembered: for a window that is not the user's.
    """

    def __init__(self, *, saves: bool = True) -> None:
        self._saves = saves
        self.trouble = ""
        """Why nothing is remembered for the next time, where the disk takes no settings."""
        self.settings = load_settings() if saves else Settings()

    def load(self, key: str) -> str | None:
        """A small text kept earlier under this key."""
        return self.settings.remembered.get(key)

    def save(self, key: str, text: str) -> None:
        """Keep a small text for the next time."""
        if self.load(key) != text:
            self._keep(replace(self.settings, remembered={**self.settings.remembered, key: text}))

    def remember_file(self, path: Path) -> None:
        """This file was opened last."""
        name = str(path)
        recent = (name, *(other for other in self.settings.recent_files if other != name))
        self._keep(replace(self.settings, last_file=name, recent_files=recent[:RECENT_FILES]))

    def file_moved(self, old: Path, new: Path) -> None:
        """The file that is open has another name from now on."""
        others = (name for name in self.settings.recent_files if name not in {str(old), str(new)})
        self._keep(replace(self.settings, last_file=str(new), recent_files=(str(new), *others)))

    def forget_file(self, path: Path) -> None:
        """This file is not offered any more: it is not where it was."""
        names = [name for name in self.settings.recent_files if name != str(path)]
        self._keep(replace(self.settings, recent_files=tuple(names)))

    def first_time(self, what: str) -> bool:
        """Whether something has not been told before; it counts as told from now on."""
        if what in self.settings.told:
            return False
        self._keep(replace(self.settings, told=(*self.settings.told, what)))
        return True

    @property
    def dark(self) -> bool | None:
        """Whether the window is dark; None where it follows the system."""
        return {"light": False, "dark": True}.get(self.settings.theme)

    def set_theme(self, theme: str) -> None:
        """Keep `system`, `light` or `dark`."""
        self._keep(replace(self.settings, theme=theme))

    def _keep(self, settings: Settings) -> None:
        self.settings = settings
        if not self._saves:
            return
        try:
            save_settings(settings)
        except Refused as refusal:
            log.warning("the settings were not saved: %s", refusal)
            self.trouble = (
                f"Footing cannot write its settings folder, {settings_file().parent}. Your files open and are saved as "
                "usual, but the window remembers nothing."
            )
        else:
            self.trouble = ""
