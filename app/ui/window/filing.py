"""Where the window's files are: the folder for new ones, where dialogs begin, those opened before, and showing one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.ui.desk.ask import Asker
from app.ui.desk.place_card import PlaceCard
from app.ui.desk.recent_card import RecentCard
from app.ui.window.remembering import Keeper
from app.ui.window.shell import Shell
from app.work.keeping import new_path, offered
from app.work.making import EXAMPLE_NAME, example_file
from app.work.recent import Recent, folder_of_files, is_gone, recent_files

_CHOSEN = "files.folder"


class Filing:
    """What is known of places: what she chose, and what was opened before."""

    def __init__(self, shell: Shell, ask: Asker, keeper: Keeper) -> None:
        self._shell, self._ask, self._keeper = shell, ask, keeper

    def place_card(self) -> PlaceCard:
        """Says where a new file will be kept; a folder chosen there is the one for later files too."""
        return PlaceCard(offered(self._chosen()), self._ask, lambda folder: self._keeper.save(_CHOSEN, str(folder)))

    def recent_card(self, run: Callable[[Path], object]) -> RecentCard | None:
        """The files opened before, where there are any."""
        recent = self.recent()
        return RecentCard(recent, run) if recent else None

    def recent(self, *, without: Path | None = None) -> tuple[Recent, ...]:
        """The files opened before, the last one first, but the one that is open."""
        return recent_files(self._keeper.settings.recent_files, without=without)

    def forget_if_gone(self, path: Path) -> None:
        """Offer a file no more that was moved or deleted; one on a disk that is taken out may come back."""
        if is_gone(path):
            self._keeper.forget_file(path)

    def folder_for_new(self) -> Path:
        """Where new files go: the folder that she chose, or the one that is offered."""
        return offered(self._chosen()).folder

    def path_for(self, name: str) -> Path:
        """Where the file of an organisation of this name goes; never where one is already."""
        return new_path(name, self.folder_for_new())

    def begin_in(self) -> Path:
        """Where to begin looking for a file, and to offer a place for a copy."""
        return folder_of_files(self._keeper.settings.recent_files, self.folder_for_new())

    def example(self) -> Path:
        """The example, as it was left the last time; made where there is none. Raises Refused."""
        known = [each.path for each in self.recent() if each.path.name == EXAMPLE_NAME and each.is_there]
        return known[0] if known else example_file(self.folder_for_new())

    def show(self, path: Path) -> None:
        """Show a file in its folder, in the computer's own program for that; where there is none, say its path."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))):
            from app.ui.dialogs.where import WhereDialog  # noqa: PLC0415 - seldom needed

            self._ask.show(WhereDialog(path, self._shell))

    def _chosen(self) -> str:
        return self._keeper.load(_CHOSEN) or ""
