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
