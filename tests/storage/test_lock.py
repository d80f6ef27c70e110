"""Two on one file: the second is told who has it; a lock whose owner died is nobody's."""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.storage.copies import copy_of
from app.storage.errors import FileInUse
from app.storage.lock import WriteLock, read_owner
from tests import ROOT
from tests.storage.rows import listing, names, new_file, reopened

HOLDER = """
import sys
from datetime import date
from pathlib import Path
from app.storage.file import OrganisationFile
opened = OrganisationFile.open(Path(sys.argv[1]), today=date(2026, 5, 6))
print("open", flush=True)
sys.stdin.readline()
opened.close()
"""


@contextmanager
def held_by_another_process(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process has the file open inside the block, unless the test ends it sooner."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        process.communicate("close\n")


def test_the_second_is_told_who_has_it_and_can_open_a_copy(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    with held_by_another_process(path) as process:
        for take_over in (False, True):
            with pytest.raises(FileInUse, match="open a copy") as refusal:
                reopened(path) if not take_over else WriteLock(path, take_over=True)
            assert refusal.value.owner is not None
            assert (refusal.value.owner.host, refusal.value.owner.pid) == (platform.node(), process.pid)
            assert refusal.value.owner.user in str(refusal.value)
            assert not refusal.value.can_take_over
        copy = tmp_path / "copy.footing"
        copy_of(path, copy)
        with reopened(copy) as opened:
            assert names(opened) == ["Rent", "Paint"]
    with reopened(path) as opened:
        assert names(opened) == ["Rent", "Paint"]
    assert listing(tmp_path) == ["copy.footing", "plan.footing"]


def test_the_lock_of_a_process_that_died_is_taken_silently(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    with held_by_another_process(path) as process:
        process.kill()
        process.wait()
        assert read_owner(path) is not None
        with reopened(path) as opened:
            owner = read_owner(path)
            assert owner is not None
            assert owner.pid == os.getpid()
            assert not opened.read_only
            with opened.action("Carry on"):
                pass


def test_twice_in_one_process_is_refused_too(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    with reopened(path), pytest.raises(FileInUse):
        reopened(path)
    with reopened(path):
        pass


def test_a_note_from_another_computer_can_be_set_aside_by_the_user(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    note = tmp_path / ".plan.footing.who"
    note.write_text(
        json.dumps({"user": "Mary", "host": "OFFICE-PC", "pid": 7, "since": "2026-05-06T09:05:00+00:00"}),
        encoding="utf-8",
    )
    with pytest.raises(FileInUse, match=r"Mary on OFFICE-PC, since 6 May 2026 at .*take it over") as refusal:
        reopened(path)
    assert refusal.value.can_take_over
    assert listing(tmp_path) == [".plan.footing.who", "plan.footing"]
    lock = WriteLock(path, take_over=True)
    owner = read_owner(path)
    assert owner is not None
    assert owner.host == platform.node()
    lock.release()
    assert listing(tmp_path) == ["plan.footing"]


@pytest.mark.parametrize("note", ["", "{}", "[1]", '{"user": 1, "host": "x", "pid": "y", "since": "z"}', "\x00\x01"])
def test_a_note_that_cannot_be_read_stops_nobody(tmp_path: Path, note: str) -> None:
    path = new_file(tmp_path)
    (tmp_path / ".plan.footing.who").write_text(note, encoding="utf-8")
    with reopened(path) as opened:
        assert not opened.read_only
