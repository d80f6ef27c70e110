"""Text tables as programs really write them: separators, quotes, letters."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.files.cells import Cell
from app.exchange.files.sheets import read_book
from tests.exchange.made_files import csv_file


def rows(path: Path) -> tuple[tuple[Cell, ...], ...]:
    return read_book(path).sheets[0].rows


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
    ],
)
def test_letters_are_read_whatever_the_program_wrote(tmp_path: Path, encoding: str, named: str) -> None:
    path = csv_file(tmp_path, "Name,Amount\nCafé – “Tŷ”,£5\n".replace("ŷ", "y"), encoding=encoding)
    book = read_book(path)
    assert book.encoding == named
    assert book.sheets[0].rows == (("Name", "Amount"), ("Café – “Ty”", "£5"))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(tmp_path: Path, separator: str) -> None:
    text = f"Name{separator}Amount{separator}Note\nRent{separator}1200{separator}a\nLight{separator}5{separator}b\n"
    assert rows(csv_file(tmp_path, text)) == (("Name", "Amount", "Note"), ("Rent", "1200", "a"), ("Light", "5", "b"))


def test_thousands_in_quotes_do_not_make_the_separator(tmp_path: Path) -> None:
    text = 'Name;Amount\nRent;"1,200.50"\nLight;"2,000.00"\nGas;"3,100.25"\n'
    assert rows(csv_file(tmp_path, text))[1] == ("Rent", "1,200.50")


def test_excels_own_separator_line_is_obeyed(tmp_path: Path) -> None:
    assert rows(csv_file(tmp_path, "sep=;\r\nName;Amount\r\nA, B and C;5\r\n")) == (
        ("Name", "Amount"),
        ("A, B and C", "5"),
    )


def test_quotes_newlines_and_empty_lines_keep_the_row_numbers(tmp_path: Path) -> None:
    text = 'Name,Note\n\n"Rent ""hall""","two\r\nlines"\n,\n"x",\n'
    assert rows(csv_file(tmp_path, text)) == (("Name", "Note"), (), ('Rent "hall"', "two\r\nlines"), (), ("x",))


def test_text_after_a_closing_quote_is_kept(tmp_path: Path) -> None:
    assert rows(csv_file(tmp_path, 'Name,Amount\n"Rent" of hall,5\n'))[1] == ("Rent of hall", "5")


def test_one_column_is_a_table_when_the_file_says_csv(tmp_path: Path) -> None:
    assert rows(csv_file(tmp_path, "Name\nRent\n")) == (("Name",), ("Rent",))


def test_old_mac_letters_are_told_from_windows_ones(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Name,Amount\n“Tom’s” café,5\n", encoding="mac_roman")
    assert rows(path)[1] == ("“Tom’s” café", "5")


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=6))
def test_what_python_writes_is_read_back(tmp_path_factory: pytest.TempPathFactory, table: list[list[str]]) -> None:
    import csv

    path = tmp_path_factory.mktemp("table") / "a.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, quoting=csv.QUOTE_ALL).writerows([["Heading one", "Heading two"], *table])
    read = rows(path)
    for written, found in zip(table, read[1:], strict=False):
        assert [cell or "" for cell in found] == written[: len(found)]
        assert not any(written[len(found) :])
