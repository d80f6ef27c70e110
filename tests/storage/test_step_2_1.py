"""The step to format 2.1 only adds; what belongs to something goes and comes back with it, and bounds are kept."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.models.formats import Version
from app.models.policies import Policy
from app.storage.file import OrganisationFile
from tests.data.samples import sample_file
from tests.storage.rows import TODAY, Tables, new_file, reopened, tables

ADDED = {
    *("library_answer", "answer_wording", "evidence", "citation", "own_word", "policy", "milestone"),
    *("outcome", "score", "own_measure", "success_factor", "option_rating", "benefit"),
}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file as the program of format 2.0 left it."""
    return Path(shutil.copyfile(sample_file(Version(2, 0)), tmp_path / "old.footing"))


def stored(path: Path) -> Tables:
    """Every row of every table of a file that was not opened, but for those of the program itself."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        names = [name for (name,) in found if not name.startswith(("sqlite_", "journal_", "release"))]
        return {name: connection.execute(f"SELECT * FROM {name} ORDER BY id").fetchall() for name in names}  # noqa: S608 - names that the file has


def run(file: OrganisationFile, *statements: str) -> None:
    """One action of plain statements."""
    with file.action("Something") as session:
        for statement in statements:
            session.connection().exec_driver_sql(statement)


def count(found: Tables, *names: str) -> dict[str, int]:
    return {name: len(found[name]) for name in names}


def test_no_row_changes_and_the_new_tables_are_empty(old: Path) -> None:
    before = stored(old)
    OrganisationFile.open(old, today=TODAY).close()
    after = stored(old)
    assert after.keys() - before.keys() == ADDED
    assert {name: rows for name, rows in after.items() if name in before} == before
    assert not any(after[name] for name in ADDED)


def test_what_was_done_before_the_step_and_after_it_is_undone_in_one_row(old: Path) -> None:
    with OrganisationFile.open(old, today=TODAY) as file:
        raised = tables(file)
        run(
            file,
            "INSERT INTO outcome (id, project_id, name, indicator, baseline, target, timing, who) "
            "VALUES (1, 1, 'Less lonely', '', '', '', '', '')",
            "INSERT INTO score (outcome_id, pair, before) VALUES (1, 1, 300)",
        )
        run(file, "DELETE FROM project WHERE id = 1")
        assert count(tables(file), "outcome", "score") == {"outcome": 0, "score": 0}
        file.undo()
        assert count(tables(file), "outcome", "score") == {"outcome": 1, "score": 1}
        file.undo()
        assert tables(file) == raised
        while file.undo():
            pass
        assert not any(tables(file).values())
        while file.redo():
            pass
        assert count(tables(file), "outcome", "score") == {"outcome": 0, "score": 0}


GOING = {
    "project": ("outcome", "score", "milestone", "success_factor", "option_rating", "benefit", "project_option"),
    "project_option": ("option_rating",),
    "success_factor": ("option_rating",),
    "outcome": ("score",),
    "section": ("citation", "figure_use"),
    "document": ("citation",),
    "library_answer": ("answer_wording",),
}
"""What goes with the first row of a table."""


@pytest.mark.parametrize("table", GOING)
def test_what_belongs_to_a_row_goes_with_it_and_undo_brings_it_back(tmp_path: Path, table: str) -> None:
    with reopened(new_file(tmp_path)) as file:
        before = tables(file)
        assert all(before[name] for name in GOING[table])
        run(file, f"DELETE FROM {table} WHERE id = 1")  # noqa: S608 - names of our own
        assert not any(tables(file)[name] for name in GOING[table])
        file.undo()
        assert tables(file) == before
        file.redo()
        assert not any(tables(file)[name] for name in GOING[table])


def test_what_an_option_brings_goes_with_it_and_what_the_project_brings_stays(tmp_path: Path) -> None:
    with reopened(new_file(tmp_path)) as file:
        run(file, "DELETE FROM project_option WHERE id = 1")
        assert [row[3] for row in tables(file)["benefit"]] == ["Hope"]


def test_a_policy_stays_when_its_file_goes_and_has_it_again_after_undo(tmp_path: Path) -> None:
    with reopened(new_file(tmp_path)) as file:
        before = tables(file)
        run(file, "DELETE FROM attachment WHERE id = 1")
        with file.read() as session:
            policies = session.execute(select(Policy.name, Policy.attachment_id)).all()
        assert [tuple(row) for row in policies] == [("Public liability", None), ("Lone working", None)]
        file.undo()
        assert tables(file) == before


def test_texts_and_outcomes_stay_when_what_they_name_by_an_identifier_goes(tmp_path: Path) -> None:
    with reopened(new_file(tmp_path)) as file:
        before = tables(file)
        run(file, "DELETE FROM evidence", "DELETE FROM own_measure", "DELETE FROM library_answer WHERE id = 1")
        after = tables(file)
        same = ("citation", "outcome", "section")
        assert {name: after[name] for name in same} == {name: before[name] for name in same}
        assert [row[2] for row in after["library_answer"]] == ["=Who"]


REFUSED: list[tuple[str, dict[str, Any]]] = [
    ("policy", {"begins_on": "2026-05-01", "expires_on": "2026-04-30"}),
    ("policy", {"cover": -1}),
    ("policy", {"state": "lost"}),
    ("benefit", {"from_year": 2030, "to_year": 2029}),
    ("benefit", {"confidence": 10_001}),
    ("benefit", {"amount": 100_000_000_001}),
    ("benefit", {"kind": "other"}),
    ("own_measure", {"lowest": 501, "highest": 500}),
    ("own_measure", {"smallest_change": -1}),
    ("score", {"pair": 0}),
    ("score", {"before": 1_000_001}),
    ("score", {"after": -1_000_001}),
    ("score", {"outcome_id": 99}),
    ("evidence", {"direction": "good"}),
    ("evidence", {"claim": " "}),
    ("evidence", {"year": 1899}),
    ("citation", {"evidence": ""}),
    ("citation", {"section_id": 99}),
    ("option_rating", {"meets": ""}),
    ("success_factor", {"words": ""}),
    ("library_answer", {"title": ""}),
    ("own_word", {"word": " "}),
]


@pytest.mark.parametrize(("table", "values"), REFUSED, ids=str)
def test_the_file_itself_refuses_what_cannot_be(tmp_path: Path, table: str, values: dict[str, Any]) -> None:
    with reopened(new_file(tmp_path)) as file:
        before = tables(file)
        changes = ", ".join(f"{name} = ?" for name in values)
        with pytest.raises(IntegrityError), file.action("Something") as session:
            session.connection().exec_driver_sql(f"UPDATE {table} SET {changes}", tuple(values.values()))  # noqa: S608 - names of our own
        assert tables(file) == before


TWICE = ["citation", "score", "option_rating", "answer_wording", "own_word", "policy", "own_measure", "evidence"]


@pytest.mark.parametrize("table", TWICE)
def test_the_file_itself_refuses_a_second_row_of_the_same(tmp_path: Path, table: str) -> None:
    with reopened(new_file(tmp_path)) as file:
        with file._driver() as connection:
            names = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})") if name != "id"]
        copied = ", ".join(f'"{name}"' for name in names)
        with pytest.raises(IntegrityError), file.action("Something") as session:
            session.connection().exec_driver_sql(f"INSERT INTO {table} ({copied}) SELECT {copied} FROM {table}")  # noqa: S608 - names of our own


def test_the_history_names_rows_by_what_people_know_them_by(tmp_path: Path) -> None:
    with reopened(new_file(tmp_path)) as file:
        run(file, "UPDATE evidence SET limits = 'Nothing'", "UPDATE own_word SET word = 'Clwyd'")
        run(file, "UPDATE success_factor SET position = 2")
        names = [[row.name for row in entry.rows] for entry in file.history()[:2]]
    assert names == [["Open at weekends"], ["People who came were less lonely.", "Clwyd"]]
