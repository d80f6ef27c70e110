"""What stands at a cursor: a table, a list or neither. Qt answers None for neither, which its types do not tell."""

from typing import cast

from PySide6.QtGui import QTextBlock, QTextCursor, QTextList, QTextTable


def table_at(cursor: QTextCursor) -> QTextTable | None:
    """The table that the cursor is in."""
    return cast("QTextTable | None", cursor.currentTable())


def list_of(block: QTextBlock) -> QTextList | None:
    """The list that a block is an item of."""
    return cast("QTextList | None", block.textList())
