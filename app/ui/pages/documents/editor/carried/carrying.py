"""What is copied out of a text, pasted into it or dropped on it."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, cast

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor

from app.documents.tree.markup import Note, Placeholder, Written, parse, write
from app.documents.tree.plain import plain_text, words_of
from app.documents.tree.tree import Column, ListBlock, Paragraph, Row, Runs, Table, Text
from app.ui.pages.documents.editor.at_cursor import table_at
from app.ui.pages.documents.editor.carried.as_html import as_html
from app.ui.pages.documents.editor.carried.html import from_html
from app.ui.pages.documents.editor.carried.lines import from_text
from app.ui.pages.documents.editor.filling import head_pieces
from app.ui.pages.documents.editor.reading import Piece, as_runs, blocks_between, pieces_of, runs_of, table_of
from app.ui.pages.documents.editor.values import ChipValue

FORMAT = "application/x-footing-text"
"""The text in its markup with its figures, for this program alone."""


@dataclass(frozen=True, slots=True)
class Carried:
    """Blocks on their way, and by token the figures in them."""

    blocks: tuple[Written, ...]
    figures: Mapping[str, ChipValue] = field(default_factory=dict)


def packed(cursor: QTextCursor, values: Mapping[str, ChipValue]) -> QMimeData:
    """The selected text: for this program with its figures, for others as words that keep lists, tables and bold."""
    blocks = selected(cursor)
    figures = {token: values[token] for token in _tokens(blocks) if token in values}
    printed = tuple(
        _printed(block) for block in _changed(blocks, lambda run: Text(_words(values, run.token), run.strong))
    )
    mime = QMimeData()
    carried = {"body": write(blocks), "figures": {token: asdict(value) for token, value in figures.items()}}
    mime.setData(FORMAT, json.dumps(carried).encode())
    mime.setHtml(as_html(printed))
    mime.setText(plain_text(printed))
    return mime


def unpacked(mime: QMimeData) -> Carried:
    """What there is of text: our own first, then that of other programs."""
    if mime.hasFormat(FORMAT):
        carried = _own(bytes(mime.data(FORMAT).data()))
        if carried is not None:
            return carried
    blocks: tuple[Written, ...] = from_html(mime.html()) if mime.hasHtml() else ()
    return Carried(blocks or from_text(mime.text()))


def has_text(mime: QMimeData) -> bool:
    """Whether there is text in it; files and pictures are none."""
    return mime.hasFormat(FORMAT) or mime.hasHtml() or (mime.hasText() and not mime.hasUrls())


def adopted(carried: Carried, here: Mapping[str, ChipValue], adopt: Callable[[str], str | None]) -> tuple[Written, ...]:
    """The blocks as they can stand here: a figure that is used here keeps its place, another is given one or is words.

    `adopt` gives a figure, by its id, a token in this text; None where that cannot be.
    """
    tokens: dict[str, str | None] = {}

    def place(run: Placeholder) -> Piece:
        there = carried.figures.get(run.token)
        if there is None:
            return run if run.token in here else Text(_words(here, run.token), run.strong)
        if run.token not in tokens:
            known = here.get(run.token)
            same = known is not None and known.figure == there.figure
            tokens[run.token] = run.token if same else adopt(there.figure)
        token = tokens[run.token]
        return Text(there.text, run.strong) if token is None else replace(run, token=token)

    return tuple(_changed(carried.blocks, place))


def selected(cursor: QTextCursor) -> tuple[Written, ...]:
    """What is selected: some words of a line, whole blocks, or cells of a table."""
    begin, end, table = cursor.selectionStart(), cursor.selectionEnd(), table_at(cursor)
    if begin == end:
        return ()
    if table is not None:
        row, rows, column, columns = cast("tuple[int, int, int, int]", cursor.selectedTableCells())
        if rows * columns > 1:
            return (table_of(table, range(row, row + rows), range(column, column + columns)),)
    block = cursor.document().findBlock(begin)
    if end <= block.position() + block.length() - 1:
        return (Paragraph(runs_of(block, begin, end)),)
    return blocks_between(cursor.document(), begin, end)


Change = Callable[[Placeholder], Piece]


def _changed(blocks: Iterable[Written], change: Change) -> Iterator[Written]:
    """The same blocks with other figures."""
    for block in blocks:
        if isinstance(block, ListBlock):
            yield replace(block, items=tuple(_runs(each, change) for each in block.items))
        elif isinstance(block, Table):
            heads = tuple(Column(words_of(_runs(as_runs(head_pieces(each.head)), change))) for each in block.columns)
            rows = tuple(Row(tuple(_runs(each, change) for each in row.cells)) for row in block.rows)
            yield Table(heads, rows)
        else:
            yield replace(block, runs=_runs(block.runs, change))


def _runs(runs: Runs, change: Change) -> Runs:
    return as_runs(tuple(change(run) if isinstance(run, Placeholder) else run for run in pieces_of(runs)))


def _printed(block: Written) -> Written:
    return Paragraph(block.runs) if isinstance(block, Note) else block


def _tokens(blocks: Iterable[Written]) -> set[str]:
    found: set[str] = set()

    def note(run: Placeholder) -> Placeholder:
        found.add(run.token)
        return run

    list(_changed(blocks, note))
    return found


def _words(values: Mapping[str, ChipValue], token: str) -> str:
    value = values.get(token)
    return "?" if value is None else value.text


def _own(data: bytes) -> Carried | None:
    """What this program packed; None for what only says so."""
    try:
        told: Any = json.loads(data)
        figures = {str(token): ChipValue(**facts) for token, facts in told["figures"].items()}
        return Carried(parse(str(told["body"])), figures)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
