"""How commands are asked for: what is not understood ends with 2 and a plain sentence, whatever goes wrong inside."""

import logging
import subprocess
import sys
from argparse import Namespace
from importlib import import_module
from pathlib import Path

import pytest

from app import paths
from app.cli import figures, main
from app.cli.common import Parser, plainer
from app.cli.main import COMMANDS
from tests.cli.asking import Ask, asker, start
from tests.conftest import LogWatch


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("frobnicate",), "“frobnicate” is not one of the choices for COMMAND. Choose new, "),
        (("summary",), "Still needed: FILE."),
        (("calc",), "Still needed: FIGURE."),
        (("calc", "employer-nic", "--gross", "5"), "Still needed: --frequency, --tax-year."),
        (("calc", "employer-nic", "--batch", "in.csv"), "A batch needs both files"),
        (("forecast", "f", "--view", "best"), "“best” is not one of the choices for --view. Choose confirmed, "),
        (("forecast", "f", "--months", "0"), "--months: “0” is not a whole number from 1 to 600."),
        (("forecast", "f", "--months", "²"), "--months: “²” is not a whole number from 1 to 600."),
        (("forecast", "f", "--months"), "--months needs a value after it."),
        (("forecast", "f", "--json", "--csv"), "Give --csv or --json, not both."),
        (("forecast", "f", "--js"), "Not known here: --js."),
        (("new", "f", "--example", "--from", "p.json"), "Give --from or --example, not both."),
        (("import", "f", "--as", "bank", "s"), "--as: “bank” is not a kind of list. Choose budget, costs, posts, "),
        (("import", "f", "--as", "costs", "s", "--header-row", "0"), "--header-row: “0” is not a whole number from 1"),
        (("import", "f", "--as", "costs", "s", "--map", "Name"), "--map: “Name” does not say which column is which"),
        (("export", "f", "--as", "csv", "o"), "“csv” is not one of the choices for --as. Choose json, xlsx."),
        (("document", "f", "new", "leaflet", "--project", "p"), "KIND: “leaflet” is not a kind of document."),
        (("document", "f", "new", "", "--project", "p"), "KIND: “” is not a kind of document."),
    ],
)
def test_wrong_usage(ask: Ask, arguments: tuple[str, ...], sentence: str) -> None:
    said = ask(*arguments)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(sentence)
    assert "usage: footing" in said.err
    assert "invalid" not in said.err


@pytest.mark.parametrize("module", COMMANDS)
def test_each_command_is_found_in_the_module_that_adds_it(module: str) -> None:
    commands = Parser().add_subparsers()
    import_module(f"app.cli.{module}").add_commands(commands)
    assert tuple(commands.choices) == COMMANDS[module]


def test_every_module_with_commands_is_listed() -> None:
    folder = Path(main.__file__).parent
    adding = {path.stem for path in folder.glob("*.py") if "\ndef add_commands(" in path.read_text(encoding="utf-8")}
    assert adding == set(COMMANDS)


def test_a_command_loads_no_other() -> None:
    script = "import sys; from app.cli.main import parser; parser('calc'); print('app.cli.documents' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_other_messages_are_left_as_they_are() -> None:
    assert plainer("something new") == "something new"


def test_help_and_version(ask: Ask) -> None:
    assert ask("--version").out == "footing 1.0.0\n"
    for command in (
        ("--help",),
        ("calc", "employer-cost", "--help"),
        ("import", "--help"),
        ("document", "f", "--help"),
    ):
        said = ask(*command)
        assert said.code == 0
        assert said.out.startswith("usage: footing")


def _broken(options: Namespace) -> None:
    raise ZeroDivisionError(options.file)


def _stopped(_options: Namespace) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("folder_for_logs", [True, False])
def test_a_mistake_in_the_program_is_a_sentence_and_a_line_in_the_log(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    app_log: LogWatch,
    tmp_path: Path,
    folder_for_logs: bool,  # noqa: FBT001 - a case
) -> None:
    monkeypatch.setattr(figures, "_summary", _broken)
    if not folder_for_logs:
        wall = tmp_path / "wall"
        wall.write_text("", encoding="utf-8")
        monkeypatch.setattr(paths, "log_folder", (wall / "log").mkdir)
    said = asker(capsys)("summary", "x.footing")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("Something went wrong inside Footing")
    assert "Traceback" not in said.err
    app_log.take("a mistake in the program")
    for handler in [each for each in logging.getLogger("app").handlers if isinstance(each, logging.NullHandler)]:
        logging.getLogger("app").removeHandler(handler)
    if folder_for_logs:
        assert "ZeroDivisionError: x.footing" in (paths.log_folder() / "footing.log").read_text(encoding="utf-8")


def test_stopping_is_no_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(figures, "_summary", _stopped)
    said = asker(capsys)("summary", "x.footing")
    assert (said.code, said.err) == (1, "Stopped. What was not finished was not kept.\n")


def test_the_program_itself_answers(example: Path) -> None:
    assert start("--version").out == "footing 1.0.0\n"
    said = start("summary", example, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (said.code, said.err) == (0, "")
    assert "£3,037" in said.out


def test_the_program_refuses_with_one_sentence(tmp_path: Path) -> None:
    said = start("check", tmp_path / "none.footing")
    assert (said.code, said.out) == (1, "")
    assert said.err.count("\n") == 1
    assert start("check").code == 2


@pytest.mark.skipif(sys.platform != "linux", reason="only there is a missing display known from the environment")
def test_without_a_display_the_window_says_so(example: Path) -> None:
    nothing = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    for arguments in ((), (example,)):
        said = start(*arguments, **nothing)
        assert (said.code, said.err) == (
            1,
            "There is no display here, so no window can open. For commands type: footing --help\n",
        )


def test_any_name_of_a_file_is_a_name(ask: Ask, tmp_path: Path) -> None:
    for name in ("100% & more?#.footing", "-x.footing", "שלום 😀.footing", "'; DROP TABLE fund; --.footing"):
        path = tmp_path / name
        assert ask("new", path).code == 0
        assert ask("summary", path, "--json").json["name"] == path.stem


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the name of a file is always text")
def test_a_name_that_is_no_text_is_a_name_too(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "odd\udcff.footing"
    assert ask("new", path).code == 0
    assert ask("summary", path, "--json").json["name"] == "odd?"
    assert ask("backup", path).code == 0
