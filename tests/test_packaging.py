"""Setting up and starting: what is said where something is missing. Nothing is installed here."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.patience import Patience

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def _beside_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """The scripts import one another as they do when they are started."""
    monkeypatch.syspath_prepend(ROOT / "packaging")


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
def installing() -> ModuleType:
    return _script("installing")


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
    monkeypatch.setattr(setup.installing, "install", lambda *_: False)
    monkeypatch.setattr(setup, "VENV", tmp_path)
    monkeypatch.setattr(setup, "PYTHON", tmp_path / "python")
    (tmp_path / "python").touch()
    assert setup.main("requirements.txt") == 1
    assert "if it is not there now, try again later." in capsys.readouterr().err
    assert not (tmp_path / "requirements.installed").exists()


def test_packages_are_installed_once_for_each_list(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    installed: list[Path] = []

    def install(_python: Path, what: Path | list[Path]) -> bool:
        installed.append(what[0] if isinstance(what, list) else what)
        return True

    monkeypatch.setattr(setup.installing, "install", install)
    monkeypatch.setattr(setup.installing, "install_program", install)
    monkeypatch.setattr(setup, "VENV", tmp_path)
    wanted = tmp_path / "list.txt"
    for text, installs in (("a==1", 1), ("a==1", 1), ("a==2", 2)):
        wanted.write_text(text, encoding="ascii")
        assert setup.install_packages(wanted)
        assert installed == [wanted, ROOT] * installs


PIP_SAYS = """\
WARNING: Location 'file:///simple/' is ignored: it is neither a file nor a directory.
Ignoring colorama: markers 'sys_platform == "win32"' don't match your environment
Requirement already satisfied: typing-extensions==4.16.0 in ./lib (from -r list.txt (line 4))
Processing /wheels/et_xmlfile-2.0.0-py3-none-any.whl (from -r list.txt (line 2))
WARNING: Retrying (Retry(total=4, connect=None)) after connection broken by 'NewConnectionError()'
Collecting pyside6-essentials==6.11.3 (from -r list.txt (line 3))
  Downloading pyside6_essentials-6.11.3-cp310-abi3-manylinux_2_34_x86_64.whl (80.3 MB)
Installing collected packages: et-xmlfile, pyside6-essentials
"""
LIST = "et-xmlfile==2\ncolorama==1\npyside6-essentials==6 \\\n    --hash=sha256:00\ntyping-extensions==4\n"


@pytest.fixture
def pip(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Stands before the real pip: says what it said once, notes how it was called, and does not install Footing."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    called = tmp_path / "called"
    program = f"""
import sys
from pathlib import Path
Path({str(called)!r}).write_text(" ".join(sys.argv[1:]))
print({PIP_SAYS!r}, end="")
sys.exit("--editable" in sys.argv)
"""
    (tmp_path / "pip.py").write_text(program, encoding="utf-8")
    (tmp_path / "list.txt").write_text(LIST, encoding="utf-8")
    return called


def test_each_package_is_told_on_a_line_of_its_own(
    installing: ModuleType, capsys: pytest.CaptureFixture[str], pip: Path
) -> None:
    assert installing.install(Path(sys.executable), [pip.with_name("list.txt")])
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "  2 of 3  et-xmlfile",
        "  No answer over the internet yet. Trying again …",
        "  3 of 3  pyside6-essentials, 80.3 MB",
        "  All are here. Putting 2 in place …",
    ]
    assert said.err == ""
    assert "--require-hashes --no-deps -r" in pip.read_text(encoding="utf-8")


def test_what_is_unpacked_is_counted_meanwhile(
    installing: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(installing, "_EVERY", 0.001)
    site = tmp_path / ("Lib" if os.name == "nt" else "lib/python3") / "site-packages"
    (site / "pip-1.dist-info").mkdir(parents=True)
    said, patience = "", Patience()
    with installing._telling_what_is_in_place(tmp_path):
        (site / "one-1.dist-info").mkdir()
        while not said and not patience.lost():
            said = capsys.readouterr().out
    assert said + capsys.readouterr().out == "  1 in place\n"


def test_where_pip_gives_up_all_that_it_said_is_shown(
    installing: ModuleType, capsys: pytest.CaptureFixture[str], pip: Path
) -> None:
    assert not installing.install_program(Path(sys.executable), ROOT)
    assert capsys.readouterr() == ("", PIP_SAYS)
    assert "--no-build-isolation --no-deps --no-index" in pip.read_text(encoding="utf-8"), "nothing may be fetched"


def test_the_command_of_the_program_is_there_and_answers_from_anywhere(tmp_path: Path) -> None:
    command = Path(sys.executable).with_name("footing.exe" if os.name == "nt" else "footing")
    done = subprocess.run([command, "--version"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("footing ")


def test_whatever_is_fetched_has_a_hash_and_no_address() -> None:
    lists = sorted((ROOT / "packaging").glob("requirements*.txt"))
    assert [path.stem for path in lists] == [
        "requirements-build",
        "requirements-dev",
        "requirements-proof",
        "requirements",
    ]
    for path in lists:
        text = path.read_text(encoding="utf-8")
        assert "://" not in text
        pins = [pin for pin in re.split(r"^(?=\S)", text, flags=re.MULTILINE) if pin and not pin.startswith("#")]
        assert pins
        assert all(re.match(r"[\w.-]+==\S+ .*--hash=sha256:", pin, re.DOTALL) for pin in pins)


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
    said = capsys.readouterr().out
    assert said.startswith("There is no display here, so no window: writing the example")
    assert said.endswith(f"{start.OWN_FILE}\n")


def test_with_a_display_the_example_is_made_once_and_opened(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    runs = Runs()
    path = tmp_path / "Riverbank Arts.footing"
    monkeypatch.setattr(start.subprocess, "run", runs)
    monkeypatch.setattr(start, "has_display", lambda: True)
    monkeypatch.setattr(start, "OUT", tmp_path)
    assert start.main() == 0
    path.touch()
    assert start.main() == 0
    assert f"{start.COMMAND} new " in capsys.readouterr().out
    assert [command[3:] for command in runs.asked] == [["new", str(path), "--example"], [str(path)], [str(path)]]


def test_a_display_is_asked_for_only_where_one_is_named(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start.subprocess, "run", Runs())
    monkeypatch.setattr(start.sys, "platform", "linux")
    for display, platform, answer in (("", "", False), (":0", "", True), (":0", "offscreen", False)):
        monkeypatch.setenv("DISPLAY", display)
        monkeypatch.setenv("WAYLAND_DISPLAY", "")
        monkeypatch.setenv("QT_QPA_PLATFORM", platform)
        assert start.has_display() is answer
