"""Small files made for a test: spreadsheets of three kinds, text tables, and damaged or hostile ones."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from app.exchange.files.oldexcel import _container
from app.exchange.files.sheets import read_book
from app.problems import Refused

_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("table", "table"), ("text", "text"))
)


def read_or_refused(path: Path) -> bool:
    """Whether a file is read, or else refused with a sentence; anything else that is raised goes on to the test."""
    try:
        return bool(read_book(path).sheets)
    except Refused as refused:
        return bool(str(refused))


def csv_file(folder: Path, text: str, name: str = "list.csv", encoding: str = "utf-8") -> Path:
    """A text table."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def xlsx_file(folder: Path, rows: Sequence[Sequence[Any]], name: str = "list.xlsx", sheet: str = "Sheet1") -> Path:
    """A workbook of one sheet."""
    workbook = openpyxl.Workbook()
    page = workbook.worksheets[0]
    page.title = sheet
    for row in rows:
        page.append(list(row))
    path = folder / name
    workbook.save(path)
    return path


def edited(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """A zipped file with one of its parts changed."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[part] = change(parts.get(part, b""))
    return zip_file(path, parts)


def zip_file(path: Path, parts: Mapping[str, bytes]) -> Path:
    """A zip file of these parts."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    path.write_bytes(memory.getvalue())
    return path


def ods_file(folder: Path, table: str, name: str = "list.ods", manifest: str = "<m/>") -> Path:
    """An OpenDocument spreadsheet around the XML of one table's rows."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES}'
        ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="S">{table}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    parts = {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": manifest.encode(),
        "content.xml": content.encode(),
    }
    return zip_file(folder / name, parts)


def ods_row(*cells: str | float, repeated: int = 1) -> str:
    """The XML of one row of text and numbers."""
    inside = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        if isinstance(cell, str)
        else f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
        for cell in cells
    )
    return f'<table:table-row table:number-rows-repeated="{repeated}">{inside}</table:table-row>'


def record(kind: int, body: bytes = b"") -> bytes:
    """One record of an old Excel file."""
    return struct.pack("<HH", kind, len(body)) + body


def number(row: int, column: int, value: float) -> bytes:
    """A cell with a number."""
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def label(row: int, column: int, text: str) -> bytes:
    """A cell with text."""
    return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))


def old_workbook(cells: bytes, *, size: bytes = struct.pack("<IIHHH", 0, 9, 0, 9, 0)) -> bytes:
    """The stream of an old Excel workbook with one sheet."""
    opening = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0x07CC, 0, 0x0600))
    title = b"Costs"
    place = len(opening) + 4 + 8 + len(title) + 4
    named = record(0x0085, struct.pack("<IBBBB", place, 0, 0, len(title), 0) + title)
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0x07CC, 0, 0x0600))
    return opening + named + record(0x000A) + sheet + record(0x0200, size) + cells + record(0x000A)


def xls_file(folder: Path, stream: bytes, name: str = "list.xls") -> Path:
    """An old Excel file around a workbook's stream."""
    path = folder / name
    path.write_bytes(_container(stream))
    return path
