"""Opening a file in spite of what stands in the way, asked by somebody who is no window."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from app.problems import Refused
from app.services.organisation.organisation import details
from app.services.rows import records
from app.storage.file import OrganisationFile
from app.storage.folders import default_file
from app.work.making import new_file
from app.work.opening import changing, first_file, open_file, reading, to_be_told

TODAY = date(2026, 11, 20)


@dataclass
class Answers:
    """Answers as it is told to, and keeps what it was asked."""

    way: Literal["copy", "take", "no"] = "no"
    backup: bool = False
    asked: list[str] = field(default_factory=list)

    def in_use(self, sentence: str, *, can_take_over: bool) -> Literal["copy", "take", "no"]:
        self.asked.append(f"{sentence} {can_take_over}")
        return self.way

    def damaged(self, sentence: str) -> bool:
        self.asked.append(sentence)
        return self.backup


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return new_file(tmp_path / "us.footing", name="Us")


@pytest.fixture
def held(path: Path) -> Iterator[Path]:
    """The file, open elsewhere."""
    with OrganisationFile.open(path, today=TODAY):
        yield path


@pytest.fixture
def damaged(path: Path) -> Path:
    OrganisationFile.open(path, today=TODAY).close()  # which makes the day's backup
    path.write_bytes(path.read_bytes()[:5000])
    return path


def test_a_file_with_nothing_in_its_way_is_opened_without_a_question(path: Path) -> None:
    answers = Answers()
    opened = open_file(path, answers, today=TODAY)
    assert opened is not None
    with opened, opened.read() as session:
        assert (opened.path, details(session).name) == (path, "Us")
    assert answers.asked == []


def test_a_file_in_use_is_left_or_opened_as_a_copy_of_its_own(held: Path) -> None:
    assert open_file(held, Answers("no"), today=TODAY) is None
    for number in ("", " (2)"):
        answers = Answers("copy")
        opened = open_file(held, answers, today=TODAY)
        assert opened is not None
        opened.close()
        assert opened.path == held.with_name(f"us (copy 2026-11-20){number}.footing")
        assert len(answers.asked) == 1
        assert answers.asked[0].endswith("False"), "a lock that is really held cannot be taken over"


def test_a_note_from_another_computer_is_taken_over_when_that_is_said(path: Path) -> None:
    note = {"user": "sam", "host": "another-laptop", "pid": 1, "since": "2026-11-19T20:00:00+00:00"}
    path.with_name(f".{path.name}.who").write_text(json.dumps(note), encoding="utf-8")
    answers = Answers("take")
    opened = open_file(path, answers, today=TODAY)
    assert opened is not None
    opened.close()
    assert opened.path == path
    assert "sam on another-laptop" in answers.asked[0]


def test_a_damaged_file_is_left_or_gives_way_to_its_backup(damaged: Path) -> None:
    assert open_file(damaged, Answers(), today=TODAY) is None
    opened = open_file(damaged, Answers(backup=True), today=TODAY)
    assert opened is not None
    with opened, opened.read() as session:
        assert details(session).name == "Us"
    assert opened.path.name == "us (restored 2026-11-20).footing"
    assert damaged.stat().st_size == 5000


def test_what_there_is_no_way_round_is_refused_without_a_question(path: Path, tmp_path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])
    answers = Answers("copy", backup=True)
    with pytest.raises(Refused, match="no good backup"):
        open_file(path, answers, today=TODAY)
    with pytest.raises(Refused, match="is not in"):
        open_file(tmp_path / "none.footing", answers, today=TODAY)
    assert answers.asked == []


def test_it_begins_with_the_file_named_then_the_last_one_then_the_usual_one(path: Path) -> None:
    assert first_file(path, "last.footing") == path
    assert first_file(None, "last.footing") == Path("last.footing")
    assert first_file(None, "") is None
    new_file(default_file(), name="Usual")
    assert first_file(None, "") == default_file()


def test_a_folder_that_needs_care_is_told_once_and_what_is_odd_about_the_file_before_it(tmp_path: Path) -> None:
    path = new_file(tmp_path / "OneDrive" / "us.footing", name="Us")
    told: set[str] = set()

    def first_time(what: str) -> bool:
        new = what not in told
        told.add(what)
        return new

    with OrganisationFile.open(path, today=TODAY) as opened:
        assert "kept in step by OneDrive" in to_be_told(opened, first_time)
        assert to_be_told(opened, first_time) == ""
        opened.notice = "Opened to be read."
        assert to_be_told(opened, first_time) == "Opened to be read."


def test_reading_works_beside_another_and_changing_does_not(held: Path) -> None:
    with reading(held) as session:
        assert details(session).name == "Us"
    with pytest.raises(Refused, match="is open"), changing(held, "Rename"):
        raise AssertionError("it must not come to this")


def test_what_is_changed_is_kept_as_one_action_or_not_at_all(path: Path) -> None:
    with changing(path, "Rename") as session:
        records.change(session, "organisation", 1, {"name": "Them"})
    with OrganisationFile.open(path, today=TODAY) as opened:
        assert opened.can_undo == "Rename"
    assert _name(path) == "Them"
    with pytest.raises(KeyError):
        _fail_to_change(path)
    assert _name(path) == "Them"


def _fail_to_change(path: Path) -> None:
    with changing(path, "Rename") as session:
        records.change(session, "organisation", 1, {"name": "Nobody"})
        raise KeyError


def _name(path: Path) -> str:
    with reading(path) as session:
        return details(session).name
