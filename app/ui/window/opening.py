"""Opening a file as the window does it: what stands in the way is said, and the ways round it are offered."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.problems import Refused
from app.services.rows.names import free_name
from app.storage.copies import copy_of, restore
from app.storage.errors import DamagedFile, FileInUse
from app.storage.file import OrganisationFile
from app.ui.desk.ask import Asker
from app.ui.window.shell import Shell

Copying = Callable[[Path, Path], None]


class Opener:
    """Opens files for a window. Where one is in use or damaged it asks, and opens a copy or the backup instead."""

    def __init__(self, shell: Shell, ask: Asker, today: Callable[[], date]) -> None:
        self._shell = shell
        self._ask = ask
        self._today = today

    def open(self, path: Path, *, take_over: bool = False) -> OrganisationFile | None:
        """The open file, or None after a sentence has said why not."""
        try:
            return OrganisationFile.open(path, take_over=take_over, today=self._today())
        except FileInUse as refusal:
            return self._in_use(path, refusal)
        except DamagedFile as refusal:
            return self._damaged(path, refusal)
        except Refused as refusal:
            self._shell.problem(str(refusal))
            return None

    def done(self, copying: Copying, source: Path, to: Path) -> bool:
        """Copy or restore a file under another name; False after a sentence has said why not."""
        try:
            copying(source, to)
        except Refused as refusal:
            self._shell.problem(str(refusal))
            return False
        return True

    def _in_use(self, path: Path, refusal: FileInUse) -> OrganisationFile | None:
        take = (("take", "Open it here: nobody is working on it"),) if refusal.can_take_over else ()
        answer = self._ask.choose(
            self._shell,
            "The file is open elsewhere",
            str(refusal),
            (("copy", "Open a copy of it"), *take, ("no", "Leave it")),
        )
        if answer == "take":
            return self.open(path, take_over=True)
        return self._open_as(copy_of, path, path, "copy") if answer == "copy" else None

    def _damaged(self, path: Path, refusal: DamagedFile) -> OrganisationFile | None:
        if refusal.newest_backup is None:
            self._shell.problem(str(refusal))
            return None
        if not self._ask.yes_no(self._shell, "The file is damaged", str(refusal), "Open the backup", "Leave it"):
            return None
        return self._open_as(restore, refusal.newest_backup, path, "restored")

    def _open_as(self, copying: Copying, source: Path, path: Path, word: str) -> OrganisationFile | None:
        """Copy the source beside a file, under a name of its own that says why, and open that."""
        taken = (other.stem for other in path.parent.glob(f"*{path.suffix}"))
        name = free_name(f"{path.stem} ({word} {self._today().isoformat()})", taken)
        to = path.with_name(f"{name}{path.suffix}")
        return self.open(to) if self.done(copying, source, to) else None
