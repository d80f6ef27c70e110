"""What can be done with the rows of a table of costs, for whoever looks for it with the right mouse button."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence

from app.ui.table import Table


def add_menu(table: Table, duplicate: Callable[[], object]) -> None:
    """Copy, paste, duplicate and delete; the keys are shown beside them, and Ctrl+D works without the menu."""
    table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    copy = QAction("Copy\tCtrl+C", table)
    copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(table.copy_text()))
    paste = QAction("Paste\tCtrl+V", table)
    paste.triggered.connect(lambda: table.paste_text(QGuiApplication.clipboard().text()))
    again = QAction("Duplicate the row", table)
    again.setShortcut(QKeySequence("Ctrl+D"))
    again.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    again.triggered.connect(duplicate)
    delete = QAction("Delete the rows\tDel", table)
    delete.triggered.connect(lambda: _delete(table))
    table.addActions([copy, paste, again, delete])


def _delete(table: Table) -> None:
    keys = table.selected_keys()
    if keys:
        table.delete_requested.emit(keys)
