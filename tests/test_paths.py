"""Tests of the program's folders and of the files that come with it."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app import paths


def test_resources_are_found_in_the_source_tree_whatever_the_working_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.resource("rates", "uk.toml").is_file()
    assert paths.resource("fonts").is_dir()


def test_resources_are_found_in_a_frozen_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resource("rates", "uk.toml") == tmp_path / "resources" / "rates" / "uk.toml"


@pytest.mark.parametrize(
    "folder", [paths.data_folder, paths.config_folder, paths.cache_folder, paths.log_folder], ids=lambda f: f.__name__
)
def test_a_folder_is_made_in_the_users_home_and_named_after_the_program(
    profile: Path, folder: Callable[[], Path]
) -> None:
    place = folder()
    assert place.is_dir()
    assert place.is_relative_to(profile)
    assert paths.APP_NAME in place.parts


def test_the_documents_folder_is_only_named(profile: Path) -> None:
    place = paths.documents_folder()
    assert place.is_relative_to(profile)
    assert not place.exists()


def test_a_folder_takes_files_where_it_or_what_it_will_be_made_in_does(tmp_path: Path) -> None:
    (tmp_path / "wall").touch()
    (tmp_path / "loop").symlink_to("loop")
    assert paths.takes_files(tmp_path / "a" / "b")
    assert not paths.takes_files(tmp_path / "wall")
    assert not paths.takes_files(tmp_path / "wall" / "a")
    assert not paths.takes_files(tmp_path / "loop")
