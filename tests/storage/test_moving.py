"""Moving the open file: it goes on in its new place with all that is its own, or stays where it was."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.storage import backups, moving
from app.storage.errors import CannotWrite, CopyFailed, DiskFull, FileExists, FileInUse, ReadOnly, WrongName
from app.storage.file import OrganisationFile
from app.storage.lock import WriteLock
from tests.storage.leftovers import KINDS, leave
from tests.storage.rows import TODAY, cost_line, listing, names, new_file, reopened, tables
from tests.storage.test_world import tiny_disk
from torture.rounds import killed
from torture.verdicts import Wrong


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return new_file(tmp_path)


def _add(opened: OrganisationFile, name: str) -> None:
    with opened.action(f"Add {name}") as session:
        session.add(cost_line(name))


def test_the_open_file_goes_on_in_its_new_place_with_backups_undo_and_lock(path: Path, tmp_path: Path) -> None:
    to, told = tmp_path / "elsewhere" / "us.footing", list[tuple[Path, bool]]()
    with reopened(path) as opened:
        _add(opened, "Tea")
        before, had = tables(opened), len(backups.backups_of(path))
        assert opened.move(to, lambda new: told.append((new, path.exists()))) == ""
        assert told == [(to, True)], "the old file goes last"
        assert (opened.path, tables(opened), len(backups.backups_of(to))) == (to, before, had)
        assert backups.backups_of(path) == ()
        with pytest.raises(FileInUse):
            reopened(to)
        _add(opened, "Milk")
        opened.undo()
        opened.undo()
        opened.redo()
        assert tables(opened) == before
        opened.backup_before("import")
    assert listing(tmp_path) == ["elsewhere"]
    assert listing(to.parent) == ["us.footing"]
    assert to.stat().st_mode & 0o777 == 0o600
    with reopened(to) as again:
        assert tables(again) == before
        assert len(backups.backups_of(to)) == had + 1


def test_it_may_be_moved_again_and_back_to_its_first_name(path: Path, tmp_path: Path) -> None:
    with reopened(path) as opened:
        for name in ("b", "c", "plan"):
            opened.move(tmp_path / f"{name}.footing")
            _add(opened, name)
        assert opened.path == path
        assert names(opened)[-3:] == ["b", "c", "plan"]
    assert listing(tmp_path) == ["plan.footing"]


def test_backups_join_those_of_a_file_that_bore_the_name_before(path: Path, tmp_path: Path) -> None:
    to = tmp_path / "us.footing"
    reopened(new_file(tmp_path, "us.footing")).close()
    to.unlink()
    with reopened(path) as opened:
        opened.backup_before("import")
        assert len(backups.backups_of(to)) == 1
        opened.move(to)
    found = backups.backups_of(to)
    assert len(found) == 3
    assert {backup.reason for backup in found} == {"", "import"}
    assert all(backups.is_good(backup.path) for backup in found)
    assert not backups.folder_of(path).exists()


def _link(to: Path) -> None:
    to.symlink_to("nowhere")


@pytest.mark.parametrize("make", [lambda to: to.write_text("a letter"), Path.mkdir, _link])
def test_nothing_is_ever_moved_onto_something(path: Path, tmp_path: Path, make: Callable[[Path], object]) -> None:
    to = tmp_path / "us.footing"
    make(to)
    with reopened(path) as opened:
        before = tables(opened)
        for target in (to, path):
            with pytest.raises(FileExists):
                opened.move(target)
        assert (opened.path, tables(opened)) == (path, before)
        _add(opened, "Tea")
    assert listing(tmp_path) == ["plan.footing", "us.footing"]


def test_a_name_that_another_holds_is_refused_and_left(path: Path, tmp_path: Path) -> None:
    to = tmp_path / "us.footing"
    with WriteLock(to), reopened(path) as opened, pytest.raises(FileInUse):
        opened.move(to)
    assert listing(tmp_path) == ["plan.footing"]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_a_crash_left_under_the_new_name_is_not_played_into_it(path: Path, tmp_path: Path, kind: str) -> None:
    to = tmp_path / "us.footing"
    leave(kind, to)
    with reopened(path) as opened:
        before = tables(opened)
        if to.exists():
            to.unlink()
        opened.move(to)
    with reopened(to) as again:
        assert tables(again) == before


def test_a_file_that_can_only_be_read_stays(path: Path, tmp_path: Path) -> None:
    with OrganisationFile.open(path, read_only=True, today=TODAY) as opened, pytest.raises(ReadOnly):
        opened.move(tmp_path / "us.footing")
    assert listing(tmp_path) == ["plan.footing"]


def test_another_disk_is_like_any_folder_and_a_full_one_leaves_all_as_it_was(path: Path) -> None:
    for kilobytes in (4_000, 200):
        with tiny_disk(kilobytes) as disk:
            if disk is None:
                return
            with reopened(path) as opened:
                before = tables(opened)
                if kilobytes == 200:
                    with pytest.raises(DiskFull):
                        opened.move(disk / "us.footing")
                    assert (opened.path, list(disk.iterdir())) == (path, [])
                    _add(opened, "Tea")
                else:
                    opened.move(disk / "us.footing")
                    assert tables(opened) == before
                    opened.move(path)
                    assert list(disk.iterdir()) == []


def test_a_folder_that_takes_no_files_is_said_and_all_stays(path: Path, tmp_path: Path) -> None:
    wall = tmp_path / "wall"
    wall.write_text("", encoding="utf-8")
    with reopened(path) as opened:
        before = tables(opened)
        with pytest.raises(CannotWrite):
            opened.move(wall / "us.footing")
        assert (opened.path, tables(opened)) == (path, before)
    assert listing(tmp_path) == ["plan.footing", "wall"]


@pytest.mark.parametrize("letters", [247, 300])  # too long for what stands beside the file, and for the file
def test_a_name_that_the_disk_does_not_take_is_said_and_all_stays(path: Path, tmp_path: Path, letters: int) -> None:
    with reopened(path) as opened:
        with pytest.raises(WrongName, match="Choose a shorter one"):
            opened.move(tmp_path / f"{'y' * letters}.footing")
        _add(opened, "Tea")
        assert opened.path == path
    assert listing(tmp_path) == ["plan.footing"]


def test_a_copy_that_does_not_read_back_is_not_trusted(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = iter(range(9))
    with reopened(path) as opened:
        monkeypatch.setattr("app.storage.copies.counts", lambda _connection: next(counted))
        with pytest.raises(CopyFailed):
            opened.move(tmp_path / "us.footing")
        _add(opened, "Tea")
    assert listing(tmp_path) == ["plan.footing"]


def test_what_cannot_follow_or_go_is_said(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with reopened(path) as opened:
        monkeypatch.setattr(Path, "rename", _refuse)
        monkeypatch.setattr(moving, "sides_of", lambda _path: (_Held(),))
        said = opened.move(tmp_path / "us.footing")
    assert f"Its backups stay in {backups.folder_of(path)}." in said
    assert f"it is still in {tmp_path}" in said


class _Held:
    """What another program holds."""

    def unlink(self, *, missing_ok: bool) -> None:
        raise PermissionError(missing_ok)


def _refuse(*_given: object) -> None:
    raise PermissionError


@pytest.mark.parametrize("seed", [1, 2])
def test_killed_while_it_moves_nothing_is_lost(seed: int) -> None:
    found = killed("move", 4, seed=seed)
    assert found["kills"] == 4
    assert sum(found[wrong] for wrong in Wrong) == 0, seed


def test_backups_that_do_not_follow_are_counted_as_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(path: Path, _to: Path) -> bool:
        shutil.rmtree(backups.folder_of(path))
        return True

    monkeypatch.setattr(backups, "take_along", careless)
    assert killed("move", 1, seed=1)[Wrong.LOST] > 0
