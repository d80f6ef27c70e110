"""What a file holds before anyone has said what it means: named sheets of raw cells."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from app.exchange.files.shapes import Joined
from app.problems import Refused
from app.text import name_key

Cell = str | int | float | bool | date | datetime | time | timedelta | None

MAX_BYTES = 50_000_000
"""No file larger than this is opened. 10,000 grants take about 5 MB."""

MAX_CELLS = 3_000_000
"""No sheet may reach further than this many cells, filled or not, so that memory stays bounded."""

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384

NO_RESULT = "#NO RESULT!"
"""Stands in a cell whose formula was saved without its result."""

ERRORS = frozenset(
    {
        "#REF!",
        "#DIV/0!",
        "#VALUE!",
        "#NAME?",
        "#N/A",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#GETTING_DATA",
        NO_RESULT,
    }
)


class FileProblem(Refused):
    """A file that cannot be read; its text names the file and says what to do."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. Row 1 is `rows[0]`; rows end at their last filled cell, and an empty cell is None.

    `hidden_rows` and `hidden_columns` are places in it, counted from 0, that its owner does not see. Of `joined` cells
    only the first says anything.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    visible: bool = True
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    joined: tuple[Joined, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """A file as sheets. `encoding` is how the text of a CSV file was written, and empty for a spreadsheet."""

    path: Path
    sheets: tuple[Sheet, ...]
    encoding: str = ""

    def sheet(self, name: str) -> Sheet:
        """The sheet of this name, whatever its case and spaces. Raises FileProblem naming the sheets that there are."""
        for sheet in self.sheets:
            if name_key(sheet.name) == name_key(name):
                return sheet
        there = ", ".join(f"“{sheet.name}”" for sheet in self.sheets)
        raise FileProblem(f"{self.path.name} has no sheet “{name}”. It has {there}.")


def column_letter(index: int) -> str:
    """The letter that a spreadsheet shows over a column counted from 0: A, B … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """The column counted from 0 that a spreadsheet shows under these letters."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


def is_error(cell: Cell) -> bool:
    """Whether the cell holds a formula error such as #REF! or LibreOffice's Err:502."""
    return isinstance(cell, str) and cell[:1] in {"#", "E"} and (cell in ERRORS or cell.startswith("Err:5"))


def trimmed(rows: list[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
    """The rows without the empty ones at the end."""
    last = len(rows)
    while last and not rows[last - 1]:
        last -= 1
    return tuple(rows[:last])


def packed(cells: list[Cell]) -> tuple[Cell, ...]:
    """One row with empty text as None, ending at its last filled cell."""
    last = len(cells)
    while last and (cells[last - 1] == "" or cells[last - 1] is None):
        last -= 1
    if not last:
        return ()
    return tuple([None if cell == "" else cell for cell in cells[:last]])
