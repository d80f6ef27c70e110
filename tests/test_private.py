"""Nobody but its owner reads the file, what lies beside it, its backups, the settings or the log."""

import logging
import os
import socket
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import paths, private
from app.logs import start_logging, stop_logging
from app.storage import backups
from app.storage.copies import copy_of, restore
from app.storage.file import OrganisationFile
from app.storage.lock import WriteLock
from app.storage.placing import placing
from app.storage.settings import Settings, load_settings, save_settings, settings_file
from tests.conftest import LogWatch
from tests.storage.rows import TODAY, cost_line, new_file


@pytest.fixture(autouse=True)
def _open_to_all() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_and_what_lies_beside_it_are_their_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "charity" / "plans"
    with OrganisationFile.create(folder / "plan.footing") as made, made.action("Add") as session:
        session.add(cost_line())
        session.flush()
        beside = ("plan.footing-journal", ".plan.footing.lock", ".plan.footing.who")
        assert {entry.name: mode(entry) for entry in folder.iterdir()} == dict.fromkeys(
            ("plan.footing", *beside), 0o600
        )
    assert [oct(mode(each)) for each in (folder, folder.parent)] == ["0o700", "0o700"]
    copy_of(folder / "plan.footing", folder / "copy.footing")
    restore(folder / "copy.footing", folder / "restored.footing")
    with WriteLock(folder / "other.footing"), placing(folder / "half.footing"):
        assert {mode(entry) for entry in folder.iterdir()} == {0o600}
        assert len(list(folder.iterdir())) == 6


def test_backups_are_their_owners_alone(tmp_path: Path) -> None:
    with OrganisationFile.open(new_file(tmp_path), today=TODAY) as opened:
        made = opened.backup()
    assert mode(made) == 0o600
    assert {mode(folder) for folder in (made.parent, made.parent.parent, paths.data_folder())} == {0o700}


def test_existing_files_and_backups_are_put_right_when_their_owner_opens_them(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    with OrganisationFile.open(path, today=TODAY) as opened:
        made = opened.backup()
    folder = backups.folder_of(path)
    tmp_path.chmod(0o755)
    for each, given in ((path, 0o644), (made, 0o664), (folder, 0o755), (folder.parent, 0o777)):
        each.chmod(given)
    OrganisationFile.open(path, today=TODAY, read_only=True).close()
    assert [oct(mode(each)) for each in (path, made, folder, folder.parent)] == ["0o600", "0o600", "0o700", "0o700"]
    assert mode(tmp_path) == 0o755, "a folder that is not the program's is left as it is"
    path.chmod(0o444)
    OrganisationFile.open(path, today=TODAY, read_only=True).close()
    assert mode(path) == 0o400


def test_somebody_elses_file_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "theirs"
    path.touch()
    monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)
    assert mode(private.put_right(path)) == 0o666
    assert private.put_right(tmp_path / "nothing") == tmp_path / "nothing"


def test_settings_and_log_are_the_users_alone(app_log: LogWatch) -> None:
    for folder in (paths.config_folder, paths.log_folder, paths.cache_folder, paths.data_folder):
        assert mode(folder()) == 0o700
        folder().chmod(0o755)
        assert mode(folder()) == 0o700
    save_settings(Settings())
    assert mode(settings_file()) == 0o600
    settings_file().chmod(0o644)
    load_settings()
    assert mode(settings_file()) == 0o600
    log = paths.log_folder() / "footing.log"
    log.touch()
    assert mode(log) == 0o666
    start_logging()
    logging.getLogger("app.test").warning("a line")
    stop_logging()
    app_log.take("a line")
    assert "a line" in log.read_text(encoding="utf-8")
    assert mode(log) == 0o600


def test_tests_cannot_reach_a_network() -> None:
    with pytest.raises(AssertionError, match="network"):
        socket.create_connection(("127.0.0.1", 9))
    with pytest.raises(AssertionError, match="network"):
        socket.socket()
