"""Tables written out: text stays text, numbers stay numbers, and files are whole or not there."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.files.sheets import read_book
from app.exchange.files.writing import Out, OutSheet, write_csv, write_xlsx
from app.problems import Refused

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "＝1+1"]


def test_text_that_looks_like_a_formula_is_marked_as_text_in_csv(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_csv(path, ["=heading", "Amount"], [[text, -5] for text in FORMULAS])
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert [row[0] for row in rows] == ["'=heading", *(f"'{text}" for text in FORMULAS)]
    assert {row[1] for row in rows[1:]} == {"-5"}


def test_csv_keeps_numbers_plain_and_text_quoted(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    row: list[Out] = ["a;b", Decimal("1000.10"), 3, 0.5, date(2026, 4, 1), None, True, float("inf")]
    write_csv(path, ["x"], [row])
    assert path.read_bytes().decode("utf-8-sig").splitlines()[1] == '"a;b",1000.10,3,0.5,"2026-04-01","","yes","inf"'


def test_xlsx_stores_text_as_text_and_numbers_as_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_xlsx(path, [OutSheet("Costs", ["=heading", "Amount"], [[text, Decimal("-5.25")] for text in FORMULAS])])
    page = openpyxl.load_workbook(path)["Costs"]
    cells = [cell for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert [row[0].value for row in page.iter_rows(min_row=2)] == [text.replace("\r", "\n") for text in FORMULAS]
    assert {row[1].value for row in page.iter_rows(min_row=2)} == {-5.25}


def test_xlsx_drops_only_what_it_cannot_hold(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    long = "x" * 40_000
    row: list[Out] = ["a\x00b\x0b\ud800c\ufffe", "two\r\nlines", long, date(2026, 4, 1), float("nan"), "#REF!", None]
    write_xlsx(path, [OutSheet("S", ["x"], [row])])
    cells = read_book(path).sheets[0].rows[1]
    assert cells[:2] == ("abc", "two\nlines")
    assert cells[2] == "x" * 32_766 + "…"
    assert cells[3:] == (date(2026, 4, 1), "nan", "#REF!")


def test_sheet_names_are_made_to_fit(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    names = ["a/b:c*[d]?", "A" * 40, "a" * 40, "", "''", "Costs", "costs"]
    write_xlsx(path, [OutSheet(name, ["x"], []) for name in names])
    made = openpyxl.load_workbook(path).sheetnames
    assert made == ["a b c d", "A" * 31, "a" * 26 + " (2)", "Sheet", "Sheet (2)", "Costs", "costs (2)"]


def test_a_table_that_fails_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old", encoding="utf-8")

    def rows() -> list[list[Out]]:
        raise Refused("no more")

    with pytest.raises(Refused, match="no more"):
        write_csv(path, ["x"], (row for row in rows()))
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be written"):
        write_csv(tmp_path / "gone" / "a.csv", ["x"], [])
    with pytest.raises(Refused, match="cannot be written"):
        write_xlsx(tmp_path / "gone" / "a.xlsx", [OutSheet("S", ["x"], [])])


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(st.lists(TEXT, min_size=1, max_size=8))
def test_csv_gives_text_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.mktemp("out") / "a.csv"
    write_csv(path, ["x"], [[text] for text in texts])
    with path.open(encoding="utf-8-sig", newline="") as stream:
        found = [row[0] for row in csv.reader(stream)][1:]
    assert [text.removeprefix("'") for text in found] == [text.removeprefix("'") for text in texts]
    assert not any(text.startswith(("=", "+", "-", "@", "\t", "\r")) for text in found)
