"""Backups: made when they should be, checked, thinned by their dates, and good to work on when brought back."""

import sqlite3
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.costs import CostLine
from app.storage import backups, thinning
from app.storage.copies import copy_of, restore
from app.storage.errors import CopyFailed, FileExists
from app.storage.file import OrganisationFile
from tests.conftest import LogWatch
from tests.storage.rows import TODAY, cost_line, listing, names, new_file, reopened, tables

NOW = datetime(2026, 5, 6, 9, 30)  # noqa: DTZ001 - local time, as in the names of backups


def test_the_first_opening_of_each_day_makes_one(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    assert backups.backups_of(path) == ()
    for day in (TODAY, TODAY, TODAY + timedelta(days=1), TODAY + timedelta(days=1)):
        OrganisationFile.open(path, today=day).close()
    assert [backup.made.date() for backup in backups.backups_of(path)] == [TODAY + timedelta(days=1), TODAY]


def test_a_backup_says_before_what_it_was_made(tmp_path: Path) -> None:
    with reopened(new_file(tmp_path)) as opened:
        made = opened.backup_before("import")
        again = opened.backup_before("../../etc/passwd")
    found = {backup.path: backup.reason for backup in backups.backups_of(opened.path)}
    assert found[made] == "import"
    assert again.parent == made.parent
    assert "etc passwd" in found[again]


def test_two_files_of_one_name_keep_theirs_apart(tmp_path: Path) -> None:
    for folder in ("north", "south"):
        (tmp_path / folder).mkdir()
        reopened(new_file(tmp_path / folder)).close()
        assert len(backups.backups_of(tmp_path / folder / "plan.footing")) == 1


def test_the_restore_drill(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    with reopened(path) as opened:
        whole = tables(opened)
        made = opened.backup_before("clearing")
        with opened.action("Clear") as session:
            for line in session.query(CostLine):
                session.delete(line)
        with pytest.raises(FileExists):
            restore(made, path)
    restored = tmp_path / "restored.footing"
    restore(made, restored)
    with reopened(restored) as opened:
        assert tables(opened) == whole
        with opened.action("Carry on") as session:
            session.add(cost_line("Heating"))
        opened.undo()
        opened.undo()
        assert names(opened) == []
    with reopened(path) as opened:
        assert names(opened) == []


def test_a_copy_of_an_open_file_holds_its_last_finished_action(tmp_path: Path) -> None:
    with reopened(new_file(tmp_path)) as opened:
        with opened.action("Add") as session:
            session.add(cost_line("Heating"))
        opened.backup(tmp_path / "copy.footing")
        with pytest.raises(FileExists):
            opened.backup(tmp_path / "copy.footing")
    with reopened(tmp_path / "copy.footing") as copy:
        assert names(copy) == ["Rent", "Paint", "Heating"]
        assert copy.can_undo == "Add"


def test_a_copy_that_does_not_read_back_the_same_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = new_file(tmp_path)
    real = sqlite3.connect

    class Forgetful(sqlite3.Connection):
        """A disk that loses what was written."""

        def close(self) -> None:
            self.execute("DELETE FROM instalment WHERE id = 1")
            super().close()

    def connect(name: Any, **options: Any) -> sqlite3.Connection:
        return real(name, factory=Forgetful if ".part?mode=rw" in str(name) else sqlite3.Connection, **options)

    monkeypatch.setattr(sqlite3, "connect", connect)
    with pytest.raises(CopyFailed, match="did not read back the same"):
        copy_of(path, tmp_path / "copy.footing")
    assert listing(tmp_path) == ["plan.footing"]


def test_opening_goes_on_with_a_notice_when_the_days_backup_cannot_be_made(tmp_path: Path, app_log: LogWatch) -> None:
    path = new_file(tmp_path)
    folder = backups.folder_of(path)
    folder.parent.mkdir(parents=True)
    folder.write_text("a file stands where the folder should be", encoding="utf-8")
    with reopened(path) as opened:
        assert opened.notice.startswith("Today’s backup could not be made.")
        assert names(opened) == ["Rent", "Paint"]
    app_log.take("the day's backup failed")


def test_old_backups_go_and_files_of_others_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = new_file(tmp_path)
    monkeypatch.setattr(thinning, "RECENT", 2)
    with reopened(path) as opened:
        folder = backups.folder_of(path)
        (folder / "my own copy.footing").write_bytes(b"mine")
        for _ in range(5):
            opened.backup()
        today = [backup for backup in backups.backups_of(path) if backup.made.date() != TODAY]
        assert len(today) == 2
        assert (folder / "my own copy.footing").exists()


def test_backups_in_one_second_have_names_of_their_own(tmp_path: Path) -> None:
    with reopened(new_file(tmp_path)) as opened:
        assert len({opened.backup() for _ in range(4)}) == 4


def test_thinning_keeps_recent_daily_weekly_and_monthly() -> None:
    hourly = [NOW - timedelta(hours=hours) for hours in range(24 * 365 * 3)]
    kept = thinning.kept(hourly)
    assert set(hourly[:10]) <= kept
    days = {moment.date() for moment in kept}
    assert {NOW.date() - timedelta(days=back) for back in range(14)} <= days
    assert len(kept) <= 10 + 14 + 8 + 24
    months = {(moment.year, moment.month) for moment in kept}
    assert len(months) == 24
    assert (2024, 6) in months


def test_thinning_loses_nothing_to_a_year_of_absence() -> None:
    before = [NOW - timedelta(days=days) for days in range(12)]
    assert thinning.kept([*before, NOW + timedelta(days=400)]) >= set(before[:9])
    assert thinning.kept([]) == frozenset()


@given(st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)), max_size=80))  # noqa: DTZ001 - local time
def test_thinning_twice_is_thinning_once_and_the_newest_stays(moments: list[datetime]) -> None:
    kept = thinning.kept(moments)
    assert kept <= set(moments)
    assert thinning.kept(kept) == kept
    if moments:
        assert max(moments) in kept
        assert {moment.date() for moment in kept} >= set(sorted({moment.date() for moment in moments})[-14:])


def test_a_day_with_a_backup_is_known(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    reopened(path).close()
    assert backups.made_on(path, TODAY)
    assert not backups.made_on(path, date(2026, 5, 7))
