"""Which rows and columns of the sheets of an Office Open XML package are hidden."""

import io
import re
import zipfile
from collections.abc import Mapping
from html import unescape

from app.exchange.files.cells import MAX_COLUMNS, MAX_ROWS

_ROW = re.compile(rb"<(?:[\w.-]+:)?row\b([^>]*)>")
_COLUMN = re.compile(rb"<(?:[\w.-]+:)?col\b([^>]*)>")
_HIDDEN = re.compile(rb"\bhidden\s*=\s*[\"'](?:1|true)[\"']")
_NUMBER = {name: re.compile(rb"\b" + name + rb"\s*=\s*[\"'](\d{1,7})[\"']") for name in (b"r", b"min", b"max")}
_SHEET = re.compile(rb"<(?:[\w.-]+:)?sheet\b([^>]*)>")
_RELATION = re.compile(rb"<(?:[\w.-]+:)?Relationship\b([^>]*)>")
Hidden = tuple[frozenset[int], frozenset[int]]
"""Rows and columns, counted from 0."""


def hidden_by_sheet(package: io.BytesIO) -> Mapping[str, Hidden]:
    """The hidden rows and columns of each sheet that has any, by its name, in a package that was found to be safe."""
    with zipfile.ZipFile(package) as parts:
        names = {name.lower(): name for name in parts.namelist()}
        relations, book = names.get("xl/_rels/workbook.xml.rels"), names.get("xl/workbook.xml")
        targets = {
            _text("Id", found[1]): _text("Target", found[1])
            for found in _RELATION.finditer(parts.read(relations) if relations else b"")
        }
        hidden = dict[str, Hidden]()
        for found in _SHEET.finditer(parts.read(book) if book else b""):
            target = targets.get(_text(r"(?:\w+:)?id", found[1]), "").removeprefix("/").removeprefix("xl/").lower()
            part = names.get(f"xl/{target}")
            if part and any(rows_and_columns := hidden_in(parts.read(part))):
                hidden[_text("name", found[1])] = rows_and_columns
    package.seek(0)
    return hidden


def hidden_in(content: bytes) -> Hidden:
    """The hidden rows and columns in the XML of one sheet."""
    if b"hidden" not in content:
        return frozenset(), frozenset()
    rows = set[int]()
    last = 0
    for found in _ROW.finditer(content):
        last = _number(b"r", found[1]) or last + 1
        if _HIDDEN.search(found[1]):
            rows.add(last - 1)
    columns = set[int]()
    for found in _COLUMN.finditer(content):
        if _HIDDEN.search(found[1]):
            first, end = _number(b"min", found[1]), _number(b"max", found[1])
            columns.update(range(first - 1, min(end, MAX_COLUMNS)))
    return frozenset(row for row in rows if 0 <= row < MAX_ROWS), frozenset(columns)


def _text(name: str, attributes: bytes) -> str:
    found = re.search(rf"""(?:^|\s){name}\s*=\s*(?:"([^"]*)"|'([^']*)')""", attributes.decode("utf-8", "replace"))
    return unescape(found[1] if found[1] is not None else found[2]) if found else ""


def _number(name: bytes, attributes: bytes) -> int:
    found = _NUMBER[name].search(attributes)
    return int(found[1]) if found else 0
