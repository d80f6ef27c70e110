"""What a sheet hides and joins is told with its cells, whatever program wrote it."""

import struct
from pathlib import Path

import openpyxl

from app.exchange.files.shapes import Joined
from app.exchange.files.sheets import read_book
from tests.exchange.made_files import label, number, ods_file, ods_row, old_workbook, record, xls_file, xlsx_file


def test_hidden_rows_and_columns_and_joined_cells_of_a_workbook(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, [["Item", "Was", "Amount"], ["Rent", 5, 6], ["Old", 1, 2], ["Power", 3, 4]])
    book = openpyxl.load_workbook(path)
    page, other = book.worksheets[0], book.create_sheet("Other")
    other.append(["plain"])
    page.row_dimensions[3].hidden = True
    page.row_dimensions[900].hidden = True
    page.column_dimensions["B"].hidden = True
    page.merge_cells("A2:A3")
    book.save(path)
    first, second = read_book(path).sheets
    assert (first.hidden_rows, first.hidden_columns) == (frozenset({2}), frozenset({1}))
    assert first.joined == (Joined(1, 0, 2, 0),)
    assert (second.hidden_rows, second.hidden_columns, second.joined) == (frozenset(), frozenset(), ())


def test_a_sheet_keeps_its_shape_when_the_workbook_names_its_parts_in_another_order(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, [["a"], ["b"]], sheet="Second")
    book = openpyxl.load_workbook(path)
    book.create_sheet("First", 0).append(["x"])
    book["Second"].row_dimensions[2].hidden = True
    book.save(path)
    assert [(sheet.name, sheet.hidden_rows) for sheet in read_book(path).sheets] == [
        ("First", frozenset()),
        ("Second", frozenset({1})),
    ]


def test_hidden_rows_and_columns_and_joined_cells_of_an_opendocument_sheet(tmp_path: Path) -> None:
    columns = (
        '<table:table-column table:number-columns-repeated="1"/>'
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
    )
    spanned = ods_row("Premises", "Rent").replace(
        "<table:table-cell ", '<table:table-cell table:number-rows-spanned="2" ', 1
    )
    hidden = ods_row("old", repeated=2).replace("<table:table-row ", '<table:table-row table:visibility="filter" ')
    sheet = read_book(ods_file(tmp_path, columns + ods_row("A", "B", "C") + spanned + hidden + ods_row("z"))).sheets[0]
    assert sheet.hidden_rows == frozenset({2, 3})
    assert sheet.hidden_columns == frozenset({1, 2})
    assert sheet.joined == (Joined(1, 0, 2, 0),)
    assert sheet.rows[sheet.joined[0].top][0] == "Premises"


def test_hidden_rows_and_columns_of_an_old_workbook(tmp_path: Path) -> None:
    row = record(0x0208, struct.pack("<HHHHHHHH", 1, 0, 2, 0, 0, 0, 0x0120, 0))
    column = record(0x007D, struct.pack("<HHHHHH", 1, 1, 0, 15, 1, 0))
    cells = column + row + label(0, 0, "Item") + label(0, 1, "Was") + label(1, 0, "Rent") + number(1, 1, 5.0)
    sheet = read_book(xls_file(tmp_path, old_workbook(cells))).sheets[0]
    assert (sheet.hidden_rows, sheet.hidden_columns) == (frozenset({1}), frozenset({1}))


def test_a_damaged_stream_that_nobody_reads_does_not_stop_an_old_workbook(tmp_path: Path) -> None:
    path = xls_file(tmp_path, old_workbook(label(0, 0, "Item")))
    data = bytearray(path.read_bytes())
    at = data.index("Workbook".encode("utf-16-le")) + 128
    title = "SummaryInformation".encode("utf-16-le")
    data[at : at + len(title)] = title
    struct.pack_into("<HB", data, at + 64, len(title) + 2, 2)
    struct.pack_into("<II", data, at + 116, 0x00FFFFF0, 9_000)
    path.write_bytes(data)
    assert read_book(path).sheets[0].rows == (("Item",),)
