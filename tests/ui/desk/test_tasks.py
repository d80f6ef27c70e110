"""Slow work is done one piece after the other, and what comes of it lands on the thread of the window."""

import gc
import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.problems import Refused
from app.ui.desk.tasks import Progress, Tasks
from tests.conftest import LogWatch
from tests.patience import LONG
from tests.ui.pages.acting import let_go


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    assert isinstance(qapp, QApplication)
    made = Tasks()
    yield made
    let_go(made)


def test_results_land_on_the_thread_of_the_window_in_order(tasks: Tasks, qtbot: QtBot) -> None:
    here = threading.get_ident()
    landed: list[tuple[int, bool]] = []
    worked: list[int] = []

    def work(number: int, _progress: Progress) -> int:
        worked.append(threading.get_ident())
        return number * 2_147_483_648

    for number in range(3):
        tasks.run(partial(work, number), done=lambda result: landed.append((result, threading.get_ident() == here)))
    qtbot.waitUntil(lambda: len(landed) == 3)
    assert landed == [(0, True), (2_147_483_648, True), (4_294_967_296, True)]
    assert here not in worked
    assert len(set(worked)) == 1
    assert not tasks.busy()


def test_progress_is_told(tasks: Tasks, qtbot: QtBot) -> None:
    go = threading.Event()

    def work(progress: Progress) -> None:
        go.wait(LONG)
        progress.report(0.5, "Halfway")

    task = tasks.run(work, label="Making the document")
    told: list[tuple[object, str]] = []
    task.progressed.connect(lambda fraction, sentence: told.append((fraction, sentence)))
    with qtbot.waitSignal(tasks.ended):
        go.set()
    assert told == [(0.5, "Halfway")]


def test_called_off_work_hands_nothing_over(tasks: Tasks, qtbot: QtBot) -> None:
    started = threading.Event()
    calls: list[object] = []

    def work(progress: Progress) -> int:
        started.set()
        while not progress.cancelled:
            threading.Event().wait(0.001)
        progress.check()
        return 1

    first = tasks.run(work, done=calls.append, failed=calls.append, cancellable=True)
    second = tasks.run(lambda _progress: 2, done=calls.append)
    second.cancel()
    started.wait(LONG)
    with qtbot.waitSignals([tasks.ended, tasks.ended]):
        first.cancel()
    assert calls == []


def test_a_refusal_is_told_apart_from_a_mistake(tasks: Tasks, qtbot: QtBot, app_log: LogWatch) -> None:
    def refuse(_progress: Progress) -> None:
        raise Refused("The disk is full. Make room and try again.")

    def break_down(_progress: Progress) -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(tasks.refused) as said:
        tasks.run(refuse)
    assert said.args == ["The disk is full. Make room and try again."]
    errors: list[Exception] = []
    tasks.run(refuse, failed=errors.append)
    tasks.run(break_down, failed=errors.append, label="Simulation")
    qtbot.waitUntil(lambda: len(errors) == 2)
    assert [type(error) for error in errors] == [Refused, ZeroDivisionError]
    app_log.take("Simulation failed")
    with capture_exceptions() as raised, qtbot.waitSignal(tasks.ended):
        tasks.run(break_down)
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]
    app_log.take("a piece of work failed")


def test_nothing_is_handed_to_a_page_that_is_gone(tasks: Tasks, qtbot: QtBot) -> None:
    page = QObject()
    calls: list[object] = []
    with qtbot.waitSignal(tasks.ended):
        tasks.run(lambda _progress: 1, done=calls.append, owner=page)
        delete(page)
    assert calls == []


@pytest.mark.usefixtures("qapp")
def test_closing_waits_and_ends_the_worker() -> None:
    made = Tasks()
    finished: list[int] = []
    landed: list[object] = []
    made.run(lambda _progress: finished.append(1), done=landed.append)
    made.close()
    made.close()
    assert finished in ([], [1])
    assert landed == []
    assert not [thread for thread in threading.enumerate() if thread.name == "footing-worker"]
    with pytest.raises(RuntimeError, match="closed"):
        made.run(lambda _progress: None)


def test_no_garbage_is_looked_for_on_the_worker(qtbot: QtBot) -> None:
    tasks = Tasks()
    looked: list[bool] = []
    tasks.run(lambda _progress: looked.append(gc.isenabled()), label="look")
    qtbot.waitUntil(lambda: not tasks.busy())
    assert looked == [False]
    assert gc.isenabled()
    tasks.run(lambda _progress: looked.append(gc.isenabled()), label="look again")
    tasks.close()
    assert True not in looked
    assert gc.isenabled()
