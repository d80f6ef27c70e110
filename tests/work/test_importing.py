"""Reading, guessing and trying a file out, as the window and the commands have it done."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.problems import Refused
from app.services.organisation import organisation
from app.services.rows import records
from app.storage.file import OrganisationFile
from app.work.budget import BUDGET, workbook_of
from app.work.import_reading import GIVING, Instructions, Source, read
from app.work.importing import KIND_CHOICES, bring_in, look_at, try_out
from tests.cases import CASES, needs_cases
from tests.exchange.made_files import csv_file, xlsx_file

TODAY = date(2026, 5, 6)
TRUST = CASES / "360giving-dataquality" / "tools" / "data"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OrganisationFile]:
    with OrganisationFile.create(tmp_path / "us.footing") as made:
        with made.first_rows() as session:
            organisation.new_organisation(session, "Us")
        yield made


def test_a_look_keeps_nothing(opened: OrganisationFile, tmp_path: Path) -> None:
    source = Source(csv_file(tmp_path, "Item,Amount,Project\nHall,100,Choir\n"))
    look = look_at(opened, source, Instructions("costs"), today=TODAY)
    assert look.preview.added == 1
    with opened.read() as session:
        assert records.rows(session, "cost_line") == records.rows(session, "project") == ()
    assert opened.can_undo is None


def test_an_import_is_one_labelled_action_after_a_backup(opened: OrganisationFile, tmp_path: Path) -> None:
    source = Source(csv_file(tmp_path, "Item,Amount\nHall,100\n", "x" * 90 + ".csv"))
    look = look_at(opened, source, Instructions("costs"), today=TODAY)
    told: list[str] = []
    assert look.reading is not None
    label = bring_in(
        opened, source, look.reading, leave_out=False, today=TODAY, added=look.preview.added, step=told.append
    ).label
    assert label == f"Bring in 1 cost line from {'x' * 59}…"
    assert opened.can_undo == label
    assert told[0] == "Making a backup first"


def test_rows_that_cannot_be_used_refuse_the_whole_list(opened: OrganisationFile, tmp_path: Path) -> None:
    source = Source(csv_file(tmp_path, "Item,Amount\nHall,100\nClay,x\n"))
    look = look_at(opened, source, Instructions("costs"), today=TODAY)
    assert look.reading is not None
    with pytest.raises(Refused, match="Nothing was brought in"):
        bring_in(opened, source, look.reading, leave_out=False, today=TODAY)
    assert opened.can_undo is None
    assert not list(Path.home().rglob("*before import*")), "no backup is kept of what did not change"


def test_a_trial_comes_to_what_bringing_in_does_and_keeps_nothing(opened: OrganisationFile, tmp_path: Path) -> None:
    source = Source(csv_file(tmp_path, "Item,Amount\nHall,100\nClay,x\n"))
    reading = read(source, Instructions("costs", strict=True), today=TODAY)
    assert (reading.kind, reading.count, reading.total) == ("costs", 2, 100_00)
    trial = try_out(opened, reading, leave_out=True, today=TODAY)
    assert opened.can_undo is None
    brought = bring_in(opened, source, reading, leave_out=True, today=TODAY)
    assert brought.result == trial
    assert (trial.added, len(trial.problems)) == (1, 1)
    assert opened.can_undo == "Bring in list.csv"


def test_a_kind_that_does_not_fit_is_guessed_around_unless_that_is_not_wanted(tmp_path: Path) -> None:
    source = Source(csv_file(tmp_path, "Title,Funder,Amount awarded\nSongs,Trust,5000\n"))
    guessed = read(source, Instructions("posts"), today=TODAY)
    assert guessed.kind == "grants"
    assert guessed.notice.startswith("This looks like “Grants and contracts”")
    with pytest.raises(Refused):
        read(source, Instructions("posts", strict=True), today=TODAY)


def test_hidden_sheets_are_offered_and_named_so(opened: OrganisationFile, tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, [["Item", "Amount"], ["Hall", 100]], sheet="Now")
    workbook = openpyxl.load_workbook(path)
    workbook.create_sheet("Then").append(["Item", "Amount"])
    workbook["Then"].sheet_state = "hidden"
    workbook.create_sheet("Blank")
    workbook.save(path)
    place = look_at(opened, Source(path), Instructions("costs"), today=TODAY).place
    assert place is not None
    assert place.sheets == (("Now", "Now"), ("Then", "Then (hidden)"))


def test_a_very_wide_sheet_offers_its_first_columns_and_those_in_use(opened: OrganisationFile, tmp_path: Path) -> None:
    heads = [f"Extra {number}" for number in range(300)]
    rows: list[list[Any]] = [["Item", *heads, "Amount"], ["Hall", *heads, 100]]
    place = look_at(opened, Source(xlsx_file(tmp_path, rows)), Instructions("costs"), today=TODAY).place
    assert place is not None
    assert [column.heading for column in place.columns if column.field] == ["Item", "Amount"]
    assert len(place.columns) == 81


def test_a_workbook_without_cells_is_refused(opened: OrganisationFile, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"list\.xlsx"):
        look_at(opened, Source(xlsx_file(tmp_path, [])), Instructions("costs"), today=TODAY)


@needs_cases
def test_a_real_charity_finds_its_grants_in_a_real_list(opened: OrganisationFile) -> None:
    sheet, listed = (next(TRUST.rglob(f"*.{ending}")) for ending in ("xlsx", "json"))
    everyone = look_at(opened, Source(listed), Instructions(GIVING), today=TODAY)
    assert (len(everyone.recipients), everyone.preview.blocked) == (322, True)
    instructions = Instructions(GIVING, recipient="GB-CHC-1116344")
    source = Source(listed)
    look = look_at(opened, source, instructions, today=TODAY)
    assert look.preview.added == 2
    assert look.reading is not None
    bring_in(opened, source, look.reading, leave_out=False, today=TODAY)
    again = look_at(opened, Source(sheet), instructions, today=TODAY).preview
    assert (again.added, again.there, again.unusable) == (0, 2, 0)


@needs_cases
@pytest.mark.parametrize("folder", ["spreadsheets", "360giving-dataquality/fixtures", "csv-injection"])
def test_any_real_file_is_looked_at_or_refused_with_a_sentence(opened: OrganisationFile, folder: str) -> None:
    files = [path for path in sorted((CASES / folder).rglob("*")) if path.is_file() and path.stat().st_size < 3_000_000]
    assert files
    looks = [_look_or_sentence(opened, Source(path), kind) for path in files for kind, _ in KIND_CHOICES]
    assert all(looks)


def _look_or_sentence(opened: OrganisationFile, source: Source, kind: str) -> object:
    """What was found in a file, or else why it cannot be read; anything else that is raised fails the test."""
    try:
        if kind == BUDGET:
            return workbook_of(opened, source, today=TODAY).understand()
        look = look_at(opened, source, Instructions(kind), today=TODAY)
    except Refused as refused:
        return str(refused)
    return look.place or look.kind == GIVING
