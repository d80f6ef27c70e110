"""The menu bar and the same actions in Ctrl+K, from one table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from app.ui.window.command_palette import Command


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One action: under which menu, in which words, with which keys (`;` between several); a line above it if `apart`.

    An action that `asks` for more before it does anything has an ellipsis in the menu. `needs_file` actions can be
    chosen only while a file is open.
    """

    menu: str
    label: str
    run: Callable[[], object]
    keys: QKeySequence.StandardKey | str = ""
    apart: bool = False
    asks: bool = False
    needs_file: bool = True


class Menus:
    """The actions of the window: in its menu bar, by their keys, and in Ctrl+K."""

    def __init__(self, window: QMainWindow, entries: Sequence[MenuEntry]) -> None:
        self._entries = entries
        self._actions: list[tuple[MenuEntry, QAction]] = []
        names = dict.fromkeys(entry.menu for entry in entries)
        menus = self._menus = {name: window.menuBar().addMenu(f"&{name}") for name in names}
        for entry in entries:
            if entry.apart:
                menus[entry.menu].addSeparator()
            action = QAction(_in_menu(entry), window)
            action.setShortcuts(_keys(entry.keys))
            action.triggered.connect(lambda _checked=False, run=entry.run: run())
            menus[entry.menu].addAction(action)
            self._actions.append((entry, action))

    def set_file_open(self, is_open: bool) -> None:  # noqa: FBT001 - reads as a sentence where it is called
        """Offer what needs a file only while there is one."""
        for entry, action in self._actions:
            action.setEnabled(is_open or not entry.needs_file)

    def add_list(self, menu: str, title: str, after: str, choices: Callable[[], Sequence[Command]], none: str) -> None:
        """Put a list under an entry of a menu, filled anew whenever it opens; `none` is said where it is empty."""
        own = [(entry.label, action) for entry, action in self._actions if entry.menu == menu]
        at = [label for label, _ in own].index(after)
        submenu = QMenu(title, self._menus[menu])
        self._menus[menu].insertMenu(own[at + 1][1], submenu)

        def fill() -> None:
            submenu.clear()
            for choice in choices():
                action = submenu.addAction(choice.label.replace("&", "&&"))
                action.triggered.connect(lambda _checked=False, run=choice.run: run())
            if submenu.isEmpty():
                submenu.addAction(none).setEnabled(False)

        submenu.aboutToShow.connect(fill)

    def commands(self) -> list[Command]:
        """What can be chosen now, for Ctrl+K."""
        return [
            Command(entry.label, entry.run, action.shortcut().toString())
            for entry, action in self._actions
            if action.isEnabled()
        ]


def _in_menu(entry: MenuEntry) -> str:
    shown = entry.label.replace("&", "&&")
    return f"{shown} …" if entry.asks else shown


def _keys(keys: QKeySequence.StandardKey | str) -> list[QKeySequence]:
    return QKeySequence.listFromString(keys) if isinstance(keys, str) else [QKeySequence(keys)]
