"""Whoever takes over a name takes over what belongs to it: no file is changed by what another left beside its name."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app.own_files import sides_of
from app.replacing import replacing, sweep
from app.storage import backups
from app.storage.connection import connect
from app.storage.copies import copy_of, restore
from app.storage.file import OrganisationFile
from app.storage.making import make_file
from app.storage.placing import LEFT_OVER
from app.work.making import new_example
from tests import ROOT
from tests.example import EXAMPLE_DAY
from tests.storage.leftovers import KINDS, a_file, costs_of, leave
from tests.storage.rows import TODAY, cost_line, listing

OURS = [f"Ours {number}" for number in range(40)]


def saved_as(source: Path, to: Path) -> None:
    with OrganisationFile.open(source, today=TODAY) as opened:
        opened.backup(to)


def made_anew(_source: Path, to: Path) -> None:
    make_file(to, lambda session: session.add_all(cost_line(name) for name in OURS))


def made_over_another(source: Path, to: Path) -> None:
    copy_of(source, to)
    made = [backup.path for backup in backups.backups_of(to)]
    make_file(to, lambda session: session.add_all(cost_line(name) for name in OURS), overwrite=True)
    assert len(backups.backups_of(to)) == len(made) + 1


WAYS: dict[str, Callable[[Path, Path], None]] = {
    "restored": restore,
    "copied": copy_of,
    "saved": saved_as,
    "made": made_anew,
    "made over another": made_over_another,
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_a_file_that_takes_a_name_holds_only_its_own(
    tmp_path: Path, kind: str, way: Callable[[Path, Path], None]
) -> None:
    source = a_file(tmp_path / "ours.footing", *OURS)
    taken = tmp_path / "plan.footing"
    leave(kind, taken)
    way(source, taken)
    assert not any(side.exists() for side in sides_of(taken))
    assert costs_of(taken) == OURS


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_crash_left_is_not_thrown_away_with_the_name(tmp_path: Path, kind: str) -> None:
    source = a_file(tmp_path / "ours.footing", *OURS)
    for _ in range(2):
        leave(kind, tmp_path / "plan.footing")
        left = [side.read_bytes() for side in sides_of(tmp_path / "plan.footing")[:2] if side.exists()]
        restore(source, tmp_path / "plan.footing")
        kept = [entry.read_bytes() for entry in tmp_path.iterdir() if LEFT_OVER in entry.name]
        assert all(content in kept for content in left if content)
        (tmp_path / "plan.footing").unlink()


def test_the_journals_of_others_are_left_alone(tmp_path: Path) -> None:
    source = a_file(tmp_path / "ours.footing", *OURS)
    leave("a hot journal of another", tmp_path / "theirs.footing")
    restore(source, tmp_path / "plan.footing")
    assert "theirs.footing-journal" in listing(tmp_path)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_cut_off_itself_is_opened_and_copied_as_its_last_finished_change_left_it(
    tmp_path: Path, kind: str
) -> None:
    if "journal of no" in kind or "cut" in kind or "kept" in kind:
        return  # such a journal takes nothing back: what is then left of the file is told by its check
    path = a_file(tmp_path / "plan.footing", *OURS)
    KINDS[kind](path)
    copy_of(path, tmp_path / "copy.footing")
    found = costs_of(tmp_path / "copy.footing")
    start = "logged" if "log" in kind else "Other" if "another" in kind else "Ours"
    assert found
    assert all(name.startswith(start) for name in found)
    assert costs_of(path) == found


def test_the_example_takes_its_name_alone(tmp_path: Path) -> None:
    leave("a hot journal of another", tmp_path / "example.footing")
    new_example(tmp_path / "example.footing", today=EXAMPLE_DAY)
    assert costs_of(tmp_path / "example.footing")[0] == "Studio rent"


def test_a_backup_that_goes_takes_along_what_lay_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_file(tmp_path / "plan.footing", *OURS)
    monkeypatch.setattr("app.storage.thinning.RECENT", 1)
    with OrganisationFile.open(path, today=TODAY) as opened:
        first = opened.backup()
        sides_of(first)[0].write_bytes(b"")
        opened.backup()
        opened.backup()
    assert not first.exists()
    assert not sides_of(first)[0].exists()


KILLED_WHILE_FILLING = """
import os, sys
from pathlib import Path
from app.storage.making import make_file
from tests.storage.rows import every_table
def fill(session):
    every_table(session)
    if sys.argv[2] == "committed":
        session.commit()
    os._exit(9)
make_file(Path(sys.argv[1]), fill)
"""


@pytest.mark.parametrize("when", ["in the middle", "committed"])
def test_a_new_file_killed_while_it_is_made_is_not_there_and_can_be_made_again(tmp_path: Path, when: str) -> None:
    path = tmp_path / "plan.footing"
    killed = subprocess.run([sys.executable, "-c", KILLED_WHILE_FILLING, path, when], check=False, cwd=ROOT)
    assert killed.returncode == 9
    assert not path.exists()
    assert [name for name in listing(tmp_path) if name.endswith(".part")]
    assert not list(tmp_path.glob("*.footing"))
    a_file(path, *OURS)
    assert listing(tmp_path) == ["plan.footing"]
    assert costs_of(path) == OURS


def test_what_a_killed_process_left_goes_and_what_others_write_stays(tmp_path: Path) -> None:
    path = a_file(tmp_path / "plan.footing", *OURS)
    running = os.getpid()
    with replacing(tmp_path / "table.csv") as beside:
        pattern = beside.name
        gone = pattern.replace(f".{running}.", ".4194400.")  # beyond the highest number of a process
        elsewhere = pattern.replace(pattern.split(".")[3], "00000000")
        stale = ".table.csv.0a0b0c0d.part"
        for name in (pattern, gone, f"{gone}-journal", elsewhere, stale, "photo.part", ".mine.part"):
            (tmp_path / name).write_text("half", encoding="utf-8")
        os.utime(tmp_path / stale, (0, 0))
        OrganisationFile.open(path, today=TODAY).close()
        kept = sorted([pattern, elsewhere, "photo.part", ".mine.part", "plan.footing"])
        assert listing(tmp_path) == kept
        os.utime(tmp_path / elsewhere, (0, 0))
        sweep(tmp_path)
        assert elsewhere not in listing(tmp_path)
    assert listing(tmp_path) == [".mine.part", "photo.part", "plan.footing", "table.csv"]


def test_what_is_deleted_is_overwritten_on_every_connection(tmp_path: Path) -> None:
    path = a_file(tmp_path / "plan.footing", *OURS, "Zebedee Unlikely")
    for read_only in (True, False):
        with closing(connect(path, read_only=read_only)) as connection:
            assert connection.execute("PRAGMA secure_delete").fetchone() == (1,)
    with OrganisationFile.open(path, today=TODAY) as opened, opened.first_rows() as session:
        session.connection().exec_driver_sql("DELETE FROM cost_line WHERE name LIKE 'Zebedee%'")
    assert b"Zebedee" not in path.read_bytes()
