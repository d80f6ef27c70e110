"""Old Excel files: read with their errors, checked before the reader trusts their sizes."""

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.files.cells import FileProblem
from app.exchange.files.oldexcel import _container, _streams
from app.exchange.files.sheets import read_book
from tests.exchange.made_files import label, number, old_workbook, read_or_refused, record, xls_file

FAILED = record(0x0205, struct.pack("<HHHBB", 2, 1, 0, 0x17, 1))
RESULT = bytes([2, 0, 7, 0, 0, 0, 255, 255])
FORMULA = record(0x0006, struct.pack("<HHH", 3, 1, 0) + RESULT + struct.pack("<HIH", 0, 0, 0))
CELLS = label(0, 0, "Name") + label(0, 1, "Amount") + label(1, 0, "Café £") + number(1, 1, 1000.1)


def refusal(path: Path) -> str:
    with pytest.raises(FileProblem) as caught:
        read_book(path)
    return str(caught.value)


def test_text_numbers_and_formula_errors_are_read(tmp_path: Path) -> None:
    book = read_book(xls_file(tmp_path, old_workbook(CELLS + FAILED + FORMULA + label(3, 0, "x"))))
    assert book.sheets[0].name == "Costs"
    assert book.sheets[0].rows == (("Name", "Amount"), ("Café £", 1000.1), (None, "#REF!"), ("x", "#DIV/0!"))


def test_a_declared_size_beyond_reason_is_not_believed(tmp_path: Path) -> None:
    stream = old_workbook(CELLS, size=struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0xFFFF, 0))
    assert len(read_book(xls_file(tmp_path, stream)).sheets[0].rows) == 2


def test_cells_that_reach_too_far_are_refused(tmp_path: Path) -> None:
    assert "reaches too far" in refusal(xls_file(tmp_path, old_workbook(CELLS + number(3, 300, 1.0))))
    assert "reaches too far" in refusal(xls_file(tmp_path, old_workbook(CELLS + number(65_535, 200, 1.0))))


def test_a_password_and_a_locked_new_workbook_say_what_to_do(tmp_path: Path) -> None:
    locked = record(0x002F, bytes(6)) + old_workbook(CELLS)
    assert "locked with a password" in refusal(xls_file(tmp_path, locked))
    path = xls_file(tmp_path, old_workbook(CELLS))
    name, other = "Workbook".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le")
    data = path.read_bytes()
    at = data.index(name)
    entry = other.ljust(64, b"\x00") + struct.pack("<H", len(other) + 2)
    path.write_bytes(data[:at] + entry + data[at + 66 :])
    assert "locked with a password" in refusal(path)


def test_a_file_of_another_program_in_the_same_container_is_not_a_spreadsheet(tmp_path: Path) -> None:
    path = xls_file(tmp_path, old_workbook(CELLS))
    path.write_bytes(path.read_bytes().replace("Workbook".encode("utf-16-le"), "WordDocs".encode("utf-16-le")))
    assert "is not a spreadsheet" in refusal(path)


def test_sector_counts_that_promise_gigabytes_are_not_believed(tmp_path: Path) -> None:
    path = xls_file(tmp_path, old_workbook(CELLS))
    data = bytearray(path.read_bytes())
    data[44:48] = data[72:76] = b"\xff\xff\xff\x7f"
    path.write_bytes(data)
    assert read_book(path).sheets[0].rows[1] == ("Café £", 1000.1)


@pytest.mark.parametrize("size", [1, 4_096, 65_000, 3_000_000, 8_000_000])
def test_a_container_gives_back_its_stream_whatever_its_size(size: int) -> None:
    stream = bytes(index % 251 for index in range(min(size, 70_000))) * (size // 70_000 + 1)
    again = _streams(_container(stream))["Workbook"]
    assert again[: len(stream)] == stream
    assert not again[len(stream) :].strip(b"\x00")


@given(st.data())
def test_a_stream_with_bytes_changed_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    stream = bytearray(old_workbook(CELLS + FAILED))
    for place in data.draw(st.lists(st.integers(0, len(stream) - 1), min_size=1, max_size=4)):
        stream[place] = data.draw(st.sampled_from([0, 1, 10, 60, 127, 255]))
    path = xls_file(tmp_path_factory.mktemp("old"), bytes(stream))
    assert read_or_refused(path)
