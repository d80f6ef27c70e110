"""Footing's own start on a file, watched until Home has answered."""

import sys

from PySide6.QtWidgets import QApplication

from app.__main__ import main
from app.ui.words import Sentence
from bench.watching import Watcher

run = QApplication.exec


def home_answers() -> bool:
    """Whether the sentence on Home says something."""
    return any(
        label.objectName() == "home-sentence" and label.plain()
        for window in QApplication.topLevelWidgets()
        for label in window.findChildren(Sentence)
    )


def watched() -> int:
    """Watch from the moment the program hands over to Qt, and leave without its end."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)  # noqa: S101 - the program has just made it
    Watcher(app, home_answers)
    return run()


QApplication.exec = staticmethod(watched)  # type: ignore[method-assign,assignment]  # the one place to watch from
sys.exit(main(sys.argv[1:]))
