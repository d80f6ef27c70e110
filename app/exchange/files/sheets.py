"""A file as named sheets of raw cells, whatever program wrote it."""

import json
from collections.abc import Iterable
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetMetadata, SheetTypeEnum, SheetVisibleEnum

from app.exchange.files.cells import MAX_BYTES, MAX_CELLS, Book, Cell, FileProblem, Sheet, packed, trimmed
from app.exchange.files.delimited import read_text_table
from app.exchange.files.oldexcel import MAGIC, safe_old_book
from app.exchange.files.packages import SafeBook, safe_package
from app.exchange.files.shapes import Joined, Shape, within

_TEXT_TABLES = {".csv", ".tsv", ".tab"}
_SPREADSHEETS = {".xlsx", ".xlsm", ".xls", ".ods", ".xlt", ".xltx"}
_CHOOSE = "Choose an .xlsx, .xls, .ods or .csv file."
_OTHER_KINDS = (
    (b"%PDF", "a PDF. Copy its table into a spreadsheet first"),
    (b"{\\rtf", "a letter. Copy its table into a spreadsheet first"),
    (b"SQLite format 3", "a database, not a spreadsheet"),
    (b"\x89PNG", "a picture. Type its figures into a spreadsheet first"),
    (b"\xff\xd8\xff", "a picture. Type its figures into a spreadsheet first"),
)


def read_book(path: Path) -> Book:
    """Read a CSV, TSV, XLSX, XLSM, XLS or ODS file. What a file is, is told from its content, not from its name.

    Formulas give the result that was stored with them. A formula error is kept as its text, such as `#REF!`. Raises
    FileProblem with a sentence when the file is missing, empty, locked, damaged, too large, or something else.
    """
    data = read_bytes(path)
    if data.startswith(b"PK"):
        return _read(path, safe_package(path.name, data))
    if data.startswith(MAGIC):
        return _read(path, safe_old_book(path.name, data))
    _refuse_other_kinds(path, data)
    suffix = path.suffix.lower()
    if suffix not in _TEXT_TABLES | _SPREADSHEETS:
        raise FileProblem(f"{path.name} is not a kind of file that is read here. {_CHOOSE}")
    return read_text_table(path, data, must_have_columns=suffix in _SPREADSHEETS)


def read_bytes(path: Path) -> bytes:
    """The whole file. Raises FileProblem when it is missing, a folder, empty, too large or not allowed to be read."""
    try:
        if path.is_dir():
            raise FileProblem(f"{path.name} is a folder. Choose a file inside it.")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise FileProblem(f"{path.name} is larger than 50 MB. Copy the table you need into a new file.")
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise FileProblem(f"There is no file {path}. Check its name and folder.") from error
    except PermissionError as error:
        raise FileProblem(f"{path.name} may not be read. Close it elsewhere, or ask who owns it for a copy.") from error
    except (OSError, ValueError) as error:
        raise FileProblem(f"{path.name} could not be read. Check that its drive or folder is still there.") from error
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise FileProblem(f"{path.name} is empty. Choose the file with your figures in it.")
    if len(data) > MAX_BYTES:
        raise FileProblem(f"{path.name} is larger than 50 MB. Copy the table you need into a new file.")
    return data


def _refuse_other_kinds(path: Path, data: bytes) -> None:
    for mark, what in _OTHER_KINDS:
        if data.startswith(mark):
            raise FileProblem(f"{path.name} is {what}.")
    start = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml", b"<workbook")):
        raise FileProblem(
            f"{path.name} is a web page or XML, whatever its name says. Open it in your spreadsheet program and save it"
            " as .xlsx."
        )
    if start.startswith((b"{", b"[")) and path.suffix.lower() not in _TEXT_TABLES and _is_json(data):
        raise FileProblem(f"{path.name} is a JSON file. Bring it in as 360Giving data, or choose a spreadsheet.")


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True


def _read(path: Path, safe: SafeBook) -> Book:
    damaged = f"{path.name} cannot be read. Open it in your spreadsheet program, save it as .xlsx, and use that."
    try:
        sheets = _sheets(path, safe)
    except (CalamineError, ValueError, OverflowError, OSError) as error:
        raise FileProblem(damaged) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # how a failed check inside the reader arrives; no Exception
            raise FileProblem(damaged) from error
        raise
    if not sheets:
        raise FileProblem(f"{path.name} has no sheet with cells. {_CHOOSE}")
    return Book(path, sheets)


def _sheets(path: Path, safe: SafeBook) -> tuple[Sheet, ...]:
    sheets = []
    kept = 0
    with CalamineWorkbook.from_filelike(safe.data) as workbook:
        for index, about in enumerate(workbook.sheets_metadata):
            if about.typ is not SheetTypeEnum.WorkSheet:
                continue
            read = workbook.get_sheet_by_index(index)
            cells = read.to_python(skip_empty_area=False)
            for (sheet, row, column), text in safe.errors.items():
                if sheet == index and row < len(cells) and column < len(cells[row]):
                    cells[row][column] = text
            rows = [packed(list[Cell](row)) for row in cells]
            kept += sum(map(len, rows))
            if kept > MAX_CELLS:
                raise FileProblem(f"{path.name} has more than {MAX_CELLS:,} cells. Copy the table you need elsewhere.")
            shape = safe.shapes[index] if index < len(safe.shapes) else Shape()
            told = shape.joined or [Joined(*start, *end) for start, end in read.merged_cell_ranges or ()]
            sheets.append(_sheet(about.name, trimmed(rows), shape, told, visible=_is_visible(about)))
    return tuple(sheets)


def _is_visible(about: SheetMetadata) -> bool:
    return about.visible is SheetVisibleEnum.Visible


def _sheet(
    name: str, rows: tuple[tuple[Cell, ...], ...], shape: Shape, joined: Iterable[Joined], *, visible: bool
) -> Sheet:
    """A sheet with its shape, as far as it has cells."""
    width = max(map(len, rows), default=0)
    return Sheet(
        name,
        rows,
        visible,
        frozenset(at for at in within(shape.rows, len(rows)) if rows[at]),
        frozenset(within(shape.columns, width)),
        tuple(one for one in joined if one.top < len(rows) and one.left < width),
    )
