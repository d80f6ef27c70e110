"""What was changed, when, from what to what; with the steps back and forward."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.services.rows.history_words import ChangeLine, Told, in_words
from app.text import plural
from app.ui.desk.desk import Desk
from app.ui.dialogs.enter_safe import EnterSafeDialog
from app.ui.dialogs.reading_table import ReadingTable
from app.ui.kit.cards import Button, Card, PageHead
from app.ui.kit.columns import Columns
from app.ui.kit.room import resize_within_screen
from app.ui.kit.words import Words
from app.ui.table.column import Column

_MOST = 500
_WIDE, _TALL, _NARROW = 1160, 660, 820
_TYPING = 200
"""Milliseconds after the last key before the list is searched."""
_SECOND = "The newest first. Nothing is lost by undoing: the same step can be done again."
_NONE = "Nothing has been changed yet. Every change you make is listed here, with what stood there before."
_NOT_FOUND = "No change has all of these words. Type fewer of them, or part of a word."


class HistoryDialog(EnterSafeDialog):
    """The latest actions, and beside them what the chosen one did to each row."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = desk.workspace
        self._told: tuple[Told, ...] = ()
        self.setWindowTitle("What was changed")
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText("Find a name, an amount, a day …")
        self.filter.setAccessibleName("Find a change")
        self.filter.setClearButtonEnabled(True)
        self.actions_table = _action_table(self)
        self.lines = _line_table(self)
        self.card = Card("What it changed", parent=self)
        self.more = Words("", role="small", parent=self)
        self.empty = Words(_NONE, role="soft", parent=self)
        self.problem = Words("", role="problem", parent=self)
        self.undo = Button("Undo", self)
        self.redo = Button("Redo", self)
        self.close_button = Button("Close", self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TYPING)
        self._lay_out()
        self._connect()
        self.refresh()
        self.actions_table.setFocus()

    @Slot()
    def refresh(self) -> None:
        """Read the history anew."""
        opened = self._workspace.file
        self._told = self._workspace.read(in_words, opened.history(_MOST))
        self._name_step(self.undo, "Undo", opened.can_undo)
        self._name_step(self.redo, "Redo", opened.can_redo)
        self.search()

    @Slot()
    def search(self) -> None:
        """Show the actions in which every word of the filter stands."""
        self._timer.stop()
        found = [(at, told) for at, told in enumerate(self._told) if told.says(self.filter.text())]
        self.empty.setText(_NOT_FOUND if self._told else _NONE)
        self.empty.setVisible(not found)
        self.actions_table.rows_model().set_rows([{"at": at, "told": told} for at, told in found])
        if found and self.actions_table.current_key() is None:
            self.actions_table.select_key(found[0][0])
        self._show_lines(self.actions_table.current_key())

    @Slot(object)
    def _show_lines(self, key: object) -> None:
        told = self._told[key] if isinstance(key, int) and key < len(self._told) else None
        lines: Sequence[ChangeLine] = told.lines if told is not None else ()
        self.lines.rows_model().set_rows([{"at": at, "line": line} for at, line in enumerate(lines)])
        self.card.title.setText("What it changed" if told is None else told.label)
        self.more.setText(
            "" if told is None or not told.more else f"And {plural(told.more, 'more change')} like these."
        )
        self.more.setVisible(bool(self.more.text()))

    @Slot()
    def _undo(self) -> None:
        self.problem.hide()
        self._workspace.undo()

    @Slot()
    def _redo(self) -> None:
        self.problem.hide()
        self._workspace.redo()

    @Slot(object)
    def _changed(self, _tables: object) -> None:
        self.refresh()

    @Slot(str)
    def _refused(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setAccessibleName(sentence)
        self.problem.show()

    def _name_step(self, button: Button, word: str, label: str | None) -> None:
        """The button says what it would take back or do again."""
        shown = f"{word}: {label}" if label else word
        cut = self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, 380)
        button.setText(cut.replace("&", "&&"))
        button.setAccessibleName(shown)
        button.setEnabled(bool(label))

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._timer.start)
        self._timer.timeout.connect(self.search)
        self.actions_table.chosen.connect(self._show_lines)
        self.undo.clicked.connect(self._undo)
        self.redo.clicked.connect(self._redo)
        self.close_button.clicked.connect(self.reject)
        self._workspace.changed.connect(self._changed)
        self._workspace.refused.connect(self._refused)

    def _lay_out(self) -> None:
        left = Card("Changes", parent=self)
        left.add(self.empty)
        left.add(self.actions_table, 1)
        self.card.add(self.lines, 1)
        self.card.add(self.more)
        self.problem.hide()
        foot = QHBoxLayout()
        foot.setSpacing(12)
        for part in (self.undo, self.redo):
            foot.addWidget(part)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        self.filter.setMinimumWidth(260)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 18, 24, 18)
        outer.setSpacing(12)
        outer.addWidget(PageHead("What was changed", _SECOND, self.filter, parent=self))
        outer.addWidget(Columns(left, self.card, stretches=(1, 1), narrow=_NARROW, parent=self), 1)
        outer.addWidget(self.problem)
        outer.addLayout(foot)
        resize_within_screen(self, _WIDE, _TALL)


def _tone(row: dict[str, Told]) -> str:
    return "soft" if row["told"].undone else ""


def _action_table(parent: QWidget) -> ReadingTable:
    columns = (
        Column("when", "When", width=176, value=lambda row: row["told"].when, tone=_tone),
        Column("label", "What was done", value=lambda row: row["told"].label, tone=_tone),
        Column("undone", "", width=68, value=lambda row: "Undone" if row["told"].undone else "", tone=_tone),
    )
    return ReadingTable(columns, key="at", name="Changes", wraps=True, parent=parent)


def _line_table(parent: QWidget) -> ReadingTable:
    columns = (
        Column("row", "What", value=lambda row: row["line"].row if row["line"].first else ""),
        Column("column", "", width=150, value=lambda row: row["line"].column, tone=lambda _row: "soft"),
        Column("before", "Before", value=lambda row: row["line"].before),
        Column("after", "After", value=lambda row: row["line"].after),
    )
    return ReadingTable(columns, key="at", name="What it changed", wraps=True, parent=parent)
