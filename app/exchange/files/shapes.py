"""What a sheet hides and which of its cells are joined: told from its own XML, because the reader does not say."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.parsers import expat

Span = tuple[int, int]
"""From the first to the last, both counted from 0."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Cells joined into one, rows and columns counted from 0; what they say stands in the first."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Shape:
    """The rows and columns that a sheet hides, as spans, and its joined cells where they are known already."""

    rows: tuple[Span, ...] = ()
    columns: tuple[Span, ...] = ()
    joined: tuple[Joined, ...] = ()


_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_HIDDEN = re.compile(rb'\bhidden\s*=\s*["\'](?:1|true)["\']')
_NUMBER = {name: re.compile(rb"\b" + name + rb'\s*=\s*["\'](\d{1,7})["\']') for name in (b"r", b"min", b"max")}
_ODS = re.compile(
    rb"<(/?)table:(table-row|table-column|table-cell|covered-table-cell|table)(?=[\s/>])((?:\s[^>]*?)?)(/?)>"
)
_ODS_HIDDEN = re.compile(rb'table:visibility\s*=\s*["\'](?:collapse|filter)["\']')
_ODS_NUMBERS = {
    name: re.compile(rb"table:number-" + name + rb'\s*=\s*["\'](\d{1,9})["\']')
    for name in (b"rows-repeated", b"columns-repeated", b"rows-spanned", b"columns-spanned")
}


def sheet_parts(workbook: bytes, relations: bytes) -> tuple[str, ...]:
    """The part of each sheet of an XLSX workbook, in its order; empty where the workbook does not tell."""
    targets = {one.get("Id", ""): one.get("Target", "") for one in _elements(relations, "Relationship")}
    parts = []
    for sheet in _elements(workbook, "sheet"):
        target = targets.get(next((value for name, value in sheet.items() if name.endswith(":id")), ""), "")
        parts.append(_part(target) if target else "")
    return tuple(parts)


def related_parts(relations: bytes) -> frozenset[str]:
    """Every part that a workbook names as one of its sheets, strings or styles, in small letters."""
    kinds = ("/worksheet", "/chartsheet", "/sharedstrings", "/styles")
    return frozenset(
        _part(one.get("Target", "")).lower()
        for one in _elements(relations, "Relationship")
        if one.get("Type", "").lower().endswith(kinds)
    )


def shape_of_sheet(content: bytes) -> Shape:
    """What one sheet of an XLSX workbook hides."""
    if b"hidden" not in content:
        return Shape()
    head = content[: content.find(b"sheetData")]
    columns = [
        (_number(b"min", tag) - 1, _number(b"max", tag) - 1) for tag in _COLUMN.findall(head) if _HIDDEN.search(tag)
    ]
    rows, at = [], 0
    for tag in _ROW.findall(content):
        at = _number(b"r", tag) or at + 1
        if _HIDDEN.search(tag):
            rows.append((at - 1, at - 1))
    return Shape(tuple(rows), tuple(columns))


def shapes_of_document(content: bytes) -> tuple[Shape, ...]:
    """What each sheet of an OpenDocument spreadsheet hides and joins, in its order."""
    return tuple(_shape_of_table(table) for table in _tables(content))


def within(spans: Sequence[Span], most: int) -> Iterator[int]:
    """Each place of the spans that lies below `most`, however far they reach."""
    for first, last in spans:
        yield from range(first, min(last + 1, most))


def _tables(content: bytes) -> Iterator[list[tuple[bytes, ...]]]:
    tags: list[tuple[bytes, ...]] = []
    for tag in _ODS.findall(content):
        if tag[1] != b"table":
            tags.append(tag)
        elif tag[0]:
            yield tags
            tags = []
        else:
            tags = []


def _shape_of_table(tags: Sequence[tuple[bytes, ...]]) -> Shape:
    rows: list[Span] = []
    columns: list[Span] = []
    joined: list[Joined] = []
    row = column = head = times = 0
    for close, kind, attributes, closed in tags:
        if close:
            row += times if kind == b"table-row" else 0
            continue
        if kind == b"table-column":
            wide = _times(b"columns-repeated", attributes)
            if _ODS_HIDDEN.search(attributes):
                columns.append((head, head + wide - 1))
            head += wide
        elif kind == b"table-row":
            times, column = _times(b"rows-repeated", attributes), 0
            if _ODS_HIDDEN.search(attributes):
                rows.append((row, row + times - 1))
            row += times if closed else 0
        else:
            if b"spanned" in attributes:
                down, across = _times(b"rows-spanned", attributes), _times(b"columns-spanned", attributes)
                if down * across > 1:
                    joined.append(Joined(row, column, row + down - 1, column + across - 1))
            column += _times(b"columns-repeated", attributes)
    return Shape(tuple(rows), tuple(columns), tuple(joined))


def _times(name: bytes, attributes: bytes) -> int:
    found = _ODS_NUMBERS[name].search(attributes)
    return max(int(found[1]), 1) if found else 1


def _number(name: bytes, attributes: bytes) -> int:
    found = _NUMBER[name].search(attributes)
    return int(found[1]) if found else 0


def _part(target: str) -> str:
    """The full name of a part that a workbook names relative to itself, or from the root."""
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _elements(content: bytes, wanted: str) -> list[Mapping[str, str]]:
    found: list[Mapping[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == wanted:
            found.append(attributes)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.Parse(content, True)
    return found
