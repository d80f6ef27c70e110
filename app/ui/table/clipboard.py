"""Blocks of cells to and from spreadsheets: tab-separated text, read whole or not at all."""

import csv
import io
from collections.abc import Sequence

from app.problems import Problem, Refused
from app.ui.table.model import TableModel

EditedRow = tuple[object | None, dict[str, object]]
"""The key of a row (None for a new one) and its new native values by column key."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
_MOST_ROWS = 5_000


def block_text(cells: Sequence[Sequence[str]]) -> str:
    """Cells as spreadsheets take them."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(cells)
    return out.getvalue()


def cell_text(model: TableModel, row: int, column: int) -> str:
    """A cell for another program: bare numbers, and words that it cannot take for a formula."""
    value = model.native(row, column)
    if value is None:
        return ""
    if model.is_total(row) and isinstance(value, str):
        return _tame(value)
    text = model.kind(column).plain(value)
    return _tame(text) if model.columns[column].kind in {"text", "choice"} else text


def read_block(text: str) -> list[list[str]]:
    """The cells of pasted text, without the empty line at its end."""
    return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=False) if row]


def read_changes(
    model: TableModel, cells: Sequence[Sequence[str]], row: int, columns: Sequence[int]
) -> tuple[list[EditedRow], list[Problem]]:
    """What pasting a block with its corner in a row would change, `columns` being those from the corner rightwards.

    A first line that repeats the headings is left out. With any problem nothing should be changed.
    """
    if len(cells) > _MOST_ROWS:
        return [], [Problem(f"This block has {len(cells):,} rows. Paste at most {_MOST_ROWS:,} at a time.")]
    headings = [model.columns[column].heading for column in columns]
    skip = int(bool(cells) and [cell.strip() for cell in cells[0]] == headings[: len(cells[0])])
    changes: list[EditedRow] = []
    problems: list[Problem] = []
    for at, line in enumerate(cells[skip:]):
        key = model.key_at(row + at)
        if key is None and not any(cell.strip() for cell in line):
            continue
        if key is None and not model.adding:
            problems.append(Problem("There is no row for this line. Paste it further up.", row=at + skip + 1))
            continue
        values, found = _read_line(model, line, row + at, columns, at + skip + 1)
        problems += found
        if values:
            changes.append((key, values))
    return ([], problems) if problems else (changes, [])


def _read_line(
    model: TableModel, line: Sequence[str], row: int, columns: Sequence[int], number: int
) -> tuple[dict[str, object], list[Problem]]:
    values: dict[str, object] = {}
    problems: list[Problem] = []
    for at, cell in enumerate(line):
        if at >= len(columns):
            if cell.strip():
                problems.append(Problem("There is no column for this. Paste fewer columns.", row=number))
            break
        column = model.columns[columns[at]]
        new = model.key_at(row) is None
        if not column.editable:
            if not new and cell.strip() not in {"", model.text(row, columns[at]), cell_text(model, row, columns[at])}:
                sentence = "This column is worked out and cannot be pasted into."
                problems.append(Problem(sentence, row=number, column=column.heading))
            continue
        if new and not cell.strip() and column.optional:
            continue
        try:
            values[column.key] = model.kind(columns[at]).parse(_wild(cell))
        except Refused as refused:
            problems.append(Problem(str(refused), row=number, column=column.heading))
    return values, problems


def _tame(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _wild(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text
