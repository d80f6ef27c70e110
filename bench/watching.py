"""Notes when a top-level window is first painted and when something is true, then tells both and ends the program."""

import json
import resource
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class Watcher(QObject):
    """Installed on the application; `answered` tells whether the window says what is waited for."""

    def __init__(self, app: QApplication, answered: Callable[[], bool]) -> None:
        super().__init__(app)
        self._answered = answered
        self._times: dict[str, float] = {}
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at paints only; nothing is held back."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow) and "shown" not in self._times:
            QTimer.singleShot(0, self._note_shown)
        return False

    def _note_shown(self) -> None:
        self._times.setdefault("shown", time.time())
        self._look()

    def _look(self) -> None:
        if not self._answered():
            QTimer.singleShot(2, self._look)
            return
        self._times.setdefault("answered", time.time())
        QTimer.singleShot(600, self._tell)  # what Home still draws after its answer belongs to the memory it takes

    def _tell(self) -> None:
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps(self._times | {"memory": memory}), flush=True)
        QApplication.exit(0)
