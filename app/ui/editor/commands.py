"""What can be done with the text at a cursor: bold, lists, notes to self and tables. Each is one step to undo."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument, QTextList, QTextTable

from app.ui.editor import formats
from app.ui.editor.at_cursor import list_of, table_at
from app.ui.editor.filling import dress_head, plain_block, put_table
from app.ui.editor.runs import between, units

_BULLET, _NUMBER = re.compile(r"[-*•]"), re.compile(r"\d{1,3}[.)]")
_ROWS, _COLUMNS = 3, 2


def selected_blocks(cursor: QTextCursor) -> list[QTextBlock]:
    """The blocks that the selection touches, or the one at the cursor; cells of a table are none to be changed."""
    document = cursor.document()
    block, last = (document.findBlock(at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
    found = [block]
    while block != last and block.isValid():
        block = block.next()
        found.append(block)
    return [each for each in found if table_at(QTextCursor(each)) is None]


def in_table(cursor: QTextCursor) -> bool:
    """Whether the cursor or its selection touches a table."""
    document = cursor.document()
    ends = (cursor.selectionStart(), cursor.selectionEnd())
    return any(table_at(_cursor_at(document, at)) is not None for at in ends)


def is_list(cursor: QTextCursor, *, numbered: bool) -> bool:
    """Whether everything selected is items of such a list."""
    lists = [list_of(block) for block in selected_blocks(cursor)]
    return all(each is not None and formats.is_numbered(each.format()) == numbered for each in lists)


def is_note(cursor: QTextCursor) -> bool:
    """Whether everything selected is notes to self."""
    return all(formats.is_note(block.blockFormat()) for block in selected_blocks(cursor))


def turn_list(cursor: QTextCursor, *, numbered: bool) -> None:
    """Make items of what is selected; where it is such a list already, paragraphs."""
    if in_table(cursor):
        return
    change: Callable[[QTextBlock], None] = _leave_list
    if not is_list(cursor, numbered=numbered):

        def change(block: QTextBlock) -> None:
            _make_item(block, numbered=numbered)

    _one_step(cursor, change)


def turn_note(cursor: QTextCursor) -> None:
    """Make notes to self of what is selected; where it is notes already, paragraphs."""
    if not in_table(cursor):
        wanted = formats.paragraph() if is_note(cursor) else formats.note()
        _one_step(cursor, lambda block: _set_kind(block, wanted))


def leave(cursor: QTextCursor) -> bool:
    """Make an ordinary paragraph of the item or note at the cursor; whether it was one."""
    block = cursor.block()
    if list_of(block) is None and not formats.is_note(block.blockFormat()):
        return False
    _one_step(cursor, _leave_list)
    return True


def begin_list(cursor: QTextCursor) -> bool:
    """Make an item of a paragraph that begins with `- ` or `1. ` before the cursor; whether it did."""
    block = cursor.block()
    typed = between(block.text(), 0, cursor.positionInBlock())
    mark, numbered = typed[:-1], bool(_NUMBER.fullmatch(typed[:-1]))
    plain = list_of(block) is None and not formats.is_note(block.blockFormat()) and table_at(cursor) is None
    if not plain or not typed.endswith(" ") or not (numbered or _BULLET.fullmatch(mark)):
        return False
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    _make_item(cursor.block(), numbered=numbered)
    cursor.endEditBlock()
    return True


def insert_table(cursor: QTextCursor) -> QTextCursor:
    """A small table after the paragraph at the cursor; the answer stands in its first cell."""
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    table = put_table(cursor, _ROWS, _COLUMNS)
    cursor.endEditBlock()
    return table.cellAt(0, 0).firstCursorPosition()


def add_row(table: QTextTable, after: int) -> None:
    """An empty row after this one."""
    table.insertRows(after + 1, 1)
    dress_head(table)


def add_column(table: QTextTable, after: int) -> None:
    """An empty column after this one."""
    table.insertColumns(after + 1, 1)
    _dress(table)


def remove_row(table: QTextTable, row: int) -> None:
    """Take a row out; with the last one the table."""
    table.removeRows(row, 1)
    if table.rows():
        dress_head(table)


def remove_column(table: QTextTable, column: int) -> None:
    """Take a column out; with the last one the table."""
    table.removeColumns(column, 1)
    if table.columns():
        _dress(table)


def remove_table(table: QTextTable) -> None:
    """Take the whole table out."""
    table.removeRows(0, table.rows())


def _dress(table: QTextTable) -> None:
    table.setFormat(formats.table(table.columns()))
    dress_head(table)


def _one_step(cursor: QTextCursor, change: Callable[[QTextBlock], None]) -> None:
    cursor.beginEditBlock()
    for block in selected_blocks(cursor):
        change(block)
    cursor.endEditBlock()


def _make_item(block: QTextBlock, *, numbered: bool) -> None:
    """An item of the list before it, where that is of the same kind; else of a new one. Line breaks part items."""
    for each in _parted(block):
        if list_of(each) is not None:
            _leave_list(each)
        before = list_of(each.previous()) if each.previous().isValid() else None
        cursor = _cursor_at(each)
        cursor.setBlockFormat(formats.item())
        if before is not None and formats.is_numbered(before.format()) == numbered:
            before.add(each)
        else:
            cursor.createList(formats.bullets(numbered=numbered))


def _set_kind(block: QTextBlock, wanted: QTextBlockFormat) -> None:
    """A paragraph or a note. The items after it become a list of their own, which begins with 1 as on paper."""
    items = list_of(block)
    if items is not None:
        at = items.itemNumber(block)
        after = [items.item(each) for each in range(at + 1, items.count())]
        if at and after:
            _list_of(after, items)
    plain_block(QTextCursor(block), wanted)


def _leave_list(block: QTextBlock) -> None:
    _set_kind(block, formats.paragraph())


def _list_of(blocks: Sequence[QTextBlock], like: QTextList) -> None:
    made = QTextCursor(blocks[0]).createList(like.format())
    for block in blocks[1:]:
        made.add(block)


def _parted(block: QTextBlock) -> list[QTextBlock]:
    """The block, with its line breaks made into ends of blocks."""
    found = [block]
    while formats.BREAK in (text := found[-1].text()):
        cursor = QTextCursor(found[-1])
        cursor.setPosition(found[-1].position() + units(text.partition(formats.BREAK)[0]))
        cursor.deleteChar()
        cursor.insertBlock()
        found.append(cursor.block())
    return found


def _cursor_at(where: QTextDocument | QTextBlock, at: int = 0) -> QTextCursor:
    cursor = QTextCursor(where)
    if at:
        cursor.setPosition(at)
    return cursor
