"""The step to format 2.0: the words of projects move into documents, and undo goes on across it."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.tree.markup import parse
from app.documents.tree.plain import plain_text
from app.models.formats import Version
from app.models.projects import Project
from app.storage.file import OrganisationFile
from app.storage.steps.step_2_0 import _body
from tests.data.samples import sample_file
from tests.storage.rows import TODAY

WORDS = {
    "summary": "Songs.",
    "need": "- Nobody **sings**.\n\n1. {{here}}",
    "offer": "",
    "outcomes": "",
    "delivery": "  ",
}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of format 1.2 without a history, with nothing in it about projects."""
    path = Path(shutil.copyfile(sample_file(Version(1, 2)), tmp_path / "old.footing"))
    with closing(sqlite3.connect(path)) as connection, connection:
        for table in ("document", "project_year", "project_option", "project_risk", "split", "price", "journal_action"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
        connection.execute("DELETE FROM journal_change")
        connection.execute("UPDATE income_line SET project_id = NULL")
        connection.execute("UPDATE person SET project_id = NULL")
        connection.execute("UPDATE grant SET project_id = NULL")
        connection.execute("DELETE FROM budget_line WHERE project_id IS NOT NULL")
        connection.execute("DELETE FROM project")
    return path


@contextmanager
def acting(path: Path, label: str = "Something") -> Iterator[sqlite3.Connection]:
    """One action, recorded by the triggers of its format."""
    with closing(sqlite3.connect(path)) as connection, connection:
        made = connection.execute(
            "INSERT INTO journal_action (label, at) VALUES (?, '2026-05-01T10:00:00+00:00')", (label,)
        )
        connection.execute("UPDATE journal_state SET action_id = ?", (made.lastrowid,))
        yield connection
        connection.execute("UPDATE journal_state SET action_id = NULL")


def add_project(connection: sqlite3.Connection, number: int = 1, name: str = "Choir", **words: str) -> None:
    values = {"id": number, "name": name, "floor_space": 0, "note": ""} | WORDS | words
    names = ", ".join(values)
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO project ({names}) VALUES ({marks})", tuple(values.values()))  # noqa: S608 - our own


def add_document(connection: sqlite3.Connection, number: int = 1, project: int = 1, title: str = "Case") -> None:
    connection.execute(
        "INSERT INTO document (id, title, kind, project_id, buyer, year, created_on) "
        "VALUES (?, ?, 'business-case-short', ?, 'B', 2027, '2026-05-01')",
        (number, title, project),
    )


def opened(path: Path) -> OrganisationFile:
    return OrganisationFile.open(path, today=TODAY)


def rows(file: OrganisationFile, table: str) -> list[dict[str, object]]:
    with file._driver() as connection:
        found = connection.execute(f"SELECT * FROM {table} ORDER BY id")  # noqa: S608 - names of our own
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found]


def texts(file: OrganisationFile) -> dict[tuple[object, object], str]:
    """The texts as they print, by document and key."""
    return {(row["document_id"], row["key"]): plain_text(parse(str(row["body"]))) for row in rows(file, "section")}


def test_words_go_into_each_document_and_print_as_they_were(old: Path) -> None:
    with acting(old) as connection:
        add_project(connection)
        add_document(connection)
        add_document(connection, 2, title="Another")
    with opened(old) as file:
        wanted = {"summary": "Songs.", "need": "- Nobody **sings**.\n\n1. {{here}}"}
        assert texts(file) == {(number, key): text for number in (1, 2) for key, text in wanted.items()}
        first, second = rows(file, "document")
        assert first["uid"] != second["uid"]
        assert (first["kind"], first["language"], first["audience"]) == ("business-case-short", "en-GB", "commissioner")
        assert "need" not in rows(file, "project")[0]


def test_a_project_with_words_and_no_document_gets_a_first_draft(old: Path) -> None:
    with acting(old) as connection:
        add_project(connection)
        add_project(connection, 2, "Drums", need="", summary="Only a summary.")
        add_project(connection, 3, "Dance")
        add_document(connection, project=2, title="Choir: business case")
    with opened(old) as file:
        titles = {row["title"]: (row["project_id"], row["year"]) for row in rows(file, "document")}
        assert titles == {
            "Choir: business case": (2, 2027),
            "Choir: business case (2)": (1, 2026),
            "Dance: business case": (3, 2026),
        }


def test_two_copies_of_a_file_give_a_document_one_identifier(old: Path, tmp_path: Path) -> None:
    with acting(old) as connection:
        add_project(connection)
        add_document(connection)
    other = Path(shutil.copyfile(old, tmp_path / "copy.footing"))
    with opened(old) as one, opened(other) as two:
        assert rows(one, "document") == rows(two, "document")


def test_what_changed_only_moved_words_is_no_step_of_undo_any_more(old: Path) -> None:
    with acting(old, "Add") as connection:
        add_project(connection)
    with acting(old, "Words") as connection:
        connection.execute("UPDATE project SET need = 'Other.'")
    with acting(old, "Both") as connection:
        connection.execute("UPDATE project SET need = 'More.', note = 'A note'")
    with opened(old) as file:
        assert texts(file)[1, "need"] == "More."
        assert file.can_undo == "Both"
        file.undo()
        assert rows(file, "project")[0]["note"] == ""
        assert file.can_undo == "Add"


def test_beginning_a_document_is_undone_with_its_texts_and_done_again(old: Path) -> None:
    with acting(old, "Add") as connection:
        add_project(connection)
    with acting(old, "Begin") as connection:
        add_document(connection)
    with opened(old) as file:
        before = texts(file)
        file.undo()
        assert (rows(file, "document"), texts(file)) == ([], {})
        file.redo()
        assert texts(file) == before
        file.undo()
        file.undo()
        assert rows(file, "project") == []


def test_adding_a_project_is_undone_with_its_first_draft(old: Path) -> None:
    with acting(old, "Add") as connection:
        add_project(connection)
    with opened(old) as file:
        assert len(rows(file, "document")) == 1
        file.undo()
        assert (rows(file, "project"), rows(file, "document"), texts(file)) == ([], [], {})
        file.redo()
        assert texts(file)[1, "summary"] == "Songs."


def test_a_deleted_project_comes_back_with_its_documents_and_their_words(old: Path) -> None:
    with acting(old, "Add") as connection:
        add_project(connection)
        add_document(connection)
    with acting(old, "Delete") as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM document")
        connection.execute("DELETE FROM project")
    with opened(old) as file:
        assert rows(file, "document") == []
        file.undo()
        assert texts(file) == {(1, "summary"): "Songs.", (1, "need"): "- Nobody **sings**.\n\n1. {{here}}"}
        file.redo()
        assert texts(file) == {}


def test_deleting_a_document_again_takes_its_texts_with_it(old: Path) -> None:
    with acting(old, "Add") as connection:
        add_project(connection)
        add_document(connection)
    with acting(old, "Delete") as connection:
        connection.execute("DELETE FROM document")
    with closing(sqlite3.connect(old)) as connection, connection:  # undone in the old program
        add_document(connection)
        connection.execute("UPDATE journal_action SET undone = 1 WHERE label = 'Delete'")
    with opened(old) as file:
        assert len(texts(file)) == 2
        file.redo()
        assert (rows(file, "document"), texts(file)) == ([], {})


def test_without_a_balance_the_year_is_that_after_the_file_was_made(old: Path) -> None:
    with acting(old) as connection:
        connection.execute("UPDATE organisation SET balance_date = NULL")
        add_project(connection)
    with opened(old) as file:
        (document,) = rows(file, "document")
        assert document["year"] in {2026, 2027}


def test_a_later_change_of_the_project_goes_on(old: Path) -> None:
    with acting(old) as connection:
        add_project(connection)
    with opened(old) as file:
        with file.action("Rename") as session:
            session.get_one(Project, 1).name = "Songs"
        file.undo()
        assert rows(file, "project")[0]["name"] == "Choir"


@given(st.text(st.sampled_from("ab -1.|>*{}\\\n\r\t")) | st.text())
def test_a_text_prints_as_it_did(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    printed = "".join(plain_text(parse(_body(text))).split())
    assert printed == "".join(lines.split())
