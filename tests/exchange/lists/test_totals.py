"""Totals in lists: left out by arithmetic, asked about where only the name says so, and never counted twice."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.files.sheets import read_book
from app.exchange.lists.answers import Answers
from app.exchange.lists.rows import Table
from tests.exchange.made_files import ods_file, ods_row, xlsx_file
from tests.exchange.tables import book, listed, table


def named(read: Table) -> list[object]:
    return [row.values["name"] for row in read.rows]


def pence(read: Table) -> int:
    wrong = {problem.row for problem in read.problems}
    return sum(
        row.values["amount"] for row in read.rows if row.number not in wrong and isinstance(row.values["amount"], int)
    )


def said(read: Table) -> list[str]:
    return [f"{problem.row}: {problem.sentence}" for problem in read.problems]


def test_a_sum_is_left_out_whatever_it_is_called_and_said_with_its_rows() -> None:
    read = table(
        "costs",
        ["Item", "Type", "Amount"],
        ["Manager", "Staff", 33_516],
        ["Worker", "Staff", 31_272.50],
        ["People, all in", "", 64_788.50],
        ["Rent", "Premises", 10_200],
        ["Core", "", 74_988.50],
    )
    assert named(read) == ["Manager", "Worker", "Rent"]
    assert (pence(read), read.problems) == (7_498_850, ())
    assert read.notes[:2] == (
        "Row 4 (“People, all in”) is the sum of rows 2 and 3, £64,788.50, and is left out.",
        "Row 6 (“Core”) is the sum of rows 2, 3 and 5, £74,988.50, and is left out.",
    )


@pytest.mark.parametrize(
    "word", ["Staff total", "Core costs total", "Net", "Balance", "Total Assets", "Sum", "Subtotal"]
)
def test_one_named_like_a_total_that_is_no_sum_is_asked_about(word: str) -> None:
    rows: list[list[Any]] = [["Item", "Amount"], ["Rent", 6_000], ["Power", 900], [word, 54_000]]
    read = table("costs", *rows)
    assert said(read) == [f"4: “{word}” is £54,000, but the rows above come to £6,900. Say whether it is a total."]
    assert (read.asked, pence(read)) == (frozenset({4}), 690_000)
    kept = table("costs", *rows, answers=Answers(kept=frozenset({4})))
    assert (kept.problems, pence(kept)) == ((), 6_090_000)
    out = table("costs", *rows, answers=Answers(left_out=frozenset({4})))
    assert (out.problems, pence(out)) == ((), 690_000)
    assert "1 row left out, as you say: 4." in out.notes


def test_a_set_of_accounts_gives_its_costs_and_nothing_of_its_balance_sheet(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Riverside Tea Group: receipts and payments 2025/26"],
        [],
        ["Item", "Amount (£)"],
        ["RECEIPTS", None],
        ["Donations", 812.50],
        ["Coffee mornings", 430.25],
        ["Total receipts", 1_242.75],
        [None, None],
        ["PAYMENTS", None],
        ["Hall hire", 420],
        ["Insurance", 187.59],
        ["Tea and biscuits", 147.50],
        ["Total payments", 755.09],
        ["Surplus/(deficit)", 487.66],
        [None, None],
        ["ASSETS", None],
        ["Bank account", 25_412.20],
        ["Savings", 1_200],
        ["Total Assets", 26_612.20],
        [None, 54_785.60],
    ]
    read = listed(read_book(xlsx_file(tmp_path, rows)), "costs")
    wrong = {problem.row for problem in read.problems}
    assert [row.values["name"] for row in read.rows if row.number not in wrong] == [
        "Hall hire",
        "Insurance",
        "Tea and biscuits",
    ]
    assert pence(read) == 75_509
    assert wrong == {5, 6, 17, 18}
    assert said(read)[0] == "5: This row stands under “RECEIPTS”. Keep it if it belongs to this list, or leave it out."
    assert any("Row 20 holds only figures (54785.6)" in note for note in read.notes)
    income = listed(read_book(tmp_path / "list.xlsx"), "income")
    assert pence(income) == 124_275


def test_a_name_alone_over_rows_with_a_total_is_their_heading() -> None:
    read = table(
        "costs",
        ["Item", "Amount"],
        ["Staff"],
        ["Manager", 33_000],
        ["Worker", 31_000],
        ["Staff total", 64_000],
        ["Premises"],
        ["Rent", 6_000],
        ["Premises total", 6_000],
        ["Total", 70_000],
    )
    assert (named(read), read.problems) == (["Manager", "Worker", "Rent"], ())
    assert table("costs", ["Item", "Amount"], ["Insurance"], ["Rent", 6_000]).problems[0].row == 2


def test_rows_that_hold_only_figures_are_empty_and_said() -> None:
    read = table("costs", ["Item", "Type", "Amount"], ["Rent", "Premises", 500], ["", "", "£1,234.50"], ["", "", 7])
    assert (named(read), read.problems) == (["Rent"], ())
    assert read.notes[:2] == (
        "Row 3 holds only figures (£1,234.50) and is left out.",
        "Row 4 holds only figures (7) and is left out.",
    )


def test_a_total_that_counts_hidden_rows_or_leaves_them_out_is_a_total(tmp_path: Path) -> None:
    for due in (1_734.56, 1_234.56):
        path = xlsx_file(tmp_path, [["Item", "Amount"], ["Rent", 1_000], ["Old", 500], ["Power", 234.56], ["All", due]])
        workbook = openpyxl.load_workbook(path)
        workbook.worksheets[0].row_dimensions[3].hidden = True
        workbook.save(path)
        assert named(listed(read_book(path), "costs")) == ["Rent", "Old", "Power"]


def test_totals_of_a_list_from_another_program_are_found_too(tmp_path: Path) -> None:
    rows = ods_row("Item", "Amount") + ods_row("Rent", 1_000.25) + ods_row("Power", 234.5) + ods_row("Core", 1_234.75)
    assert named(listed(read_book(ods_file(tmp_path, rows)), "costs")) == ["Rent", "Power"]


def test_two_amounts_of_a_grant_are_added_up_together() -> None:
    read = table(
        "grants",
        ["Funder", "Title", "Amount applied for", "Amount awarded"],
        ["Elm", "Garden", 5_000, 4_500],
        ["Oak", "Choir", 2_345, 1_050],
        ["", "All bids", 7_345, 5_550],
    )
    assert [row.values["title"] for row in read.rows] == ["Garden", "Choir"]


COLUMNS = ("Total", "Sub-total", "Staff total", "Sum", "Core", "All in")


@given(
    st.lists(st.lists(st.integers(100, 9_999_999), min_size=2, max_size=6), min_size=1, max_size=4),
    st.data(),
)
def test_no_subtotal_of_a_random_budget_is_ever_counted(blocks: list[list[int]], data: st.DataObject) -> None:
    rows: list[list[object]] = [["Item", "Type", "Amount"]]
    for number, block in enumerate(blocks):
        rows += [[f"Thing {number} {at}", "Office", f"£{pence / 100:,.2f}"] for at, pence in enumerate(block)]
        rows.append([data.draw(st.sampled_from(COLUMNS)), "", f"{sum(block) / 100:.2f}"])
        rows += [[]] * data.draw(st.integers(0, 1))
    rows.append(["Grand total", "", sum(map(sum, blocks)) / 100])
    read = listed(book(*rows), "costs")
    if not read.problems:
        assert pence(read) == sum(map(sum, blocks))
    assert all(str(name).startswith("Thing") for name in named(read)) or read.asked
