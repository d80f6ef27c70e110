"""Where the program begins: a window on a file, or a command."""

from pathlib import Path

import pytest

from app import __version__
from app.__main__ import main, names_a_file


def test_one_file_is_opened_and_anything_else_is_a_command(tmp_path: Path) -> None:
    kept = tmp_path / "kept as"
    kept.touch()
    assert names_a_file("not there yet.FOOTING")
    assert names_a_file(str(kept))
    assert not names_a_file(str(tmp_path))
    assert not names_a_file("summary")
    assert not names_a_file("--help.footing")


def test_a_command_is_done_without_a_window(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out == f"footing {__version__}\n"
