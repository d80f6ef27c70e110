"""What stands in the way of opening a file, told and got round: in use, damaged, newer, gone, something else."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.models.formats import Version
from app.services.organisation.organisation import details
from app.services.rows import records
from app.storage.file import OrganisationFile
from tests.data.samples import NEXT_MAJOR, NEXT_MINOR
from tests.ui.whole_window import TODAY, file, held, settle, window

pytestmark = pytest.mark.usefixtures("qapp")


def _from_another_computer(path: Path) -> None:
    note = {"user": "sam", "host": "another-laptop", "pid": 1, "since": "2026-11-19T20:00:00+00:00"}
    path.with_name(f".{path.name}.who").write_text(json.dumps(note), encoding="utf-8")


def test_a_file_that_another_process_has_open_is_opened_as_a_copy(tmp_path: Path) -> None:
    path = file(tmp_path)
    with window("copy", "copy", "no", None) as place:
        with held(path):
            assert place.app.open(path)
            assert place.workspace.path == tmp_path / "harbour (copy 2026-11-20).footing"
            title, words = place.ask.asked[0]
            assert title == "The file is open elsewhere"
            assert "Close it there, or open a copy." in words
            place.workspace.run("Rename", records.change, "organisation", 1, {"name": "The copy"})
            assert place.app.open(path)
            assert place.workspace.path.name == "harbour (copy 2026-11-20) (2).footing"
            assert place.workspace.read(details).name == "Harbour"
            assert not place.app.open(path)
            assert not place.app.open(path)
            assert place.workspace.path.name == "harbour (copy 2026-11-20) (2).footing"
        assert place.app.open(path)


def test_a_lock_that_is_really_held_is_never_taken_over(tmp_path: Path) -> None:
    path = file(tmp_path)
    with window("take") as place, held(path), pytest.raises(AssertionError):
        place.app.open(path)  # the fake refuses an answer that is not among those offered


def test_a_note_from_another_computer_can_be_taken_over(tmp_path: Path) -> None:
    path = file(tmp_path)
    _from_another_computer(path)
    with window("take") as place:
        assert place.app.open(path)
        assert place.workspace.path == path
        assert "sam on another-laptop" in place.ask.asked[0][1]


def test_a_damaged_file_gives_way_to_its_backup(tmp_path: Path) -> None:
    path = file(tmp_path)
    OrganisationFile.open(path, today=TODAY).close()  # which makes the day's backup
    path.write_bytes(path.read_bytes()[:5000])
    with window(False, True, True) as place:
        place.app.begin(path)
        assert place.first_run.isVisible()
        assert place.app.open(path)
        assert place.workspace.path == tmp_path / "harbour (restored 2026-11-20).footing"
        assert place.workspace.read(details).name == "Harbour"
        assert place.ask.titles() == ["The file is damaged"] * 2
        assert place.app.open(path)
        assert place.workspace.path.name == "harbour (restored 2026-11-20) (2).footing"
    assert path.stat().st_size == 5000


def test_a_damaged_file_without_a_backup_is_told(tmp_path: Path) -> None:
    path = file(tmp_path)
    path.write_bytes(path.read_bytes()[:5000])
    with window() as place:
        assert not place.app.open(path)
        assert "no good backup" in place.said()


@pytest.mark.parametrize(
    ("version", "sentence"), [(NEXT_MAJOR, "Update Footing to open it."), (NEXT_MINOR, "can be read here")]
)
def test_a_newer_file_is_refused_or_only_read(tmp_path: Path, version: Version, sentence: str) -> None:
    path = file(tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {version.number}")
    with window() as place:
        assert place.app.open(path) is (version < NEXT_MAJOR)
        assert sentence in place.said()


def test_something_else_and_nothing_at_all_are_told(tmp_path: Path) -> None:
    letter = tmp_path / "letter.footing"
    letter.write_text("Dear Sam", encoding="utf-8")
    with window() as place:
        place.app.begin(letter)
        assert "is not a Footing file" in place.said()
        assert place.first_run.isVisible()
        place.app.begin(tmp_path / "nowhere.footing")
        assert "is not in" in place.said()
        settle()
        assert place.first_run.isVisible()
