"""The whole window on a real file, as a person starts it, and what can be read in it."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from shiboken6 import isValid
from sqlalchemy.orm import Session

from app.services.organisation.organisation import StartAnswers, start_mine
from app.storage.making import make_file
from app.ui.desk.workspace import Workspace
from app.ui.pages.first_run import FirstRun
from app.ui.pages.home.page import HomePage
from app.ui.window.application import Application
from app.ui.window.remembering import Keeper
from app.ui.window.shell import Shell
from tests import ROOT
from tests.fakes import FakeAsker

TODAY = date(2026, 11, 20)
_HOLD = """
import sys
from datetime import date
from pathlib import Path
from app.storage.file import OrganisationFile
with OrganisationFile.open(Path(sys.argv[1]), today=date(2026, 11, 20)):
    print("held", flush=True)
    sys.stdin.read()
"""


class Window:
    """A window with an application in it that asks nobody."""

    def __init__(self, *answers: object, today: date = TODAY) -> None:
        self.keeper = Keeper()
        self.shell = Shell(load=self.keeper.load, save=self.keeper.save)
        self.ask = FakeAsker(*answers)
        self.app = Application(self.shell, self.keeper, ask=self.ask, today=today)
        self.shell.show()
        self.shell.activateWindow()
        settle()

    @property
    def workspace(self) -> Workspace:
        """The open file."""
        assert self.app.workspace is not None
        return self.app.workspace

    @property
    def home(self) -> HomePage:
        """The first page, in sight and filled."""
        page = cast("HomePage", self.shell.go("home"))
        settle()
        return page

    @property
    def first_run(self) -> FirstRun:
        """The first run, which must be what is shown."""
        shown = [page for page in self.shell.findChildren(FirstRun) if page.isVisible()]
        assert len(shown) == 1
        return shown[0]

    def sentence(self) -> str:
        """What Home says first, before anything else is drawn."""
        return cast("HomePage", self.shell.go("home")).sentence.plain()

    def said(self) -> str:
        """The message at the foot."""
        return self.shell.messages.text()

    def close(self) -> None:
        """End, and let go of everything; a second call does nothing."""
        if isValid(self.shell):
            self.shell.close()
            self.app.close()
            self.shell.deleteLater()
            settle()


@contextmanager
def window(*answers: object, today: date = TODAY) -> Iterator[Window]:
    """A window that is closed afterwards, on a day; the answers are for what it will ask."""
    made = Window(*answers, today=today)
    try:
        yield made
        assert made.ask.answers == [], "more was to be asked"
    finally:
        made.close()


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Another process has the file open meanwhile."""
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield
    finally:
        process.communicate()


def answers(name: object = "Harbour Lights", **more: object) -> StartAnswers:
    """£12,000 in the bank, £3,000 in and £4,000 out a month: twelve months."""
    given: dict[str, object] = {
        "name": name,
        "balance_date": date(2026, 10, 31),
        "balance": 12_000_00,
        "monthly_income": 3_000_00,
        "monthly_costs": 4_000_00,
    }
    return StartAnswers(**(given | more))  # type: ignore[arg-type]  # each has the type of its field


def file(folder: Path, name: str = "harbour", fill: Callable[[Session], object] | None = None) -> Path:
    """An organisation file."""
    path = folder / f"{name}.footing"
    make_file(path, fill or (lambda session: start_mine(session, answers(name.title()))))
    return path


def settle(milliseconds: int = 0) -> None:
    """Let what was put off happen, for so long at least."""
    end = time.monotonic() + milliseconds / 1000
    rounds = 0
    while rounds < 4:  # what was put off puts off more
        if time.monotonic() < end:
            time.sleep(0.001)  # a worker needs the time too
        else:
            rounds += 1
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def words(widget: QWidget) -> str:
    """Every label and button in sight."""
    settle()
    shown = [
        part.text()
        for kind in (QLabel, QPushButton)
        for part in cast("list[QLabel | QPushButton]", widget.findChildren(kind))
        if part.isVisibleTo(widget)
    ]
    return " | ".join(shown)


def button(widget: QWidget, name: str) -> QPushButton:
    """The button in sight that is called so."""
    found = [
        each
        for each in widget.findChildren(QPushButton)
        if each.isVisibleTo(widget) and name in {each.text(), each.accessibleName()}
    ]
    assert len(found) == 1, f"{len(found)} buttons are called {name}: {words(widget)}"
    return found[0]


def set_changed(path: Path, moment: float) -> None:
    """Say when the file was last changed."""
    os.utime(path, (moment, moment))
