"""Lists read row by row: what is kept, what is left out with a note, and what is a problem."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.files.sheets import read_book
from app.exchange.lists.kinds import KINDS
from app.exchange.lists.mapping import guess_layout
from app.exchange.lists.rows import Table, read_rows
from tests.exchange.made_files import csv_file, xlsx_file
from tests.exchange.tables import TODAY, table

ROW = "list.csv, sheet “list”, row"
AMOUNT = ROW + " {}, column “Amount per month”:"
COSTS: list[Any] = ["Name", "Category", "Amount per month", "Start", "End"]


def sentences(read: Table) -> list[str]:
    return [str(problem) for problem in read.problems]


def test_a_list_of_costs_becomes_plain_values() -> None:
    read = table(
        "costs",
        ["Name", "Type", "Annual cost", "Start", "VAT %", "VAT recoverable", "Uplift %", "Uplift from", "Payment lag"],
        ["Rent", "Rent & rates", "£14,400", "1 April 2026", "20%", "no", 0.03, date(2027, 4, 15), "1 month"],
    )
    assert read.problems == ()
    assert read.rows[0].number == 2
    assert dict(read.rows[0].values) == {
        "name": "Rent",
        "category": "premises",
        "amount": 1_440_000,
        "frequency": "yearly",
        "start": date(2026, 4, 1),
        "vat_percent": Decimal(20),
        "vat_recoverable": False,
        "uplift_percent": Decimal(3),
        "uplift_from": date(2027, 4, 1),
        "payment_lag": Decimal(1),
    }


def test_each_problem_names_its_file_sheet_row_and_column() -> None:
    read = table(
        "costs",
        COSTS,
        ["Rent", "Premises", "twelve", "1/4/26", "end of spring"],
        ["", "Premises", 5, "1/4/26", "31/3/26"],
        ["Light", "Utilities", "#REF!", None, None],
        ["Gas", "Utilities", None, None, None],
    )
    assert sentences(read) == [
        f"{AMOUNT.format(2)} “twelve” is not an amount. Type a number, such as 1,200 or 1.2k or =30000*0.6.",
        f"{ROW} 2, column “End”: “end of spring” is not a date. Write it as 31/3/2027 or 31 March 2027.",
        f"{ROW} 3, column “Name”: “Name” is missing. Fill in this cell.",
        f"{ROW} 3, column “End”: It ends on 31 March 2026, before it starts on 1 April 2026.",
        f"{AMOUNT.format(4)} The formula here failed with #REF!. Correct it in the spreadsheet, or type the figure.",
        f"{ROW} 5, column “Amount per month”: “Amount” is missing. Fill in this cell.",
    ]
    assert [problem.field for problem in read.problems] == ["amount", "end", "name", "end", "amount", "amount"]
    assert [row.number for row in read.rows] == [2, 3, 4, 5]


def test_what_is_not_data_is_left_out_and_told() -> None:
    read = table(
        "costs",
        COSTS,
        ["", "(choose)", "(£)", "(dd/mm/yyyy)", ""],
        ["e.g. Stamps", "Office", 5, "", ""],
        ["PREMISES"],
        ["Rent", "Premises", 100, "", ""],
        [],
        COSTS,
        ["", "", "", "", "", "a remark beside the table"],
        ["Total Warmth Ltd repairs", "Premises", 50, "", ""],
        ["Total costs", "", 150, "", ""],
        ["", "Grand total:", "£150", "", ""],
    )
    assert [row.values["name"] for row in read.rows] == ["Rent", "Total Warmth Ltd repairs"]
    assert read.problems == ()
    assert read.notes == (
        "Row 3 is marked as an example and is left out.",
        "Row 4 (“PREMISES”) has no figures: taken as a heading and left out.",
        "Row 10 is a total (“total costs”) and is left out.",
        "Row 11 is a total (“grand total”) and is left out.",
    )
    assert read.unused == ("Column F",)


def test_a_name_without_an_amount_is_a_problem_not_a_heading() -> None:
    read = table("costs", ["Name", "Amount"], ["Rent", 5], ["Insurance", None])
    assert sentences(read) == [f"{ROW} 3, column “Amount”: “Amount” is missing. Fill in this cell."]


def test_an_unknown_category_is_other_and_the_word_is_kept() -> None:
    read = table("costs", [*COSTS, "Notes"], ["Glitter", "Sparkle", 5, "", "", "for June"], ["Gas", "Utilities", 6])
    assert read.rows[0].values["category"] == "other"
    assert read.rows[0].values["note"] == "for June (Category in the file: Sparkle)"
    assert read.rows[1].values["note"] is None
    assert read.notes == ("“Sparkle” is no “Category” known here: 1 row taken as “Other”.",)


def test_a_missing_column_is_one_problem_and_no_rows() -> None:
    read = table("costs", ["Name", "Category"], ["Rent", "Premises"])
    assert sentences(read) == [
        "list.csv, sheet “list”: No column gives “Amount”. Say which column it is, or add it to the file."
    ]
    assert read.rows == ()


def test_headings_alone_are_no_rows_and_say_so() -> None:
    read = table("costs", COSTS)
    assert (read.rows, read.problems) == ((), ())
    assert read.notes == ("0 rows: there is nothing under the headings in row 1.",)


@pytest.mark.parametrize(
    ("headings", "cells", "frequency", "noted"),
    [
        (["Name", "Amount"], ["Rent", 5], "yearly", True),
        (["Name", "Cost per week"], ["Rent", 5], "weekly", False),
        (["Name", "Amount", "How often"], ["Rent", 5, "per month"], "monthly", False),
        (["Name", "Cost per month", "Frequency"], ["Rent", 5, ""], "monthly", False),
        (["Name", "Amount", "Date paid"], ["Rent", 5, "1/4/26"], "one_off", False),
    ],
)
def test_how_often_is_told_by_the_row_the_heading_or_the_date(
    headings: list[str], cells: list[str | int], frequency: str, *, noted: bool
) -> None:
    read = table("costs", headings, cells)
    assert read.rows[0].values["frequency"] == frequency
    assert any("taken as yearly" in note for note in read.notes) is noted


@pytest.mark.parametrize(
    ("heading", "cell", "fte"),
    [("FTE", 0.6, "0.6"), ("FTE", "60%", "0.6"), ("% FTE", 60, "0.6"), ("FTE", 1, "1"), ("WTE", "0.85 wte", "0.85")],
)
def test_part_of_full_time_is_read_as_people_write_it(heading: str, cell: str | float, fte: str) -> None:
    read = table("posts", ["Post", "Salary", heading], ["Manager", 30000, cell])
    assert read.problems == ()
    assert read.rows[0].values["fte"] == Decimal(fte)


def test_hours_over_full_time_hours_are_the_part_of_full_time() -> None:
    read = table("posts", ["Post", "Salary", "Hours per week", "Full-time hours"], ["Manager", 30000, 21, 35])
    assert read.rows[0].values == {"title": "Manager", "salary": 3_000_000, "fte": Decimal("0.6")}
    alone = table("posts", ["Post", "Salary", "Hours per week"], ["Manager", 30000, 21])
    sentence = "The FTE cannot be told from the hours alone. Add full-time hours, or the FTE."
    assert sentences(alone) == [f"{ROW} 2, column “Hours per week”: {sentence}"]


@pytest.mark.parametrize("fte", [0, 1.4, 60, "140%"])
def test_an_impossible_post_is_a_problem(fte: float | str) -> None:
    assert "is not between 0 and 1" in sentences(table("posts", ["Post", "Salary", "FTE"], ["Manager", 30000, fte]))[0]


def test_a_grant_list_fills_in_what_follows() -> None:
    read = table(
        "grants",
        ["Funder", "Project title", "Amount", "Status", "Restricted?", "Chance"],
        ["A Trust", "Singing", "£10,000", "Submitted", "Yes", 0.4],
        ["B Trust", "Dancing", "£5,000", "", "No", 1],
        ["C Trust", "Drawing", "", "Awarded", "No", None],
    )
    first, second, third = (row.values for row in read.rows)
    assert (first["amount_applied"], first["amount_awarded"], first["probability"]) == (1_000_000, None, Decimal(40))
    assert (second["stage"], second["amount_awarded"], second["probability"]) == ("awarded", 500_000, Decimal(100))
    assert third["stage"] == "awarded"
    assert sentences(read) == [
        f"{ROW} 4, column “Amount”: It is awarded, but no amount is given. Type what was awarded."
    ]


def test_a_grant_list_without_titles_uses_what_it_has() -> None:
    read = table("grants", ["Funder", "Amount awarded"], ["A Trust", 500])
    assert read.rows[0].values["title"] == "Grant from A Trust"
    assert read.notes == ("No column gives the title, so the funder is used.",)


def test_income_with_a_chance_is_confirmed_only_at_all_of_it() -> None:
    read = table("income", ["Source", "Annual income", "Probability"], ["Hire", 5, "100%"], ["Fees", 5, "60%"])
    assert [row.values["certainty"] for row in read.rows] == ["confirmed", "unconfirmed"]


def test_per_cents_kept_as_fractions_are_told_by_their_column() -> None:
    fractions = table("costs", ["Name", "Amount", "VAT %"], ["a", 5, 0.2], ["b", 5, 0], ["c", 5, 1])
    assert [row.values["vat_percent"] for row in fractions.rows] == [Decimal(20), Decimal(0), Decimal(100)]
    whole = table("costs", ["Name", "Amount", "Uplift %"], ["a", 5, 1], ["b", 5, 2.5])
    assert [row.values["uplift_percent"] for row in whole.rows] == [Decimal(1), Decimal("2.5")]


def test_a_lag_is_a_whole_number_of_months() -> None:
    read = table("costs", ["Name", "Amount", "Payment lag"], ["Rent", 5, 1.5])
    assert "1.5 is not a whole number of months" in sentences(read)[0]


def test_a_placeholder_is_an_empty_cell() -> None:
    read = table("costs", ["Name", "Category", "Amount"], ["Rent", "Please select an option", 5], ["-", "-", "-"])
    assert [row.values["category"] for row in read.rows] == [None]


def test_the_same_file_twice_gives_the_same_keys_and_equal_rows_are_both_real() -> None:
    rows: list[list[Any]] = [["Tea", 5], ["Tea", 5], ["  tea ", "£5.00"], ["Coffee", 5]]
    keys = [row.key for row in table("costs", ["Name", "Amount"], *rows).rows]
    assert len(set(keys)) == 4
    assert [key.partition("#")[2] for key in keys] == ["1", "2", "3", "1"]
    assert keys == [row.key for row in table("costs", ["Name", "Amount"], *rows).rows]


def test_a_spreadsheet_and_a_text_table_of_the_same_list_give_the_same_keys(tmp_path: Path) -> None:
    table_path = csv_file(tmp_path, "Name,Amount,Start\nRent,1000.10,01/04/2026\n")
    sheet_path = xlsx_file(tmp_path, [["Name", "Amount", "Start"], ["Rent", 1000.1, date(2026, 4, 1)]])
    keys = []
    for path in (table_path, sheet_path):
        book = read_book(path)
        layout = guess_layout(book, KINDS["costs"])
        keys.append([row.key for row in read_rows(book, KINDS["costs"], layout, today=TODAY).rows])
    assert keys[0] == keys[1] != []


CELLS = st.none() | st.text(max_size=12) | st.integers(-10, 10**13) | st.floats() | st.dates() | st.booleans()


@given(st.sampled_from(sorted(KINDS)), st.data())
def test_any_cells_are_rows_and_problems_and_keys_stay(kind: str, data: st.DataObject) -> None:
    headings = [one.label for one in KINDS[kind].fields]
    row = st.lists(CELLS, min_size=len(headings), max_size=len(headings))
    rows = data.draw(st.lists(row, max_size=4))
    first, second = (table(kind, headings, *rows) for _ in range(2))
    assert [one.key for one in first.rows] == [one.key for one in second.rows]
    assert len({one.key for one in first.rows}) == len(first.rows)
    assert all(problem.row is not None and problem.row > 1 for problem in first.problems)
    for one in first.rows:
        assert set(one.values) <= set(KINDS[kind].by_name)
