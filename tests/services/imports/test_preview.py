"""A trial import, row by row."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from app.exchange.files.sheets import read_book
from app.exchange.giving.awards import Award, Awards
from app.exchange.lists.kinds import KINDS
from app.exchange.lists.mapping import guess_layout
from app.exchange.lists.rows import Table, read_rows
from app.problems import Problem
from app.services.imports.imports import import_awards, import_table
from app.services.imports.preview import NEW, THERE, UNUSABLE, Preview, preview_awards, preview_table
from app.services.organisation import organisation
from app.services.rows import records

TODAY = date(2026, 5, 6)
HEAD = "Title,Funder,Stage,Amount awarded,Fund\n"


def _table(folder: Path, kind: str, text: str) -> Table:
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    book = read_book(path)
    return read_rows(book, KINDS[kind], guess_layout(book, KINDS[kind]), today=TODAY)


def _preview(session: Session, table: Table) -> Preview:
    return preview_table(session, table, lambda number: {"funder": f"as in row {number}"}, today=TODAY)


def test_rows_are_shown_as_they_are_stored(session: Session, tmp_path: Path) -> None:
    organisation.new_organisation(session, "Us")
    table = _table(tmp_path, "grants", HEAD + "Clay,Big Trust,awarded,9000,\nPots,Big Trust,awarded,x,\n")
    preview = _preview(session, table)
    assert [(row.number, row.state) for row in preview.rows] == [(2, NEW), (3, UNUSABLE)]
    assert preview.rows[0].cells["funder_id"] == "Big Trust"
    assert preview.rows[0].cells["amount_awarded"] == "£9,000"
    assert preview.rows[1].cells == {"funder_id": "as in row 3"}
    assert (preview.added, preview.there, preview.unusable) == (1, 0, 1)
    headings = {column.heading: column.figures for column in preview.columns}
    assert headings["Amount awarded"]
    assert not headings["Title"]
    assert "Deadline" not in headings


def test_what_is_there_is_shown_as_it_stands_now(session: Session, tmp_path: Path) -> None:
    organisation.new_organisation(session, "Us")
    table = _table(tmp_path, "costs", "Item,Annual cost,Project\nRent,1200,Choir\n")
    import_table(session, table, today=TODAY)
    records.change(session, "cost_line", records.rows(session, "cost_line")[0].id, {"amount": 1_300_00})
    preview = _preview(session, table)
    assert [(row.state, row.cells["amount"], row.cells["project"]) for row in preview.rows] == [
        (THERE, "£1,300", "Choir")
    ]
    assert (preview.added, preview.there) == (0, 1)


def test_a_missing_column_blocks_the_whole_list(session: Session, tmp_path: Path) -> None:
    organisation.new_organisation(session, "Us")
    path = tmp_path / "list.csv"
    path.write_text("Item,Amount\nRent,100\n", encoding="utf-8")
    book = read_book(path)
    layout = guess_layout(book, KINDS["costs"], columns={"Amount": ""})
    preview = _preview(session, read_rows(book, KINDS["costs"], layout, today=TODAY))
    assert (preview.blocked, preview.rows) == (True, ())
    assert [problem.field for problem in preview.problems] == ["amount"]


def test_awards_that_say_the_same_twice_are_two(session: Session) -> None:
    organisation.new_organisation(session, "Us")
    gift = Award(1, title="Gift", amount_awarded=100_00, funder_name="A Trust", award_date=date(2026, 1, 1))
    awards = Awards((gift, replace(gift, row=2)), ())
    import_awards(session, awards, today=TODAY)
    preview = preview_awards(session, awards, "", today=TODAY)
    assert [row.state for row in preview.rows] == [THERE, THERE]


def test_an_award_that_cannot_be_used_is_shown_as_published(session: Session) -> None:
    organisation.new_organisation(session, "Us")
    euros = Award(
        2, title="Prix", currency="EUR", amount_awarded=5_00, funder_id="FR-1", planned_start=date(2026, 2, 1)
    )
    awards = Awards((), (Problem("It is in EUR.", row=2),), found=(Award(1, title="Not ours"), euros))
    preview = preview_awards(session, awards, "", today=TODAY)
    assert [(row.number, row.state) for row in preview.rows] == [(2, UNUSABLE)]
    shown = preview.rows[0].cells
    assert (shown["title"], shown["funder_id"], shown["start"]) == ("Prix", "FR-1", "1 February 2026")
    assert preview.unusable == 1
