"""Every test has a home of its own, and what the program logs cannot go unseen."""

import logging
from pathlib import Path

from app import paths
from tests.conftest import LogWatch


def test_every_folder_of_the_program_lies_in_the_profile(profile: Path) -> None:
    for folder in (paths.data_folder(), paths.config_folder(), paths.cache_folder(), paths.log_folder()):
        assert folder.is_relative_to(profile)
    assert Path.home() == profile


def test_a_logged_warning_is_met_and_can_be_taken(app_log: LogWatch) -> None:
    logging.getLogger("app.storage").warning("The disk is nearly full")
    assert app_log.lines() == ["WARNING app.storage: The disk is nearly full"]
    assert app_log.take("nearly full").levelno == logging.WARNING
    assert app_log.lines() == []
