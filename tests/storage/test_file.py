"""Actions, reading, undo and redo of the organisation file, and its being a file."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.models.costs import CostLine, Split
from app.models.funds import Fund
from app.models.projects import Project
from app.problems import Refused
from app.storage.copies import copy_of, restore
from app.storage.errors import FileExists, NotAnOrganisationFile
from app.storage.file import OrganisationFile
from app.storage.making import make_file
from app.storage.replay import Effect
from app.storage.settings import Settings, load_settings, save_settings
from tests.patience import LONG
from tests.storage.rows import cost_line, every_table, listing, names, new_file, reopened, tables


def test_an_accepted_action_is_on_disk_and_says_what_it_touched(tmp_path: Path) -> None:
    path = tmp_path / "a plan #1 100%?.footing"
    with OrganisationFile.create(path) as made:
        with made.action("Add the rent") as session:
            session.add(cost_line())
        assert made.last_change == Effect("Add the rent", frozenset({"cost_line"}))
    with reopened(path) as opened:
        assert names(opened) == ["Rent"]
        assert opened.can_undo == "Add the rent"
        assert opened.notice == ""


def _add_and_refuse(session: Session) -> None:
    session.add(cost_line("Heating"))
    session.flush()
    raise Refused("no more")


def test_an_action_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with reopened(new_file(tmp_path)) as opened:
        before = tables(opened)
        with pytest.raises(Refused, match="no more"), opened.action("Half") as session:
            _add_and_refuse(session)
        with pytest.raises(IntegrityError), opened.action("Below nothing") as session:
            session.execute(update(CostLine).values(amount=-1))
        assert tables(opened) == before
        assert [entry.label for entry in opened.history()] == ["Fill the file"]
        assert opened.last_change is None


def test_a_missing_file_met_inside_an_action_is_not_taken_for_the_organisation_file(tmp_path: Path) -> None:
    with reopened(new_file(tmp_path)) as opened, pytest.raises(FileNotFoundError), opened.action("Import"):
        (tmp_path / "costs.csv").read_text(encoding="utf-8")


def test_an_action_that_changes_nothing_leaves_no_entry_and_keeps_what_was_undone(tmp_path: Path) -> None:
    with reopened(new_file(tmp_path)) as opened:
        with opened.action("Rename") as session:
            session.get_one(CostLine, 1).name = "Hire of the hall"
        opened.undo()
        with opened.action("Look") as session:
            session.execute(update(CostLine).values(amount=CostLine.amount))
        assert opened.last_change == Effect("Look", frozenset())
        assert (opened.can_undo, opened.can_redo) == ("Fill the file", "Rename")


def test_a_new_action_takes_the_place_of_what_was_undone(tmp_path: Path) -> None:
    with reopened(new_file(tmp_path)) as opened:
        for name in ("First", "Second"):
            with opened.action(f"Rename to {name}") as session:
                session.get_one(CostLine, 1).name = name
        opened.undo()
        opened.undo()
        with opened.action("Rename to Third") as session:
            session.get_one(CostLine, 1).name = "Third"
        assert opened.can_redo is None
        assert opened.redo() is None
        assert opened.undo() == Effect("Rename to Third", frozenset({"cost_line"}))
        assert names(opened)[0] == "Rent"


def test_cascades_and_bulk_statements_are_undone_after_reopening(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    with reopened(path) as opened:
        full = tables(opened)
        with opened.action("Drop the projects") as session:
            session.execute(delete(Project))
        assert opened.last_change is not None
        assert {"split", "income_line", "grant", "document", "project_risk"} < opened.last_change.subjects
        dropped, emptied = opened.last_change, tables(opened)
    with reopened(path) as opened:
        assert opened.undo() == dropped
        assert tables(opened) == full
    with reopened(path) as opened:
        opened.redo()
        assert tables(opened) == emptied


def test_reading_goes_on_while_an_action_runs_in_another_thread(tmp_path: Path) -> None:
    with reopened(new_file(tmp_path)) as opened:
        begun, finish = threading.Event(), threading.Event()

        def work() -> None:
            with opened.action("Long work") as session:
                session.add_all(cost_line(f"Line {number}") for number in range(5_000))
                session.flush()
                begun.set()
                finish.wait(LONG)

        worker = threading.Thread(target=work)
        worker.start()
        assert begun.wait(LONG)
        assert names(opened) == ["Rent", "Paint"]
        finish.set()
        worker.join()
        assert len(names(opened)) == 5_002


def test_actions_of_several_threads_follow_one_another(tmp_path: Path) -> None:
    with reopened(new_file(tmp_path)) as opened:

        def work(worker: int) -> None:
            for number in range(10):
                with opened.action(f"{worker}/{number}") as session:
                    session.get_one(Fund, 1).balance += 1

        with opened.read() as session:
            before = session.get_one(Fund, 1).balance
        workers = [threading.Thread(target=work, args=(worker,)) for worker in range(4)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        with opened.read() as session:
            assert session.get_one(Fund, 1).balance == before + 40
        while opened.can_undo != "Fill the file":
            opened.undo()
        with opened.read() as session:
            assert session.get_one(Fund, 1).balance == before


def test_what_a_reader_changes_is_not_kept(tmp_path: Path) -> None:
    with reopened(new_file(tmp_path)) as opened:
        with opened.read() as session:
            session.execute(delete(Split))
            session.flush()
        with opened.read() as session:
            assert session.scalars(select(Split)).all()


def test_a_change_inside_another_or_while_reading_is_a_mistake_of_the_program(tmp_path: Path) -> None:
    with reopened(new_file(tmp_path)) as opened:
        with pytest.raises(RuntimeError), opened.read(), opened.action("Inside a reading"):
            pass
        with pytest.raises(RuntimeError), opened.action("Outer"), opened.action("Inner"):
            pass
        with opened.action("Afterwards") as session:
            session.add(cost_line())
    with pytest.raises(RuntimeError):
        opened.undo()


def test_creating_never_replaces_a_file_unasked(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    content = path.read_bytes()
    with pytest.raises(FileExists, match="already"):
        OrganisationFile.create(path)
    assert path.read_bytes() == content


def test_overwriting_keeps_a_backup_and_spares_files_of_others(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    with OrganisationFile.create(path, overwrite=True) as made:
        assert names(made) == []
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0 a photograph")
    with pytest.raises(NotAnOrganisationFile):
        OrganisationFile.create(photo, overwrite=True)
    assert photo.read_bytes().endswith(b"photograph")


def test_first_rows_cannot_be_undone_and_a_failed_start_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.footing"
    make_file(path, every_table)
    with reopened(path) as opened:
        assert names(opened) == ["Rent", "Paint"]
        assert opened.can_undo is None
        assert opened.history() == ()

    def fail(_session: object) -> None:
        raise Refused("the plan has no name")

    with pytest.raises(Refused, match="no name"):
        make_file(tmp_path / "other.footing", fail)
    assert listing(tmp_path) == ["mine.footing"]


def test_closing_leaves_only_the_file_and_may_be_done_twice(tmp_path: Path) -> None:
    opened = reopened(new_file(tmp_path))
    assert len(listing(tmp_path)) > 1
    opened.close()
    opened.close()
    assert listing(tmp_path) == ["plan.footing"]


def test_files_and_settings_need_no_network(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    with reopened(path) as opened:
        opened.undo()
        backup = opened.backup()
    copy_of(path, tmp_path / "copy.footing")
    restore(backup, tmp_path / "restored.footing")
    save_settings(Settings(last_file=str(path)))
    assert load_settings().last_file == str(path)
