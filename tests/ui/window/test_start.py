"""Starting the program itself: with and without a display, on a file, and what is loaded before the first paint."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.ui.window import start
from app.ui.window.remembering import Keeper
from app.ui.window.shell import Shell
from tests import ROOT
from tests.patience import LONG
from tests.ui.whole_window import TODAY, file

_LOOK = """
import sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
import app.ui.window.start as start

def look():
    window = QApplication.activeWindow()
    answers = [label.accessibleName() for label in window.findChildren(QLabel, "home-sentence")] if window else []
    if not any(answers):
        QTimer.singleShot(50, look)
        return
    print(*answers, sep="\\n")
    print(window.windowTitle())
    window.close()

first = Path(sys.argv[1]) if len(sys.argv) > 1 else None
begin = start.Shell.show
def shown(shell):
    begin(shell)
    print("heavy:", *sorted({"matplotlib", "sqlalchemy", "numpy", "reportlab"} & set(sys.modules)))
    shell.activateWindow()
    QTimer.singleShot(50, look)
start.Shell.show = shown
code = start.open_window(first, today=date(2026, 11, 20))
print("ended", code)
"""


def _run(*arguments: str, script: str = _LOOK, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=LONG,
        cwd=ROOT,
        env=environment | more,
    )


def test_the_window_comes_up_on_a_file_and_closes_it(tmp_path: Path) -> None:
    path = file(tmp_path)
    done = _run(str(path))
    assert done.stdout.splitlines() == [
        "heavy:",
        "On confirmed income your unrestricted money lasts 11 months, to October 2027.",
        "Harbour – Footing",
        "ended 0",
    ], done.stderr
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert Keeper().settings.last_file == str(path)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_without_a_display_a_sentence_says_what_to_do() -> None:
    done = _run(
        script="from app.ui.window.start import open_window; raise SystemExit(open_window(None))", QT_QPA_PLATFORM=""
    )
    assert done.returncode == 1
    assert done.stderr == "There is no display here, so no window can open. For commands type: footing --help\n"


@pytest.mark.usefixtures("qapp")
def test_nothing_is_shown_at_once_where_another_page_will_open_or_the_file_is_gone(tmp_path: Path) -> None:
    keeper = Keeper()
    shell = Shell(load=keeper.load, save=keeper.save)
    start.answer_at_once(shell, keeper, None, TODAY)
    start.answer_at_once(shell, keeper, tmp_path / "gone.footing", TODAY)
    assert shell.current() == ""
    shell.deleteLater()
