"""The journal in plain words: rows by name, money in pounds, and names of what is referred to, there or gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from app.models.choices import FundKind
from app.services.organisation import organisation
from app.services.rows import records
from app.services.rows.history_words import ChangeLine, in_words
from app.storage.file import OrganisationFile


@dataclass(frozen=True)
class OneCell:
    column: str
    before: object
    after: object


@dataclass(frozen=True)
class OneRow:
    table: str
    kind: str
    cells: Sequence[OneCell]
    name: str = ""
    row_id: int = 1


@dataclass(frozen=True)
class OneEntry:
    rows: Sequence[OneRow]
    label: str = "A change"
    undone: bool = False
    more: int = 0
    at: datetime = datetime(2026, 5, 31, 12, 0, tzinfo=UTC)


def _lines(session: Session, *rows: OneRow) -> tuple[ChangeLine, ...]:
    return in_words(session, [OneEntry(rows)])[0].lines


def test_a_changed_row_has_a_line_for_each_column(session: Session) -> None:
    cells = [
        OneCell("salary", 3_000_000, 3_100_000),
        OneCell("uplift_from", "2026-04", None),
        OneCell("fte", 8000, 6000),
    ]
    assert _lines(session, OneRow("post", "changed", cells, "Director")) == (
        ChangeLine("Post “Director”", "Full-time salary", "£30,000", "£31,000", first=True),
        ChangeLine("Post “Director”", "Rises from", "April 2026", "nothing", first=False),
        ChangeLine("Post “Director”", "Part of full time", "0.8", "0.6", first=False),
    )


def test_a_row_that_came_says_what_is_its_own(session: Session) -> None:
    cells = [
        OneCell("name", None, "Rent"),
        OneCell("amount", None, 50_000),
        OneCell("frequency", None, "monthly"),
        OneCell("vat", None, 0),
        OneCell("note", None, ""),
        OneCell("import_key", None, "a1b2"),
    ]
    assert _lines(session, OneRow("cost_line", "added", cells, "Rent")) == (
        ChangeLine("Cost line “Rent” (new)", "Amount", "", "£500", first=True),
    )
    gone = [OneCell("name", "Rent", None), OneCell("amount", 50_000, None)]
    assert _lines(session, OneRow("cost_line", "removed", gone, "Rent")) == (
        ChangeLine("Cost line “Rent” (deleted)", "Amount", "£500", "", first=True),
    )


def test_a_row_without_a_name_is_called_by_what_it_belongs_to(session: Session) -> None:
    organisation.new_organisation(session, "Us")
    line = records.add(session, "cost_line", {"name": "Rent", "amount": 100, "start": date(2026, 4, 1)})
    project = records.add(session, "project", {"name": "Choir"})
    split = records.add(session, "split", {"cost_line_id": line, "project_id": project, "share": 6000})
    told = _lines(session, OneRow("split", "changed", [OneCell("share", 5000, 6000)], row_id=split))
    assert told == (ChangeLine("Share (“Rent”, “Choir”)", "Share", "50%", "60%", first=True),)


def test_names_of_rows_that_are_gone_come_from_the_journal(session: Session) -> None:
    taken = OneRow("project", "removed", [OneCell("name", "Choir", None)], "Choir", 7)
    moved = OneRow("income_line", "changed", [OneCell("project_id", 7, 8)], "Fees")
    line = _lines(session, taken, moved)[1]
    assert (line.before, line.after) == ("Choir", "a project that is gone")


def test_what_an_earlier_release_wrote_is_said_as_it_is(session: Session) -> None:
    told = _lines(
        session,
        OneRow(
            "cost_line", "changed", [OneCell("old_word", "x", "y"), OneCell("frequency", "daily", "monthly")], "Rent"
        ),
        OneRow("old_table", "added", [OneCell("name", None, "It")], "It"),
    )
    assert told == (
        ChangeLine("Cost line “Rent”", "Old word", "x", "y", first=True),
        ChangeLine("Cost line “Rent”", "How often", "daily", "Every month", first=False),
        ChangeLine("Old table “It” (new)", "Name", "", "It", first=True),
    )


def test_the_words_of_a_filter_may_stand_anywhere(session: Session) -> None:
    cells = [OneCell("amount", 100_00, 200_00)]
    told = in_words(session, [OneEntry([OneRow("cost_line", "changed", cells, "Rent")], "Change the rent")])[0]
    assert told.when.startswith("31 May 2026, ")
    assert told.says("RENT £200 may")
    assert told.says("")
    assert not told.says("rent £300")


def test_the_journal_of_a_real_file_is_told(tmp_path: Path) -> None:
    with OrganisationFile.create(tmp_path / "us.footing") as opened:
        with opened.action("Begin") as session:
            organisation.new_organisation(session, "Us")
        with opened.action("Name a pool") as session:
            fund = records.add(session, "fund", {"name": "Roof", "kind": FundKind.DESIGNATED, "balance": -5_00})
        with opened.action("Delete the roof fund") as session:
            records.delete(session, "fund", [fund])
        opened.undo()
        with opened.read() as session:
            latest, before, first = in_words(session, opened.history())
    assert (latest.label, latest.undone, before.undone, first.label) == ("Delete the roof fund", True, False, "Begin")
    assert ChangeLine("Fund “Roof” (new)", "Balance", "", "−£5", first=False) in before.lines
