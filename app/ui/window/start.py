"""Starts the window: painted first, everything heavy imported after."""

import gc
import logging
import os
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from app import paths
from app.dates import present_day
from app.places import HOME, PAGES
from app.ui.kit.fonts import load_fonts
from app.ui.kit.theme import apply_theme
from app.ui.window.last_answer import AnswerAtOnce, recall
from app.ui.window.only_window import OnlyWindow
from app.ui.window.remembering import Keeper
from app.ui.window.shell import PageEntry, Shell

if TYPE_CHECKING:
    from app.ui.window.application import Application

log = logging.getLogger(__name__)

_ASK_AGAIN = 300
"""Milliseconds after which it is seen again whether a question is still open."""


def open_window(path: Path | None, *, today: date | None = None) -> int:
    """Show the window on a file (the last one used, when none is named) and stay until it is closed.

    Where the user has a window already, that one comes forward and opens the file, and this one ends at once. It goes
    by the day of the clock unless one is given.
    """
    if sys.platform == "linux" and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))):
        print("There is no display here, so no window can open. For commands type: footing --help", file=sys.stderr)  # noqa: T201 - there is nowhere else to say it
        return 1
    only = OnlyWindow()
    if only.is_sent(path):
        return 0
    app = QApplication(sys.argv[:1])
    app.setApplicationName(paths.APP_NAME)
    load_fonts()
    keeper = Keeper()
    apply_theme(app, dark=keeper.dark)
    shell = Shell(load=keeper.load, save=keeper.save)
    shell.fit(shell.screen().availableSize())
    shell.show()

    def fill() -> None:
        from app.logs import start_logging  # noqa: PLC0415 - nothing is written before there is a window
        from app.ui.window.application import Application  # noqa: PLC0415 - SQLAlchemy waits until the window is painted

        start_logging()
        application = Application(shell, keeper, today=today)
        app.aboutToQuit.connect(application.close)
        app.aboutToQuit.connect(only.close)
        sys.excepthook = _excepthook(application)
        only.listen(partial(come_forward, application))
        application.begin(path)
        gc.freeze()  # what is loaded now stays: leave it out of every later search for garbage
        if not application.tasks.busy():  # the worker ends the rest itself
            gc.enable()

    app.processEvents()  # paint the window now
    answer_at_once(shell, keeper, path, present_day(today))
    app.processEvents()
    QTimer.singleShot(0, fill)
    return app.exec()


def answer_at_once(shell: Shell, keeper: Keeper, path: Path | None, today: date) -> None:
    """Show what Home said last time, where Home will open on a file that has not changed since."""
    wanted = path or (Path(keeper.settings.last_file) if keeper.settings.last_file else None)
    answer = recall(keeper.load, wanted.absolute(), today) if wanted else None
    if answer is None or keeper.load("window.page") not in {None, HOME}:
        return
    shell.set_organisation(answer.organisation)
    shell.set_pages([PageEntry(page.id, page.name, partial(AnswerAtOnce, answer)) for page in PAGES])
    shell.go(HOME)


def come_forward(application: "Application", path: Path | None) -> None:
    """Bring the window before all others, and open the file that the second start named."""
    shell = application.shell
    shell.setWindowState(shell.windowState() & ~Qt.WindowState.WindowMinimized)
    shell.show()
    shell.raise_()
    shell.activateWindow()
    QApplication.alert(shell)  # where the system lets no window come forward by itself, it is pointed at
    if path is not None:
        _open_when_free(application, path)


def _open_when_free(application: "Application", path: Path) -> None:
    """Open a file once no question is open: what is asked there is about the file that is open now."""
    if QApplication.activeModalWidget() is not None:
        QTimer.singleShot(_ASK_AGAIN, application, partial(_open_when_free, application, path))
    elif application.workspace is None or application.workspace.path != path.resolve():
        application.open(path)


def _excepthook(application: "Application") -> Callable[..., None]:
    """A mistake in the program is logged, said once, and does not end the session."""

    def met(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):  # Ctrl+C in the terminal that started it
            QApplication.quit()
            return
        log.critical("a mistake in the program", exc_info=(kind, error, trace))
        application.tell_mistake()

    return met
