"""Any actions on documents, taken back and done again: the file is as it was each time, and what went out stays."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PIL import Image
from sqlalchemy.orm import Session

from app.documents.tree.tree import Document
from app.models.choices import Audience
from app.problems import Refused
from app.services.documents import figures_used, own_numbers, sent, versions, writing
from app.services.documents.documents import new_document
from app.services.documents.sent import SentCopy
from app.services.documents.versions import Version
from app.services.keeping import kept
from app.services.organisation.attachments import logo, remove_logo, set_logo
from app.services.organisation.organisation import new_organisation
from app.services.organisation.rates import load_rates
from app.services.rows import records
from app.storage.connection import connect
from app.storage.file import OrganisationFile
from app.work import handing_over
from app.work.documents import OpenDocument, images_of, open_document, write_document
from tests.storage.rows import Tables, tables

TODAY = date(2026, 11, 20)
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
BOXES = ("story", "outcomes", "need", "own-1", "own-2")
TEXTS = (
    "",
    "Plain.",
    "**All** of it",
    "- one\n- two",
    "> a note",
    "{{runway}} and {{people-waiting}}",
    "{{full-cost}}",
)
BEGUN: tuple[tuple[str, dict[str, Any]], ...] = (
    ("funder-report", {"report": "Year one"}),
    ("funder-report", {"report": "Year two"}),
    ("trustee-summary", {}),
    ("business-case-short", {"project": "Choir"}),
)
PARTS = ("report-about", "report-money", "costs", "payers")
MOST_SENT = 4
"""Two files are written each time."""
STEPS = 80

Kept = dict[int, tuple[Version, Document]]
Went = dict[int, tuple[SentCopy, tuple[bytes, bytes]]]


def picture(colour: int) -> bytes:
    """A logo that differs from others."""
    out = BytesIO()
    Image.new("RGB", (8, 4), (60 * colour, 90, 90)).save(out, "PNG")
    return out.getvalue()


def fill(session: Session) -> None:
    """An organisation with money, a project and a grant that wants two reports."""
    new_organisation(session, "Us", balance_date=date(2026, 10, 31), balance=20_000_00)
    project = records.add(session, "project", {"name": "Choir"})
    records.add(session, "cost_line", {"name": "Rent", "amount": 500_00, "start": date(2026, 4, 1)})
    funder = records.add(session, "funder", {"name": "A Trust"})
    grant = records.add(session, "grant", {"title": "Songs", "funder_id": funder, "project_id": project})
    for title in ("Year one", "Year two"):
        records.add(session, "grant_report", {"grant_id": grant, "title": title, "due": date(2026, 12, 31)})


class Walk:
    """Actions by chance, undos, redos and openings of a file: the tables are those of each step, what is kept grows."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path, self.chance = path, Random(seed)
        self.file = OrganisationFile.create(path, fill)
        self.states: list[Tables] = [tables(self.file)]
        self.here = 0
        self.hours = 0
        self.kept: Kept = {}
        self.went: Went = {}

    @contextmanager
    def action(self, visit: str = "") -> Iterator[Session]:
        """One action, refused in a sentence or kept; its state follows, or takes the place of the same visit's."""
        before = tables(self.file)
        try:
            with self.file.action("Something", visit) as session:
                yield session
        except Refused:
            assert tables(self.file) == before
            return
        after, steps = tables(self.file), self.steps()
        if steps < self.here:  # what a visit changed back is no step
            self.states[steps + 1 :] = []
        elif self.file.last_change and self.file.last_change.subjects:
            self.states[steps:] = [after]
        assert after == self.states[steps]
        self.here = steps

    def steps(self) -> int:
        """How many actions undo would take back, one after the other."""
        with self.file._driver() as connection:
            return int(connection.execute("SELECT count(*) FROM journal_action WHERE NOT undone").fetchone()[0])

    def document(self, session: Session) -> int:
        """One of the documents."""
        found = records.rows(session, "document")
        if not found:
            raise Refused("There is none.")
        return self.chance.choice(found).id

    def opened(self, session: Session) -> OpenDocument:
        return open_document(session, load_rates(), self.document(session), today=TODAY)

    def at(self) -> datetime:
        self.hours += 1
        return AT + timedelta(hours=self.hours)

    def begin(self) -> None:
        kind, named = self.chance.choice(BEGUN)
        with self.action() as session:
            new_document(session, kind, today=TODAY, **named)

    def write(self) -> None:
        key, visit = self.chance.choice(BOXES), self.chance.choice(("", "a", "b"))
        with self.action(visit) as session:
            writing.save_text(session, self.document(session), key, self.chance.choice(TEXTS))

    def write_with_figures(self) -> None:
        key, text = self.chance.choice(BOXES), self.chance.choice(TEXTS)
        with self.action() as session:
            opened = self.opened(session)
            writing.save_text(session, opened.id, key, text)
            figures_used.insert_named(session, opened.id, key, text, opened.facts.figures)

    def insert_figure(self) -> None:
        key, visit = self.chance.choice(BOXES), self.chance.choice(("", "a"))
        with self.action(visit) as session:
            opened = self.opened(session)
            figure = self.chance.choice(list(opened.facts.figures.values()))
            token = figures_used.insert(session, opened.id, key, figure)
            writing.save_text(session, opened.id, key, f"{opened.stored.body(key)} {{{{{token}}}}}")

    def change_figures(self) -> None:
        with self.action() as session:
            fund, balance = records.rows(session, "fund")[0].id, self.chance.randrange(90_000_00)
            records.change(session, "fund", fund, {"balance": balance})

    def update_figures(self) -> None:
        with self.action() as session:
            opened = self.opened(session)
            tokens = [use.token for use in opened.stale]
            assert figures_used.update(session, opened.id, tokens, opened.facts.figures) == len(tokens)

    def add_section(self) -> None:
        with self.action() as session:
            writing.add_section(session, self.document(session), self.chance.choice(("Partners", "Thanks", " ")))

    def change_section(self) -> None:
        key, heading = self.chance.choice(BOXES), self.chance.choice(("Friends", "", None))
        with self.action() as session:
            document = self.document(session)
            if heading is None:
                writing.remove_section(session, document, key)
            else:
                writing.rename_section(session, document, key, heading)

    def add_number(self) -> None:
        figure, value = self.chance.choice(("People waiting", "Volunteers")), self.chance.randrange(10**6)
        project = self.chance.choice((None, 1))
        with self.action() as session:
            number = {"figure": figure, "value": value, "as_of": TODAY}
            own_numbers.save_numbers(session, project, [(None, number)])

    def set_about(self) -> None:
        with self.action() as session:
            reader, title = self.chance.choice(list(Audience)), self.chance.choice(("A", "B", "C"))
            records.change(session, "document", self.document(session), {"audience": reader, "title": title})

    def show_part(self) -> None:
        key, shown = self.chance.choice(PARTS), self.chance.choice((True, False, None))
        with self.action() as session:
            writing.show_part(session, self.document(session), key, shown)

    def change_logo(self) -> None:
        colour = self.chance.choice((*range(4), None))
        with self.action() as session:
            if colour is None:
                remove_logo(session)
            else:
                set_logo(session, "us.png", picture(colour), "image/png", today=TODAY)

    def keep(self) -> None:
        with self.action() as session:
            opened = self.opened(session)
            versions.keep_version(session, opened.id, opened.document, "asked", self.at())

    def bring_back(self) -> None:
        with self.action() as session:
            opened = self.opened(session)
            wanted = versions.version_numbered(session, opened.stored.uid, self.chance.choice((1, 1, 2, 3)))
            versions.restore(session, opened.id, wanted.id, opened.document, self.at())

    def send(self) -> None:
        if len(self.went) < MOST_SENT:
            with self.action() as session:
                handing_over.send(session, self.opened(session), to="A Trust", on=TODAY, at=self.at())

    def withdraw(self) -> None:
        with self.action() as session:
            handing_over.withdraw(session, self.document(session), self.chance.choice((1, 2, 3)), on=TODAY)

    def delete(self) -> None:
        with self.action() as session:
            table = self.chance.choice(("document", "document", "grant_report", "project", "grant", "own_number"))
            found = records.rows(session, table)
            records.delete(session, table, [row.id for row in found[-1:]])

    def undo(self) -> None:
        self.undo_some(self.chance.choice((1, 1, 2, 6)))

    def redo(self) -> None:
        self.redo_some(self.chance.choice((1, 2, 6)))

    def undo_some(self, most: int) -> None:
        for _ in range(min(most, self.here)):
            assert self.file.undo() is not None
            self.here -= 1
            self.is_as_it_was()

    def redo_some(self, most: int) -> None:
        for _ in range(min(most, len(self.states) - 1 - self.here)):
            assert self.file.redo() is not None
            self.here += 1
            self.is_as_it_was()

    def reopen(self) -> None:
        """What nothing names is swept; what an undo or a version needs is not."""
        self.file.close()
        self.file = OrganisationFile.open(self.path, today=TODAY)
        self.is_as_it_was()

    def forget(self) -> None:
        """The history is thinned, to nothing: what only it named is swept."""
        self.file.close()
        with closing(connect(self.path)) as connection, connection:
            connection.execute("DELETE FROM journal_action")
        self.states, self.here = [self.states[self.here]], 0
        self.reopen()

    def is_as_it_was(self) -> None:
        """The tables are those of this step, every document can be opened, and all that was kept is there."""
        assert tables(self.file) == self.states[self.here]
        with self.file.read() as session:
            self.all_is_kept(session)
            for row in records.rows(session, "document"):
                opened = open_document(session, load_rates(), row.id, today=TODAY)
                assert list(filter(None, [logo(session)])) == list(opened.images.values())

    def all_is_kept(self, session: Session) -> None:
        """Versions and copies are those there were, read as they were, and perhaps new ones."""
        rows = kept.rows(session, "version")
        listed = {row.id: (versions.version(session, row.id), versions.tree_of(session, row.id)) for row in rows}
        assert self.kept.items() <= listed.items()
        for _, document in listed.values():
            assert all(images_of(session, document).values())
        uids = {row["document_uid"] for row in rows}
        copies = {copy.id: copy for uid in uids for copy in sent.copies(session, uid)}
        went = {row: (copy, sent.files_of(session, row)) for row, copy in copies.items()}
        for row, (copy, files) in self.went.items():
            assert went[row] == (replace(copy, withdrawn_on=copy.withdrawn_on or copies[row].withdrawn_on), files)
        self.kept, self.went = listed, went

    def writes_the_same_again(self) -> None:
        """The tree of a version that was sent gives the very file that went."""
        with self.file.read() as session:
            for copy, (pdf, _word) in self.went.values():
                document = versions.tree_of(session, copy.version.id)
                again = self.path.with_name("again.pdf")
                write_document(again, document, images_of(session, document))
                assert again.read_bytes() == pdf


DOINGS: Mapping[Callable[[Walk], None], int] = {
    Walk.begin: 3,
    Walk.write: 6,
    Walk.write_with_figures: 3,
    Walk.insert_figure: 3,
    Walk.change_figures: 2,
    Walk.update_figures: 2,
    Walk.add_section: 3,
    Walk.change_section: 3,
    Walk.add_number: 2,
    Walk.set_about: 2,
    Walk.show_part: 2,
    Walk.change_logo: 5,
    Walk.keep: 3,
    Walk.bring_back: 4,
    Walk.send: 2,
    Walk.withdraw: 2,
    Walk.delete: 2,
    Walk.undo: 4,
    Walk.redo: 4,
    Walk.reopen: 3,
    Walk.forget: 1,
}
"""How often each is done, against the others."""


@pytest.mark.parametrize("seed", range(3))
def test_any_actions_are_taken_back_and_done_again_and_what_went_out_stays(tmp_path: Path, seed: int) -> None:
    walk = Walk(tmp_path / "us.footing", seed)
    try:
        for _ in range(STEPS):
            walk.chance.choices(list(DOINGS), list(DOINGS.values()))[0](walk)
        walk.reopen()
        walk.undo_some(STEPS)
        assert walk.file.undo() is None
        walk.reopen()
        walk.redo_some(STEPS)
        assert walk.file.redo() is None
        assert walk.went
        walk.writes_the_same_again()
    finally:
        walk.file.close()
