"""The window's composition: which file is open, its pages, and the actions of the menu."""

import logging
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import ParamSpec, cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from app import paths
from app.dates import present_day
from app.places import HOME, PAGES, PLACES, name_of, rows_of, spots, trail
from app.problems import Refused
from app.services.organisation.organisation import StartAnswers, details
from app.services.organisation.rates import load_rates
from app.services.rows.finding import find
from app.ui.desk.ask import Asker
from app.ui.desk.desk import Desk
from app.ui.desk.page import Page
from app.ui.desk.tasks import Tasks
from app.ui.desk.workspace import Workspace
from app.ui.kit.theme import apply_theme
from app.ui.window.command_palette import Command, matching
from app.ui.window.filing import FOOTING_FILES, Filing, opened_by_system
from app.ui.window.keeping_answer import keep_answer
from app.ui.window.menus import MenuEntry, Menus
from app.ui.window.navigation import saved_words
from app.ui.window.opening import OpeningQuestions
from app.ui.window.reaching import reach
from app.ui.window.remembering import Keeper
from app.ui.window.shell import PageEntry, Shell
from app.work.making import start_file
from app.work.opening import first_file, open_file, to_be_told

log = logging.getLogger(__name__)

Given = ParamSpec("Given")


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
        self._questions = OpeningQuestions(shell, self.ask)
        self._filing = Filing(shell, self.ask, keeper)
        self.menus = Menus(shell, self._entries())
        self.menus.add_list("File", "Open recent", "Open", self._recent, "No other file has been opened here")
        shell.watch(self.tasks)
        shell.set_commands(self._commands, self._search)
        shell.closing.connect(self.close)
        self.menus.set_file_open(False)

    @property
    def today(self) -> date:
        """The day it is; fixed in tests."""
        return present_day(self._today)

    def begin(self, path: Path | None) -> None:
        """Open the file named, or the one used last; where there is none, ask how to start."""
        wanted = first_file(path, self._keeper.settings.last_file)
        if wanted is None or not self.open(wanted):
            self.show_first_run()

    def show_first_run(self) -> None:
        """Ask how to start: the example, her own organisation, or a spreadsheet."""
        from app.ui.pages.first_run import FirstRun  # noqa: PLC0415 - seen once

        place = self._filing.place_card()
        page = FirstRun(self.today, beside=[place, *self._filing.recent_cards(self.open)])
        page.name_typed.connect(place.set_name)
        page.example_asked.connect(self.open_example)
        page.started.connect(self.start_mine)
        page.spreadsheet_asked.connect(self.start_from_spreadsheet)
        page.file_asked.connect(self.ask_open)
        self.shell.set_pages(())
        self.shell.set_organisation("")
        self.shell.set_file(None)
        self.shell.set_saved("")
        self.shell.show_alone(page)
        page.setFocus()

    def open(self, path: Path, *, at_home: bool = False) -> bool:
        """Open a file in place of the one that is open; False, with a sentence, when that cannot be done.

        It shows the page that was open last time, or Home where that is asked for.
        """
        if self.workspace is not None and self.workspace.path == path.resolve():
            self.shell.go_last(HOME)
            self.shell.message(f"“{path.name}” is open already.")
            return True
        try:
            opened = open_file(path, self._questions, today=self.today)
        except Refused as refusal:
            self.shell.problem(str(refusal))
            self._filing.forget_if_gone(path)
            return False
        return opened is not None and self._show(Workspace(opened, today=self._today, parent=self), at_home=at_home)

    def ask_open(self) -> None:
        """Ask for a file and open it."""
        path = self.ask.open_file(self.shell, "Open an organisation", FOOTING_FILES, folder=self._filing.begin_in())
        if path:
            self.open(path)

    def ask_new(self) -> None:
        """Begin another organisation's file; the one that is open is closed, with a way back to it."""
        left = self.workspace.path if self.workspace is not None else None
        self._leave()
        self.show_first_run()
        if left is not None:
            sentence = f"“{left.name}” is closed. Everything in it is saved."
            self.shell.messages.say(sentence, action="Go back to it", run=partial(self.open, left))

    def open_example(self) -> None:
        """Open the example organisation, made anew unless it is there from an earlier time."""
        path = self._done(self._filing.example, self.today)
        if path:
            self.open(path)

    def start_mine(self, answers: StartAnswers) -> None:
        """Make the user's own file from the six answers and open it."""
        path = self._filing.path_for(answers.name)
        if self._done(start_file, path, answers) and self.open(path, at_home=True):
            self._say_where(path)

    def start_from_spreadsheet(self, answers: StartAnswers) -> None:
        """Make the user's own file, then bring in her spreadsheet."""
        path = self._filing.path_for(answers.name)
        if self._done(start_file, path, answers) and self.open(path):
            self.bring_in()
            self._say_where(path)

    def _say_where(self, path: Path) -> None:
        """Say where a new file is kept, unless something else has just been said."""
        if not self.shell.messages.text():
            self.shell.message(f"“{path.name}” is kept in {path.parent}.")

    def save_copy(self) -> None:
        """Put a checked copy of the file where the user says."""
        if self.workspace is not None:
            self._filing.save_copy(self.workspace, self.tasks, self.today)

    def show_file(self) -> None:
        """Show the open file in its folder."""
        if self.workspace is not None:
            self._filing.show(self.workspace.path)

    def move_file(self) -> None:
        """Move the open file to another folder or name, and go on with it there."""
        if self.workspace is None:
            return
        self.shell.finish_typing()
        if self.tasks.busy():
            self.shell.problem("Something is still being done with your file. Move it when that has ended.")
            return
        try:
            self._filing.move(self.workspace)
            self.workspace.changed.emit(frozenset())  # what names the file names it anew
        except Refused as refusal:
            self.shell.problem(str(refusal))

    def restore_backup(self) -> None:
        """Bring a backup back as a file of its own, and open it."""
        restored = self._done(self._filing.restore)
        if restored:
            self.open(restored)

    def bring_in(self, kind: str = "") -> None:
        """Import a spreadsheet or published grants: of the kind named, else of the page’s, else of the headings’."""
        from app.ui.dialogs.importing.dialog import ImportDialog  # noqa: PLC0415 - seldom needed

        page = self._page()
        if self._desk is not None:
            self.ask.show(ImportDialog(self._desk, kind or (page.list_kind() if page else ""), self.shell))

    def print_page(self) -> None:
        """Print what the page shows: its document, or else its tables, with what is being typed."""
        from app.ui.printing.print_page import print_page  # noqa: PLC0415 - seldom needed

        self.shell.finish_typing()
        page = self._page()
        if self._desk is not None and page is not None:
            print_page(self._desk, page, name_of(str(self.shell.current())))

    def _page(self) -> Page | None:
        current = self.shell.current()
        page = self.shell.page(current) if current else None
        return page if isinstance(page, Page) else None

    def show_history(self) -> None:
        """What was changed, when, from what to what."""
        from app.ui.dialogs.history import HistoryDialog  # noqa: PLC0415 - seldom needed

        self.shell.finish_typing()
        if self._desk is not None:
            self.ask.show(HistoryDialog(self._desk, self.shell))

    def work_out(self, name: str = "") -> None:
        """Work out a figure, such as redundancy pay, with the rates of the file that is open."""
        from app.ui.dialogs.figures.dialog import FigureDialog  # noqa: PLC0415 - seldom needed

        rates = self.workspace.rates if self.workspace is not None else load_rates()
        self.ask.show(FigureDialog(rates, self.today, name, self.shell))

    def set_theme(self, theme: str) -> None:
        """Wear `light` or `dark`, or what the `system` does, and keep that for the next time."""
        self._keeper.set_theme(theme)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, dark=self._keeper.dark)

    def tell_mistake(self) -> None:
        """Say once that the program itself went wrong; what was accepted before is on disk."""
        log_file = paths.log_folder() / "footing.log"
        where = f" The details are in {log_file}." if log_file.is_file() else ""
        self.shell.problem(f"Something in Footing went wrong. What you entered before is safe.{where}")

    @Slot()
    def close(self) -> None:
        """Give the file back and end the worker."""
        self.tasks.close()
        if self.workspace is not None:
            keep_answer(self.workspace, self._keeper.save, self.today)
        if self.workspace is not None:
            self.workspace.close()
            self.workspace = None

    def _entries(self) -> list[MenuEntry]:
        keys = QKeySequence.StandardKey
        return [
            MenuEntry("File", "New", self.ask_new, keys.New, asks=True, needs_file=False),
            MenuEntry("File", "Open", self.ask_open, keys.Open, asks=True, needs_file=False),
            MenuEntry("File", "Open the example", self.open_example, needs_file=False),
            MenuEntry("File", "Bring in a spreadsheet", self.bring_in, "Ctrl+I", apart=True, asks=True),
            MenuEntry("File", "Print", self.print_page, keys.Print, apart=True, asks=True),
            MenuEntry("File", "Save a copy", self.save_copy, "Ctrl+Shift+S", asks=True),
            MenuEntry("File", "Restore a backup", self.restore_backup, asks=True, needs_file=False),
            MenuEntry("File", "Show my file in its folder", self.show_file, apart=True),
            MenuEntry("File", "Move my file", self.move_file, asks=True),
            MenuEntry("File", "Close Footing", self.shell.close, keys.Quit, apart=True, needs_file=False),
            MenuEntry("Edit", "Undo", self._undo, keys.Undo),
            MenuEntry("Edit", "Redo", self._redo, "Ctrl+Y; Ctrl+Shift+Z"),
            MenuEntry("Edit", "What was changed", self.show_history, "Ctrl+H", asks=True),
            MenuEntry("Edit", "Find or do anything", self.shell.open_palette, apart=True, asks=True),
            MenuEntry("Edit", "Work out a figure", self.work_out, asks=True, needs_file=False),
            MenuEntry("View", "Light colours", partial(self.set_theme, "light"), needs_file=False),
            MenuEntry("View", "Dark colours", partial(self.set_theme, "dark"), needs_file=False),
            MenuEntry("View", "Colours as the system has them", partial(self.set_theme, "system"), needs_file=False),
        ]

    def _commands(self) -> list[Command]:
        """What Ctrl+K offers besides the pages and what is found: first what can be done on the page that is shown."""
        from app.services.figures.catalogue import FIGURES  # noqa: PLC0415 - not needed for the first paint

        figures = [Command(f"Work out {figure.title}", partial(self.work_out, figure.name)) for figure in FIGURES]
        page = self._page()
        steps = [Command(step.label, step.run, also=step.also) for step in (page.steps() if page else ())]
        return [*steps, *self.menus.commands(), *self._recent("Open "), *figures]

    def _recent(self, verb: str = "") -> list[Command]:
        """The files opened before, to be opened again."""
        here = self.workspace.path if self.workspace is not None else None
        recent = self._filing.recent(without=here)
        return [Command(f"{verb}{each.label}", partial(self.open, each.path)) for each in recent]

    def _places(self) -> list[Command]:
        """The parts and cards of the pages; what is called as what it lies in is left to that."""
        known = {trail(place): place for place in reversed(PLACES)}  # of two that are called the same, the outer one
        within = [(words, place) for words, place in reversed(known.items()) if place.around]
        return [Command(words, partial(self._go, place.id)) for words, place in within]

    def _undo(self) -> None:
        if self.workspace is not None:
            self.shell.finish_typing()
            self.workspace.undo()

    def _redo(self) -> None:
        if self.workspace is not None:
            self.workspace.redo()

    def _show(self, workspace: Workspace, *, at_home: bool) -> bool:
        try:
            name = workspace.read(details).name
        except Refused as refusal:
            workspace.close()
            self.shell.problem(str(refusal))
            return False
        self._leave()
        self.workspace = workspace
        workspace.changed.connect(self._changed)
        workspace.said.connect(self._said)
        workspace.refused.connect(self.shell.problem)
        self._desk = self._new_desk(workspace)
        self.shell.set_pages(pages(self._desk))
        self.menus.set_file_open(True)
        self.shell.set_organisation(name)
        self.shell.set_file(workspace.path)
        self.shell.set_saved(self._last_saved(workspace))
        self._keeper.remember_file(workspace.path)
        self.shell.go(HOME) if at_home else self.shell.go_last(HOME)
        sentence = to_be_told(workspace.file, self._keeper.first_time) or self._keeper.trouble
        if sentence:
            self.shell.problem(sentence)
        return True

    def _last_saved(self, workspace: Workspace) -> str:
        if workspace.read_only:
            return "Can be read, not changed"
        changed = datetime.fromtimestamp(workspace.path.stat().st_mtime).astimezone()
        return saved_words(changed, self.today)

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
            open_document=opened_by_system,
            bring_in=self.bring_in,
            move_file=self.move_file,
            theme=lambda: self._keeper.settings.theme,
            set_theme=self.set_theme,
        )

    def _go(self, place: str, row: int | None = None) -> None:
        page = self.shell.go(spots(place)[0].place.page)
        try:
            reach(cast("Page", page), place, row)
        except Refused as refusal:  # the file cannot be read just now
            self.shell.problem(str(refusal))

    def _leave(self) -> None:
        if self.workspace is None:
            return
        self.shell.finish_typing()
        self.shell.set_pages(())
        self.workspace.close()
        self.workspace.deleteLater()
        self.workspace, self._desk = None, None
        self.menus.set_file_open(False)

    def _done(self, making: Callable[Given, Path | None], *args: Given.args, **kwargs: Given.kwargs) -> Path | None:
        """The file that was made; None after a sentence has said why it was not."""
        try:
            return making(*args, **kwargs)
        except Refused as refusal:
            self.shell.problem(str(refusal))
            return None

    @Slot(object)
    def _changed(self, tables: frozenset[str]) -> None:
        now = datetime.now().astimezone()
        self.shell.set_saved(saved_words(now, now.date()))
        if "organisation" in tables and self.workspace is not None:
            self.shell.set_organisation(self.workspace.read(details).name)

    @Slot(str, bool)
    def _said(self, sentence: str, undoable: bool) -> None:  # noqa: FBT001 - a Qt signal carries it
        self.shell.message(sentence, undo=self._undo if undoable else None)

    def _search(self, typed: str) -> list[Command]:
        """For Ctrl+K the records of the file whose name holds what was typed; then the parts and cards that do."""
        if self.workspace is None or self._desk is None:
            return []
        found = [
            Command(f"{hit.name} · {hit.kind}", partial(self._go, rows_of(hit.table), hit.id))
            for hit in self.workspace.read(find, typed)
        ]
        return [*found, *matching(self._places(), typed)]


def pages(desk: Desk) -> list[PageEntry]:
    """The pages in the order of the list; each is imported when it is first shown."""
    return [
        PageEntry(place.id, place.name, partial(_page, place.id, f"{place.id.capitalize()}Page", desk), place.also)
        for place in PAGES
    ]


def _page(module: str, name: str, desk: Desk) -> Page:
    page: Page = getattr(import_module(f"app.ui.pages.{module}.page"), name)(desk)
    return page
