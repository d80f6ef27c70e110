"""Setting up and starting: what is said where something is missing. Nothing is installed here."""

import importlib.util
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]


def _script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"packaging_{name}", ROOT / "packaging" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def setup() -> ModuleType:
    return _script("setup")


@pytest.fixture
def start() -> ModuleType:
    return _script("start")


class Runs:
    """Stands for subprocess.run: remembers what was asked, and answers with a code for each word in a command."""

    def __init__(self, **codes: int) -> None:
        self.asked: list[list[str]] = []
        self._codes = codes

    def __call__(self, command: list[str], **_options: object) -> "subprocess.CompletedProcess[bytes]":
        self.asked.append(command)
        failing = [code for word, code in self._codes.items() if any(word in part for part in command)]
        return subprocess.CompletedProcess(command, failing[0] if failing else 0)


def test_an_old_python_is_told_its_age(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup.sys, "version_info", (3, 9, 2))
    assert setup.main("requirements.txt") == 1
    assert capsys.readouterr().err.startswith("Footing needs Python 3.11 or newer; this is ")


def test_without_the_internet_it_says_to_try_again(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    runs = Runs(pip=1)
    monkeypatch.setattr(setup.subprocess, "run", runs)
    monkeypatch.setattr(setup, "VENV", tmp_path)
    monkeypatch.setattr(setup, "PYTHON", tmp_path / "python")
    (tmp_path / "python").touch()
    assert setup.main("requirements.txt") == 1
    assert "--require-hashes" in runs.asked[0]
    assert "if it is not there now, try again later." in capsys.readouterr().err
    assert not (tmp_path / "requirements.installed").exists()


def test_packages_are_installed_once_for_each_list(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    runs = Runs()
    monkeypatch.setattr(setup.subprocess, "run", runs)
    monkeypatch.setattr(setup, "VENV", tmp_path)
    wanted = tmp_path / "list.txt"
    for text, installs in (("a==1", 1), ("a==1", 1), ("a==2", 2)):
        wanted.write_text(text, encoding="ascii")
        assert setup.install_packages(wanted)
        assert len(runs.asked) == installs


def test_without_root_the_missing_libraries_are_one_line_to_type(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup.subprocess, "run", Runs(QApplication=134))
    monkeypatch.setattr(setup.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert setup.install_libraries() == 1
    said = capsys.readouterr().err
    assert said.startswith("Qt needs some system libraries. Type: apt-get install -y libegl1 ")
    assert "libxcb-cursor0" not in said
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(setup, "qt_starts", lambda platform: platform is not None)
    assert setup.install_libraries() == 1
    assert capsys.readouterr().err.endswith("libxcb-shape0\n")


def test_where_no_environment_can_be_made_it_says_what_to_type(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(setup.subprocess, "run", Runs(venv=1))
    monkeypatch.setattr(setup, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(setup, "PYTHON", tmp_path / ".venv" / "python")
    monkeypatch.setattr(setup.os, "geteuid", lambda: 1000, raising=False)
    for tool, end in (("/usr/bin/apt-get", "apt-get install -y python3-venv\n"), (None, "this folder is yours.\n")):
        monkeypatch.setattr(setup.shutil, "which", lambda _name, tool=tool: tool)
        assert setup.main("requirements.txt") == 1
        said = capsys.readouterr().err
        assert said.startswith(f"Python cannot make a virtual environment in {tmp_path}")
        assert said.endswith(end)


def test_without_a_display_the_documents_are_written(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    runs = Runs(example=7)
    monkeypatch.setattr(start.subprocess, "run", runs)
    monkeypatch.setattr(start, "has_display", lambda: False)
    assert start.main() == 7
    assert runs.asked[0][1:] == ["-m", "app", "example", str(start.OUT)]
    assert capsys.readouterr().out.startswith("There is no display here, so no window: writing the example")


def test_with_a_display_the_example_is_made_once_and_opened(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    runs = Runs()
    path = tmp_path / "Riverbank Arts.footing"
    monkeypatch.setattr(start.subprocess, "run", runs)
    monkeypatch.setattr(start, "has_display", lambda: True)
    monkeypatch.setattr(start, "OUT", tmp_path)
    assert start.main() == 0
    path.touch()
    assert start.main() == 0
    assert [command[3:] for command in runs.asked] == [["new", str(path), "--example"], [str(path)], [str(path)]]


def test_a_display_is_asked_for_only_where_one_is_named(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start.subprocess, "run", Runs())
    monkeypatch.setattr(start.sys, "platform", "linux")
    for display, platform, answer in (("", "", False), (":0", "", True), (":0", "offscreen", False)):
        monkeypatch.setenv("DISPLAY", display)
        monkeypatch.setenv("WAYLAND_DISPLAY", "")
        monkeypatch.setenv("QT_QPA_PLATFORM", platform)
        assert start.has_display() is answer
