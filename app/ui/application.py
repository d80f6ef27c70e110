"""The window's composition: which file is open, its pages, and the actions of the menu."""

import logging
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QKeySequence

from app import paths
from app.problems import Refused
from app.services.finding import find
from app.services.open_form import from_open_form
from app.services.organisation import StartAnswers, details, start_mine
from app.services.outlook import outlook
from app.text import safe_file_name
from app.ui.ask import Asker
from app.ui.command_palette import Command
from app.ui.desk import Desk
from app.ui.files import (
    DamagedFile,
    FileInUse,
    OrganisationFile,
    copy_of,
    default_file,
    folder_warning,
    make_file,
    read_open_form,
    restore,
)
from app.ui.keeping import Keeper
from app.ui.last_answer import LastAnswer, remember
from app.ui.menus import Entry, Menus
from app.ui.page import Page
from app.ui.places import PAGES
from app.ui.shell import PageEntry, Shell
from app.ui.tasks import Tasks
from app.ui.workspace import Workspace

log = logging.getLogger(__name__)

FOOTING_FILES = (("Organisation files", ("footing",)),)
EXAMPLE_NAME = "Riverbank Arts (example).footing"


class Application(QObject):
    """Holds the one open file and puts its pages into the window."""

    def __init__(self, shell: Shell, keeper: Keeper, *, ask: Asker | None = None, today: date | None = None) -> None:
        super().__init__(shell)
        self.shell = shell
        self.ask = ask or Asker()
        self.tasks = Tasks(self)
        self.workspace: Workspace | None = None
        self._keeper = keeper
        self._today = today
        self._desk: Desk | None = None
        self.menus = Menus(shell, self._entries())
        shell.watch(self.tasks)
        shell.set_commands(self.menus.commands, self._search)
        shell.closing.connect(self.close)
        self.menus.set_file_open(False)

    @property
    def today(self) -> date:
        """The day it is; fixed in tests."""
        return self._today or datetime.now().astimezone().date()

    def begin(self, path: Path | None) -> None:
        """Open the file named, or the one used last; where there is none, ask how to start."""
        last = Path(self._keeper.settings.last_file) if self._keeper.settings.last_file else default_file()
        wanted = path or last
        if not (path or wanted.exists()) or not self.open(wanted):
            self.show_first_run()

    def show_first_run(self) -> None:
        """Ask how to start: the example, her own organisation, or a spreadsheet."""
        from app.ui.pages.first_run import FirstRun  # noqa: PLC0415 - seen once

        page = FirstRun(self.today)
        page.example_asked.connect(self.open_example)
        page.started.connect(self.start_mine)
        page.spreadsheet_asked.connect(self.start_from_spreadsheet)
        page.file_asked.connect(self.ask_open)
        self.shell.show_alone(page)

    def open(self, path: Path, *, take_over: bool = False) -> bool:
        """Open a file in place of the one that is open; False, with a sentence, when that cannot be done."""
        try:
            opened = OrganisationFile.open(path, take_over=take_over, today=self.today)
        except FileInUse as refusal:
            return self._in_use(path, refusal)
        except DamagedFile as refusal:
            return self._damaged(path, refusal)
        except Refused as refusal:
            self.shell.problem(str(refusal))
            return False
        self._show(opened)
        return True

    def ask_open(self) -> None:
        """Ask for a file and open it."""
        path = self.ask.open_file(self.shell, "Open an organisation", FOOTING_FILES, folder=paths.documents_folder())
        if path:
            self.open(path)

    def ask_new(self) -> None:
        """Begin another organisation's file."""
        self._leave()
        self.show_first_run()

    def open_example(self) -> None:
        """Open the example organisation, made anew unless it is there from an earlier time."""
        path = default_file().with_name(EXAMPLE_NAME)
        plan = read_open_form(paths.resource("example", "riverbank-arts.json"))
        if path.exists() or self._make(path, lambda session: from_open_form(session, plan)):
            self.open(path)

    def start_mine(self, answers: StartAnswers) -> None:
        """Make the user's own file from the six answers and open it."""
        path = self._place_for(answers.name)
        if path and self._make(path, lambda session: start_mine(session, answers)):
            self.open(path)
            self.shell.go("home")

    def start_from_spreadsheet(self, answers: StartAnswers) -> None:
        """Make the user's own file, then bring in her spreadsheet."""
        path = self._place_for(answers.name)
        if path and self._make(path, lambda session: start_mine(session, answers)) and self.open(path):
            self.bring_in("costs")

    def save_copy(self) -> None:
        """Put a checked copy of the file where the user says."""
        if self.workspace is None:
            return
        suggested = paths.documents_folder() / f"{self.workspace.path.stem} {self.today.isoformat()}.footing"
        target = self.ask.save_file(self.shell, "Save a copy", suggested, FOOTING_FILES)
        if target:
            opened = self.workspace.file
            self.tasks.run(
                lambda _progress: opened.backup(target),
                done=lambda _written: self.shell.message(f"A copy is in {target}."),
                label="Saving a copy",
            )

    def restore_backup(self) -> None:
        """Bring a backup back as a file of its own, and open it."""
        folder = default_file().parent / "backups"
        backup = self.ask.open_file(self.shell, "Choose a backup", FOOTING_FILES, folder=folder)
        if not backup:
            return
        suggested = paths.documents_folder() / f"{backup.stem} restored.footing"
        target = self.ask.save_file(self.shell, "Restore it as", suggested, FOOTING_FILES)
        if not target:
            return
        try:
            restore(backup, target)
        except Refused as refusal:
            self.shell.problem(str(refusal))
            return
        self.open(target)

    def bring_in(self, kind: str = "costs") -> None:
        """Import a spreadsheet or published grants."""
        from app.ui.dialogs.import_dialog import ImportDialog  # noqa: PLC0415 - seldom needed

        if self._desk is not None:
            self.ask.show(ImportDialog(self._desk, kind, self.shell))

    def show_history(self) -> None:
        """What was changed, when, from what to what."""
        from app.ui.dialogs.history import HistoryDialog  # noqa: PLC0415 - seldom needed

        if self._desk is not None:
            self.ask.show(HistoryDialog(self._desk, self.shell))

    def tell_mistake(self) -> None:
        """Say once that the program itself went wrong; what was accepted before is on disk."""
        self.shell.problem(
            "Something in Footing went wrong. What you entered before is safe. "
            f"The details are in {paths.log_folder() / 'footing.log'}."
        )

    @Slot()
    def close(self) -> None:
        """Give the file back and end the worker."""
        self.tasks.close()
        self._remember_answer()
        if self.workspace is not None:
            self.workspace.close()
            self.workspace = None

    def _remember_answer(self) -> None:
        """Keep what Home says, to be shown at once at the next start."""
        if self.workspace is None:
            return
        try:
            found = self.workspace.read(outlook, self.workspace.rates, today=self.today)
        except Refused:  # then Home has no answer to keep
            return
        remember(self._keeper.save, self.workspace.path, LastAnswer(found.plan_name, found.sentence))

    def _entries(self) -> list[Entry]:
        keys = QKeySequence.StandardKey
        return [
            Entry("File", "New …", self.ask_new, keys.New, needs_file=False),
            Entry("File", "Open …", self.ask_open, keys.Open, needs_file=False),
            Entry("File", "Open the example", self.open_example, needs_file=False),
            Entry("File", "Bring in a spreadsheet …", self.bring_in, "Ctrl+I", apart=True),
            Entry("File", "Save a copy …", self.save_copy, "Ctrl+Shift+S"),
            Entry("File", "Restore a backup …", self.restore_backup, needs_file=False),
            Entry("File", "Close Footing", self.shell.close, keys.Quit, apart=True, needs_file=False),
            Entry("Edit", "Undo", self._undo, keys.Undo),
            Entry("Edit", "Redo", self._redo, "Ctrl+Y"),
            Entry("Edit", "What was changed …", self.show_history, "Ctrl+H"),
            Entry("Edit", "Find or do anything …", self.shell.open_palette, apart=True),
        ]

    def _undo(self) -> None:
        if self.workspace is not None:
            self.shell.finish_typing()
            self.workspace.undo()

    def _redo(self) -> None:
        if self.workspace is not None:
            self.workspace.redo()

    def _show(self, opened: OrganisationFile) -> None:
        self._leave()
        workspace = Workspace(opened, today=self._today, parent=self)
        self.workspace = workspace
        workspace.changed.connect(self._changed)
        workspace.said.connect(self._said)
        workspace.refused.connect(self.shell.problem)
        self._desk = self._new_desk(workspace)
        self.shell.set_pages(pages(self._desk))
        self.menus.set_file_open(True)
        self._name_organisation()
        self._keeper.remember_file(opened.path)
        self.shell.go_last("home")
        warning = folder_warning(opened.path)
        if opened.notice:
            self.shell.problem(opened.notice)
        elif warning and self._keeper.first_time(f"warned:{opened.path}"):
            self.shell.problem(warning)

    def _new_desk(self, workspace: Workspace) -> Desk:
        return Desk(
            workspace=workspace,
            tasks=self.tasks,
            ask=self.ask,
            go=self._go,
            say=self.shell.message,
            problem=self.shell.problem,
            load=self._keeper.load,
            save=self._keeper.save,
            open_document=lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
            bring_in=self.bring_in,
        )

    def _go(self, page: str, table: str = "", row: int | None = None) -> None:
        shown = self.shell.go(page)
        if table:
            shown.show_record(table, row)  # type: ignore[attr-defined]  # every page in the shell is a Page

    def _leave(self) -> None:
        if self.workspace is None:
            return
        self.shell.set_pages(())
        self.workspace.close()
        self.workspace.deleteLater()
        self.workspace, self._desk = None, None
        self.menus.set_file_open(False)

    def _make(self, path: Path, fill: Callable[[Any], object]) -> bool:
        try:
            make_file(path, fill)
        except Refused as refusal:
            self.shell.problem(str(refusal))
            return False
        return True

    def _place_for(self, name: str) -> Path | None:
        """Where the first file goes: the user's data folder; another one is asked for, beside what is there."""
        suggested = default_file().with_name(f"{safe_file_name(name)}.footing")
        if not suggested.exists():
            return suggested
        return self.ask.save_file(self.shell, "Where shall the file be kept?", suggested, FOOTING_FILES)

    def _in_use(self, path: Path, refusal: FileInUse) -> bool:
        take = (("take", "Open it here: nobody is working on it"),) if refusal.can_take_over else ()
        answer = self.ask.choose(
            self.shell,
            "The file is open elsewhere",
            str(refusal),
            (("copy", "Open a copy of it"), *take, ("no", "Leave it")),
        )
        if answer == "take":
            return self.open(path, take_over=True)
        if answer == "copy":
            copy = path.with_name(f"{path.stem} (copy {self.today.isoformat()}).footing")
            return self._make_copy(path, copy) and self.open(copy)
        return False

    def _make_copy(self, path: Path, copy: Path) -> bool:
        try:
            copy_of(path, copy)
        except Refused as refusal:
            self.shell.problem(str(refusal))
            return False
        return True

    def _damaged(self, path: Path, refusal: DamagedFile) -> bool:
        if refusal.newest_backup is None:
            self.shell.problem(str(refusal))
            return False
        if not self.ask.yes_no(self.shell, "The file is damaged", str(refusal), "Open the backup", "Leave it"):
            return False
        restored = path.with_name(f"{path.stem} (restored {self.today.isoformat()}).footing")
        try:
            restore(refusal.newest_backup, restored)
        except Refused as failed:
            self.shell.problem(str(failed))
            return False
        return self.open(restored)

    @Slot(object)
    def _changed(self, tables: frozenset[str]) -> None:
        self.shell.set_saved(f"Saved · today {datetime.now().astimezone():%H:%M}")
        if "organisation" in tables:
            self._name_organisation()

    @Slot(str, bool)
    def _said(self, sentence: str, undoable: bool) -> None:  # noqa: FBT001 - a Qt signal carries it
        self.shell.message(sentence, undo=self._undo if undoable else None)

    def _name_organisation(self) -> None:
        if self.workspace is not None:
            self.shell.set_organisation(self.workspace.read(details).name)

    def _search(self, typed: str) -> list[Command]:
        """Records of the file whose name holds what was typed, for Ctrl+K."""
        if self.workspace is None or self._desk is None:
            return []
        return [
            Command(f"{hit.name} · {hit.kind}", partial(self._go, hit.page, hit.table, hit.id))
            for hit in self.workspace.read(find, typed)
        ]


def pages(desk: Desk) -> list[PageEntry]:
    """The pages in the order of the list; each is imported when it is first shown."""
    return [
        PageEntry(identifier, label, partial(_page, identifier, f"{identifier.capitalize()}Page", desk))
        for identifier, label in PAGES
    ]


def _page(module: str, name: str, desk: Desk) -> Page:
    page: Page = getattr(import_module(f"app.ui.pages.{module}"), name)(desk)
    return page
