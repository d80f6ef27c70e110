"""What the window remembers: small texts, files, what was told, colours; and a disk that takes none of it."""

from pathlib import Path

import pytest

from app.storage.settings import RECENT_FILES, settings_file
from app.ui.window.remembering import Keeper
from tests.conftest import LogWatch


def test_everything_is_there_the_next_time() -> None:
    keeper = Keeper()
    assert keeper.load("home.view") is None
    keeper.save("home.view", "expected")
    keeper.set_theme("dark")
    keeper.remember_file(Path("/a.footing"))
    assert keeper.first_time("warned")
    again = Keeper()
    assert again.load("home.view") == "expected"
    assert again.dark is True
    assert again.settings.last_file == str(Path("/a.footing"))
    assert not again.first_time("warned")


def test_files_are_remembered_the_last_one_first_and_each_once() -> None:
    keeper = Keeper()
    for name in ("a", "b", "a", *map(str, range(20))):
        keeper.remember_file(Path(name))
    assert keeper.settings.recent_files[0] == keeper.settings.last_file == "19"
    assert len(keeper.settings.recent_files) == RECENT_FILES
    keeper.remember_file(Path("15"))
    assert keeper.settings.recent_files[:3] == ("15", "19", "18")


def test_keeping_the_same_text_again_writes_nothing() -> None:
    keeper = Keeper()
    keeper.save("key", "text")
    settings_file().unlink()
    keeper.save("key", "text")
    assert not settings_file().exists()


@pytest.mark.parametrize(("theme", "dark"), [("system", None), ("light", False), ("dark", True)])
def test_colours(theme: str, dark: bool | None) -> None:  # noqa: FBT001 - from the table above
    keeper = Keeper()
    keeper.set_theme(theme)
    assert keeper.dark is dark


def test_a_disk_that_takes_nothing_costs_only_the_remembering(app_log: LogWatch) -> None:
    settings_file().mkdir(parents=True)  # a folder stands where the file should be
    keeper = Keeper()
    keeper.save("key", "text")
    assert keeper.load("key") == "text"
    app_log.take("the settings were not saved")
    assert Keeper().load("key") is None


def test_a_window_that_is_not_the_users_knows_nothing_of_hers_and_leaves_nothing() -> None:
    Keeper().set_theme("dark")
    before = settings_file().read_bytes()
    keeper = Keeper(saves=False)
    assert keeper.dark is None
    keeper.save("key", "text")
    assert keeper.load("key") == "text"
    assert settings_file().read_bytes() == before
