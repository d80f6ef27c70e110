"""Ends that are given as a month, in every kind of list: the whole month counts."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from sqlalchemy.orm import Session

from app.exchange.files.sheets import read_book
from app.exchange.lists.mapping import guess_layout
from app.exchange.lists.rows import Table, read_rows
from app.services.imports.imports import import_table
from app.services.imports.lists import LISTS, TABLES
from app.services.rows import records
from app.services.rows.columns import columns
from app.services.rows.fields import FIELDS
from app.typed_dates import DaySense

TODAY = date(2026, 11, 30)
HEADS = {
    "costs": "Cost,Amount per month,Start date,End date\nRent,900",
    "posts": "Job title,Salary,Start date,End date\nManager,36000",
    "freelancers": "Name,Day rate,Start date,End date\nDana,250",
    "income": "Income,Amount per month,Start date,End date\nHall hire,400",
    "grants": "Title,Funder,Amount awarded,Start date,End date\nCore,Lottery,9000",
}


def table(path: Path, kind: str) -> Table:
    book = read_book(path)
    return read_rows(book, LISTS[kind], guess_layout(book, LISTS[kind]), today=TODAY)


@pytest.mark.parametrize("typed", ["March 2027", "Mar-27", "2027-03", "end of March 2027"])
@pytest.mark.parametrize("kind", LISTS)
def test_a_month_as_an_end_is_its_last_day(session: Session, tmp_path: Path, kind: str, typed: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"{HEADS[kind]},April 2026,{typed}\n")
    read = table(path, kind)
    import_table(session, read, today=TODAY)
    row = records.rows(session, TABLES[kind])[0]
    assert (row["start"], row["end"]) == (date(2026, 4, 1), date(2027, 3, 31))
    assert "1 row (2): an end given as a month is taken as its last day." in read.notes


def test_an_end_that_a_spreadsheet_made_the_first_of_a_month_is_pointed_out(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    for row in (["Cost", "Amount per month", "End date"], ["Rent", 900, datetime(2027, 3, 1)]):  # noqa: DTZ001
        book.active.append(row)
    book.save(tmp_path / "list.xlsx")
    read = table(tmp_path / "list.xlsx", "costs")
    assert read.rows[0].values["end"] == date(2027, 3, 1)
    assert any(note.startswith("1 row (2): the end is the first day of a month.") for note in read.notes)


@pytest.mark.parametrize(("typed", "day"), [("31 oct", date(2027, 10, 31)), ("1 Dec", date(2026, 12, 1))])
def test_an_end_without_a_year_lies_ahead(tmp_path: Path, typed: str, day: date) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"{HEADS['costs']},1 April 2026,{typed}\n")
    read = table(path, "costs")
    assert read.rows[0].values["end"] == day
    assert "1 row (2): a date without a year is taken in the year that fits best." in read.notes


def test_a_date_on_another_weekday_is_a_problem_of_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"{HEADS['costs']},Mon 1 April 2026,\n")
    problem = table(path, "costs").problems[0]
    assert (problem.row, problem.field) == (2, "start")
    assert "1 April 2026 is a Wednesday, not a Monday." in problem.sentence


def test_every_stored_end_knows_that_it_is_one() -> None:
    ends = [(name, column) for name in FIELDS for column, info in columns(name).items() if info.kind == "date"]
    missed = [each for each in ends if each[1] == "end" and FIELDS[each[0]]["end"].sense is not DaySense.END]
    assert len([each for each in ends if each[1] == "end"]) >= 10
    assert missed == []
