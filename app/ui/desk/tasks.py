"""Slow work, one piece after the other on one worker; what comes of it lands on the thread of the window."""

import gc
import logging
import queue
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from app.problems import Refused

_log = logging.getLogger(__name__)


class Cancelled(Exception):
    """The user called the work off; raised by `Progress.check` and by nobody else."""


class Progress:
    """Given to the work: it tells how far it is, and learns whether it is still wanted. Safe in any thread."""

    def __init__(self, tell: Callable[[float | None, str], None]) -> None:
        self._tell = tell
        self._cancelled = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Whether the user called the work off."""
        return self._cancelled.is_set()

    def check(self) -> None:
        """Raise Cancelled when the work was called off; call it where stopping does no harm."""
        if self.cancelled:
            raise Cancelled

    def report(self, fraction: float | None, sentence: str = "") -> None:
        """How much is done, from 0 to 1 (None where nobody knows), and what is being done."""
        self._tell(fraction, sentence)

    def step(self, sentence: str) -> None:
        """Tell what is being done next, where stopping does no harm. Raises Cancelled when the work was called off."""
        self.check()
        self.report(None, sentence)

    def cancel(self) -> None:
        """Call the work off."""
        self._cancelled.set()


class Task(QObject):
    """One piece of work that was handed in."""

    progressed = Signal(object, str)
    """The fraction done (or None) and a sentence."""
    ended = Signal()
    """It came to its end, whichever."""

    def __init__(self, parent: "Tasks", label: str, *, cancellable: bool) -> None:
        super().__init__(parent)
        self.label = label
        self.cancellable = cancellable
        self.progress = Progress(lambda fraction, sentence: parent.tell(self, fraction, sentence))
        self.function: Callable[[Progress], Any] | None = None
        self.done: Callable[[Any], object] | None = None
        self.failed: Callable[[Exception], object] | None = None
        self.owner: QObject | None = None

    def cancel(self) -> None:
        """Call it off; neither `done` nor `failed` is called then."""
        self.progress.cancel()

    def wanted(self) -> bool:
        """Whether somebody still waits for what comes of it."""
        return not self.progress.cancelled and (self.owner is None or isValid(self.owner))


class Tasks(QObject):
    """The one worker. Lives on the thread of the window; `close` before the program ends."""

    started = Signal(object)
    ended = Signal(object)
    refused = Signal(str)
    """The sentence of a Refused that the piece of work left to this class."""
    _landed = Signal(object, object, object)
    _told = Signal(object, object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._open: list[Task] = []
        self._thread: threading.Thread | None = None
        self._closed = False
        self._landed.connect(self._land, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        function: Callable[[Progress], Any],
        *,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        label: str = "",
        cancellable: bool = False,
        owner: QObject | None = None,
    ) -> Task:
        """Do `function(progress)` on the worker, then call `done(result)` or `failed(error)` on this thread.

        Without `failed` a Refused goes to the signal `refused`; a mistake of the program is always logged, and
        without `failed` raised on this thread, where `sys.excepthook` meets it. Nothing is called once `owner`
        (a page, say) is gone or the work was called off.
        """
        if self._closed:
            raise RuntimeError("the worker is closed")
        task = Task(self, label, cancellable=cancellable)
        task.function, task.done, task.failed, task.owner = function, done, failed, owner
        self._open.append(task)
        gc.disable()  # a search for garbage on the worker would end widgets there, which only their own thread may
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="footing-worker", daemon=True)
            self._thread.start()
        self._queue.put(task)
        self.started.emit(task)
        return task

    def busy(self) -> bool:
        """Whether anything is waited for."""
        return bool(self._open)

    def tell(self, task: Task, fraction: float | None, sentence: str) -> None:
        """Pass on how far a piece of work is; called on the worker."""
        self._told.emit(task, fraction, sentence)

    def close(self) -> None:
        """Call off what may be called off, wait for the rest, and end the worker. Nothing lands afterwards."""
        if self._closed:
            return
        self._closed = True
        for task in self._open:
            task.cancel()
        self._queue.put(None)
        if self._thread is not None:
            self._thread.join()
        self._open.clear()
        gc.enable()

    @Slot(object, object, object)
    def _land(self, task: Task, result: object, error: Exception | None) -> None:
        if self._closed:
            return
        self._open.remove(task)
        if not self._open:
            gc.enable()
        try:
            self._hand_over(task, result, error)
        finally:
            task.ended.emit()
            self.ended.emit(task)
            task.deleteLater()

    @Slot(object, object, str)
    def _tell(self, task: Task, fraction: float | None, sentence: str) -> None:
        if task in self._open:
            task.progressed.emit(fraction, sentence)

    def _work(self) -> None:
        while (task := self._queue.get()) is not None:
            result, error = _result_of(task)
            self._landed.emit(task, result, error)

    def _hand_over(self, task: Task, result: object, error: Exception | None) -> None:
        if isinstance(error, Cancelled) or not task.wanted():
            return
        if error is None:
            if task.done is not None:
                task.done(result)
            return
        if not isinstance(error, Refused):
            _log.error("%s failed", task.label or "a piece of work", exc_info=error)
        if task.failed is not None:
            task.failed(error)
        elif isinstance(error, Refused):
            self.refused.emit(str(error))
        else:
            raise error


def _result_of(task: Task) -> tuple[object, Exception | None]:
    if task.function is None or task.progress.cancelled:
        return None, Cancelled()
    try:
        return task.function(task.progress), None
    except Exception as error:  # noqa: BLE001  # it is handed to the thread of the window, whatever it is
        return None, error
