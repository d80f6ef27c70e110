"""The quiet line at the foot of a page: what was done, with a way to take it back, and how far slow work is."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from app.ui.desk.tasks import Task, Tasks
from app.ui.kit.cards import LinkButton
from app.ui.kit.theme import mark
from app.ui.kit.words import Words

_CHECK_EVERY, _MOST_CHECKS = 20, 40
"""Milliseconds between two checks whether the mouse button is still down, and how many checks at most."""


class MessageBar(QFrame):
    """Says one thing until it is closed or the next one comes. A problem also has words that say so.

    It takes room, so it waits while a mouse button is down: what is being clicked must not move away under the mouse.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self._action: Callable[[], object] | None = None
        self._checks = 0
        self._wait = QTimer(self)
        self._wait.setInterval(_CHECK_EVERY)
        self._wait.timeout.connect(self._appear)
        self._words = Words("", parent=self)
        self._link = LinkButton("Undo", self)
        self._link.clicked.connect(self._act)
        close = LinkButton("Close", self)
        close.setAccessibleName("Close this message")
        close.clicked.connect(self.clear)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 8, 6)
        line.addWidget(self._words, 1)
        line.addWidget(self._link)
        line.addWidget(close)
        self.hide()

    def text(self) -> str:
        """What it says; nothing when it is closed."""
        return self._words.text()

    def say(
        self, sentence: str, *, problem: bool = False, action: str = "", run: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence; `action` is the word of a link that calls `run`, such as Undo."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self._action = run
        self._link.setText(action.replace("&", "&&"))
        self._link.setAccessibleName(action)
        self._link.setVisible(bool(action) and run is not None)
        mark(self, problem="yes" if problem else "")
        self._checks = 0
        self._appear()

    @Slot()
    def clear(self) -> None:
        """Say nothing."""
        self._wait.stop()
        self._words.setText("")
        self._action = None
        self.hide()
        self.closed.emit()

    @Slot()
    def _appear(self) -> None:
        self._checks += 1
        if self._checks <= _MOST_CHECKS and QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._wait.start()
        else:
            self._wait.stop()
            self.show()

    @Slot()
    def _act(self) -> None:
        action = self._action
        self.clear()
        if action is not None:
            action()


class ProgressBar(QFrame):
    """Shows the slow work that has a label, and lets the user call it off where that is allowed."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self._task: Task | None = None
        self._words = Words("", parent=self, wrap=False)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._cancel = LinkButton("Stop", self)
        self._cancel.clicked.connect(self._stop)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 8, 6)
        line.addWidget(self._words)
        line.addWidget(self._bar, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._cancel)
        tasks.started.connect(self._started)
        tasks.ended.connect(self._ended)
        self.hide()

    @Slot(object)
    def _started(self, task: Task) -> None:
        if not task.label or self._task is not None:
            return
        self._task = task
        task.progressed.connect(self._progressed)
        self._cancel.setVisible(task.cancellable)
        self._progressed(None, "")
        self.show()

    @Slot(object)
    def _ended(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self.hide()

    @Slot(object, str)
    def _progressed(self, fraction: float | None, sentence: str) -> None:
        label = self._task.label if self._task is not None else ""
        self._words.setText(sentence or label)
        self._bar.setAccessibleName(sentence or label)
        self._bar.setRange(0, 0 if fraction is None else 1000)
        if fraction is not None:
            self._bar.setValue(round(1000 * min(max(fraction, 0), 1)))

    @Slot()
    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._words.setText("Stopping")
