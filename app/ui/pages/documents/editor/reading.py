"""From the editor's document to blocks: paragraphs, lists, notes and tables, as the markup writes them."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextList, QTextTable

from app.documents.tree.markup import Note, Placeholder, Written
from app.documents.tree.plain import words_of
from app.documents.tree.tree import Column, ListBlock, Paragraph, Row, Runs, Table, Text
from app.ui.pages.documents.editor import formats
from app.ui.pages.documents.editor.at_cursor import list_of, table_at
from app.ui.pages.documents.editor.runs import between, merged

Piece = Text | Placeholder
"""What a line is made of; where the tree asks for runs, figures still stand as their places."""


def blocks_of(document: QTextDocument) -> tuple[Written, ...]:
    """Everything that is written; paragraphs, items and notes without a word are left out."""
    last = document.lastBlock()
    return blocks_between(document, 0, last.position() + last.length())


def blocks_between(document: QTextDocument, begin: int, end: int) -> tuple[Written, ...]:
    """What is written between two positions; of a table that is touched, all of it."""
    found: list[Written] = []
    open_list: QTextList | None = None
    block = document.findBlock(begin)
    while block.isValid() and block.position() < end:
        if (table := table_at(QTextCursor(block))) is not None:
            found.append(_table(table))
            block, open_list = document.findBlock(table.lastPosition() + 1), None
            continue
        runs, items = runs_of(block, begin, end), list_of(block)
        if items is None:
            found += [_paragraph(block, runs)] if is_written(runs) else []
            open_list = None
        elif is_written(runs):
            if items is not open_list:
                found.append(ListBlock((), formats.is_numbered(items.format())))
            found[-1] = _with_item(cast("ListBlock", found[-1]), runs)
            open_list = items
        block = block.next()
    return tuple(found)


def runs_of(block: QTextBlock, begin: int = 0, end: int = 1 << 31) -> Runs:
    """The words of one block between two positions of the document, with the places of its figures."""
    return as_runs(merged(_pieces(block, begin, end)))


def is_written(runs: Runs) -> bool:
    """Whether there is more than space."""
    return any(isinstance(run, Placeholder) or run.text.strip() for run in pieces_of(runs))


def pieces_of(runs: Runs) -> tuple[Piece, ...]:
    """The runs of a text as it is stored: words and the places of figures."""
    return cast("tuple[Piece, ...]", runs)


def as_runs(pieces: tuple[Piece, ...]) -> Runs:
    """The other way round."""
    return cast("Runs", pieces)


def table_of(table: QTextTable, rows: range, columns: range) -> Table:
    """Some cells of a table; the first of these rows is its head, whose figures are written as their tokens."""
    heads = tuple(Column(words_of(_cell(table, rows.start, column))) for column in columns)
    below = rows[1:]
    return Table(heads, tuple(Row(tuple(_cell(table, row, column) for column in columns)) for row in below))


def _table(table: QTextTable) -> Table:
    return table_of(table, range(table.rows()), range(table.columns()))


def _cell(table: QTextTable, row: int, column: int) -> Runs:
    cell = table.cellAt(row, column)
    return runs_of(cell.firstCursorPosition().block())


def _paragraph(block: QTextBlock, runs: Runs) -> Paragraph | Note:
    return Note(runs) if formats.is_note(block.blockFormat()) else Paragraph(runs)


def _with_item(items: ListBlock, runs: Runs) -> ListBlock:
    return ListBlock((*items.items, runs), items.numbered)


def _pieces(block: QTextBlock, begin: int, end: int) -> Iterator[Piece]:
    """Stretches of letters of one kind, cut to what lies between the two positions; each figure by itself."""
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        start, text, letters = fragment.position(), fragment.text(), fragment.charFormat()
        if begin > start or end < start + fragment.length():
            text = between(text, max(begin - start, 0), max(end - start, 0))
        if letters.objectType() == formats.CHIP:
            place = Placeholder(formats.token_of(letters), formats.is_strong(letters))
            yield from (place for each in text if each == formats.CHARACTER)
        elif text:
            yield Text(text.replace(formats.BREAK, "\n"), formats.is_strong(letters))
        at += 1
