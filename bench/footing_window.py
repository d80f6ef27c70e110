"""Footing's own start on a file, watched until Home has answered and all is loaded; then, if asked, page after page.

Arguments: the organisation file, and `visits` to go to every other page for the first time.
"""

import sys
from typing import Any

from PySide6.QtGui import QPaintEvent

from app.__main__ import main
from app.places import HOME, PAGES
from app.ui.kit.words import Sentence
from app.ui.window import start
from bench.watching import Moment, Quiet, now, painted, peak_memory, tell

FOUND: dict[str, Any] = {"visits": {}}
VISITS = sys.argv[2:] == ["visits"]

start.Shell = painted(start.Shell, lambda moment: FOUND.update(shown=moment))  # type: ignore[misc,assignment]  # the one place to watch from


class Watched(start.QApplication):
    """The application, watched from the moment it runs."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.setCursorFlashTime(0)  # a cursor that blinks is never quiet
        Quiet(loaded)


def paint(sentence: Sentence, event: QPaintEvent) -> None:
    """Paint it, and note when that is the first answer of Home."""
    _paint(sentence, event)
    if sentence.objectName() == "home-sentence" and sentence.plain():
        FOUND.setdefault("answered", now())


def loaded(last: Moment) -> None:
    """All that is loaded at a start is there."""
    FOUND["loaded"] = last
    FOUND["memory"] = peak_memory()
    visit([page.id for page in PAGES if page.id != HOME] if VISITS else [])


def visit(pages: list[str]) -> None:
    """Go to these pages in turn, each when the one before has become quiet."""
    if not pages:
        tell(FOUND)
        return
    page, *others = pages
    shell = next(each for each in start.QApplication.topLevelWidgets() if isinstance(each, start.Shell))
    begun = now()

    def visited(last: Moment) -> None:
        FOUND["visits"][page] = [begun, last]
        visit(others)

    shell.go(page)
    Quiet(visited, begun)


_paint = Sentence.paintEvent
Sentence.paintEvent = paint  # type: ignore[method-assign]
start.QApplication = Watched  # type: ignore[misc]  # the same
sys.exit(main(sys.argv[1:2]))
