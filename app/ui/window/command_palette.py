"""Ctrl+K: find a page, a record or an action by typing a few letters of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QVBoxLayout, QWidget

from app.ui.kit.words import Words

_MOST = 12
_WIDTH = 520


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be found and done: its words, what it does, its keys, and other words that people look for."""

    label: str
    run: Callable[[], object]
    keys: str = ""
    also: str = ""


def matching(commands: Sequence[Command], typed: str) -> list[Command]:
    """The commands that hold every typed word: first those that begin with it, last those that only mean it."""
    wanted = typed.casefold().split()
    if not wanted:
        return list(commands)
    found = [command for command in commands if _holds(command, wanted)]
    return sorted(found, key=lambda command: _rank(command, wanted))


def _rank(command: Command, wanted: Sequence[str]) -> int:
    if command.label.casefold().startswith(wanted[0]):
        return 0
    return 1 if wanted[0] in command.label.casefold() else 2


def _holds(command: Command, wanted: Sequence[str]) -> bool:
    words = f"{command.label} {command.also}".casefold()
    return all(word in words for word in wanted)


class CommandPalette(QFrame):
    """A field and what is found with it, over the window. Enter does the chosen one, Esc leaves."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "popup")
        self.setAccessibleName("Find or do anything")
        self._commands: Sequence[Command] = ()
        self._search: Callable[[str], Sequence[Command]] | None = None
        self._found: list[Command] = []
        self._over = parent
        self._before: QWidget | None = None
        self._field = QLineEdit(self)
        self._list = QListWidget(self)
        self._nothing = Words("Nothing is called that. Try fewer letters.", role="soft", parent=self)
        self._lay_out()
        self.hide()

    def open(self, commands: Sequence[Command], search: Callable[[str], Sequence[Command]] | None = None) -> None:
        """Show it with these commands; `search` finds more for what is typed, such as records of the file."""
        self._commands, self._search = commands, search
        self._before = self.window().focusWidget()
        self._field.clear()
        self._fill("")
        self._place()
        self.show()
        self.raise_()
        self._field.setFocus()

    def labels(self) -> list[str]:
        """What is listed now."""
        return [command.label for command in self._found]

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Move in the list, choose and leave from within the field; leaving the field closes."""
        if event.type() == QEvent.Type.FocusOut and self.isVisible() and not self._list.hasFocus():
            self._leave(back=False)
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None and self._found:
            self._list.setCurrentRow((self._list.currentRow() + step) % len(self._found))
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self._leave(back=True)
            return True
        return False

    @Slot(str)
    def _fill(self, typed: str) -> None:
        found = matching(self._commands, typed)
        if self._search is not None and typed.strip():
            found += self._search(typed.strip())
        self._found = found[:_MOST]
        self._list.clear()
        self._list.addItems([f"{each.label}   {each.keys}".rstrip() for each in self._found])
        self._list.setCurrentRow(0)
        self._nothing.setVisible(not self._found)
        self._list.setVisible(bool(self._found))
        self._place()

    @Slot()
    def _choose(self) -> None:
        at = self._list.currentRow()
        if 0 <= at < len(self._found):
            command = self._found[at]
            self._leave(back=True)
            command.run()

    def _leave(self, *, back: bool) -> None:
        before, self._before = self._before, None
        self.hide()
        if back and before is not None:
            before.setFocus()

    def _lay_out(self) -> None:
        self._field.setPlaceholderText("Find or do anything")
        self._field.setAccessibleName("Find or do anything")
        self._field.textEdited.connect(self._fill)
        self._field.installEventFilter(self)
        self._list.setProperty("role", "found")
        self._list.setAccessibleName("What was found")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.itemClicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for widget in (self._field, self._list, self._nothing):
            column.addWidget(widget)

    def _place(self) -> None:
        room = self._over.size()
        rows = max(len(self._found), 1)
        row = self._list.sizeHintForRow(0) if self._found else self._nothing.sizeHint().height()
        width = min(_WIDTH, room.width() - 32)
        height = min(self._field.sizeHint().height() + 44 + rows * max(row, 24), room.height() - 48)
        self.setGeometry((room.width() - width) // 2, min(72, room.height() // 8), width, height)
