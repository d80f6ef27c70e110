"""Reading a file as sheets: every kind, and every file that is not one."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.files.cells import NO_RESULT, FileProblem, column_index, column_letter, is_error
from app.exchange.files.sheets import read_book
from tests.exchange.made_files import csv_file, edited, ods_file, ods_row, read_or_refused, xlsx_file, zip_file

SHEET = "xl/worksheets/sheet1.xml"


def refusal(path: Path) -> str:
    with pytest.raises(FileProblem) as caught:
        read_book(path)
    sentence = str(caught.value)
    assert "!" not in sentence
    assert sentence.endswith(".")
    return sentence


def test_a_workbook_gives_its_cells_as_they_are(tmp_path: Path) -> None:
    moment = datetime.fromisoformat("2026-04-01T09:30")
    table = (("Name", "Amount", "Start"), ("Rent", 1000.1, date(2026, 4, 1)), ("Yes", True, moment))
    book = read_book(xlsx_file(tmp_path, table))
    assert book.encoding == ""
    assert book.sheets[0].name == "Sheet1"
    assert book.sheets[0].rows == table


def test_rows_and_columns_stay_where_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    book = read_book(xlsx_file(tmp_path, [[], [None, None, "third"], [], [None, 4]]))
    assert book.sheets[0].rows == ((), (None, None, "third"), (), (None, 4.0))


def test_hidden_sheets_are_said_to_be_hidden_and_charts_are_left_out(tmp_path: Path) -> None:
    import openpyxl

    workbook = openpyxl.Workbook()
    workbook.create_sheet("Lists").sheet_state = "hidden"
    workbook.create_chartsheet("Chart")
    workbook.save(tmp_path / "a.xlsx")
    book = read_book(tmp_path / "a.xlsx")
    assert [(sheet.name, sheet.visible) for sheet in book.sheets] == [("Sheet", True), ("Lists", False)]
    with pytest.raises(FileProblem, match=r"has no sheet “Costs”. It has “Sheet”, “Lists”"):
        book.sheet("Costs")
    assert book.sheet(" sheet ").name == "Sheet"


def test_what_a_file_is_is_told_by_its_content(tmp_path: Path) -> None:
    workbook = xlsx_file(tmp_path, [["Name"], ["Rent"]])
    workbook.rename(tmp_path / "really a workbook.csv")
    assert read_book(tmp_path / "really a workbook.csv").sheets[0].rows == (("Name",), ("Rent",))
    table = csv_file(tmp_path, "Name,Amount\nRent,5\n", name="really a table.xlsx")
    assert read_book(table).sheets[0].rows[1] == ("Rent", "5")


def test_a_formula_gives_its_stored_result_and_an_error_keeps_its_name(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, [["a", "b", "c", "d"], ["=1+1", "=1/0", "=A1", '=""']])

    def results(content: bytes) -> bytes:
        for formula, cell in {
            b"1+1": b'<c r="A2"><f>1+1</f><v>2</v></c>',
            b"1/0": b'<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
            b'""': b'<c r="D2" t="str"><f>""</f><v></v></c>',
        }.items():
            start = content.index(b"<f>" + formula)
            start, end = content.rindex(b"<c ", 0, start), content.index(b"</c>", start) + 4
            content = content[:start] + cell + content[end:]
        return content

    row = read_book(edited(path, SHEET, results)).sheets[0].rows[1]
    assert row == (2.0, "#DIV/0!", NO_RESULT)
    assert [is_error(cell) for cell in row] == [False, True, True]


def test_opendocument_errors_repeats_and_lines_are_kept(tmp_path: Path) -> None:
    error = (
        '<table:table-row><table:table-cell office:value-type="string" office:string-value=""'
        ' calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell><table:table-cell'
        ' office:value-type="float" office:value="0" calcext:value-type="error"><text:p>Err:502</text:p>'
        '</table:table-cell><table:table-cell office:value-type="string"><text:p>a</text:p><text:p>b</text:p>'
        "</table:table-cell></table:table-row>"
    )
    book = read_book(ods_file(tmp_path, ods_row("x", 1.5, repeated=2) + error))
    assert book.sheets[0].rows == (("x", 1.5), ("x", 1.5), ("#REF!", "Err:502", "a\nb"))
    assert is_error("Err:502")


def test_durations_and_errors_are_told_apart(tmp_path: Path) -> None:
    import openpyxl

    workbook = openpyxl.Workbook()
    page = workbook.worksheets[0]
    page["A1"] = timedelta(hours=36)
    workbook.save(tmp_path / "a.xlsx")
    assert read_book(tmp_path / "a.xlsx").sheets[0].rows == ((timedelta(hours=36),),)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", b"", "is empty"),
        ("a.csv", b"\xef\xbb\xbf\r\n", "is empty"),
        ("a.xlsx", b"a text file\n", "is plain text"),
        ("a.txt", b"Name,Amount\nRent,5\n", "not a kind of file that is read"),
        ("a.docx", b"Name,Amount\nRent,5\n", "not a kind of file that is read"),
        ("a.csv", b"%PDF-1.7 \x00", "is a PDF"),
        ("a.csv", b"\x89PNG\r\n\x1a\n\x00", "is a picture"),
        ("a.xls", b"<html><table><tr><td>1</td></tr></table></html>", "is a web page or XML"),
        ("a.xls", b'<?xml version="1.0"?><Workbook/>', "is a web page or XML"),
        ("a.xlsx", b'{"grants": []}', "is a JSON file"),
        ("a.csv", bytes(range(256)) * 4, "is not a spreadsheet"),
        ("a.csv", b'Name,Amount\n"Rent,5\nLight,6\n', "quotation mark that is never closed"),
        ("a.csv", b"\xff\xfea", "letters in a.csv cannot be read"),
        ("a.xlsx", b"PK\x03\x04 and then nothing", "is damaged"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and then nothing", "is damaged"),
    ],
)
def test_a_file_that_cannot_be_read_gives_a_sentence(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert said in refusal(path)


def test_a_missing_file_a_folder_and_another_zip_are_named(tmp_path: Path) -> None:
    assert "There is no file" in refusal(tmp_path / "gone.xlsx")
    assert "is a folder" in refusal(tmp_path)
    assert "is not a spreadsheet" in refusal(zip_file(tmp_path / "a.xlsx", {"word/document.xml": b"<w/>"}))
    assert "binary workbook" in refusal(zip_file(tmp_path / "a.xlsb", {"xl/workbook.bin": b"x"}))


def test_a_file_larger_than_the_limit_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as stream:
        stream.truncate(50_000_001)
    assert "larger than 50 MB" in refusal(path)


def test_columns_have_the_letters_that_spreadsheets_show() -> None:
    assert [column_letter(index) for index in (0, 25, 26, 701, 702, 16_383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert [column_index(letters) for letters in ("A", "z", "AA", "XFD")] == [0, 25, 26, 16_383]


@given(st.binary(max_size=600), st.sampled_from([".csv", ".xlsx", ".xls", ".ods", ".txt"]))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes, suffix: str) -> None:
    path = tmp_path_factory.mktemp("any") / f"a{suffix}"
    path.write_bytes(content)
    assert read_or_refused(path)


@given(st.data())
def test_a_workbook_with_bytes_changed_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("changed")
    path = xlsx_file(folder, [["Name", "Amount"], ["Rent", 5]])
    content = bytearray(path.read_bytes())
    changes = st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255))
    for place, byte in data.draw(st.lists(changes, min_size=1, max_size=8)):
        content[int(place * len(content))] = byte
    path.write_bytes(content)
    assert read_or_refused(path)
