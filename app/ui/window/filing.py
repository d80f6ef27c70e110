"""Where the window's files are: the folder for new ones, where dialogs begin, those opened before, and showing one."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.own_files import SUFFIX
from app.ui.desk.ask import Asker
from app.ui.desk.place_card import PlaceCard
from app.ui.desk.recent_card import RecentCard
from app.ui.desk.tasks import Tasks
from app.ui.desk.workspace import Workspace
from app.ui.kit.cards import Card
from app.ui.window.remembering import Keeper
from app.ui.window.shell import Shell
from app.work.keeping import new_path, offered, said_of
from app.work.making import EXAMPLE_NAME, backups_folder, example_file, restore_backup
from app.work.recent import Recent, folder_of_files, is_gone, recent_files

FOOTING_FILES = (("Organisation files", ("footing",)),)
_CHOSEN = "files.folder"


class Filing:
    """What is known of places: what she chose, and what was opened before."""

    def __init__(self, shell: Shell, ask: Asker, keeper: Keeper) -> None:
        self._shell, self._ask, self._keeper = shell, ask, keeper

    def place_card(self) -> PlaceCard:
        """Says where a new file will be kept; a folder chosen there is the one for later files too."""
        return PlaceCard(offered(self._chosen()), self._ask, lambda folder: self._keeper.save(_CHOSEN, str(folder)))

    def recent_cards(self, run: Callable[[Path], object]) -> list[Card]:
        """A card with the files opened before, where there are any."""
        recent = self.recent()
        return [RecentCard(recent, run)] if recent else []

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

    def example(self, today: date) -> Path:
        """The example, as it was left the last time; made for today where there is none. Raises Refused."""
        known = [each.path for each in self.recent() if each.path.name == EXAMPLE_NAME and each.is_there]
        return example_file(today, known[0].parent if known else self.folder_for_new())

    def show(self, path: Path) -> None:
        """Show a file in its folder, in the computer's own program for that; where there is none, say where it is."""
        if not opened_by_system(path.parent):
            from app.ui.dialogs.where import WhereDialog  # noqa: PLC0415 - seldom needed

            self._ask.show(WhereDialog(path, self._shell))

    def save_copy(self, workspace: Workspace, tasks: Tasks, today: date) -> None:
        """Ask where, and have the worker put a checked copy of the open file there."""
        suggested = workspace.path.with_name(f"{workspace.path.stem} {today.isoformat()}{SUFFIX}")
        target = self._ask.save_file(self._shell, "Save a copy", suggested, FOOTING_FILES)
        if target:
            opened = workspace.file
            tasks.run(
                lambda _progress: opened.backup(target),
                done=lambda _written: self._shell.message(f"A copy is in {target}."),
                label="Saving a copy",
            )

    def restore(self) -> Path | None:
        """Ask for a backup and where to; the file that was made of it, or None. Raises Refused with a sentence."""
        backup = self._ask.open_file(self._shell, "Choose a backup", FOOTING_FILES, folder=backups_folder())
        if not backup:
            return None
        suggested = self.begin_in() / f"{backup.stem} restored{SUFFIX}"
        target = self._ask.save_file(self._shell, "Restore it as", suggested, FOOTING_FILES)
        return restore_backup(backup, target) if target else None

    def move(self, workspace: Workspace) -> None:
        """Ask for another place, and go on with the file there. Raises Refused with a sentence; then it stays."""
        here = workspace.path
        to = self._ask.save_file(self._shell, "Move my file", here, FOOTING_FILES)
        if to is None or to == here:
            return
        to = to if to.suffix.lower() == SUFFIX else to.with_name(f"{to.name}{SUFFIX}")
        stayed = workspace.file.move(to, partial(self._keeper.file_moved, here))
        self._shell.set_file(workspace.path)
        care = said_of(to.parent).why
        moved = f"Your file is now “{to.name}” in {to.parent}."
        (self._shell.problem if stayed or care else self._shell.message)(" ".join(filter(None, (moved, stayed, care))))

    def _chosen(self) -> str:
        return self._keeper.load(_CHOSEN) or ""


def opened_by_system(path: Path) -> bool:
    """Show a folder or a document with the computer's own program; whether there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
