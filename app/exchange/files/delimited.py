"""Text files of rows: the encoding, the separator and the quoting found out, then read."""

import csv
import io
from pathlib import Path

from charset_normalizer import from_bytes

from app.exchange.files.cells import MAX_CELLS, Book, Cell, FileProblem, Sheet, packed, trimmed

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SEPARATORS = ",;\t|"
_SAMPLE_LINES = 60


def read_text_table(path: Path, data: bytes, *, must_have_columns: bool) -> Book:
    """Read a CSV, TSV or semicolon file from its bytes. Raises FileProblem.

    With `must_have_columns` a text that no separator divides is refused: it is a letter, not a table.
    """
    text, encoding = _decode(path.name, data)
    declared = _declared_separator(text)
    if declared:
        text = text.split("\n", 1)[1] if "\n" in text else ""
    separator = declared or _guess_separator(text)
    if not separator and must_have_columns:
        raise FileProblem(f"{path.name} is plain text, not a spreadsheet. Choose the spreadsheet, or save it as CSV.")
    rows = _rows(path.name, text, separator or ",")
    return Book(path, (Sheet(path.stem, rows, visible=True),), encoding)


def _decode(name: str, data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(name, data, encoding), encoding
    if encoding := _wide(data):
        return _strict(name, data, encoding), encoding
    if b"\x00" in data[:4096]:
        raise FileProblem(f"{name} is not a spreadsheet or a CSV file. Choose an .xlsx, .xls, .ods or .csv file.")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _old_encoding(name, data)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of plain text is zero."""
    sample = data[:400]
    if len(sample) >= 4 and sample.count(0) * 3 >= len(sample):
        return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
    return ""


def _strict(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _unreadable(name) from error


def _old_encoding(name: str, data: bytes) -> tuple[str, str]:
    """Windows or old Mac letters, told apart by the lines that hold any."""
    telling = b"\n".join(line for line in data.splitlines() if not line.isascii())[:20_000]
    best = from_bytes(telling, cp_isolation=["cp1252", "mac_roman"]).best()
    for encoding in dict.fromkeys((best.encoding if best else "cp1252", "cp1252")):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise _unreadable(name)


def _unreadable(name: str) -> FileProblem:
    return FileProblem(
        f"The letters in {name} cannot be read. Open it in your spreadsheet program and save it as “CSV UTF-8”."
    )


def _declared_separator(text: str) -> str:
    """Excel's own first line `sep=;`."""
    first = text[:10].split("\n", 1)[0].strip().lower()
    return first[4] if len(first) == 5 and first.startswith("sep=") else ""


def _guess_separator(text: str) -> str:
    """The separator that divides the most lines into the same number of cells, or nothing."""
    lines = text[:65_536].splitlines(keepends=True)[:_SAMPLE_LINES]
    best, best_score = "", 0.0
    for separator in _SEPARATORS:
        if separator not in text:
            continue
        try:
            counts = [len(row) for row in csv.reader(lines, delimiter=separator) if row]
        except csv.Error:
            continue
        wide = [count for count in counts if count > 1]
        if not wide:
            continue
        usual = max(set(wide), key=lambda count: (wide.count(count), count))
        score = wide.count(usual) / len(counts) + min(usual, 50) / 1000
        if score > best_score:
            best, best_score = separator, score
    return best


def _rows(name: str, text: str, separator: str) -> tuple[tuple[Cell, ...], ...]:
    try:
        return _parse(name, text, separator, strict=True)
    except csv.Error as error:
        if "end of data" in str(error) or "field larger" in str(error):
            raise FileProblem(
                f"{name} opens a quotation mark that is never closed. Open it in your spreadsheet program and save it."
            ) from error
    try:
        return _parse(name, text, separator, strict=False)
    except csv.Error as error:
        raise FileProblem(
            f"{name} cannot be read as rows and columns. Open it in your spreadsheet program and save it as .xlsx."
        ) from error


def _parse(name: str, text: str, separator: str, *, strict: bool) -> tuple[tuple[Cell, ...], ...]:
    rows: list[tuple[Cell, ...]] = []
    cells = 0
    for record in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict):
        row = packed(list[Cell](record))
        cells += len(row) + 1
        if cells > MAX_CELLS:
            raise FileProblem(f"{name} has more than {MAX_CELLS:,} cells. Split it into smaller files.")
        rows.append(row)
    return trimmed(rows)
