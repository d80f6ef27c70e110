"""What Ctrl+K offers for an open document: what its menu and its buttons say, also by other words for the same."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction

from app.ui.desk.page import Step
from app.ui.kit.cards import Button

_ALSO = {
    "Save as PDF …": "export",
    "Save as Word …": "docx export",
    "Mark as sent …": "send email",
    "Keep a version now": "save",
    "Your own numbers …": "figures",
}


def steps_of(actions: Sequence[QAction], buttons: Sequence[Button]) -> tuple[Step, ...]:
    """A step for each that can be chosen now; a button may lie in a card that is not shown at the moment."""
    choices: list[tuple[str, Callable[[], object]]] = [(action.text(), action.trigger) for action in actions]
    choices += [(each.text(), each.click) for each in buttons if each.isEnabled() and not each.isHidden()]
    return tuple(_step(words, run) for words, run in choices)


def _step(words: str, run: Callable[[], object]) -> Step:
    return Step(words, run, _ALSO.get(words, ""))
