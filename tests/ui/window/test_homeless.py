"""A home that takes no files: the program opens, works on files elsewhere, and says in a sentence what it cannot do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import paths
from app.services.organisation.organisation import details
from app.services.rows import records
from app.storage.settings import settings_file
from tests import ROOT
from tests.conftest import LogWatch
from tests.patience import LONG
from tests.ui.pages.acting import click
from tests.ui.whole_window import answers, file, window, words

pytestmark = pytest.mark.usefixtures("qapp")

_OPEN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from app.ui.window import start

shown = start.Shell.show
def show(shell):
    shown(shell)
    look(shell)
def look(shell):
    if not shell.messages.text():
        QTimer.singleShot(50, lambda: look(shell))
        return
    print(shell.windowTitle(), shell.messages.text(), sep="\\n")
    shell.close()
start.Shell.show = show
raise SystemExit(start.open_window(Path(sys.argv[1]) if sys.argv[1:] else None))
"""


@pytest.fixture
def wall(tmp_path: Path) -> Path:
    """A file where a folder is wanted: not even an administrator can write in it."""
    made = tmp_path / "wall"
    made.touch()
    return made


def _start(*arguments: object, **home: str) -> "subprocess.CompletedProcess[str]":
    bare = {name: value for name, value in os.environ.items() if not name.startswith("XDG_") and name != "HOME"}
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=LONG,
        cwd=ROOT,
        env=bare | home,
    )


@pytest.mark.parametrize("home", ["wall", "missing", "wall/deeper"])
def test_the_window_opens_a_file_elsewhere_and_says_one_thing(tmp_path: Path, wall: Path, home: str) -> None:
    path = file(tmp_path)
    done = _start("-c", _OPEN, path, HOME="/proc/nobody" if home == "missing" else str(wall.parent / home))
    title, said = done.stdout.splitlines()
    assert title == "Harbour – Footing"
    assert said.startswith("Today’s backup could not be made. Footing may not write its backups in ")
    assert "Traceback" not in done.stderr
    assert "Logging error" not in done.stderr
    assert done.returncode == 0


def test_commands_do_their_work(tmp_path: Path, wall: Path) -> None:
    path = file(tmp_path)
    for command in (("summary", path), ("new", tmp_path / "new.footing"), ("export", path, "--as", "json", "x.json")):
        done = _start("-m", "app", *command[:-1], *(tmp_path / name for name in command[-1:]), HOME=str(wall))
        assert (done.returncode, done.stderr) == (0, ""), command
    done = _start("-m", "app", "backup", path, HOME=str(wall))
    assert done.returncode == 1
    assert done.stderr.startswith("Footing may not write its backups in ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("which", ["CONFIG", "DATA", "CACHE", "STATE"])
def test_each_folder_of_the_program_may_be_closed_by_itself(
    tmp_path: Path, wall: Path, which: str, monkeypatch: pytest.MonkeyPatch, app_log: LogWatch
) -> None:
    monkeypatch.setenv(f"XDG_{which}_HOME", str(wall))
    path = file(tmp_path)
    with window() as place:
        assert place.app.open(path)
        said = place.said()
        assert ("cannot write its settings" in said) is (which == "CONFIG")
        assert ("backup could not be made" in said) is (which == "DATA")
        place.workspace.run("Rename", records.change, "organisation", 1, {"name": "Changed"})
        assert place.workspace.read(details).name == "Changed"
        place.app.tell_mistake()
        assert "What you entered before is safe" in place.said()
    app_log.records.clear()  # where it may be, each is in the log


def test_without_settings_the_first_page_still_leads_somewhere(
    wall: Path, monkeypatch: pytest.MonkeyPatch, app_log: LogWatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(wall))
    with window() as place:
        place.app.begin(None)
        place.app.start_mine(answers())
        assert place.workspace.path == paths.documents_folder() / "Harbour Lights.footing"
        assert str(settings_file().parent) in place.said()
        place.app.ask_new()
        assert "Harbour Lights" in words(place.first_run)
    app_log.records.clear()


def test_where_nothing_at_all_can_be_written_another_folder_is_asked_for_on_the_first_page(
    tmp_path: Path, wall: Path, monkeypatch: pytest.MonkeyPatch, app_log: LogWatch
) -> None:
    for name in ("CONFIG_HOME", "DATA_HOME", "CACHE_HOME", "STATE_HOME", "DOCUMENTS_DIR"):
        monkeypatch.setenv(f"XDG_{name}", str(wall))
    monkeypatch.setenv("HOME", str(wall))
    stick = tmp_path / "stick"
    stick.mkdir()
    with window(stick) as place:
        place.app.begin(None)
        assert "cannot be written. Choose another folder." in words(place.first_run)
        place.first_run.example.click()
        assert "Choose another" in place.said()
        click(place.first_run, "Change …")
        place.first_run.example.click()
        assert place.workspace.path.parent == stick
    app_log.records.clear()


def test_a_home_that_nothing_tells_of_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_given: object, **_named: object) -> Path:
        raise RuntimeError("could not determine the home directory")

    for name in ("data", "config", "cache", "log", "documents"):
        monkeypatch.setattr(f"platformdirs.user_{name}_path", nowhere)
    monkeypatch.setattr(Path, "home", nowhere)
    for folder in (paths.data_folder(), paths.config_folder(), paths.cache_folder(), paths.log_folder()):
        assert not folder.exists()
        assert folder.is_absolute()
    assert not paths.documents_folder().exists()
    assert not paths.home_folder().is_dir()
