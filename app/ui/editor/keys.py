"""What a key does in the editor beyond typing: Enter and Tab in tables, ends of lists, marks that begin a list."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextTable

from app.ui.editor import commands, formats
from app.ui.editor.at_cursor import list_of, table_at

CTRL = Qt.KeyboardModifier.ControlModifier
_BOTH = CTRL | Qt.KeyboardModifier.ShiftModifier
SHORTCUTS = {
    (Qt.Key.Key_B, CTRL): "bold",
    (Qt.Key.Key_L, _BOTH): "bullets",
    (Qt.Key.Key_N, _BOTH): "numbers",
}
"""Keys that do what a button over the text does, by the button's name."""


def enter(cursor: QTextCursor, *, line_break: bool) -> QTextCursor:
    """Begin a new line: the answer is where typing goes on.

    In a table it goes down, and from the last row out of it. An empty item or note becomes a paragraph. A line break
    stays in the paragraph; in a list it begins an item.
    """
    if (table := table_at(cursor)) is not None:
        return _down(table, cursor)
    if not cursor.hasSelection() and not cursor.block().text() and commands.leave(cursor):
        return cursor
    if line_break and list_of(cursor.block()) is None:
        cursor.insertText(formats.BREAK, formats.plain())
    else:
        letters = formats.strong() if formats.is_strong(cursor.charFormat()) else formats.plain()
        cursor.insertBlock(cursor.blockFormat(), letters)
    return cursor


def back(cursor: QTextCursor) -> bool:
    """Backspace at the beginning of an item or a note makes it a paragraph; whether it did."""
    return not cursor.hasSelection() and cursor.atBlockStart() and commands.leave(cursor)


def tab(cursor: QTextCursor, *, forward: bool) -> QTextCursor | None:
    """The next cell of a table; None outside. After the last cell comes a new row, and after an empty row the end."""
    table = table_at(cursor)
    if table is None:
        return None
    cell = table.cellAt(cursor)
    at = cell.row() * table.columns() + cell.column() + (1 if forward else -1)
    if at < 0:
        return _outside(cursor, table.firstPosition() - 1)
    if at >= table.rows() * table.columns():
        if _is_empty(table, table.rows() - 1):
            return _outside(cursor, table.lastPosition() + 1)
        commands.add_row(table, table.rows() - 1)
    return table.cellAt(at // table.columns(), at % table.columns()).firstCursorPosition()


def _down(table: QTextTable, cursor: QTextCursor) -> QTextCursor:
    cell = table.cellAt(cursor)
    if cell.row() + 1 < table.rows():
        return table.cellAt(cell.row() + 1, cell.column()).firstCursorPosition()
    return _outside(cursor, table.lastPosition() + 1)


def _outside(cursor: QTextCursor, position: int) -> QTextCursor:
    # Not by way of table.document(): what Python holds of the document would end with what it holds of the table.
    moved = QTextCursor(cursor)
    moved.setPosition(position)
    return moved


def _is_empty(table: QTextTable, row: int) -> bool:
    cells = [table.cellAt(row, column) for column in range(table.columns())]
    return all(cell.firstPosition() == cell.lastPosition() for cell in cells)
