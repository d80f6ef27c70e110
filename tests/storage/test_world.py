"""The world fails: full disks, protected folders, files that vanish; always a sentence, and nothing half done."""

import errno
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

import pytest
from sqlalchemy.exc import OperationalError

from app.models.costs import CostLine
from app.problems import Refused
from app.storage.copies import copy_of
from app.storage.errors import (
    CannotWrite,
    DamagedFile,
    DiskFull,
    DiskTrouble,
    FileBusy,
    InterruptedFile,
    ReadOnly,
    StorageRefused,
    Vanished,
    WrongName,
    refusal,
)
from app.storage.file import OrganisationFile
from app.storage.settings import Settings, load_settings, save_settings
from tests import ROOT
from tests.storage.rows import TODAY, cost_line, listing, names, new_file, reopened, tables

NOBODY = 65_534


def add_much(opened: OrganisationFile) -> None:
    """An action that needs room."""
    with opened.action("Add much") as session:
        session.add_all(cost_line("x" * 1_000, note="y" * 4_000) for _ in range(500))


@contextmanager
def no_more_pages(opened: OrganisationFile) -> Iterator[None]:
    """The database itself finds no room, as on a full disk."""
    with opened._driver() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
    yield
    with opened._driver() as connection:
        connection.execute("PRAGMA max_page_count = 1000000")


@contextmanager
def files_limited(opened: OrganisationFile) -> Iterator[None]:
    """The system takes no larger files."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (opened.path.stat().st_size + 20_000, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("limit", [no_more_pages, files_limited])
def test_without_room_an_action_is_refused_and_the_file_goes_on(
    tmp_path: Path, limit: Callable[[OrganisationFile], AbstractContextManager[None]]
) -> None:
    with reopened(new_file(tmp_path)) as opened:
        before = tables(opened)
        with limit(opened), pytest.raises((DiskFull, DiskTrouble), match="Nothing was changed"):
            add_much(opened)
        assert tables(opened) == before
        add_much(opened)
    with reopened(tmp_path / "plan.footing") as opened:
        assert opened.can_undo == "Add much"


@contextmanager
def tiny_disk(kilobytes: int) -> Iterator[Path | None]:
    """A real disk with little room, or None where this user may not have one."""
    folder = Path(mkdtemp(prefix="footing-disk-"))
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", folder],  # noqa: S607 - found above
        capture_output=True,
        check=False,
    )
    try:
        yield folder if mounted and mounted.returncode == 0 else None
    finally:
        if mounted and mounted.returncode == 0:
            subprocess.run(["umount", folder], check=True)  # noqa: S607 - its pair
        folder.rmdir()


def test_a_full_disk_is_said_and_nothing_is_half_written() -> None:
    """On a disk of its own where that is allowed; elsewhere the tests above stand for it."""
    with tiny_disk(1_600) as disk:
        if disk is None:
            return
        with reopened(new_file(disk)) as opened:
            before = tables(opened)
            with pytest.raises(DiskFull, match="is full"):
                add_much(opened)
            assert tables(opened) == before
            with opened.action("A little") as session:
                session.add(cost_line("Heating"))
            filler = disk / "holiday.mp4"
            with suppress(OSError), filler.open("wb") as stream:
                while True:
                    stream.write(bytes(4_096))
            with pytest.raises(DiskFull), opened.action("No room for the journal") as session:
                session.get_one(CostLine, 1).name = "Renamed"
            with pytest.raises(DiskFull):
                opened.backup(disk / "copy.footing")
            with pytest.raises(StorageRefused):
                OrganisationFile.create(disk / "another.footing")
            assert listing(disk) == [".plan.footing.lock", ".plan.footing.who", "holiday.mp4", "plan.footing"]
            filler.unlink()
            assert names(opened) == ["Rent", "Paint", "Heating"]
            with opened.action("Room again") as session:
                session.add(cost_line("Light"))
        with reopened(disk / "plan.footing") as opened:
            assert names(opened) == ["Rent", "Paint", "Heating", "Light"]


@contextmanager
def protected(folder: Path, *files: Path) -> Iterator[None]:
    """The folder and the files take no writing; an administrator steps down meanwhile, since nothing binds him."""
    is_root = os.geteuid() == 0
    for path in (folder, *files):
        path.chmod(0o555)
    if is_root:
        for parent in folder.parents[:-2]:
            parent.chmod(0o755)
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        for path in (folder, *files):
            path.chmod(0o755)


@pytest.fixture
def open_folder(profile: Path) -> Iterator[Path]:
    """A folder that any user may reach; the home folder too."""
    folder = Path(mkdtemp(prefix="footing-open-"))
    profile.chmod(0o777)
    for parent in profile.parents[:-2]:
        parent.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.parametrize("what", ["folder", "file"])
def test_what_may_not_be_written_is_opened_to_be_read(open_folder: Path, what: str) -> None:
    path = new_file(open_folder)
    path.chmod(0o644)
    places = (open_folder,) if what == "folder" else (open_folder, path)
    with protected(*places), reopened(path) as opened:
        assert opened.read_only
        assert "can be read but not changed" in opened.notice
        assert names(opened) == ["Rent", "Paint"]
        assert opened.history()
        with pytest.raises(ReadOnly), opened.action("Try"):
            pass
        with pytest.raises(ReadOnly):
            opened.undo()
        with pytest.raises(CannotWrite, match="Choose another folder"):
            OrganisationFile.create(open_folder / "new.footing")
    assert listing(open_folder) == ["plan.footing"]
    with reopened(path) as opened:
        assert not opened.read_only


def test_asked_to_read_it_takes_no_lock(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    with (
        OrganisationFile.open(path, today=TODAY, read_only=True) as first,
        OrganisationFile.open(path, today=TODAY, read_only=True) as second,
        reopened(path) as writer,
    ):
        with writer.action("Add") as session:
            session.add(cost_line("Heating"))
        assert names(first) == names(second) == ["Rent", "Paint", "Heating"]


def test_a_file_that_vanished_is_said_and_can_still_be_saved_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    with reopened(new_file(tmp_path / "stick")) as opened:
        (tmp_path / "stick").rename(tmp_path / "taken out")
        with pytest.raises(Vanished, match="Put it back"), opened.action("Add") as session:
            session.add(cost_line("Heating"))
        with pytest.raises(Vanished):
            opened.undo()
        opened.backup(tmp_path / "saved.footing")
        (tmp_path / "taken out").rename(tmp_path / "stick")
        with opened.action("Add") as session:
            session.add(cost_line("Heating"))
    with reopened(tmp_path / "saved.footing") as saved:
        assert names(saved) == ["Rent", "Paint"]


def test_a_file_that_another_program_replaced_is_not_written_over(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    with reopened(path) as opened:
        copy = tmp_path / "from the cloud.footing"
        copy_of(path, copy)
        content = copy.read_bytes()
        copy.replace(path)
        with pytest.raises(Vanished), opened.action("Add") as session:
            session.add(cost_line("Heating"))
        assert path.read_bytes() == content


INTERRUPTED = """
import os, sys
from app.storage.connection import connect
from pathlib import Path
connection = connect(Path(sys.argv[1]))
connection.execute("PRAGMA cache_size = 2")
connection.execute("PRAGMA cache_spill = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE cost_line SET name = 'half'")
connection.execute("CREATE TABLE big (x)")
connection.executemany("INSERT INTO big VALUES (randomblob(4000))", [()] * 50)
os._exit(9)
"""


def test_a_change_cut_off_in_the_middle_is_taken_back(open_folder: Path) -> None:
    path = new_file(open_folder)
    subprocess.run([sys.executable, "-c", INTERRUPTED, path], check=False, cwd=ROOT)
    assert listing(open_folder) == ["plan.footing", "plan.footing-journal"]
    for entry in open_folder.iterdir():
        entry.chmod(0o444)
    with protected(open_folder):
        with pytest.raises(InterruptedFile, match="Open a copy"):
            OrganisationFile.open(path, today=TODAY, read_only=True)
        copy = Path(mkdtemp(prefix="footing-copy-")) / "copy.footing"
        copy_of(path, copy)
    assert listing(open_folder) == ["plan.footing", "plan.footing-journal"]
    for found in (copy, path):
        with reopened(found) as opened:
            assert names(opened) == ["Rent", "Paint"]
    shutil.rmtree(copy.parent)


def test_another_program_reading_for_long_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.storage.connection.WAIT_SECONDS", 0.05)
    with reopened(new_file(tmp_path)) as opened:
        reader = sqlite3.connect(opened.path, isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM fund").fetchone()
        with pytest.raises(FileBusy, match="try again"), opened.action("Add") as session:
            session.add(cost_line("Heating"))
        reader.close()
        assert names(opened) == ["Rent", "Paint"]
        with opened.action("Add") as session:
            session.add(cost_line("Heating"))


def test_each_failure_of_the_world_has_its_sentence_and_a_mistake_has_none(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    gone = tmp_path / "gone.footing"

    def database(code: int) -> sqlite3.Error:
        error = sqlite3.OperationalError("text from the database")
        error.sqlite_errorcode = code
        return error

    told = {
        (sqlite3.SQLITE_FULL, path): DiskFull,
        (sqlite3.SQLITE_IOERR_WRITE, path): DiskTrouble,
        (sqlite3.SQLITE_IOERR_FSTAT, gone): Vanished,
        (sqlite3.SQLITE_CANTOPEN, path): ReadOnly,
        (sqlite3.SQLITE_CANTOPEN, gone): Vanished,
        (sqlite3.SQLITE_READONLY_DBMOVED, path): Vanished,
        (sqlite3.SQLITE_CORRUPT, path): DamagedFile,
        (sqlite3.SQLITE_BUSY_SNAPSHOT, path): FileBusy,
    }
    for (code, place), kind in told.items():
        assert type(refusal(database(code), place)) is kind
        assert type(refusal(OperationalError("SELECT", None, database(code)), place)) is kind
    system = {
        errno.ENOSPC: DiskFull,
        errno.EROFS: CannotWrite,
        errno.ENODEV: Vanished,
        errno.EIO: DiskTrouble,
        errno.ENAMETOOLONG: WrongName,
        errno.EINVAL: WrongName,  # as Windows answers to a name with a question mark
    }
    for number, kind in system.items():
        sentence = refusal(OSError(number, "text from the system"), path)
        assert type(sentence) is kind
        assert "text from" not in str(sentence)
        assert "!" not in str(sentence)
    for mistake in (database(sqlite3.SQLITE_CONSTRAINT), database(sqlite3.SQLITE_MISUSE), OSError(), ValueError()):
        assert refusal(mistake, path) is None


@pytest.mark.usefixtures("open_folder")
def test_settings_that_cannot_be_written_leave_the_old_ones(profile: Path) -> None:
    save_settings(Settings(theme="dark"))
    folder = next(profile.rglob("settings.json")).parent
    with protected(folder), pytest.raises(Refused, match="cannot be written"):
        save_settings(Settings(theme="light"))
    assert load_settings().theme == "dark"
    assert listing(folder) == ["settings.json"]
