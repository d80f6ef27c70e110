"""Plain tables out to CSV and XLSX, so that no text in them can run as a formula and no half file is ever left."""

import csv
import io
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.replacing import replacing
from app.text import shorten

Out = str | int | float | Decimal | date | bool | None

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 32_767
_NOT_IN_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class OutSheet:
    """One sheet to write: a name, the headings, and rows of values in the same order."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Out]]


def write_csv(path: Path, headings: Sequence[str], rows: Iterable[Sequence[Out]], *, mark: bool = True) -> None:
    """Write a table as CSV that Excel and LibreOffice open with the right letters (UTF-8 with its mark).

    Programs that do not know the mark would take it for part of the first heading: leave it out where a program reads
    the file. Text that a spreadsheet could take for a formula gets an apostrophe in front, as spreadsheets mark text;
    numbers stay numbers, dates are ISO. Half of a broken character pair, which no file can hold, becomes a question
    mark. Raises Refused when the file cannot be written; what stood there before then still stands.
    """
    encoding = "utf-8-sig" if mark else "utf-8"
    with replacing(path) as beside, beside.open("w", encoding=encoding, errors="replace", newline="") as stream:
        writer = csv.writer(stream, quoting=csv.QUOTE_NONNUMERIC)
        writer.writerow([_csv_cell(heading) for heading in headings])
        writer.writerows([_csv_cell(value) for value in row] for row in rows)


def write_xlsx(path: Path, sheets: Sequence[OutSheet]) -> None:
    """Write sheets as XLSX. All text is stored as text, whatever it begins with; numbers and dates stay what they are.

    XLSX cannot hold control characters other than tab and new line, nor more than 32,767 characters in a cell: these
    characters are dropped, and longer text ends there with an ellipsis. Line ends become plain new lines. Sheet names
    are made to fit Excel's rules. Raises Refused when the file cannot be written.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - takes 170 ms, and most runs write no spreadsheet
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - the same
    from openpyxl.styles import Font  # noqa: PLC0415 - the same

    filled = [(sheet, [list(row) for row in sheet.rows]) for sheet in sheets]  # a failing row fails before any writing
    workbook = Workbook(write_only=True)
    names: set[str] = set()
    for sheet, rows in filled:
        page = workbook.create_sheet(_sheet_name(sheet.name, names))
        page.freeze_panes = "A2"
        bold = Font(bold=True)

        def cell(value: Out, font: Any = None, page: Any = page) -> Any:
            made = WriteOnlyCell(page, _xlsx_cell(value))
            if isinstance(made.value, str):
                made.data_type = "s"
            if font is not None:
                made.font = font
            return made

        page.append([cell(heading, bold) for heading in sheet.headings])
        for row in rows:
            page.append([cell(value) for value in row])
    memory = io.BytesIO()
    workbook.save(memory)
    with replacing(path) as beside:
        beside.write_bytes(memory.getvalue())


def _csv_cell(value: Out) -> Out:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_RISKY) else value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _xlsx_cell(value: Out) -> Out:
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if not isinstance(value, str):
        return value
    return shorten(_NOT_IN_XML.sub("", value.replace("\r\n", "\n").replace("\r", "\n")), _LONGEST)


def _sheet_name(name: str, taken: set[str]) -> str:
    """A name that Excel accepts and that no other sheet of the workbook has."""
    base = " ".join(_NOT_IN_NAME.sub(" ", name).split()).strip("'")[:31] or "Sheet"
    made = base
    number = 2
    while made.casefold() in taken:
        made = f"{base[:26]} ({number})"
        number += 1
    taken.add(made.casefold())
    return made
