"""From blocks to the editor's document: fills it anew, or puts what is pasted where the cursor stands."""

import re
from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextTable

from app.documents.tree.markup import Note, Placeholder, Written
from app.documents.tree.tree import ListBlock, Paragraph, Table, Text
from app.ui.pages.documents.editor import formats
from app.ui.pages.documents.editor.at_cursor import list_of, table_at
from app.ui.pages.documents.editor.reading import Piece, pieces_of

_TOKEN = re.compile(r"\{\{([a-z0-9-]+)\}\}")
_STRANGE = str.maketrans({"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\ufdd0": "\ufffd", "\ufdd1": "\ufffd"})


def put_blocks(cursor: QTextCursor, blocks: Sequence[Written]) -> None:
    """Put blocks where the cursor stands, instead of what it selects.

    A lone paragraph goes into the line. Whatever goes into a cell of a table or into a note becomes words of it.
    """
    cursor.removeSelectedText()
    if table_at(cursor) is not None:
        put_runs(cursor, _joined(blocks, " "), break_as=" ")
    elif formats.is_note(cursor.blockFormat()):
        put_runs(cursor, _joined(blocks, "\n"))
    elif len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        put_runs(cursor, pieces_of(blocks[0].runs))
    elif blocks:
        _Filler(cursor).put(blocks)


def put_runs(cursor: QTextCursor, runs: Iterable[Piece], *, break_as: str = formats.BREAK) -> None:
    """Put words and figures into the line."""
    for run in runs:
        if isinstance(run, Placeholder):
            cursor.insertText(formats.CHARACTER, formats.chip(run.token, bold=run.strong))
        else:
            text = cleaned(run.text).replace("\n", break_as)
            cursor.insertText(text, formats.strong() if run.strong else formats.plain())


def put_table(cursor: QTextCursor, rows: int, columns: int) -> QTextTable:
    """An empty table after the words before the cursor; the cursor goes on in the paragraph after it."""
    table = cursor.insertTable(rows, columns, formats.table(columns))
    dress_head(table)
    cursor.setPosition(table.lastPosition() + 1)
    plain_block(cursor, formats.paragraph())
    return table


def head_pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of a table's head, where figures are written as their tokens."""
    parts = _TOKEN.split(text)
    return tuple(
        Placeholder(part) if at % 2 else Text(part, strong=True) for at, part in enumerate(parts) if part or at % 2
    )


def dress_head(table: QTextTable) -> None:
    """Show the first row of a table as its head, and no other; its words are bold without being said to be."""
    for row in range(table.rows()):
        for column in range(table.columns()):
            place = table.cellAt(row, column)
            place.setFormat(formats.body_cell() if row else formats.head_cell())
            cursor = place.firstCursorPosition()
            cursor.setBlockFormat(formats.cell())
            if not row:
                cursor.setPosition(place.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(formats.strong())


def cleaned(text: str) -> str:
    """A text without what Qt keeps for its own ends: other separators are line breaks, no sign parts a document."""
    return text.replace("\r\n", "\n").translate(_STRANGE)


class _Filler:
    """Puts blocks one after the other; what stood after the cursor follows the last."""

    def __init__(self, cursor: QTextCursor) -> None:
        self._cursor = cursor
        self._free = False
        """Whether the block at the cursor is empty and may be taken for the next."""
        self._open = False
        """Whether a paragraph goes on with the words before the cursor."""

    def put(self, blocks: Sequence[Written]) -> None:
        tail = self._part()
        for block in blocks:
            if isinstance(block, ListBlock):
                self._list(block)
            elif isinstance(block, Table):
                self._table(block)
            else:
                self._paragraph(block)
            self._open = False
        if tail and isinstance(blocks[-1], Paragraph):
            self._cursor.deleteChar()
        elif tail and self._free:
            self._cursor.deletePreviousChar()

    def _part(self) -> bool:
        """Make a block of its own of what stands after the cursor; whether anything does."""
        cursor = self._cursor
        tail = not cursor.atBlockEnd()
        if tail:
            cursor.insertBlock()
            cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
        self._free = cursor.atBlockStart()
        self._open = not self._free and list_of(cursor.block()) is None
        return tail

    def _paragraph(self, block: Paragraph | Note) -> None:
        if isinstance(block, Note):
            self._next(formats.note())
        elif not self._open:
            self._next(formats.paragraph())
        put_runs(self._cursor, pieces_of(block.runs))

    def _list(self, block: ListBlock) -> None:
        for at, runs in enumerate(block.items):
            if at == 0:
                self._next(formats.item())
                self._cursor.createList(formats.bullets(numbered=block.numbered))
            else:
                self._cursor.insertBlock()
            put_runs(self._cursor, pieces_of(runs))

    def _table(self, block: Table) -> None:
        table = put_table(self._cursor, 1 + len(block.rows), len(block.columns))
        for column, head in enumerate(block.columns):
            put_runs(table.cellAt(0, column).firstCursorPosition(), head_pieces(head.head))
        for at, row in enumerate(block.rows, start=1):
            for column, runs in enumerate(row.cells[: len(block.columns)]):
                put_runs(table.cellAt(at, column).firstCursorPosition(), pieces_of(runs))
        self._free = True

    def _next(self, block: QTextBlockFormat) -> None:
        """Begin a block, or take the empty one at the cursor."""
        if self._free:
            plain_block(self._cursor, block)
        else:
            self._cursor.insertBlock(block, formats.plain())
        self._free = False


def plain_block(cursor: QTextCursor, block: QTextBlockFormat) -> None:
    """Make the cursor's block one of this kind, and no item of any list."""
    if (items := list_of(cursor.block())) is not None:
        items.remove(cursor.block())
    cursor.setBlockFormat(block)


def _joined(blocks: Iterable[Written], between: str) -> Iterator[Piece]:
    """The words of all blocks as those of one."""
    for at, runs in enumerate(each for block in blocks for each in _lines(block)):
        if at:
            yield Text(between)
        yield from runs


def _lines(block: Written) -> Iterator[Sequence[Piece]]:
    if isinstance(block, ListBlock):
        yield from map(pieces_of, block.items)
    elif isinstance(block, Table):
        yield from (head_pieces(column.head) for column in block.columns)
        yield from (pieces_of(cell) for row in block.rows for cell in row.cells)
    else:
        yield pieces_of(block.runs)
