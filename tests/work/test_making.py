"""Making files: what is in them, where they go, and nothing left behind where one cannot be made."""

import json
from datetime import date
from pathlib import Path

import pytest

from app.problems import Refused
from app.services.organisation.organisation import StartAnswers, details
from app.services.rows import records
from app.storage.backups import backups_of
from app.storage.folders import default_file
from app.work.example import EXAMPLE, FREELANCER
from app.work.keeping import new_path
from app.work.making import (
    EXAMPLE_NAME,
    backup_place,
    example_file,
    named_as_in,
    new_example,
    new_file,
    restore_backup,
    start_file,
)
from app.work.opening import changing, open_to_change, open_to_read, reading
from tests.example import EXAMPLE_DAY


def _name(path: Path) -> str:
    with reading(path) as session:
        return details(session).name


def _balance(path: Path) -> date | None:
    with reading(path) as session:
        return details(session).balance_date


def test_a_new_file_is_called_as_it_is_said_as_its_form_or_as_itself(tmp_path: Path) -> None:
    assert _name(new_file(tmp_path / "us.footing")) == "us"
    assert _name(new_file(tmp_path / "us 2.footing", name="Us")) == "Us"
    assert _name(new_example(tmp_path / "us 3.footing", today=EXAMPLE_DAY)) == "Riverbank Arts"
    assert _name(new_example(tmp_path / "us 4.footing", today=EXAMPLE_DAY, name="Us")) == "Us"


def test_a_form_that_cannot_be_used_leaves_no_file_and_no_folder(tmp_path: Path) -> None:
    form = tmp_path / "plan.json"
    form.write_text(json.dumps({"format": "something else"}), encoding="utf-8")
    with pytest.raises(Refused):
        new_file(tmp_path / "new" / "us.footing", source=form)
    assert list(tmp_path.iterdir()) == [form]


def test_the_example_is_made_once_and_keeps_what_was_changed_in_it() -> None:
    path = example_file(EXAMPLE_DAY)
    assert path == default_file().with_name(EXAMPLE_NAME)
    with changing(path, "Rename") as session:
        records.change(session, "organisation", 1, {"name": "Mine now"})
    later = date(2027, 3, 1)
    assert _name(example_file(later)) == "Mine now"
    assert _balance(example_file(later)) == date(2026, 10, 31)


def test_an_example_in_which_nothing_was_changed_is_made_again_in_a_later_month() -> None:
    path = example_file(EXAMPLE_DAY)
    made = path.stat().st_mtime_ns
    assert example_file(date(2026, 11, 30)).stat().st_mtime_ns == made
    assert _balance(example_file(date(2026, 12, 1))) == date(2026, 11, 30)
    assert len(backups_of(path)) == 1


def test_an_example_that_is_open_is_left_as_it_is() -> None:
    path = example_file(EXAMPLE_DAY)
    with open_to_change(path):
        assert example_file(date(2027, 3, 1)) == path
    assert _balance(path) == date(2026, 10, 31)


def test_the_example_is_made_in_a_folder_and_one_of_an_earlier_version_stays_where_it_is(tmp_path: Path) -> None:
    assert example_file(EXAMPLE_DAY, tmp_path) == tmp_path / EXAMPLE_NAME
    earlier = example_file(EXAMPLE_DAY)
    assert example_file(EXAMPLE_DAY, tmp_path / "other") == earlier == default_file().with_name(EXAMPLE_NAME)


def test_ones_own_file_bears_its_organisations_name_as_any_system_takes_it(tmp_path: Path) -> None:
    path = new_path("A/B: us", tmp_path)
    assert path == tmp_path / "A B us.footing"
    made = start_file(path, StartAnswers("A/B: us", balance_date=date(2026, 10, 31), balance=5_00))
    assert (made, _name(made)) == (path, "A/B: us")


def test_files_of_the_examples_go_under_the_names_of_their_organisations(tmp_path: Path) -> None:
    names = [named_as_in(source, tmp_path).name for source in (EXAMPLE, FREELANCER)]
    assert names[0] == "Riverbank Arts.footing"
    assert len(set(names)) == 2


def test_a_backup_goes_where_it_is_told_or_under_a_new_name_in_a_folder(tmp_path: Path) -> None:
    path = new_file(tmp_path / "us.footing")
    assert backup_place(path, tmp_path / "kept.footing") == tmp_path / "kept.footing"
    first = backup_place(path, tmp_path)
    assert first.name == f"us {date.today().isoformat()}.footing"
    with open_to_read(path) as opened:
        opened.backup(first)
    assert backup_place(path, tmp_path).name == f"us {date.today().isoformat()} (2).footing"
    assert _name(restore_backup(first, tmp_path / "back.footing")) == "us"
    with pytest.raises(Refused):
        restore_backup(first, path)
