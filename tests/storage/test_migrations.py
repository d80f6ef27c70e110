"""Old files open for ever: the stored file of each release, and the machinery that takes a file forward."""

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.models.costs import CostLine
from app.storage import backups, journal, migrations
from app.storage.connection import connect
from app.storage.errors import DiskFull
from app.storage.file import OrganisationFile
from app.storage.migrations import Migration, Version, migrate
from tests.data import make_v1_0, make_v1_1
from tests.storage.rows import every_table, names, new_file, reopened, tables


def schema_of(path: Path) -> dict[str, str]:
    """Every table, index and trigger of a file with its SQL, white space aside."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: re.sub(r"\s+", " ", sql) for name, sql in rows}


def add_colour(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE project ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey'")


def rename_risk(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE project_risk RENAME COLUMN mitigation TO answer")
    journal.renamed_column(connection, "project_risk", "mitigation", "answer")
    connection.execute("ALTER TABLE project_risk RENAME TO risk")
    journal.renamed_table(connection, "project_risk", "risk")


def fail_half_way(connection: sqlite3.Connection) -> None:
    connection.execute("DROP TABLE document")
    connection.execute("ALTER TABLE fund ADD COLUMN colour TEXT")
    raise sqlite3.OperationalError("database or disk is full")


def leave_an_orphan(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM funder")


STEPS = (
    Migration(Version(1, 2), "projects have a colour", add_colour),
    Migration(Version(2, 0), "risks have answers", rename_risk),
)


@pytest.mark.parametrize("file", [make_v1_0.FILE, make_v1_1.FILE], ids=lambda file: file.stem)
def test_the_file_of_a_release_opens_with_everything_in_it(tmp_path: Path, file: Path) -> None:
    path = tmp_path / file.name
    shutil.copyfile(file, path)
    with closing(sqlite3.connect(path)) as connection:
        had = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    with reopened(path) as opened:
        found = tables(opened)
        assert {name for name, rows in found.items() if rows} == had & set(found)
        assert ("Tŷ Celf – Arts & Wellbeing", 1) in {(row[1], row[0]) for row in found["organisation"]}
        with opened.read() as session:
            rent = session.get_one(CostLine, 1)
            assert (rent.name, rent.amount, str(rent.uplift_from)) == ("Rent", 90_000, "2027-04")
        assert (opened.can_undo, opened.can_redo) == ("Raise the rent", "Drop the paint")
        opened.redo()
        assert names(opened) == ["Rent"]
        while opened.undo():
            pass
        assert not any(tables(opened).values())


@pytest.mark.parametrize("file", [make_v1_0.FILE, make_v1_1.FILE], ids=lambda file: file.stem)
def test_a_migrated_file_is_built_like_a_new_one(tmp_path: Path, file: Path) -> None:
    """When this fails, the stored tables have changed: write a migration (before 1.1 is out: make the file anew)."""
    path = tmp_path / file.name
    shutil.copyfile(file, path)
    reopened(path).close()
    assert schema_of(path) == schema_of(new_file(tmp_path))


def test_the_rows_of_the_tests_are_in_every_table(tmp_path: Path) -> None:
    with OrganisationFile.create(tmp_path / "new.footing") as made:
        with made.action("Fill") as session:
            every_table(session)
        assert all(tables(made).values())
        assert made.last_change is not None
        assert made.last_change.subjects == frozenset(tables(made))


def test_steps_are_taken_once_in_order_each_with_its_record(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    with closing(connect(path, foreign_keys=False)) as connection:
        assert migrate(connection, STEPS[:1]) == ("projects have a colour",)
        assert connection.execute("PRAGMA user_version").fetchone() == (1002,)
        assert connection.execute("SELECT DISTINCT colour FROM project").fetchall() == [("grey",)]
        assert migrate(connection, STEPS[:1]) == ()
        records = connection.execute("SELECT version, name FROM release ORDER BY version").fetchall()
    assert records == [("1.1", "new file"), ("1.2", "projects have a colour")]
    assert (migrations.current(), migrations.current(STEPS)) == (Version(1, 1), Version(2, 0))


def test_what_was_done_before_a_migration_can_be_undone_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_file(tmp_path)
    with reopened(path) as opened:
        before = tables(opened)
        with opened.action("Drop the studio") as session:
            session.connection().exec_driver_sql("DELETE FROM project WHERE id = 1")
    monkeypatch.setattr(migrations, "MIGRATIONS", STEPS[:1])
    monkeypatch.setattr(migrations.migrate, "__defaults__", (STEPS[:1],))
    monkeypatch.setattr(migrations.current, "__defaults__", (STEPS[:1],))
    with reopened(path) as opened:
        assert backups.backups_of(path)[0].reason == "update to 1.2"
        opened.undo()
        with opened._driver() as connection:
            assert connection.execute("SELECT name, colour FROM project WHERE id = 1").fetchall() == [
                ("Saturday studio", "grey")
            ]
        after = tables(opened)
        assert {name: rows for name, rows in after.items() if name != "project"} == {
            name: rows for name, rows in before.items() if name != "project"
        }


def test_renamed_tables_and_columns_keep_their_past(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    with closing(connect(path, foreign_keys=False)) as connection:
        connection.execute("BEGIN")
        rename_risk(connection)
        (after,) = connection.execute(
            "SELECT json_extract(after, '$.answer') FROM journal_change WHERE table_name = 'risk'"
        ).fetchone()
        gone = connection.execute("SELECT count(*) FROM journal_change WHERE after LIKE '%mitigation%'").fetchone()
        connection.execute("COMMIT")
    assert (after, gone) == ("", (0,))


@pytest.mark.parametrize(
    ("step", "failure"), [(fail_half_way, sqlite3.OperationalError), (leave_an_orphan, AssertionError)]
)
def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path, step: object, failure: type[Exception]) -> None:
    path = new_file(tmp_path)
    before = schema_of(path)
    with closing(connect(path, foreign_keys=False)) as connection, pytest.raises(failure):
        migrate(connection, (Migration(Version(1, 2), "a step", step),))  # type: ignore[arg-type]  # parametrized
    assert schema_of(path) == before
    with reopened(path) as opened:
        assert all(tables(opened).values())


def test_nothing_is_migrated_without_a_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = new_file(tmp_path)

    def full(*_args: object) -> None:
        raise DiskFull(path)

    monkeypatch.setattr(migrations.migrate, "__defaults__", (STEPS[:1],))
    monkeypatch.setattr(migrations.current, "__defaults__", (STEPS[:1],))
    monkeypatch.setattr(backups, "make_backup", full)
    content = path.read_bytes()
    with pytest.raises(DiskFull):
        reopened(path)
    assert path.read_bytes() == content


def test_triggers_that_are_not_ours_are_put_right_on_opening(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    sound = schema_of(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER journal_fund_update")
        connection.execute("CREATE TRIGGER thief AFTER UPDATE ON fund BEGIN UPDATE fund SET balance = 0; END")
    reopened(path).close()
    assert schema_of(path) == sound
