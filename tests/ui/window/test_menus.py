"""The menu bar: what is offered when, by which keys, and the same in Ctrl+K."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.ui.window.menus import MenuEntry, Menus
from tests.ui.keys import CTRL, SHIFT, press


class Bar:
    """A window with a menu bar, and what was chosen from it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.done: list[str] = []
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        entries = [
            MenuEntry(
                "File",
                "New",
                lambda: self.done.append("new"),
                QKeySequence.StandardKey.New,
                asks=True,
                needs_file=False,
            ),
            MenuEntry("File", "Save & close", lambda: self.done.append("save"), apart=True),
            MenuEntry("Edit", "Redo", lambda: self.done.append("redo"), "Ctrl+Y; Ctrl+Shift+Z"),
        ]
        self.menus = Menus(self.window, entries)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)


@pytest.fixture
def bar(qtbot: QtBot) -> Bar:
    return Bar(qtbot)


def test_menus_open_by_their_first_letter_and_hold_their_entries(bar: Bar) -> None:
    menus = bar.window.menuBar().actions()
    assert [menu.text() for menu in menus] == ["&File", "&Edit"]
    file_menu = menus[0].menu()
    assert [action.text() for action in file_menu.actions()] == ["New …", "", "Save && close"]  # type: ignore[attr-defined]  # the stub says QObject
    file_menu.actions()[0].trigger()  # type: ignore[attr-defined]  # the same
    assert bar.done == ["new"]


def test_keys_do_what_the_entry_says_each_of_several(bar: Bar) -> None:
    press(bar.window, Qt.Key.Key_N, CTRL)
    press(bar.window, Qt.Key.Key_Y, CTRL)
    press(bar.window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert bar.done == ["new", "redo", "redo"]


def test_without_a_file_only_what_needs_none_is_offered(bar: Bar) -> None:
    assert [command.label for command in bar.menus.commands()] == ["New", "Save & close", "Redo"]
    bar.menus.set_file_open(False)
    commands = bar.menus.commands()
    assert [(command.label, command.keys) for command in commands] == [("New", "Ctrl+N")]
    press(bar.window, Qt.Key.Key_Y, CTRL)
    assert bar.done == []
    commands[0].run()
    assert bar.done == ["new"]
    bar.menus.set_file_open(True)
    press(bar.window, Qt.Key.Key_Y, CTRL)
    assert bar.done == ["new", "redo"]
