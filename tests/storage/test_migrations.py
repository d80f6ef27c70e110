"""Old files open for ever: the stored file of each release, and the machinery that takes a file forward."""

import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from app.models.choices import PolicyCosts
from app.models.costs import CostLine
from app.models.formats import CURRENT, FORMATS, RELEASED, Version
from app.models.organisation import Organisation
from app.storage import backups, journal, migrations
from app.storage.connection import connect
from app.storage.errors import DiskFull
from app.storage.file import OrganisationFile
from app.storage.migrations import MIGRATIONS, Migration, migrate
from tests.data.samples import NEXT_MAJOR, NEXT_MINOR, sample_file
from tests.storage.rows import every_table, names, new_file, reopened, tables

Step = Callable[[sqlite3.Connection], None]


def schema_of(path: Path) -> dict[str, str]:
    """Every table, index and trigger of a file with its SQL, white space aside."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: re.sub(r"\s+", " ", sql) for name, sql in rows}


CHANGED = f"""
The stored tables have changed; the newest format is {CURRENT}, and those up to {RELEASED} are released. Add the next
one with its migration, or complete the migration to one that is not released: README.md, “Adding a migration”.
"""


def add_colour(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE project ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey'")


def darken(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE project SET colour = 'dark ' || colour")


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


COLOURS = Migration(NEXT_MINOR, "projects have a colour", add_colour)
DARKER = Migration(NEXT_MAJOR, "colours are darker", darken)


def take_steps(monkeypatch: pytest.MonkeyPatch, *more: Migration) -> None:
    """Let the program know steps beyond its own, as a later one does."""
    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, *more))


def stored(version: Version, folder: Path) -> Path:
    """A copy of the sample file of a format."""
    return Path(shutil.copyfile(sample_file(version), folder / "stored.footing"))


def test_a_step_leads_to_every_format_but_the_first() -> None:
    assert (FORMATS[0], *(step.version for step in MIGRATIONS)) == FORMATS
    assert list(FORMATS) == sorted(set(FORMATS))
    assert RELEASED in FORMATS


@pytest.mark.parametrize("version", FORMATS, ids=str)
def test_the_file_of_a_release_opens_with_everything_in_it(tmp_path: Path, version: Version) -> None:
    path = stored(version, tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        had = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    with reopened(path) as opened:
        found = tables(opened)
        moved = {"section"} if version < Version(2, 0) else set()
        assert {name for name, rows in found.items() if rows} == (had & set(found)) | moved
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


@pytest.mark.parametrize("version", FORMATS, ids=str)
def test_a_migrated_file_is_built_like_a_new_one(tmp_path: Path, version: Version) -> None:
    path = stored(version, tmp_path)
    with closing(connect(path, foreign_keys=False)) as connection:
        migrate(connection)
        connection.execute("BEGIN")
        journal.replace_triggers(connection)
        connection.execute("COMMIT")
    assert schema_of(path) == schema_of(new_file(tmp_path)), CHANGED


@pytest.mark.parametrize("low", [300, None])
def test_a_policy_from_before_goes_on_meaning_months_of_core_costs(tmp_path: Path, low: int | None) -> None:
    copy = tmp_path / "copy.footing"
    shutil.copyfile(sample_file(Version(1, 1)), copy)
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("UPDATE organisation SET policy_months_low = ?, policy_months_high = NULL", (low,))
    with OrganisationFile.open(copy, today=date(2026, 12, 1)) as opened, opened.read() as session:
        assert session.get_one(Organisation, 1).policy_costs is (PolicyCosts.CORE_COSTS if low else PolicyCosts.TOTAL)


def test_the_rows_of_the_tests_are_in_every_table(tmp_path: Path) -> None:
    with OrganisationFile.create(tmp_path / "new.footing") as made:
        with made.action("Fill") as session:
            every_table(session)
        assert all(tables(made).values())
        assert made.last_change is not None
        assert made.last_change.subjects == frozenset(tables(made))


def test_steps_are_taken_once_in_order_each_with_its_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = new_file(tmp_path)
    take_steps(monkeypatch, COLOURS, DARKER)
    with closing(connect(path, foreign_keys=False)) as connection:
        assert migrate(connection) == ("projects have a colour", "colours are darker")
        assert connection.execute("PRAGMA user_version").fetchone() == (NEXT_MAJOR.number,)
        assert connection.execute("SELECT DISTINCT colour FROM project").fetchall() == [("dark grey",)]
        assert migrate(connection) == ()
        records = connection.execute("SELECT version, name FROM release ORDER BY rowid").fetchall()
    assert records == [
        (str(CURRENT), "new file"),
        (str(NEXT_MINOR), "projects have a colour"),
        (str(NEXT_MAJOR), "colours are darker"),
    ]


def test_what_was_done_before_a_migration_can_be_undone_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_file(tmp_path)
    with reopened(path) as opened:
        before = tables(opened)
        with opened.action("Drop the studio") as session:
            session.connection().exec_driver_sql("DELETE FROM project WHERE id = 1")
    take_steps(monkeypatch, COLOURS)
    with reopened(path) as opened:
        assert backups.backups_of(path)[0].reason == f"update to {NEXT_MINOR}"
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
def test_a_step_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: Step, failure: type[Exception]
) -> None:
    path = new_file(tmp_path)
    before = schema_of(path)
    with monkeypatch.context() as later, closing(connect(path, foreign_keys=False)) as connection:
        take_steps(later, Migration(NEXT_MINOR, "a step", step))
        with pytest.raises(failure):
            migrate(connection)
    assert schema_of(path) == before
    with reopened(path) as opened:
        assert all(tables(opened).values())


def test_nothing_is_migrated_without_a_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = new_file(tmp_path)

    def full(*_args: object) -> None:
        raise DiskFull(path)

    take_steps(monkeypatch, COLOURS)
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
