"""Visits every page of a file as a test of the whole program, and takes a picture of each in light and dark."""

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from app.places import PAGES
from app.problems import Refused
from app.ui.kit.fonts import load_fonts
from app.ui.kit.theme import apply_theme
from app.ui.window.application import Application
from app.ui.window.remembering import Keeper
from app.ui.window.shell import Shell

_SIZE = (1280, 720)
_PATIENCE = 3.0


def visit_pages(path: Path, screens: Path | None, *, today: date) -> Iterator[str]:
    """Open the file in a window, go to each page, and say so; with a folder, save a picture of each there.

    Raises Refused when the file cannot be opened.
    """
    app = QApplication.instance() or QApplication(["footing"])
    assert isinstance(app, QApplication)  # noqa: S101 - the program makes no other kind
    load_fonts()
    apply_theme(app, dark=False)  # before the first widget, as the program itself does it, so that all have its font
    shell = Shell()
    shell.resize(*_SIZE)
    application = Application(shell, Keeper(saves=False), today=today)
    try:
        for dark in (False, True) if screens else (False,):
            apply_theme(app, dark=dark)
            shell.show()
            if not application.workspace and not application.open(path):
                raise Refused(f"{path} could not be opened in the window.")
            yield from _visit(application, screens, "dark" if dark else "light")
    finally:
        application.close()
        shell.close()
        shell.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _visit(application: Application, screens: Path | None, theme: str) -> Iterator[str]:
    shell = application.shell
    for page in PAGES:
        shell.go(page.id)
        _settle()
        if screens:
            screens.mkdir(parents=True, exist_ok=True)
            picture = screens / f"{page.id}-{theme}.png"
            if not shell.grab().save(str(picture)):
                raise Refused(f"{picture} cannot be written. Choose another folder.")
            yield f"{page.name}: {picture}"
        else:
            yield f"{page.name} opens."


def _settle() -> None:
    """Let the page draw what it draws late: until nothing more happens for a moment, or patience ends."""
    end = time.monotonic() + _PATIENCE
    quiet = 0
    while quiet < 5 and time.monotonic() < end:
        begun = time.monotonic()
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        quiet = quiet + 1 if time.monotonic() - begun < 0.01 else 0
        time.sleep(0.02)
