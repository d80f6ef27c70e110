"""What a drawn budget is, with the truth about it, and how it becomes a file."""

import csv
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from openpyxl import Workbook

Value = str | int | float | date | None


@dataclass
class Line:
    """A true line: its name, whether it is money in, and the pence of each column of time."""

    name: str
    comes_in: bool
    amounts: list[int]

    @property
    def total(self) -> int:
        return sum(self.amounts)


@dataclass
class DrawnSheet:
    """One sheet as rows of cells, with cells to merge (rows and columns from 0)."""

    name: str
    rows: list[list[Value]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


@dataclass
class Drawn:
    """A workbook and the truth: what comes in and goes out in pence, and each line that counts."""

    sheets: list[DrawnSheet]
    file_name: str
    lines: list[Line]
    traits: list[str]

    @property
    def total_in(self) -> int:
        return sum(line.total for line in self.lines if line.comes_in)

    @property
    def total_out(self) -> int:
        return sum(line.total for line in self.lines if not line.comes_in)


def write_xlsx(drawn: Drawn, folder: Path) -> Path:
    """The workbook as a real XLSX file."""
    book = Workbook()
    book.remove(book.active)
    for sheet in drawn.sheets:
        page = book.create_sheet(sheet.name)
        for row in sheet.rows:
            page.append(row)
        for top, left, bottom, right in sheet.merged:
            page.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    path = folder / f"{drawn.file_name}.xlsx"
    book.save(path)
    return path


def write_csv(drawn: Drawn, folder: Path) -> Path:
    """The first sheet as a CSV file."""
    path = folder / f"{drawn.file_name}.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        for row in drawn.sheets[0].rows:
            csv.writer(stream).writerow(
                ["" if cell is None else cell.strftime("%d/%m/%Y") if isinstance(cell, date) else cell for cell in row]
            )
    return path
