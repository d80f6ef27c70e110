"""Zipped spreadsheets (XLSX, XLSM, ODS) made safe before they are read.

A small file can unpack to gigabytes, name a cell a billion rows away, or promise a million strings: the reader would
ask for that memory and take the whole program down. So the parts that are read are unpacked here within limits,
checked, and packed again in memory; what nobody reads (properties, drawings, printer settings) is neither unpacked nor
judged. On the way, formula errors, which the reader would drop, are turned into text.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from app.exchange.files.cells import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    NO_RESULT,
    FileProblem,
    column_index,
    column_letter,
)
from app.exchange.files.shapes import Shape, related_parts, shape_of_sheet, shapes_of_document, sheet_parts

_MAX_UNPACKED = 300_000_000
_MAX_PARTS = 5_000
_CHUNK = 1 << 20
_DAMAGED = "{} is damaged or not complete. Open it in your spreadsheet program and save it again, or get a new copy."
_TOO_LARGE = "{} unpacks to more than 300 MB. Copy the table you need into a new spreadsheet and save that."

_CELL_TAG = re.compile(rb"<(?:[\w.-]+:)?c[\s/>]")
_USUAL_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: (?:s|t|cm|vm|ph)="\w*")*\s?(/>|></c>|><v ?/></c>|><v></v></c>|>)'
)
_ERROR_TYPE = re.compile(rb'(<(?:[\w.-]+:)?c\s[^>]*?\bt=)(["\'])e\2')
_NO_RESULT = re.compile(
    rb'<c( r="\w+")(?! [^>]*\bt="str")[^>]*><f[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)
_COUNTS = re.compile(rb'\s(?:unique)?count\s*=\s*(?:"[^"]*"|\'[^\']*\')', re.IGNORECASE)
_ODS_ERROR = re.compile(rb'<table:table-cell\b[^>]*calcext:value-type="error"[^>]*>')
_ODS_SPACES = re.compile(rb"""text:c\s*=\s*["']\d{4,}["']""")
_ODS_VALUE = re.compile(rb'\soffice:(?:string-)?value="[^"]*"')
_ODS_TAG = re.compile(rb"<(/?)table:(table-row|table-cell|covered-table-cell|table)((?:\s[^>]*?)?)(/?)>")
_ODS_REPEAT = re.compile(rb'table:number-(?:rows|columns)-repeated\s*=\s*["\'](\d{1,20})["\']')
_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_STRINGS, _STYLES = "xl/sharedstrings.xml", "xl/styles.xml"
_ROOT = "_rels/.rels"
_ROOT_SAYS = (
    b'<?xml version="1.0" encoding="UTF-8"?>'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
    b' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    b' Target="xl/workbook.xml"/></Relationships>'
)
"""Where the reader finds the workbook, whatever else a package says of itself."""


@dataclass(frozen=True, slots=True)
class SafeBook:
    """A checked spreadsheet for the reader, and the shape of each of its sheets, in their order.

    `errors` are formula errors that the reader would drop: (sheet, row, column), counted from 0, to text.
    """

    data: io.BytesIO
    shapes: tuple[Shape, ...] = ()
    errors: Mapping[tuple[int, int, int], str] = field(default_factory=dict)


def safe_package(name: str, data: bytes) -> SafeBook:
    """The spreadsheet in these bytes, checked and packed again for the reader. Raises FileProblem."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            if len(names) > _MAX_PARTS:
                raise FileProblem(_TOO_LARGE.format(name))
            if "content.xml" in names:
                return _open_document(name, package)
            if any(part.lower() == "xl/workbook.bin" for part in names):
                raise FileProblem(f"{name} is an Excel binary workbook. Open it in Excel and save it as .xlsx.")
            if not any(part.lower() == "xl/workbook.xml" for part in names):
                raise FileProblem(f"{name} is not a spreadsheet. Choose an .xlsx, .xls, .ods or .csv file.")
            return _office_open(name, package)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise FileProblem(_DAMAGED.format(name)) from error


def _office_open(name: str, package: zipfile.ZipFile) -> SafeBook:
    infos = {info.filename.lower(): info for info in package.infolist()}
    if sum(info.file_size for part, info in infos.items() if part.endswith(".xml")) > _MAX_UNPACKED:
        raise FileProblem(_TOO_LARGE.format(name))
    parts: dict[str, bytes] = {}
    wanted = [_WORKBOOK, _RELATIONS, _STRINGS, _STYLES]
    for part in wanted:  # grows: the relations name the sheets
        if part not in infos or part in parts:
            continue
        content = _unpack(name, package, infos[part], _MAX_UNPACKED - sum(map(len, parts.values())))
        _refuse_declarations(name, content)
        if part == _RELATIONS:
            wanted += sorted(related_parts(content))
        parts[part] = content
    sheets = sheet_parts(parts[_WORKBOOK], parts.get(_RELATIONS, b"<none/>"))
    shapes = tuple(shape_of_sheet(parts.get(sheet.lower(), b"")) for sheet in sheets)
    ready = {infos[part].filename: _ready(name, part, content) for part, content in parts.items()}
    return SafeBook(_pack({_ROOT: _ROOT_SAYS, **ready}), shapes)


def _ready(name: str, part: str, content: bytes) -> bytes:
    """One part as the reader gets it: no false counts, errors as text, no cell out of reach."""
    if "sharedstrings" in part:
        return _COUNTS.sub(b"", content[:2000]) + content[2000:]
    if b"sheetData" in content:
        content = _ERROR_TYPE.sub(rb"\1\2str\2", content)
        content = _NO_RESULT.sub(rb'<c\1 t="str"><v>' + NO_RESULT.encode() + rb"</v></c>", content)
        _check_reach(name, content)
    return content


def _open_document(name: str, package: zipfile.ZipFile) -> SafeBook:
    content: dict[str, bytes] = {}
    left = _MAX_UNPACKED
    for part in ("mimetype", "META-INF/manifest.xml", "content.xml"):
        if part in package.NameToInfo:
            content[part] = _unpack(name, package, package.getinfo(part), left)
            left -= len(content[part])
    if b"encryption-data" in content.get("META-INF/manifest.xml", b""):
        raise FileProblem(locked(name))
    if b"spreadsheet" not in content.get("mimetype", b"spreadsheet"):
        raise FileProblem(f"{name} is not a spreadsheet. Choose an .xlsx, .xls, .ods or .csv file.")
    _refuse_declarations(name, content["content.xml"])
    _check_repeats(name, content["content.xml"])
    table = _ODS_ERROR.sub(_as_text, content["content.xml"])
    content["content.xml"] = _ODS_SPACES.sub(b'text:c="999"', table)
    content.setdefault("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")
    return SafeBook(_pack(content), shapes_of_document(content["content.xml"]))


def locked(name: str) -> str:
    """What to do about a file that asks for a password."""
    return f"{name} is locked with a password. Open it in your spreadsheet program, save a copy without one, use that."


def _as_text(match: re.Match[bytes]) -> bytes:
    tag = _ODS_VALUE.sub(b"", match[0])
    return re.sub(rb'office:value-type="\w+"', b'office:value-type="string"', tag)


def _unpack(name: str, package: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes:
    if info.flag_bits & 1:
        raise FileProblem(locked(name))
    if info.file_size > left:
        raise FileProblem(_TOO_LARGE.format(name))
    chunks: list[bytes] = []
    size = 0
    with package.open(info) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > left:
                raise FileProblem(_TOO_LARGE.format(name))
            chunks.append(chunk)
    return b"".join(chunks)


def _pack(parts: dict[str, bytes]) -> io.BytesIO:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_STORED) as package:
        for part, content in parts.items():
            package.writestr(part, content)
    memory.seek(0)
    return memory


def _refuse_declarations(name: str, content: bytes) -> None:
    """No spreadsheet program writes entities or wide text; files that do are made to do harm.

    The reader can also run for ever on XML that is not well formed, so a strict parser goes first (ValueError).
    """
    start = content[:4096]
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\x00" in start:
        raise FileProblem(f"{name} holds something that spreadsheets never hold, so it is not opened. Make a new copy.")
    try:
        expat.ParserCreate().Parse(content, True)
    except (expat.ExpatError, LookupError) as error:
        raise ValueError("not well formed") from error


def _check_reach(name: str, content: bytes) -> None:
    usual = _USUAL_CELL.findall(content)
    if len(usual) == len(_CELL_TAG.findall(content)):
        filled = [(column, row) for column, row, end in usual if end == b">"]
        width = max((column_index(column.decode()) + 1 for column in {column for column, _ in filled}), default=0)
        height = max((int(row) for row in {row for _, row in filled}), default=0)
    else:
        width, height = _reach(content)
    _refuse_far(name, width, height)


def _refuse_far(name: str, width: int, height: int) -> None:
    if width * height > MAX_CELLS or height > MAX_ROWS or width > MAX_COLUMNS:
        where = f"{column_letter(min(width, MAX_COLUMNS) - 1)}{min(height, MAX_ROWS)}"
        raise FileProblem(
            f"A sheet in {name} reaches as far as cell {where}. Delete the rows and columns beyond your table and save."
        )


def _reach(content: bytes) -> tuple[int, int]:
    """The width and height of a sheet whose cells are written in an unusual way, by a real parser."""
    row = column = width = height = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, width, height
        place = attributes.get("r", "")
        match tag.rpartition(":")[2]:
            case "row":
                row = int(place or row + 1)
                column = 0
            case "c" if place:
                found = re.fullmatch(r"([A-Za-z]{1,3})(\d{1,7})", place, re.ASCII)
                if found is None:
                    raise ValueError("not a cell")
                column, row = column_index(found[1]) + 1, int(found[2])
            case "c":
                column += 1
        width, height = max(width, column), max(height, row)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.Parse(content, True)
    return width, height


def _check_repeats(name: str, content: bytes) -> None:
    """How far the filled cells of each table reach, repeats counted; empty cells at the ends do not matter."""
    row = column = width = height = repeat = 0
    for close, kind, attributes, closed in _ODS_TAG.findall(content):
        if close:
            if kind == b"table-row":
                row += repeat
            continue
        found = _ODS_REPEAT.search(attributes) if b"repeated" in attributes else None
        times = max(int(found[1]), 1) if found else 1
        if kind == b"table":
            row = width = height = 0
        elif kind == b"table-row":
            column, repeat = 0, times
            row += times if closed else 0
        else:
            column += times
            if b"office:" in attributes or not closed:
                width, height = max(width, column), max(height, row + repeat)
                _refuse_far(name, width, height)
