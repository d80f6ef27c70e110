"""A second start: the first window comes forward and opens what was named; one that is gone or hangs stops nobody."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app import paths
from app.ui.window import only_window
from app.ui.window.only_window import OnlyWindow
from app.ui.window.start import come_forward
from tests import ROOT
from tests.conftest import ModalWatch
from tests.patience import LONG
from tests.ui.whole_window import file, settle, window

pytestmark = pytest.mark.usefixtures("qapp")

_FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import app.ui.window.start as start

titles = []
def look():
    for window in QApplication.topLevelWidgets():
        if isinstance(window, start.Shell) and window.windowTitle() not in {"Footing", *titles[-1:]}:
            titles.append(window.windowTitle())
            print(titles[-1], window.isMinimized(), flush=True)
            if len(titles) == 1:
                window.showMinimized()
            if titles[-1].startswith("Second"):
                QTimer.singleShot(0, window.close)
    QTimer.singleShot(50, look)

shown = start.Shell.show
def show(shell):
    shown(shell)
    if not titles:
        look()
start.Shell.show = show
raise SystemExit(start.open_window(Path(sys.argv[1])))
"""
_HOLD = """
import sys
from app.ui.window.only_window import OnlyWindow
only = OnlyWindow()
print(only.is_only, flush=True)
sys.stdin.read()
"""


def _process(script: str, *arguments: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def _requests() -> list[Path]:
    return [each for each in (paths.data_folder() / "window").iterdir() if each.suffix != ".lock"]


def test_a_second_start_brings_the_first_window_forward_on_the_file_that_was_named(tmp_path: Path) -> None:
    first, second = file(tmp_path, "first"), file(tmp_path, "second")
    with _process(_FIRST, first) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "First – Footing False\n"
        for named in ([], [first.name], [second.name]):  # as it is, as it has it already, and another
            done = subprocess.run(
                [sys.executable, "-m", "app", *named],
                cwd=tmp_path,
                env=os.environ | {"PYTHONPATH": str(ROOT)},
                capture_output=True,
                text=True,
                check=False,
                timeout=LONG,
            )
            assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert running.stdout.readline() == "Second – Footing False\n"
        assert running.wait(LONG) == 0
    assert _requests() == []
    assert OnlyWindow().is_only


def test_a_window_that_was_killed_stands_in_nobodys_way() -> None:
    with _process(_HOLD) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "True\n"
        assert not OnlyWindow().is_only
        running.kill()
        running.wait()
        assert OnlyWindow().is_only


def test_a_window_that_does_not_answer_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(only_window, "_PATIENCE", 0.05)
    with _process(_HOLD) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "True\n"
        assert not OnlyWindow().is_sent(Path("us.footing"))
        assert _requests() == []
        running.communicate()


def test_who_comes_while_the_first_is_closing_is_the_first_from_then_on() -> None:
    first, second = OnlyWindow(), OnlyWindow()
    assert (first.is_only, second.is_only) == (True, False)
    closing = threading.Timer(0.1, first.close)
    closing.start()
    assert not second.is_sent(None)
    closing.join()
    assert second.is_only
    assert _requests() == []


def test_two_that_come_at_once_are_both_heard(qtbot: QtBot, tmp_path: Path) -> None:
    first = OnlyWindow()
    heard: list[Path | None] = []
    answers: list[bool] = []
    others = [
        threading.Thread(target=lambda named=named: answers.append(OnlyWindow().is_sent(named)))
        for named in (None, tmp_path / "us.footing")
    ]
    others[0].start()  # before the first listens
    first.listen(heard.append)
    qtbot.waitUntil(lambda: len(heard) == 1)
    others[1].start()
    qtbot.waitUntil(lambda: len(heard) == 2)
    for each in others:
        each.join()
    assert (heard, answers) == ([None, tmp_path / "us.footing"], [True, True])


def test_what_is_no_request_or_an_old_one_is_taken_away_unheard(qtbot: QtBot) -> None:
    first = OnlyWindow()
    heard: list[Path | None] = []
    for at, content in enumerate(("", "[1]", '{"path": 3', "\x00", '{"path": "old.footing"}')):
        request = paths.data_folder() / "window" / f"{first._here}.{at}.asked"
        request.write_text(content, encoding="utf-8")
        os.utime(request, (time.time() - 600,) * 2)
    first.listen(heard.append)
    qtbot.waitUntil(lambda: _requests() == [])
    assert heard == []


def test_where_nothing_can_be_written_each_start_has_its_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wall = tmp_path / "wall"
    wall.write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(wall))
    for _ in range(2):
        only = OnlyWindow()
        assert not only.is_sent(None)
        only.listen(lambda _path: None)


def test_a_question_that_is_open_is_answered_before_another_file_is_opened(
    tmp_path: Path, qtbot: QtBot, modal_watch: ModalWatch
) -> None:
    modal_watch.allowed = True
    first, second = file(tmp_path, "first"), file(tmp_path, "second")
    with window() as place:
        assert place.app.open(first)
        place.shell.go("costs")
        come_forward(place.app, first)
        assert place.shell.current() == "costs", "what has the file open already is left as it is"
        question = QDialog(place.shell)
        question.setWindowModality(Qt.WindowModality.ApplicationModal)
        question.show()
        settle()
        come_forward(place.app, second)
        settle(400)
        assert place.workspace.path == first
        question.close()
        qtbot.waitUntil(lambda: place.workspace.path == second)
