"""The journal: any actions taken back and done again give exactly the tables there were; and what history tells."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from sqlalchemy import Column as SqlColumn
from sqlalchemy import Float, LargeBinary, MetaData, Numeric, Table, delete, insert, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.models.base import Base
from app.models.choices import Meets
from app.models.costs import CostLine, Freelancer, Split
from app.models.funds import Fund, IncomeLine
from app.models.grants import BudgetLine, Funder, Grant, GrantReport, Instalment
from app.models.options import Benefit, OptionRating, SuccessFactor
from app.models.outcomes import Outcome, Score
from app.models.projects import Project, ProjectOption, ProjectYear
from app.storage import journal
from app.storage.errors import NotAsRecorded
from app.storage.file import OrganisationFile
from app.storage.history import CellChange
from tests.storage.rows import START, Tables, cost_line, new_file, reopened, tables

WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20).filter(lambda word: word.strip() != "")
IDS = st.integers(1, 6)
PENCE = st.integers(0, 10**11)
ARGUED = (ProjectOption, SuccessFactor, OptionRating, Benefit, Outcome, Score)
LINKED = (Split, Grant, Instalment, BudgetLine, GrantReport, IncomeLine, ProjectYear, *ARGUED)
DELETABLE: tuple[type[Base], ...] = (CostLine, Freelancer, Project, Fund, Funder, *LINKED)


class AnyActions(RuleBasedStateMachine):
    """Random actions, undos and redos; the tables after each are compared with what they were at that point."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.file = reopened(new_file(Path(self.folder.name)))
        self.states: list[Tables] = []
        self.here = 0

    @initialize()
    def start(self) -> None:
        self.states = [tables(self.file)]

    @contextmanager
    def action(self) -> Iterator[Session]:
        """One action, refused by the database's own rules or kept."""
        before = tables(self.file)
        try:
            with self.file.action("Something") as session:
                yield session
        except IntegrityError:
            assert tables(self.file) == before
            return
        if self.file.last_change and self.file.last_change.subjects:
            self.states[self.here + 1 :] = [tables(self.file)]
            self.here += 1
        else:
            assert tables(self.file) == before

    @rule(name=WORDS, amount=PENCE)
    def add_plain(self, name: str, amount: int) -> None:
        with self.action() as session:
            session.add_all([Project(name=name), Funder(name=name), cost_line(name, amount=amount)])

    @rule(one=IDS, other=IDS, amount=PENCE)
    def add_linked(self, one: int, other: int, amount: int) -> None:
        with self.action() as session:
            session.add(Grant(title="Grant", funder_id=one, fund_id=other, project_id=other, amount_awarded=amount))
            session.flush()
            session.add(Instalment(grant_id=other, due=START, amount=amount))
            session.add(BudgetLine(grant_id=one, amount=amount, cost_line_id=other))

    @rule(one=IDS, other=IDS, name=WORDS)
    def argue(self, one: int, other: int, name: str) -> None:
        with self.action() as session:
            session.add_all([SuccessFactor(project_id=one, words=name), ProjectOption(project_id=other, name=name)])
            session.add(Outcome(project_id=one, name=name))
            session.flush()
            session.add(OptionRating(project_option_id=other, success_factor_id=one, meets=Meets.PARTLY))
            session.add(Benefit(project_id=one, project_option_id=other, name=name))
            session.add(Score(outcome_id=one, pair=other + 10, before=one))

    @rule(one=IDS, other=IDS, share=st.integers(1, 10_000))
    def split(self, one: int, other: int, share: int) -> None:
        with self.action() as session:
            session.execute(delete(Split).where(Split.cost_line_id == one))
            session.add(Split(cost_line_id=one, project_id=other, share=share))

    @rule(which=st.sampled_from(DELETABLE), row=IDS)
    def remove(self, which: type[Base], row: int) -> None:
        with self.action() as session:
            session.execute(delete(which).where(which.id == row))

    @rule(row=IDS, name=WORDS, day=st.dates(date(1900, 1, 1), date(2199, 12, 31)) | st.none())
    def edit(self, row: int, name: str, day: date | None) -> None:
        with self.action() as session:
            session.execute(update(CostLine).where(CostLine.id == row).values(name=name, end=day, note=name))

    @rule(more=st.integers(0, 3))
    def raise_all(self, more: int) -> None:
        with self.action() as session:
            session.execute(update(CostLine).values(amount=CostLine.amount + more))
            session.execute(update(Fund).values(balance=Fund.balance - more))

    @rule(row=IDS, name=WORDS)
    def push_out(self, row: int, name: str) -> None:
        """A row that takes the place of others: by its id, by its unique name, or both."""
        with self.action() as session:
            session.execute(insert(Project).prefix_with("OR REPLACE").values(id=row, name=name))

    @rule(row=IDS)
    def renumber(self, row: int) -> None:
        with self.action() as session:
            session.execute(update(Instalment).where(Instalment.id == row).values(id=row + 100))

    @rule()
    def clear(self) -> None:
        with self.action() as session:
            session.execute(delete(Grant))
            session.execute(delete(Project))

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(min(times, self.here)):
            assert self.file.undo() is not None
            self.here -= 1
            assert tables(self.file) == self.states[self.here]

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(min(times, len(self.states) - 1 - self.here)):
            assert self.file.redo() is not None
            self.here += 1
            assert tables(self.file) == self.states[self.here]

    @precondition(lambda self: self.here > 0)
    @rule()
    def reopen(self) -> None:
        self.file.close()
        self.file = reopened(self.file.path)

    def teardown(self) -> None:
        try:
            while self.here:
                self.file.undo()
                self.here -= 1
            assert not self.states or tables(self.file) == self.states[0]
            while self.file.redo():
                self.here += 1
            assert not self.states or tables(self.file) == self.states[-1]
        finally:
            self.file.close()
            self.folder.cleanup()


TestAnyActions = AnyActions.TestCase
TestAnyActions.settings = settings(max_examples=15, stateful_step_count=20)


def test_history_tells_when_and_from_what_to_what(tmp_path: Path) -> None:
    with reopened(new_file(tmp_path)) as opened:
        with opened.action("Raise the rent") as session:
            session.get_one(CostLine, 1).amount = 90_000
            session.flush()
            session.get_one(CostLine, 1).amount = 95_000
        with opened.action("Drop the paint") as session:
            session.delete(session.get_one(CostLine, 2))
        opened.undo()
        dropped, raised, filled = opened.history()
        assert (dropped.label, dropped.undone, dropped.rows[0].kind) == ("Drop the paint", True, "removed")
        assert dropped.rows[0].name == "Paint"
        assert (raised.label, raised.undone) == ("Raise the rent", False)
        assert raised.at.tzinfo is not None
        (row,) = raised.rows
        assert (row.table, row.row_id, row.name, row.kind) == ("cost_line", 1, "Rent", "changed")
        assert row.cells == (CellChange("amount", 85_000, 95_000),)
        assert {row.kind for row in filled.rows} == {"added"}
        assert [entry.label for entry in opened.history(limit=1)] == ["Drop the paint"]


def test_history_of_a_large_action_lists_some_rows_and_counts_the_rest(tmp_path: Path) -> None:
    with reopened(new_file(tmp_path)) as opened:
        with opened.action("Import") as session:
            session.add_all(cost_line(f"Line {number}") for number in range(130))
        entry = opened.history(limit=1)[0]
        assert (len(entry.rows), entry.more) == (100, 30)


def test_the_journal_stays_bounded_and_keeps_the_newest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = new_file(tmp_path)
    with reopened(path) as opened:
        for number in range(8):
            with opened.action(f"Rename {number}") as session:
                session.get_one(CostLine, 1).name = f"Rent {number}"
    monkeypatch.setattr(journal, "MOST_ACTIONS", 3)
    with reopened(path) as opened:
        assert [entry.label for entry in opened.history()] == ["Rename 7", "Rename 6", "Rename 5"]
        assert [opened.undo() is None for _ in range(4)] == [False, False, False, True]
    monkeypatch.setattr(journal, "MOST_CHANGES", 0)
    with reopened(path) as opened:
        assert [entry.label for entry in opened.history()] == ["Rename 7"]
        opened.redo()


def test_a_column_that_json_cannot_give_back_exactly_is_never_journalled() -> None:
    for kind in (Float, LargeBinary, Numeric):
        table = Table("measure", MetaData(), SqlColumn("id", kind))
        with pytest.raises(TypeError, match="exactly"):
            journal._triggers(table)


def test_what_the_triggers_write_is_only_written_inside_an_action(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        before = connection.execute("SELECT count(*) FROM journal_change").fetchone()
        connection.execute("DELETE FROM project")
        assert connection.execute("SELECT count(*) FROM journal_change").fetchone() == before


def test_undo_stops_rather_than_guess_when_the_rows_are_not_as_it_left_them(tmp_path: Path) -> None:
    with reopened(new_file(tmp_path)) as opened:
        with opened.action("Add") as session:
            session.add(cost_line("Heating"))
        with opened.first_rows() as session:
            session.execute(text("DELETE FROM cost_line WHERE name = 'Heating'"))
        before = tables(opened)
        with pytest.raises(NotAsRecorded, match="“Add” cannot be taken back"):
            opened.undo()
        assert tables(opened) == before
        assert opened.can_undo == "Add"


def test_undo_stops_rather_than_break_a_rule(tmp_path: Path) -> None:
    with reopened(new_file(tmp_path)) as opened:
        with opened.action("Drop the paint") as session:
            session.execute(delete(CostLine).where(CostLine.id == 2))
        with opened.first_rows() as session:
            session.add(cost_line("In its place", id=2))
        with pytest.raises(NotAsRecorded):
            opened.undo()
        with opened.first_rows() as session:
            session.execute(text("DELETE FROM cost_line WHERE id = 2"))
            session.add(Split(post_id=2, project_id=1, share=1))
        assert opened.undo() is not None
        with opened.action("Fill") as session:
            session.add(Project(id=50, name="New"))
        with opened.first_rows() as session:
            session.add(Split(post_id=2, project_id=50, share=1))
        with pytest.raises(NotAsRecorded):
            opened.undo()


def test_a_file_made_anew_has_nothing_to_take_back(tmp_path: Path) -> None:
    with OrganisationFile.create(tmp_path / "new.footing") as made:
        assert (made.can_undo, made.can_redo, made.undo(), made.redo()) == (None, None, None, None)
