"""Footing's own start on a file, watched until Home has answered."""

import sys

from app.__main__ import main
from app.ui.kit.words import Sentence
from app.ui.window import start
from bench.watching import painted, wait_for, widgets


def home_answers() -> bool:
    """Whether the sentence on Home says something."""
    return any(isinstance(label, Sentence) and label.plain() for label in widgets("home-sentence"))


start.Shell = painted(start.Shell, home_answers)  # type: ignore[misc,assignment]  # the one place to watch from


class Watched(start.QApplication):
    """The application, which looks for the answer as soon as it runs."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        wait_for(home_answers)


start.QApplication = Watched  # type: ignore[misc]  # the same
sys.exit(main(sys.argv[1:]))
