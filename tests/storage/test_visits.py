"""One visit to a text is one step of undo; the history stays within bounds; bytes that nothing names are swept."""

import sqlite3
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from app.models.costs import CostLine
from app.models.documents import Attachment, Blob
from app.models.projects import Project
from app.problems import Refused
from app.storage import journal
from app.storage.connection import connect
from app.storage.file import OrganisationFile
from tests.conftest import LogWatch
from tests.storage.rows import START, TODAY, cost_line, names, tables


@pytest.fixture
def file(tmp_path: Path) -> OrganisationFile:
    made = OrganisationFile.create(tmp_path / "plan.footing")
    with made.action("Fill") as session:
        session.add(cost_line("Rent", id=1))
    return made


def rename(file: OrganisationFile, name: str, visit: str = "") -> None:
    with file.action(f"Call it {name}", visit) as session:
        session.get_one(CostLine, 1).name = name


def labels(file: OrganisationFile) -> list[str]:
    return [entry.label for entry in file.history()]


def test_what_one_visit_stores_is_undone_together(file: OrganisationFile) -> None:
    with file:
        for name in ("A", "B", "C"):
            rename(file, name, "one")
        assert len(labels(file)) == 2
        file.undo()
        assert names(file) == ["Rent"]
        file.redo()
        assert names(file) == ["C"]


def test_another_action_between_ends_a_visit(file: OrganisationFile) -> None:
    with file:
        rename(file, "A", "one")
        rename(file, "B")
        rename(file, "C", "one")
        assert len(labels(file)) == 4
        file.undo()
        assert names(file) == ["B"]


def test_a_visit_that_changes_nothing_in_the_end_leaves_no_step(file: OrganisationFile) -> None:
    with file:
        rename(file, "A", "one")
        rename(file, "Rent", "one")
        assert labels(file) == ["Fill"]
        assert file.can_undo == "Fill"


def test_after_an_undo_a_visit_begins_anew(file: OrganisationFile) -> None:
    with file:
        rename(file, "A", "one")
        file.undo()
        rename(file, "B", "one")
        assert file.can_redo is None
        file.undo()
        assert names(file) == ["Rent"]


def test_rows_that_a_visit_adds_and_changes_go_with_it(file: OrganisationFile) -> None:
    with file:
        with file.action("Add", "one") as session:
            session.add(cost_line("Heat", id=2))
        with file.action("Change", "one") as session:
            session.get_one(CostLine, 2).name = "Heating"
        rename(file, "A", "one")
        file.undo()
        assert names(file) == ["Rent"]
        file.redo()
        assert names(file) == ["A", "Heating"]


def test_rows_that_swap_their_names_in_one_visit_are_undone_and_done_again(file: OrganisationFile) -> None:
    with file:
        with file.action("Add") as session:
            session.add_all([Project(id=1, name="A"), Project(id=2, name="B")])
        first = tables(file)
        for number, name in ((1, "C"), (2, "A"), (1, "B")):
            with file.action("Swap", "one") as session:
                session.get_one(Project, number).name = name
        last = tables(file)
        assert labels(file) == ["Swap", "Add", "Fill"]
        file.undo()
        assert tables(file) == first
        file.redo()
        assert tables(file) == last


def test_a_row_that_a_visit_adds_and_removes_again_leaves_no_step(file: OrganisationFile) -> None:
    with file:
        with file.action("Add", "one") as session:
            session.add(cost_line("Heat", id=2))
        with file.action("Remove", "one") as session:
            session.delete(session.get_one(CostLine, 2))
        assert labels(file) == ["Fill"]


def test_nothing_joins_what_came_before_an_action_that_was_undone(file: OrganisationFile) -> None:
    with file:
        rename(file, "A", "one")
        rename(file, "B")
        file.undo()
        rename(file, "C", "one")
        file.undo()
        assert names(file) == ["A"]


def do(file: OrganisationFile, what: str, number: int, visit: str) -> None:
    """One thing done to projects, none of which may be called like another; nothing where it cannot be done."""
    with suppress(Refused, IntegrityError), file.action(what, visit) as session:
        found = session.get(Project, number)
        if what == "remove" and found:
            session.delete(found)
        elif what != "remove" and found:
            found.name = what
        elif what != "remove":
            session.add(Project(id=number, name=what))


WHAT = st.sampled_from(["A", "B", "C", "remove", "undo"])


@settings(max_examples=25, deadline=None)
@given(steps=st.lists(st.tuples(WHAT, st.integers(1, 3), st.sampled_from(["", "x", "x", "y"])), max_size=12))
def test_rows_that_come_go_and_change_names_in_visits_are_undone_and_done_again_exactly(
    steps: list[tuple[str, int, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("visits") / "plan.footing"
    with OrganisationFile.create(path) as made:
        first = tables(made)
        for what, number, visit in steps:
            if what == "undo":
                made.undo()
            else:
                do(made, what, number, visit)
        while made.redo():
            pass
        last = tables(made)
        while made.undo():
            pass
        assert tables(made) == first
        while made.redo():
            pass
        assert tables(made) == last


@settings(max_examples=25, deadline=None)
@given(steps=st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(["", "x", "y"])), max_size=8))
def test_visits_are_undone_and_done_again_exactly(
    steps: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("visits") / "plan.footing"
    with OrganisationFile.create(path) as made:
        with made.action("Fill") as session:
            session.add(cost_line("Rent", id=1))
        first = tables(made)
        for name, visit in steps:
            rename(made, name, visit)
        last = tables(made)
        while made.can_undo != "Fill":
            made.undo()
        assert tables(made) == first
        while made.redo():
            pass
        assert tables(made) == last


def test_the_history_keeps_its_bounds_in_a_long_sitting(
    file: OrganisationFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "MOST_BYTES", 20_000)
    monkeypatch.setattr("app.storage.file._THIN_AFTER", 5)
    with file:
        for at in range(60):
            rename(file, f"{at} {'x' * 900}")
        assert len(labels(file)) < 30
        assert names(file)[0].startswith("59 ")


def test_a_history_that_cannot_be_thinned_loses_no_edit(
    file: OrganisationFile, monkeypatch: pytest.MonkeyPatch, app_log: LogWatch
) -> None:
    def fail(_connection: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr("app.storage.file._THIN_AFTER", 1)
    monkeypatch.setattr(journal, "thin", fail)
    with file:
        rename(file, "A")
        assert names(file) == ["A"]
    app_log.take("could not be thinned")
    app_log.records.clear()


def test_bytes_that_nothing_names_are_swept_on_opening(tmp_path: Path) -> None:
    path = tmp_path / "plan.footing"
    kept, named_by_undo, lost = b"kept", b"undo", b"lost"
    with OrganisationFile.create(path) as made:
        with made.action("Files") as session:
            for data in (kept, named_by_undo, lost):
                session.add(Blob(sha256=sha256(data).hexdigest(), size=len(data), data=data))
            for number, data in enumerate((kept, named_by_undo), start=1):
                name = sha256(data).hexdigest()
                session.add(
                    Attachment(id=number, sha256=name, name="n", media_type="t", size=len(data), added_on=START)
                )
        with made.action("Remove") as session:
            session.delete(session.get_one(Attachment, 2))
    with OrganisationFile.open(path, today=TODAY, read_only=True):
        assert len(blobs(path)) == 3
    with OrganisationFile.open(path, today=TODAY) as opened:
        assert set(blobs(path)) == {kept, named_by_undo}
        opened.undo()
    with OrganisationFile.open(path, today=TODAY):
        assert set(blobs(path)) == {kept, named_by_undo}


def blobs(path: Path) -> list[bytes]:
    with closing(connect(path, read_only=True)) as connection:
        return [row[0] for row in connection.execute("SELECT data FROM blob")]
