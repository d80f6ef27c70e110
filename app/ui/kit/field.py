"""What every field offers, and how a sentence comes to stand beside it.

The protocol: `value()`, `set_value(v)`, `refresh_value(v)`, `commit()`, `problem()`, and the signals
`committed(object)` — only when the user changed it to an acceptable value, on Enter or on leaving — and
`problem_changed(str)`. Esc brings back the last accepted value. A text that cannot be used stays in the field.
"""

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from app.ui.kit.theme import mark


class SignalLike(Protocol):
    """The part of a Qt signal that is used here."""

    def connect(self, slot: Callable[..., object]) -> object:
        """Call the slot whenever the signal is sent."""

    def emit(self, *values: object) -> None:
        """Send it."""


class Field(Protocol):
    """What every field offers; see the module."""

    committed: SignalLike
    problem_changed: SignalLike

    def value(self) -> object:
        """The last accepted value."""

    def set_value(self, value: object) -> None:
        """Show another value; what was typed and not accepted is dropped."""

    def refresh_value(self, value: object) -> None:
        """Show the value of the same record again; what is being typed stays."""

    def commit(self) -> bool:
        """Accept what is typed, as on leaving; False when it cannot be used."""

    def problem(self) -> str:
        """The sentence that stands by the field, or nothing."""

    def show_problem(self, sentence: str) -> None:
        """Say beside the field what to do; nothing to say takes it away."""

    def refuse(self, sentence: str) -> None:
        """The value just committed could not be kept: say why; the value before it counts again."""


class TellsProblem:
    """The part of a field that keeps the sentence beside it; stands before the widget's own class."""

    _problem = ""

    def problem(self) -> str:
        """The sentence that stands by the field, or nothing."""
        return self._problem

    def show_problem(self, sentence: str) -> None:
        """Say beside the field what to do, outline it in red, read it to a screen reader; nothing takes all away."""
        if sentence == self._problem:
            return
        self._problem = sentence
        widget = cast("QWidget", self)
        mark(widget, problem="yes" if sentence else "")
        widget.setAccessibleDescription(sentence)
        cast("Field", self).problem_changed.emit(sentence)


def is_for_window(event: QEvent, *, pending: bool) -> bool:
    """Whether a key asks to undo or redo while nothing typed is waiting: then it means the last action, not letters."""
    if pending or event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    return event.matches(keys.Undo) or event.matches(keys.Redo)
