"""From the editor's document to blocks: paragraphs, lists, notes and tables, as the markup writes them."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextList, QTextTable

from app.documents.tree.markup import Note, Placeholder
from app.documents.tree.tree import Column, ListBlock, Paragraph, Row, Table, Text
from app.ui.pages.documents.editor import formats

WrittenBlock = Paragraph | ListBlock | Table | Note
WrittenRuns = tuple[Text | Placeholder, ...]


def blocks_of(document: QTextDocument) -> tuple[WrittenBlock, ...]:
    """Everything that is written; what is empty is left out."""
    first, last = document.firstBlock(), document.lastBlock()
    return blocks_between(first.position(), last.position() + last.length(), document)


def blocks_between(begin: int, end: int, document: QTextDocument) -> tuple[WrittenBlock, ...]:
    """What is written between two positions; of a table that is touched, all of it."""
    found: list[WrittenBlock] = []
    open_list: QTextList | None = None
    block = document.findBlock(begin)
    while block.isValid() and block.position() < end:
        if (table := QTextCursor(block).currentTable()) is not None:
            found.append(_table(table))
            block, open_list = document.findBlock(table.lastPosition() + 1), None
            continue
        runs = runs_of(block, begin, end)
        items = block.textList()
        if items is None:
            found += [_paragraph(block, runs)] if runs else []
            open_list = None
        elif open_list is items:
            found[-1] = _with_item(cast("ListBlock", found[-1]), runs)
        else:
            found.append(ListBlock((runs,), formats.is_numbered(items.format())))  # type: ignore[arg-type]
            open_list = items
        block = block.next()
    return tuple(found)


def runs_of(block: QTextBlock, begin: int = 0, end: int = 1 << 31) -> WrittenRuns:
    """The words of one block between two positions of the document, with its figures."""
    runs: list[Text | Placeholder] = []
    for run in _pieces(block, begin, end):
        last = runs[-1] if runs else None
        if isinstance(run, Text) and isinstance(last, Text) and run.strong == last.strong:
            runs[-1] = Text(last.text + run.text, run.strong)
        else:
            runs.append(run)
    return tuple(runs)


def table_of(table: QTextTable, rows: range, columns: range) -> Table:
    """Some cells of a table; the first of these rows is its head."""
    heads = tuple(Column(_words(table, rows.start, column)) for column in columns)
    below = rows[1:]
    return Table(heads, tuple(Row(tuple(_cell(table, row, column) for column in columns)) for row in below))


def _table(table: QTextTable) -> Table:
    return table_of(table, range(table.rows()), range(table.columns()))


def _cell(table: QTextTable, row: int, column: int) -> WrittenRuns:
    cell = table.cellAt(row, column)
    block = cell.firstCursorPosition().block()
    runs = list(runs_of(block))
    while block.position() + block.length() <= cell.lastPosition():
        block = block.next()
        runs += [Text(" "), *runs_of(block)]
    return tuple(runs)


def _words(table: QTextTable, row: int, column: int) -> str:
    return "".join(run.text for run in _cell(table, row, column) if isinstance(run, Text))


def _paragraph(block: QTextBlock, runs: WrittenRuns) -> Paragraph | Note:
    return Note(runs) if formats.is_note(block.blockFormat()) else Paragraph(runs)


def _with_item(items: ListBlock, runs: WrittenRuns) -> ListBlock:
    return ListBlock((*items.items, runs), items.numbered)


def _pieces(block: QTextBlock, begin: int, end: int) -> Iterator[Text | Placeholder]:
    """Stretches of letters of one kind, cut to what lies between the two positions; each figure by itself."""
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        start = fragment.position()
        text = fragment.text()[max(begin - start, 0) : max(end - start, 0)]
        letters = fragment.charFormat()
        if letters.objectType() == formats.CHIP:
            yield from (Placeholder(formats.token_of(letters)) for each in text if each == formats.CHARACTER)
        elif text:
            yield Text(text.replace(formats.BREAK, "\n"), formats.is_strong(letters))
        at += 1
