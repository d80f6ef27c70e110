"""Tests of the log: what it keeps, where, and that it does not grow."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import paths
from app.logs import start_logging, stop_logging
from tests.conftest import LogWatch


@pytest.fixture(autouse=True)
def closed_afterwards() -> Iterator[None]:
    yield
    stop_logging()


def _log() -> Path:
    return paths.log_folder() / "footing.log"


def _read() -> str:
    return _log().read_text(encoding="utf-8") if _log().exists() else ""


def test_warnings_are_written_and_chatter_is_not(app_log: LogWatch) -> None:
    start_logging()
    logger = logging.getLogger("app.storage")
    logger.info("opened")
    assert not _log().exists()
    logger.warning("the disk is nearly full – café")
    app_log.take("nearly full")
    assert "WARNING app.storage: the disk is nearly full – café" in _read()


def test_everything_is_written_when_asked() -> None:
    start_logging(verbose=True)
    logging.getLogger("app.ui").debug("a page refreshed")
    assert "DEBUG app.ui: a page refreshed" in _read()


def test_starting_twice_writes_each_line_once() -> None:
    start_logging(verbose=True)
    start_logging(verbose=True)
    logging.getLogger("app").info("once")
    assert _read().count("once") == 1


def test_nothing_is_written_after_stopping() -> None:
    start_logging(verbose=True)
    stop_logging()
    stop_logging()
    logging.getLogger("app").info("too late")
    assert "too late" not in _read()


def test_the_log_never_grows_past_a_megabyte() -> None:
    start_logging(verbose=True)
    for number in range(1_500):
        logging.getLogger("app").debug("%d %s", number, "x" * 1_000)
    assert sum(file.stat().st_size for file in paths.log_folder().iterdir()) <= 1_000_000
    assert "1499" in _read()


def test_where_no_log_can_be_written_nothing_is_printed_over_what_the_user_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, app_log: LogWatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wall = tmp_path / "wall"
    wall.touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(wall))
    monkeypatch.setattr(logging, "lastResort", None)
    start_logging()
    logging.getLogger("app").warning("nowhere to say it")
    app_log.take("nowhere")
    assert capsys.readouterr().err == ""


def test_a_full_disk_is_no_reason_either_and_a_mistake_in_a_line_still_shows(
    monkeypatch: pytest.MonkeyPatch, app_log: LogWatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    start_logging()
    with monkeypatch.context() as disk:
        disk.setattr("logging.handlers.RotatingFileHandler.shouldRollover", full)
        logging.getLogger("app").warning("no room")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("logging.handlers.RotatingFileHandler.shouldRollover", lambda *_given: 1 / 0)
    logging.getLogger("app").warning("a mistake")
    assert "ZeroDivisionError" in capsys.readouterr().err
    for text in ("no room", "a mistake"):
        app_log.take(text)
