"""Old Excel files (XLS), and the container that locked XLSX files share with them, made safe before they are read.

The reader trusts the sizes that such a file declares and asks for that much memory. So the one stream that matters is
taken out along its chain of sectors, its sizes and places are checked, and it is put into a plain new container.
Layouts: Microsoft's published [MS-CFB] sections 2.2 to 2.6 and [MS-XLS] sections 2.4 and 2.5.
"""

import io
import struct
from collections.abc import Iterator, Sequence

from app.exchange.files.cells import MAX_CELLS, FileProblem
from app.exchange.files.packages import SafeBook, locked
from app.exchange.files.shapes import Shape, Span

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_READ = frozenset({"Workbook", "Book", "EncryptedPackage"})
_END = 0xFFFFFFFE
_FREE = 0xFFFFFFFF
_FAT = 0xFFFFFFFD
_SECTOR = 512
_COLUMN_LIMIT = 256

_DIMENSIONS, _SHARED_STRINGS, _SHEET, _LOCK, _PART_END = 0x0200, 0x00FC, 0x0085, 0x002F, 0x000A
_ROW, _COLUMNS = 0x0208, 0x007D
_PART_BEGINNINGS = frozenset((0x0009, 0x0209, 0x0409, 0x0809))
_FORMULA, _ERROR = 0x0006, 0x0205
_CELLS = frozenset({_FORMULA, _ERROR, 0x0203, 0x00FD, 0x027E, 0x00BD, 0x0204, 0x00D6, 0x0201, 0x00BE})
_ERROR_TEXT = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def safe_old_book(name: str, data: bytes) -> SafeBook:
    """The old Excel file in these bytes, checked and put into a new container. Raises FileProblem."""
    try:
        streams = _streams(data)
        if "EncryptedPackage" in streams:
            raise FileProblem(locked(name))
        workbook = streams.get("Workbook") or streams.get("Book")
        if workbook is None:
            raise FileProblem(f"{name} is not a spreadsheet. Choose an .xlsx, .xls, .ods or .csv file.")
        stream = bytearray(workbook)
        starts = _starts(name, stream)
        errors = dict(_errors(name, stream, starts))
        shapes = tuple(_shape(stream, start) for start in starts)
    except (struct.error, IndexError, ValueError, OverflowError) as error:
        raise FileProblem(f"{name} is damaged or not complete. Open it in Excel and save it as .xlsx.") from error
    return SafeBook(io.BytesIO(_container(bytes(stream))), shapes, errors)


def _streams(data: bytes) -> dict[str, bytes]:
    """The streams of a compound file that are read, by name. A chain that loops or leaves the file raises ValueError.

    What else the file holds (properties, macros) may be in any state: nobody reads it.
    """
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    if size not in {512, 4096}:
        raise ValueError("sector size")
    fat_count, directory, _, cutoff, mini_fat, _, more, _ = struct.unpack_from("<II4sIIIII", data, 44)
    table = [sector for sector in struct.unpack_from("<109I", data, 76) if sector < _FAT]
    for _ in range(len(data) // size + 1):
        if more >= _FAT:
            break
        entries = struct.unpack(f"<{size // 4}I", _sector(data, more, size))
        table += [sector for sector in entries[:-1] if sector < _FAT]
        more = entries[-1]
    fat = [
        entry for sector in table[:fat_count] for entry in struct.unpack(f"<{size // 4}I", _sector(data, sector, size))
    ]
    entries_of = _chain(data, directory, fat, size)
    mini = _chain(data, mini_fat, fat, size)
    mini_table = list(struct.unpack(f"<{len(mini) // 4}I", mini))
    streams: dict[str, bytes] = {}
    root = b""
    for at in range(0, len(entries_of) - 127, 128):
        length, kind = struct.unpack_from("<HB", entries_of, at + 64)
        first, total = struct.unpack_from("<II", entries_of, at + 116)
        if kind == 5:
            root = _chain(data, first, fat, size)
        if kind == 2 and length <= 64:
            title = entries_of[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
            if title not in _READ:
                continue
            small = total < cutoff
            body = _chain(root, first, mini_table, 64, base=0) if small else _chain(data, first, fat, size)
            streams.setdefault(title, body[:total])
    return streams


def _sector(data: bytes, number: int, size: int, base: int = 1) -> bytes:
    start = (number + base) * size
    if start >= len(data):
        raise ValueError("sector outside the file")
    return data[start : start + size].ljust(size, b"\x00")


def _chain(data: bytes, first: int, table: list[int], size: int, base: int = 1) -> bytes:
    parts: list[bytes] = []
    while first < _FAT:
        if len(parts) > len(table):
            raise ValueError("a chain that loops")
        parts.append(_sector(data, first, size, base))
        first = table[first]
    return b"".join(parts)


def _records(stream: bytes | bytearray, at: int) -> Iterator[tuple[int, int, int]]:
    """Each record's kind, where its body begins, and the body's length, from a place to the next end of a part."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, at + 4, min(length, len(stream) - at - 4)
        if kind == _PART_END:
            return
        at += 4 + length


def _starts(name: str, stream: bytearray) -> list[int]:
    """Where each sheet begins; a promise of more strings than can be there is corrected in place."""
    starts: list[int] = []
    for kind, body, length in _records(stream, 0):
        if kind == _LOCK:
            raise FileProblem(locked(name))
        if kind == _SHEET:
            starts.append(struct.unpack_from("<I", stream, body)[0])
        elif kind == _SHARED_STRINGS and length >= 8:
            most = min(struct.unpack_from("<I", stream, body + 4)[0], len(stream) // 3)
            struct.pack_into("<II", stream, body, most, most)
    return starts


def _errors(name: str, stream: bytearray, starts: Sequence[int]) -> Iterator[tuple[tuple[int, int, int], str]]:
    """Refuse impossible places, correct the declared sizes in place, and find formula errors."""
    for index, start in enumerate(starts):
        if struct.unpack_from("<H", stream, start)[0] not in _PART_BEGINNINGS:
            raise ValueError("a sheet that is not there")
        for row, column, text in _errors_in_sheet(name, stream, start):
            yield (index, row, column), text


def _shape(stream: bytearray, start: int) -> Shape:
    """The rows and columns that a sheet hides: flags of its ROW and COLINFO records ([MS-XLS] 2.4.221 and 2.4.53)."""
    rows: list[Span] = []
    columns: list[Span] = []
    for kind, body, length in _records(stream, start):
        if kind == _ROW and length >= 14 and stream[body + 12] & 0x20:
            row = struct.unpack_from("<H", stream, body)[0]
            rows.append((row, row))
        elif kind == _COLUMNS and length >= 10 and stream[body + 8] & 1:
            columns.append(struct.unpack_from("<HH", stream, body))
    return Shape(tuple(rows), tuple(columns))


def _errors_in_sheet(name: str, stream: bytearray, start: int) -> Iterator[tuple[int, int, str]]:
    width = height = 0
    for kind, body, length in _records(stream, start):
        if kind == _DIMENSIONS:
            stream[body : body + length] = bytes(length)
        elif kind in _CELLS and length >= 6:
            row, column = struct.unpack_from("<HH", stream, body)
            width, height = max(width, column + 1), max(height, row + 1)
            if column >= _COLUMN_LIMIT or width * height > MAX_CELLS:
                raise FileProblem(f"A sheet in {name} reaches too far. Open it in Excel and save it as .xlsx.")
            if text := _error_text(kind, stream, body, length):
                yield row, column, text


def _error_text(kind: int, stream: bytearray, body: int, length: int) -> str:
    if kind == _ERROR and length >= 8 and stream[body + 7]:
        return _ERROR_TEXT.get(stream[body + 6], "#VALUE!")
    if kind == _FORMULA and length >= 14 and stream[body + 12 : body + 14] == b"\xff\xff" and stream[body + 6] == 2:
        return _ERROR_TEXT.get(stream[body + 8], "#VALUE!")
    return ""


def _container(stream: bytes) -> bytes:
    """A compound file that holds this one stream."""
    size = max(len(stream), 4096)
    count = -(-size // _SECTOR)
    fat_count = -(-(count + 1) // 127)
    while (count + 1 + fat_count) > fat_count * 128:
        fat_count += 1
    extra = -(-max(fat_count - 109, 0) // 127)
    while (count + 1 + fat_count + extra) > fat_count * 128:
        fat_count += 1
        extra = -(-max(fat_count - 109, 0) // 127)
    directory = count
    fat_at = count + 1
    more_at = fat_at + fat_count
    fat = [*range(1, count), _END, _END, *[_FAT] * fat_count, *[0xFFFFFFFC] * extra]
    fat += [_FREE] * (fat_count * 128 - len(fat))
    table = list(range(fat_at, fat_at + fat_count))
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        *(MAGIC, b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, fat_count, directory, 0, 4096, _END, 0),
        *(more_at if extra else _END, extra),
    )
    first = table[:109] + [_FREE] * max(109 - len(table), 0)
    rest = table[109:]
    more = b""
    for index in range(extra):
        part = rest[index * 127 : (index + 1) * 127]
        part += [_FREE] * (127 - len(part)) + [more_at + index + 1 if index + 1 < extra else _END]
        more += struct.pack("<128I", *part)
    entries = (
        _entry("Root Entry", 5, 1, _END, 0) + _entry("Workbook", 2, _FREE, 0, size) + _entry("", 0, _FREE, 0, 0) * 2
    )
    body = stream.ljust(count * _SECTOR, b"\x00")
    return header + struct.pack("<109I", *first) + body + entries + struct.pack(f"<{len(fat)}I", *fat) + more


def _entry(title: str, kind: int, child: int, first: int, size: int) -> bytes:
    text = title.encode("utf-16-le")
    length = len(text) + 2 if title else 0
    return struct.pack(
        "<64sHBBIII16sI16sIQ", text, length, kind, 1, _FREE, _FREE, child, b"", 0, b"", first if title else 0, size
    )
