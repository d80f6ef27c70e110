"""Headings are believed only with what stands around them: years, thousands, joined and hidden cells, words beside."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.files.cells import Book, FileProblem, Sheet
from app.exchange.files.sheets import read_book
from app.exchange.lists.answers import Answers
from app.exchange.lists.rows import Table
from tests.exchange.made_files import csv_file, ods_file, ods_row, xlsx_file
from tests.exchange.tables import book, listed, table

IN_YEAR = date(2026, 11, 30)


def amounts(read: Table) -> list[object]:
    return [row.values["amount"] for row in read.rows]


def said(read: Table) -> list[str]:
    return [problem.sentence for problem in read.problems]


@pytest.mark.parametrize(
    ("headings", "today", "amount"),
    [
        (["Item", "Budget 2025/26", "Actual 2025/26", "Budget 2026/27", "Variance"], IN_YEAR, 3),
        (["Item", "Budget 2025/26", "Actual 2025/26", "Budget 2026/27", "Variance"], date(2026, 3, 1), 3),
        (["Item", "2025/26", "2026/27", "2027/28", "Total"], IN_YEAR, 2),
        (["Item", "2027/28", "2026/27"], IN_YEAR, 2),
        (["Item", "Year 1", "Year 2", "Year 3", "Total"], IN_YEAR, 1),
        (["Item", "Total", "Year 2", "Year 1"], IN_YEAR, 3),
        (["Item", 2025, 2026, 2027], IN_YEAR, 2),
        (["Item", "Unit cost", "Quantity", "Total"], IN_YEAR, 3),
        (["Item", "Budget FY26", "Budget FY27"], IN_YEAR, 2),
        (["Item", "This year", "Next year"], IN_YEAR, 1),
        (["Item", "Last year", "This year"], IN_YEAR, 2),
    ],
)
def test_one_years_amount_is_taken_and_said(headings: list[Any], today: date, amount: int) -> None:
    figures = [111, 222, 333, 444][: len(headings) - 1]
    read = listed(book(headings, ["Rent", *figures]), "costs", today=today)
    assert amounts(read) == [figures[amount - 1] * 100]
    assert read.problems == ()


@pytest.mark.parametrize(
    ("headings", "sentence"),
    [
        (["Item", "Budget 2023/24", "Budget 2024/25"], "The amounts are of several years"),
        (["Item", "Budget 2026/27", "Revised 2026/27", "Budget 2027/28"], "The amounts are of several years"),
        (["Item", "Total cost (3 years)"], "is for more than one year. Say which column is one year’s amount."),
        (["Item", "Cost 2025-28"], "is for more than one year. Say which column is one year’s amount."),
    ],
)
def test_what_nothing_tells_is_asked_and_what_the_user_says_stands(headings: list[str], sentence: str) -> None:
    made = book(headings, ["Rent", *range(1, len(headings))])
    read = listed(made, "costs", today=IN_YEAR)
    assert (read.rows, len(read.problems)) == ((), 1)
    assert sentence in read.problems[0].sentence
    assert amounts(listed(made, "costs", today=IN_YEAR, columns={headings[1]: "amount"})) == [100]


def test_the_sheet_of_this_year_is_read_and_the_others_are_named() -> None:
    sheets = [
        Sheet(name, (("Item", "Amount", *more), ("Rent", amount)))
        for name, amount, more in (("2025-26", 5_500, ("Start",)), ("2026-27", 6_000, ()), ("Notes", 7, ()))
    ]
    read = listed(Book(Path("a.xlsx"), tuple(sheets)), "costs", today=IN_YEAR)
    assert (read.layout.sheet, amounts(read)) == ("2026-27", [600_000])
    assert "Sheet “2025-26” looks like such a list too. It is not read. Choose it to bring it in." in read.notes
    with pytest.raises(FileProblem, match="are of several years, none of which is now"):
        listed(Book(Path("a.xlsx"), tuple(sheets)), "costs", today=date(2029, 5, 1))


def test_a_hidden_sheet_is_never_read_in_silence() -> None:
    rows = (("Item", "Amount"), ("Rent", 6_000))
    old, now = Sheet("Old", rows, visible=False), Sheet("Now", rows)
    assert (
        "Sheet “Old” is hidden in the file, and is not read. Choose it to bring it in."
        in listed(Book(Path("a.xlsx"), (old, now)), "costs").notes
    )
    assert "Sheet “Old” is hidden in the file, and is read." in listed(Book(Path("a.xlsx"), (old,)), "costs").notes


def test_a_hidden_column_gives_way_to_one_that_is_seen(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, [["Item", "Annual cost", "Amount"], ["Rent", 5_500, 6_000]])
    workbook = openpyxl.load_workbook(path)
    workbook.worksheets[0].column_dimensions["B"].hidden = True
    workbook.save(path)
    assert amounts(listed(read_book(path), "costs")) == [600_000]
    workbook.worksheets[0].column_dimensions["C"].hidden = True
    workbook.save(path)
    read = listed(read_book(path), "costs")
    assert any(note.startswith("Hidden in the file, and read all the same: column") for note in read.notes)


@pytest.mark.parametrize(
    ("rows", "pence"),
    [
        ([["Item", "Amount (£000)"], ["Rent", 84.5]], 8_450_000),
        ([["All figures in £000s"], [], ["Item", "Amount"], ["Rent", 84.5]], 8_450_000),
        ([["Item", "£k"], ["Rent", "84.5"]], 8_450_000),
        ([["Item", "Amount"], [None, "£000"], ["Rent", 84.5]], 8_450_000),
        ([["Item", "Amount"], ["Rent", 84.5], [], ["Figures are in thousands of pounds"]], 8_450_000),
        ([["Item", "Amount (£000)"], ["Rent", "£84.5k"]], 8_450_000),
        ([["Item", "Amount (p)"], ["Stamp", 85]], 85),
        ([["Item", "Amount (£)"], ["Rent", 84.5]], 8_450),
    ],
)
def test_thousands_are_multiplied_and_said(tmp_path: Path, rows: list[list[Any]], pence: int) -> None:
    read = listed(read_book(xlsx_file(tmp_path, rows)), "costs")
    assert (amounts(read), read.problems) == ([pence], ())
    assert any("taken ×" in note for note in read.notes) == ("(£)" not in str(rows))


def test_a_heading_of_pounds_on_a_sheet_of_thousands_is_asked_about() -> None:
    read = listed(book(["All figures in £000s"], ["Item", "Amount (£)"], ["Rent", 84.5]), "costs")
    assert said(read) == ["The sheet says “All figures in £000s”, and this heading pounds. Correct one of them."]


def test_a_total_in_thousands_is_a_total_still() -> None:
    read = table("costs", ["Item", "Amount (£000)"], ["Rent", 84.5], ["Gas", 3.25], ["All", 87.75])
    assert amounts(read) == [8_450_000, 325_000]


def test_the_category_of_joined_cells_holds_for_all_their_rows_and_one_sum_stays_one(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Category", "Item", "Amount"],
        ["Premises", "Rent", 6_000],
        [None, "Gas", 900],
        [None, "Water", None],
    ]
    path = xlsx_file(tmp_path, rows)
    workbook = openpyxl.load_workbook(path)
    workbook.worksheets[0].merge_cells("A2:A4")
    workbook.worksheets[0].merge_cells("C3:C4")
    workbook.save(path)
    read = listed(read_book(path), "costs")
    assert [row.values["category"] for row in read.rows] == ["premises"] * 3
    assert [(problem.row, problem.field) for problem in read.problems] == [(4, "amount")]


def test_joined_cells_of_an_opendocument_sheet_hold_too(tmp_path: Path) -> None:
    first = ods_row("Premises", "Rent", 6_000).replace(
        "<table:table-cell ", '<table:table-cell table:number-rows-spanned="2" ', 1
    )
    second = ods_row("x", "Gas", 900).replace(
        '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>',
        "<table:covered-table-cell/>",
    )
    read = listed(read_book(ods_file(tmp_path, ods_row("Category", "Item", "Amount") + first + second)), "costs")
    assert [(row.values["category"], row.values["name"]) for row in read.rows] == [
        ("premises", "Rent"),
        ("premises", "Gas"),
    ]


@pytest.mark.parametrize(
    ("cell", "pence", "every"),
    [
        *(("50p", 50, "yearly"), ("1200 pounds", 120_000, "yearly"), ("£1,200 pa", 120_000, "yearly")),
        *(("GBP 500", 50_000, "yearly"), ("£1.2k", 120_000, "yearly"), ("95 pm", 9_500, "monthly")),
        *(("£12 per week", 1_200, "weekly"), ("£90/quarter", 9_000, "quarterly"), ("£640 one-off", 64_000, "one_off")),
    ],
)
def test_an_amount_with_words_is_an_amount_and_they_tell_how_often(cell: str, pence: int, every: str) -> None:
    read = table("costs", ["Item", "Amount"], ["Rent", cell])
    assert [(row.values["amount"], row.values["frequency"]) for row in read.rows] == [(pence, every)]
    assert read.problems == ()


@pytest.mark.parametrize("cell", ["500-", "500 CR", "(500)", "-500"])
def test_every_minus_is_asked_about(cell: str) -> None:
    read = table("costs", ["Item", "Amount"], ["Refund", cell])
    assert said(read) == ["−£500 is below zero. Type the amount without a minus, or leave the row out."]


def test_words_that_contradict_the_row_or_the_heading_are_asked_about() -> None:
    read = table(
        "costs", ["Item", "Amount", "Frequency"], ["Rent", "£1,200 pa", "monthly"], ["Gas", "£95 pm", "monthly"]
    )
    assert said(read) == ["The amount says “Every year”, and its row or heading “Every month”. Correct one of them."]
    assert len(table("costs", ["Item", "Cost per month"], ["Rent", "£1,200 pa"]).problems) == 1


def test_salaries_are_a_year_day_rates_a_day_and_grants_are_whole() -> None:
    salary = table("posts", ["Job title", "Salary"], ["Lead", "£30,000 pa"], ["Aide", "£2,000 pm"])
    assert (salary.rows[0].values["salary"], [problem.row for problem in salary.problems]) == (3_000_000, [3])
    rate = table("freelancers", ["Artist", "Day rate"], ["Mo", "£180 a day"], ["Jo", "£25 per hour"])
    assert (rate.rows[0].values["day_rate"], [problem.row for problem in rate.problems]) == (18_000, [3])
    grant = table("grants", ["Funder", "Title", "Amount awarded"], ["Elm", "Choir", "£10,000 pa"])
    assert said(grant) == ["“£10,000 pa” says how often it comes round. Type the whole amount alone."]


def test_what_was_typed_stands_in_place_of_the_cell_and_the_file_stays(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Item,Amount\nRent,abc\n")
    read = listed(read_book(path), "costs", answers=Answers(typed={(2, "amount"): "1.2k"}))
    assert (amounts(read), read.problems) == ([120_000], ())
    assert path.read_text(encoding="utf-8") == "Item,Amount\nRent,abc\n"


def test_one_funder_holds_for_grants_that_name_none() -> None:
    said_once = Answers(funder="Elm Trust")
    read = table("grants", ["Title", "Amount"], ["Choir", 500], answers=said_once)
    assert [row.values["funder"] for row in read.rows] == ["Elm Trust"]
    read = table("grants", ["Title", "Funder", "Amount"], ["Choir", "", 500], ["Clay", "Oak", 5], answers=said_once)
    assert [row.values["funder"] for row in read.rows] == ["Elm Trust", "Oak"]


@given(
    st.lists(st.integers(1, 99_999_999), min_size=1, max_size=8), st.sampled_from(("£{}", "{} pounds", "GBP {}", "{}"))
)
def test_amounts_are_read_to_the_penny_whatever_words_stand_around_them(pence: list[int], words: str) -> None:
    rows = [[f"Thing {at}", "Office", words.format(f"{one / 100:.2f}")] for at, one in enumerate(pence)]
    read = table("costs", ["Item", "Type", "Amount"], *rows)
    assert amounts(read) == pence
