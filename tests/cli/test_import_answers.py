"""A refused list names the option that brings it in, and each option does what it says."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cases import CASES, needs_cases
from tests.cli.asking import Ask
from tests.exchange.made_files import csv_file, xlsx_file

FOUND = CASES / "found"


def lines_of(ask: Ask, path: Path, table: str = "cost_lines") -> list[tuple[str, str]]:
    out = path.with_suffix(".json")
    assert ask("export", path, "--as", "json", out).code == 0
    rows: list[dict[str, Any]] = json.loads(out.read_text(encoding="utf-8"))[table]
    return [(row["name"], row["amount"]) for row in rows]


def test_bad_rows_name_the_option_that_leaves_them_out_and_count_only_the_rest(
    ask: Ask, group: Path, tmp_path: Path
) -> None:
    table = csv_file(tmp_path, "Name,Amount,Start\nRent,6000,1/4/2026\nGas,900,soon\nTea,100,1/4/2026\n")
    said = ask("import", group, "--as", "costs", table)
    assert said.code == 1
    assert "To leave these out and bring in the other 2 rows, add --skip-problems." in said.err
    answer = ask("import", group, "--as", "costs", table, "--json").json
    assert (answer["added"], answer["total"], answer["total_a_year"]) == (0, "6100.00", "6100.00")
    came = ask("import", group, "--as", "costs", table, "--skip-problems")
    assert came.out.startswith("Added 2; already there: 0.\nTotal £6,100 a year.\n")


def test_a_refused_trial_says_what_was_read(ask: Ask, group: Path, tmp_path: Path) -> None:
    table = csv_file(tmp_path, "Name,Amount,Colour\nRent,lots,red\n")
    said = ask("import", group, "--as", "costs", table, "--dry-run")
    assert said.code == 1
    assert "Read from sheet “list”, with the headings in row 1:\n  Name = name\n  Amount = amount\n" in said.err
    assert "Columns not brought in: “Colour”." in said.err


def test_columns_that_are_left_out_are_named_without_being_asked(ask: Ask, group: Path, tmp_path: Path) -> None:
    table = csv_file(tmp_path, "Name,Amount,Colour\nRent,5,red\n")
    assert "Columns not brought in: “Colour”." in ask("import", group, "--as", "costs", table).out


def test_what_may_be_a_total_is_kept_or_left_out_by_its_row(ask: Ask, group: Path, tmp_path: Path) -> None:
    table = csv_file(tmp_path, "Name,Amount\nRent,6000\nGas,900\nBalance,54000\n")
    said = ask("import", group, "--as", "costs", table)
    assert said.code == 1
    assert "row 4: “Balance” is £54,000, but the rows above come to £6,900. Say whether it is a total." in said.err
    assert "--keep 4 brings it in, --leave-out 4 does not." in said.err
    assert ask("import", group, "--as", "costs", table, "--leave-out", "4").out.startswith("Added 2;")
    assert lines_of(ask, group) == [("Rent", "6000.00"), ("Gas", "900.00")]
    assert ask("import", group, "--as", "costs", table, "--keep", "4").out.startswith("Added 1; already there: 2.")


def test_hidden_rows_come_in_only_when_that_is_said(ask: Ask, group: Path, tmp_path: Path) -> None:
    table = xlsx_file(tmp_path, [["Item", "Amount"], ["Rent", 6_000], ["Old rent", 5_500]])
    workbook = openpyxl.load_workbook(table)
    workbook.worksheets[0].row_dimensions[3].hidden = True
    workbook.save(table)
    said = ask("import", group, "--as", "costs", table)
    assert (said.code, "row 3: This row is hidden in the file." in said.err) == (1, True)
    assert "For all hidden rows: --hidden in brings them in, --hidden out does not." in said.err
    assert ask("import", group, "--as", "costs", table, "--hidden", "out").out.startswith("Added 1;")
    assert ask("import", group, "--as", "costs", table, "--hidden", "in").out.startswith("Added 1; already there: 1.")


def test_one_funder_for_all_grants_of_a_list_without_that_column(ask: Ask, group: Path, tmp_path: Path) -> None:
    table = csv_file(tmp_path, "Title,Stage,Amount\nGarden,Awarded,5000\nChoir,Submitted,2000\n")
    said = ask("import", group, "--as", "grants", table)
    assert (said.code, "One funder for all: --funder NAME." in said.err) == (1, True)
    answer = ask("import", group, "--as", "grants", table, "--funder", "Elm Trust", "--json").json
    assert (answer["added"], answer["problems"]) == (2, [])
    assert any("1 new funder: “Elm Trust”." in note for note in answer["notes"])


def test_a_missing_column_names_the_option_that_gives_it(ask: Ask, group: Path, tmp_path: Path) -> None:
    table = csv_file(tmp_path, "Item,Cost over 3 years\nRent,36000\n")
    said = ask("import", group, "--as", "costs", table)
    assert said.code == 1
    assert "“Cost over 3 years” is for more than one year. Say which column is one year’s amount." in said.err
    assert '--map "HEADING=amount"' in said.err


@pytest.mark.parametrize("rows", ["x", "0", "5-4", "", "1-9999999"])
def test_rows_that_are_none_are_refused(ask: Ask, group: Path, tmp_path: Path, rows: str) -> None:
    table = csv_file(tmp_path, "Name,Amount\nRent,5\n")
    said = ask("import", group, "--as", "costs", table, "--keep", rows)
    assert (said.code, "is not rows. Write them as 4 or 4,7-9" in said.err) == (2, True)


def test_monthly_yearly_and_single_amounts_are_not_added_as_they_stand(ask: Ask, group: Path, tmp_path: Path) -> None:
    text = "Name,Amount\nRent,£500 pm\nAudit,£1200 pa\nTea,£10 a week\nSign,£640 one-off\nWater,£90 per quarter\n"
    said = ask("import", group, "--as", "costs", csv_file(tmp_path, text))
    assert "Total £8,080 a year, and £640 once.\n" in said.out
    assert "Nothing in the file says how often" not in said.out


@needs_cases
@pytest.mark.parametrize(
    ("name", "amounts"),
    [
        ("three-years-and-a-total.csv", ["12000.00", "900.00"]),
        ("last-year-beside-this.csv", ["12000.00", "900.00"]),
        ("thousands.xlsx", ["6000.00", "84500.00"]),
        ("merged-side.xlsx", ["6000.00", "600.00", "900.00", "400.00", "300.00"]),
        ("merged-head.xlsx", ["6000.00", "240.00", "900.00"]),
    ],
)
def test_what_stands_around_the_headings_decides(ask: Ask, group: Path, name: str, amounts: list[str]) -> None:
    said = ask("import", group, "--as", "costs", FOUND / name)
    if name == "last-year-beside-this.csv" and said.code:  # on a day in neither year it is asked
        assert "of several years" in said.err
        return
    assert said.code == 0
    assert [amount for _, amount in lines_of(ask, group)] == amounts
