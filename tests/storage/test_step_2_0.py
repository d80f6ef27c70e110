"""The step to format 2.0: the words of projects move into documents, and undo goes on across it."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.tree.markup import parse
from app.documents.tree.plain import plain_text
from app.models.formats import Version
from app.models.projects import Project
from app.storage import replay
from app.storage.connection import connect
from app.storage.errors import DamagedFile
from app.storage.file import OrganisationFile
from app.storage.steps.step_2_0_words import body_of
from tests.data.samples import sample_file
from tests.storage.rows import TODAY, tables

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
    return empty(tmp_path / "old.footing")


def empty(path: Path) -> Path:
    """A file of format 1.2 without a history, with nothing in it about projects."""
    shutil.copyfile(sample_file(Version(1, 2)), path)
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
    with closing(connect(path)) as connection:
        connection.execute("BEGIN")
        made = connection.execute(
            "INSERT INTO journal_action (label, at) VALUES (?, '2026-05-01T10:00:00+00:00')", (label,)
        )
        connection.execute("UPDATE journal_state SET action_id = ?", (made.lastrowid,))
        yield connection
        connection.execute("UPDATE journal_state SET action_id = NULL")
        connection.execute("COMMIT")


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


def test_a_change_of_words_is_undone_where_they_are_now(old: Path) -> None:
    with acting(old, "Add") as connection:
        add_project(connection)
        add_document(connection)
    with acting(old, "Words") as connection:
        connection.execute("UPDATE project SET need = 'Other.'")
    with acting(old, "Both") as connection:
        connection.execute("UPDATE project SET need = 'More.', note = 'A note'")
    with opened(old) as file:
        assert texts(file)[1, "need"] == "More."
        file.undo()
        assert (texts(file)[1, "need"], rows(file, "project")[0]["note"]) == ("Other.", "")
        file.undo()
        assert texts(file)[1, "need"].startswith("- Nobody")
        file.redo()
        file.redo()
        assert (texts(file)[1, "need"], rows(file, "project")[0]["note"]) == ("More.", "A note")


def test_a_change_that_left_the_words_as_they_print_is_no_step_any_more(old: Path) -> None:
    with acting(old, "Add") as connection:
        add_project(connection)
    with acting(old, "Space") as connection:
        connection.execute("UPDATE project SET offer = '  '")
    with opened(old) as file:
        assert file.can_undo == "Add"


def test_words_whose_document_is_begun_no_more_are_in_a_first_draft(old: Path) -> None:
    with acting(old, "Add") as connection:
        add_project(connection)
    with acting(old, "Begin") as connection:
        add_document(connection)
    with opened(old) as file:
        before = tables(file)
        file.undo()
        (draft,) = rows(file, "document")
        assert draft["title"] == "Choir: business case"
        assert texts(file)[draft["id"], "summary"] == "Songs."
        file.redo()
        assert tables(file) == before
        file.undo()
        file.undo()
        assert (rows(file, "project"), rows(file, "document"), texts(file)) == ([], [], {})


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
        connection.execute("DELETE FROM document")
        connection.execute("DELETE FROM project")
    with opened(old) as file:
        assert rows(file, "document") == []
        file.undo()
        assert texts(file) == {(1, "summary"): "Songs.", (1, "need"): "- Nobody **sings**.\n\n1. {{here}}"}
        file.redo()
        assert texts(file) == {}


def test_a_project_that_was_deleted_without_a_document_comes_back_with_its_words(old: Path) -> None:
    with acting(old, "Add") as connection:
        add_project(connection)
    with acting(old, "Delete") as connection:
        connection.execute("DELETE FROM project")
    with opened(old) as file:
        assert rows(file, "document") == []
        file.undo()
        (draft,) = rows(file, "document")
        assert texts(file) == {
            (draft["id"], "summary"): "Songs.",
            (draft["id"], "need"): "- Nobody **sings**.\n\n1. {{here}}",
        }


def test_a_document_that_was_deleted_alone_comes_back_with_the_words(old: Path) -> None:
    with acting(old, "Add") as connection:
        add_project(connection)
        add_document(connection)
        add_document(connection, 2, title="Another")
    with acting(old, "Delete") as connection:
        connection.execute("DELETE FROM document WHERE id = 2")
    with opened(old) as file:
        file.undo()
        assert texts(file)[2, "summary"] == "Songs."


def test_two_documents_that_had_one_number_after_each_other_have_identifiers_of_their_own(old: Path) -> None:
    with acting(old, "Add") as connection:
        add_project(connection)
        add_document(connection)
    with acting(old, "Delete") as connection:
        connection.execute("DELETE FROM document")
    with acting(old, "Begin") as connection:
        add_document(connection)
    with opened(old) as file:
        (second,) = rows(file, "document")
        file.undo()
        file.undo()
        (first,) = rows(file, "document")
        assert (first["id"], first["title"]) == (second["id"], second["title"])
        assert first["uid"] != second["uid"]


def test_a_first_draft_takes_no_number_that_undo_still_needs(old: Path) -> None:
    with acting(old, "Add") as connection:
        add_project(connection)
        add_project(connection, 2, "Drums")
        add_document(connection, 1, project=2)
    with acting(old, "Delete") as connection:
        connection.execute("DELETE FROM document")
        connection.execute("UPDATE project SET need = '' WHERE id = 2")
    with opened(old) as file:
        file.undo()
        assert {row["title"] for row in rows(file, "document")} == {"Case", "Choir: business case"}


def test_a_year_beyond_the_last_one_is_not_asked_for(old: Path) -> None:
    with acting(old) as connection:
        connection.execute("UPDATE organisation SET balance_date = '2199-12-31'")
        add_project(connection)
    with opened(old) as file:
        assert rows(file, "document")[0]["year"] == 2199


def test_a_record_that_is_no_row_is_damage(old: Path) -> None:
    with acting(old) as connection:
        add_project(connection)
        connection.execute("UPDATE journal_change SET after = '5' WHERE table_name = 'project'")
    with pytest.raises(DamagedFile):
        opened(old)


STEPS = st.lists(st.tuples(st.sampled_from("psdnmkxyz"), st.integers(1, 3)), max_size=8)


@settings(max_examples=15, deadline=None)
@given(steps=STEPS, back=st.integers(0, 4))
def test_every_step_has_the_words_that_it_had(
    steps: list[tuple[str, int]], back: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """As the old program had them: those of a project in each of its documents, and somewhere in any case."""
    path = empty(tmp_path_factory.mktemp("step") / "old.footing")
    seen = [old_words(path)]
    for at, (what, number) in enumerate(steps):
        with acting(path, str(at)) as connection:
            do(connection, what, number)
        seen.append(old_words(path))
    with closing(connect(path, foreign_keys=False)) as connection:
        for _ in range(back):
            replay.undo(connection)
    with opened(path) as file:
        while file.redo():
            pass
        states = [tables(file)]
        assert new_words(file) == seen[-1]
        while file.undo():
            states.append(tables(file))
            label = file.can_undo
            assert new_words(file) == seen[0 if label is None else int(label) + 1]
        for state in reversed(states):
            assert tables(file) == state
            file.redo()


def do(connection: sqlite3.Connection, what: str, number: int) -> None:
    """One thing that the old program could do; nothing where that is not possible."""
    texts_of = {"n": "need", "m": "outcomes", "k": "summary"}
    with suppress(sqlite3.IntegrityError):
        if what == "p":
            add_project(connection, number, f"P{number}", note="x")
        elif what == "s":
            add_project(connection, number, f"P{number}", need="")
        elif what == "d":
            free = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM document").fetchone()[0]
            add_document(connection, free, number, f"D{free}")
        elif what in texts_of:
            column = texts_of[what]
            connection.execute(f"UPDATE project SET {column} = {column} || '- more' WHERE id = ?", (number,))  # noqa: S608 - our own
        elif what == "x":
            connection.execute("DELETE FROM document WHERE id = ?", (number,))
        elif what == "y":
            connection.execute("DELETE FROM project WHERE id = ?", (number,))
        else:
            connection.execute("UPDATE project SET need = '', outcomes = '' WHERE id = ?", (number,))


Told = dict[str, dict[str, str]]


def old_words(path: Path) -> Told:
    """The words of each document by its title, in a file of format 1.2; of a project without one by its name."""
    told: Told = {}
    with closing(sqlite3.connect(path)) as connection:
        projects = connection.execute("SELECT id, name, summary, need, outcomes FROM project").fetchall()
        for number, name, *words in projects:
            said = {key: text for key, text in zip(("summary", "need", "outcomes"), words, strict=True) if text}
            titles = connection.execute("SELECT title FROM document WHERE project_id = ?", (number,)).fetchall()
            told |= {title: said for (title,) in titles}
            if not titles and said.keys() - {"summary"}:
                told[f"{name}: business case"] = said
    return told


def new_words(file: OrganisationFile) -> Told:
    """The texts of each document by its title, as they print."""
    titles = {row["id"]: str(row["title"]) for row in rows(file, "document")}
    told: Told = {title: {} for title in titles.values()}
    for (document, key), text in texts(file).items():
        told[titles[document]][str(key)] = text
    return told


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
    printed = "".join(plain_text(parse(body_of(text))).split())
    assert printed == "".join(lines.split())
