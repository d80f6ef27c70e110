"""Where a list is in a file, and what else could be chosen: its sheets, its rows of headings, its columns."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.exchange.files.cells import Book, Sheet
from app.exchange.headings.rows import headings_of
from app.exchange.lists.answers import NOTHING_SAID, Answers
from app.exchange.lists.cell_text import as_text
from app.exchange.lists.mapping import Layout
from app.services.imports.lists import LISTS
from app.text import shorten
from app.work.import_reading import LONGEST

_ROWS_OFFERED = 80
_COLUMNS_OFFERED = 80


@dataclass(frozen=True, slots=True)
class FileColumn:
    """A column of the file: its heading, what stands under it, and the field that it fills (empty for none)."""

    heading: str
    sample: str
    field: str


@dataclass(frozen=True, slots=True)
class FilePlace:
    """Where the list is in the file, and what else could be chosen. `fields` are (name, label) pairs."""

    sheet: str
    sheets: tuple[tuple[str, str], ...]
    header_row: int
    header_rows: tuple[tuple[int, str], ...]
    columns: tuple[FileColumn, ...]
    fields: tuple[tuple[str, str], ...]


def place_of(book: Book, kind: str, layout: Layout) -> FilePlace:
    """The place of a list, with what can be chosen instead."""
    sheet = book.sheet(layout.sheet)
    sheets = [each for each in book.sheets if each.rows]
    rows = {at for at, cells in enumerate(sheet.rows[:_ROWS_OFFERED], start=1) if cells} | {layout.header_row}
    return FilePlace(
        sheet.name,
        tuple((each.name, each.name if each.visible else f"{each.name} (hidden)") for each in sheets),
        layout.header_row,
        tuple((row, _row_words(sheet, row)) for row in sorted(rows)),
        tuple(_columns(sheet, layout)),
        tuple((one.name, one.label) for one in LISTS[kind].fields),
    )


Said = Callable[[int], Mapping[str, str]]
"""What a list says in a row, by field."""


def sayer(book: Book, layout: Layout, answers: Answers = NOTHING_SAID) -> Said:
    """Tells what the file says in a row, by field, or what was typed instead."""
    sheet = book.sheet(layout.sheet)
    headings = enumerate(headings_of(sheet, layout.header_row))
    fields = [(index, layout.columns[heading]) for index, heading in headings if heading in layout.columns]
    rows = answers.with_typed(sheet.rows, fields)

    def said(number: int) -> Mapping[str, str]:
        cells = rows[number - 1]
        return {name: as_text(cells[index]) if index < len(cells) else "" for index, name in fields}

    return said


def _row_words(sheet: Sheet, row: int) -> str:
    cells = sheet.rows[row - 1] if row <= len(sheet.rows) else ()
    words = " · ".join(shorten(text, 24) for cell in cells if (text := " ".join(as_text(cell).split())))
    return shorten(f"Row {row}: {words}", 90)


def _columns(sheet: Sheet, layout: Layout) -> Sequence[FileColumn]:
    """The columns that have something in them, each with the first things that stand under its heading."""
    under = sheet.rows[layout.header_row : layout.header_row + 50]
    heads = sheet.rows[layout.header_row - 1] if layout.header_row <= len(sheet.rows) else ()
    columns = []
    for index, heading in enumerate(headings_of(sheet, layout.header_row)):
        texts = [text for row in under if index < len(row) and (text := " ".join(as_text(row[index]).split()))]
        if texts or (index < len(heads) and heads[index] is not None):
            sample = ", ".join(shorten(text, 24) for text in list(dict.fromkeys(texts))[:3])
            columns.append(FileColumn(heading, shorten(sample, LONGEST), layout.columns.get(heading, "")))
    used = [column for column in columns if column.field]
    return columns[:_COLUMNS_OFFERED] + [column for column in used if column not in columns[:_COLUMNS_OFFERED]]
