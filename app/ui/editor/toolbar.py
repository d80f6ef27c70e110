"""The buttons over a text: bold, lists, table, note, figure, evidence; each has a name and a place in Tab's round."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QTextTable
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from app.ui.editor import commands, formats
from app.ui.editor.at_cursor import table_at
from app.ui.editor.text_editor import TextEditor
from app.ui.kit.cards import Button

_BUTTONS = (
    ("bold", "Bold", "Make the selected words bold (Ctrl+B)"),
    ("bullets", "Bullets", "Make a list with bullets (Ctrl+Shift+L)"),
    ("numbers", "Numbers", "Make a numbered list (Ctrl+Shift+N)"),
    ("table", "Table", "Put in a small table, or change the one at the cursor"),
    ("note", "Note", "Write a note to yourself. It is never printed."),
    ("figure", "Figure", "Insert a figure that stays up to date"),
    ("evidence", "Cite", "Cite evidence; what is cited is listed at the end of the document"),
)
_CELL_STEPS: tuple[tuple[str, Callable[[QTextTable, int, int], None]], ...] = (
    ("Add a row below", lambda table, row, _column: commands.add_row(table, row)),
    ("Add a column to the right", lambda table, _row, column: commands.add_column(table, column)),
    ("Delete this row", lambda table, row, _column: commands.remove_row(table, row)),
    ("Delete this column", lambda table, _row, column: commands.remove_column(table, column)),
    ("Delete the table", lambda table, _row, _column: commands.remove_table(table)),
)


class Toolbar(QWidget):
    """Works on one editor. A click leaves the keyboard in the text."""

    figure_asked = Signal()
    """The user wants to insert a figure."""
    evidence_asked = Signal()
    """The user wants to cite evidence."""

    def __init__(self, editor: TextEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.setAccessibleName("How the text looks")
        self.buttons = {key: self._button(key, label, told) for key, label, told in _BUTTONS}
        self.menu = QMenu(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        editor.cursorPositionChanged.connect(self._show_state)
        editor.currentCharFormatChanged.connect(self._show_state)

    def _button(self, key: str, label: str, told: str) -> Button:
        button = Button(label, self, role="tool")
        button.setToolTip(told)
        button.setAccessibleDescription(told)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setCheckable(key in {"bold", "bullets", "numbers", "note"})
        button.clicked.connect(partial(self._pressed, key))
        return button

    def _pressed(self, key: str) -> None:
        if key == "figure":
            self.figure_asked.emit()
        elif key == "evidence":
            self.evidence_asked.emit()
        elif key == "table" and table_at(self._editor.textCursor()) is not None:
            self._offer_cell_steps()
        else:
            self._editor.do(key)
            self._editor.setFocus()
        self._show_state()

    def _offer_cell_steps(self) -> None:
        self.menu.clear()
        for label, step in _CELL_STEPS:
            self.menu.addAction(label, partial(self._change_table, step))
        button = self.buttons["table"]
        self.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _change_table(self, step: Callable[[QTextTable, int, int], None]) -> None:
        cursor = self._editor.textCursor()
        if (table := table_at(cursor)) is not None:
            cell = table.cellAt(cursor)
            cursor.beginEditBlock()
            step(table, cell.row(), cell.column())
            cursor.endEditBlock()
        self._editor.setFocus()

    @Slot()
    def _show_state(self) -> None:
        cursor = self._editor.textCursor()
        state = {
            "bold": formats.is_strong(self._editor.currentCharFormat()),
            "bullets": commands.is_list(cursor, numbered=False),
            "numbers": commands.is_list(cursor, numbered=True),
            "note": commands.is_note(cursor),
        }
        free = not commands.in_table(cursor)
        for key, checked in state.items():
            self.buttons[key].setChecked(checked)
            self.buttons[key].setEnabled(free or key == "bold")
