"""Starts the window: painted first, everything heavy imported after."""

import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app import paths
from app.logs import start_logging
from app.ui.fonts import load_fonts
from app.ui.keeping import Keeper
from app.ui.shell import Shell
from app.ui.theme import apply_theme

if TYPE_CHECKING:
    from app.ui.application import Application

log = logging.getLogger(__name__)

_DARK = {"light": False, "dark": True}


def open_window(path: Path | None) -> int:
    """Show the window on a file (the last one used, when none is named) and stay until it is closed."""
    if sys.platform == "linux" and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))):
        print("There is no display here, so no window can open. For commands type: footing --help", file=sys.stderr)  # noqa: T201 - there is nowhere else to say it
        return 1
    start_logging()
    os.environ.setdefault("MPLCONFIGDIR", str(paths.cache_folder() / "matplotlib"))
    app = QApplication(sys.argv[:1])
    app.setApplicationName(paths.APP_NAME)
    load_fonts()
    keeper = Keeper()
    apply_theme(app, dark=_DARK.get(keeper.settings.theme))
    shell = Shell(load=keeper.load, save=keeper.save)
    shell.show()

    def fill() -> None:
        from app.ui.application import Application  # noqa: PLC0415 - SQLAlchemy waits until the window is painted

        application = Application(shell, keeper)
        sys.excepthook = _excepthook(application)
        application.begin(path)

    QTimer.singleShot(0, fill)
    return app.exec()


def _excepthook(application: "Application") -> Callable[..., None]:
    """A mistake in the program is logged, said once, and does not end the session."""

    def met(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.critical("a mistake in the program", exc_info=(kind, error, trace))
        application.tell_mistake()

    return met
