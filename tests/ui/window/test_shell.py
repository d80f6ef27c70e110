"""The window: its list of pages, its message, its size, and Ctrl+K."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.ui.desk.tasks import Progress, Tasks
from app.ui.kit.line_fields import TextEdit
from app.ui.window.command_palette import Command, CommandPalette, matching
from app.ui.window.navigation import Navigation
from app.ui.window.shell import PageEntry, Shell
from tests.ui.keys import CTRL, press, write


class Pages:
    """Three pages, and a record of which were built."""

    def __init__(self) -> None:
        self.built: list[str] = []

    def make(self, name: str) -> QWidget:
        self.built.append(name)
        return TextEdit() if name == "grants" else QWidget()

    def entries(self) -> list[PageEntry]:
        return [
            PageEntry(name, label, lambda name=name: self.make(name))  # type: ignore[misc]  # a default binds it
            for name, label in (("home", "Home"), ("grants", "Grants"), ("costs", "Core costs & more"))
        ]


@pytest.fixture
def pages() -> Pages:
    return Pages()


@pytest.fixture
def shell(qtbot: QtBot, pages: Pages) -> Shell:
    made = Shell(pages.entries())
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_pages_are_built_when_first_shown_and_once(shell: Shell, pages: Pages) -> None:
    shown: list[str] = []
    shell.page_shown.connect(shown.append)
    assert pages.built == []
    home = shell.go("home")
    shell.go("grants")
    assert shell.go("home") is home
    assert pages.built == ["home", "grants"]
    assert shell.current() == shell.navigation.current() == "home"
    assert shown == ["home", "grants", "home"]
    with pytest.raises(KeyError):
        shell.go("nowhere")


def test_ctrl_and_a_number_goes_to_a_page(shell: Shell) -> None:
    shell.go("home")
    press(shell, Qt.Key.Key_3, CTRL)
    assert shell.current() == "costs"
    shell.set_pages([])
    assert shell.navigation.isHidden()


def test_the_list_is_used_with_the_arrows_and_names_itself(qtbot: QtBot) -> None:
    navigation = Navigation((("home", "Home"), ("grants", "Grants")))
    qtbot.addWidget(navigation)
    chosen: list[str] = []
    navigation.chosen.connect(chosen.append)
    navigation.set_current("home")
    assert chosen == []
    press(navigation.findChildren(QListWidget)[0], Qt.Key.Key_Down)
    assert chosen == ["grants"]
    navigation.set_organisation("Tom <tom@x.org> & Co")
    navigation.set_saved("Saved · today 21:04")
    texts = [label.text() for label in navigation.findChildren(QLabel)]
    assert texts == ["Tom <tom@x.org> & Co", "Saved · today 21:04"]
    with qtbot.waitSignal(navigation.palette_asked):
        navigation.findChildren(QPushButton)[0].click()


def test_a_message_offers_to_take_it_back_and_goes_with_the_page(shell: Shell) -> None:
    undone: list[int] = []
    shell.go("home")
    shell.message("Rent was deleted.", undo=lambda: undone.append(1))
    link = next(button for button in shell.messages.findChildren(QPushButton) if button.text() == "Undo")
    assert link.isVisible()
    link.click()
    assert undone == [1]
    assert shell.messages.text() == ""
    shell.problem("The file is in use. Close it there first.")
    assert not link.isVisible()
    assert shell.messages.isVisible()
    shell.go("grants")
    assert not shell.messages.isVisible()


def test_size_and_page_are_remembered_and_typing_is_kept(qtbot: QtBot, pages: Pages) -> None:
    kept: dict[str, str] = {}
    first = Shell(pages.entries(), load=kept.get, save=kept.__setitem__)
    qtbot.addWidget(first)
    first.resize(700, 560)
    first.show()
    qtbot.waitUntil(first.isActiveWindow)
    field = first.go("grants")
    assert isinstance(field, TextEdit)
    saved: list[object] = []
    field.committed.connect(saved.append)
    field.setFocus()
    write(field, "half a sentence")
    with qtbot.waitSignal(first.closing):
        first.close()
    assert saved == ["half a sentence"]
    second = Shell(pages.entries(), load=kept.get, save=kept.__setitem__)
    qtbot.addWidget(second)
    assert second.size() == QSize(700, 560)
    second.go_last("home")
    assert second.current() == "grants"


def test_what_was_kept_wrongly_is_left_alone(qtbot: QtBot, pages: Pages) -> None:
    made = Shell(pages.entries(), load=lambda _key: "§ not ours")
    qtbot.addWidget(made)
    assert made.size() == QSize(1280, 720)
    made.go_last("home")
    assert made.current() == "home"


def test_a_widget_may_stand_alone(shell: Shell) -> None:
    shell.go("home")
    first_run = QWidget()
    shell.show_alone(first_run)
    assert first_run.isVisible()
    assert not shell.navigation.isVisible()
    shell.go("home")
    assert shell.navigation.isVisible()


def test_no_page_scrolls_sideways_on_a_small_laptop(shell: Shell) -> None:
    shell.resize(1280, 720)
    for page in ("home", "grants", "costs"):
        shell.go(page)
        scroll = next(each for each in shell.findChildren(QScrollArea) if each.isVisible())
        assert scroll.horizontalScrollBar().maximum() == 0


def test_ctrl_k_finds_and_does(shell: Shell) -> None:
    done: list[str] = []
    shell.set_commands(
        lambda: [Command("New grant", lambda: done.append("new"), "Ctrl+N")],
        lambda typed: [Command(f"Weaver Trust ({typed})", lambda: done.append("record"))],
    )
    shell.go("home")
    press(shell, Qt.Key.Key_K, CTRL)
    palette = shell.findChildren(CommandPalette)[0]
    field = palette.findChildren(QLineEdit)[0]
    assert palette.labels() == ["Home", "Grants", "Core costs & more", "New grant"]
    write(field, "gra")
    assert palette.labels() == ["Grants", "New grant", "Weaver Trust (gra)"]
    press(field, Qt.Key.Key_Down)
    press(field, Qt.Key.Key_Return)
    assert done == ["new"]
    assert not palette.isVisible()
    press(shell, Qt.Key.Key_K, CTRL)
    write(field, "costs")
    press(field, Qt.Key.Key_Return)
    assert shell.current() == "costs"
    press(shell, Qt.Key.Key_K, CTRL)
    press(field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_finding_wants_every_word_and_prefers_beginnings() -> None:
    commands = [Command(label, print) for label in ("Export grants", "Grants", "New grant", "Grant report")]
    assert [each.label for each in matching(commands, "grant")] == [
        "Grants",
        "Grant report",
        "Export grants",
        "New grant",
    ]
    assert [each.label for each in matching(commands, "grant exp")] == ["Export grants"]
    assert len(matching(commands, "  ")) == 4


def test_slow_work_shows_how_far_it_is_and_can_be_stopped(shell: Shell, qtbot: QtBot) -> None:
    tasks = Tasks(shell)
    shell.watch(tasks)

    def work(progress: Progress) -> None:
        progress.report(0.4, "Page 4 of 10")
        while not progress.cancelled:
            pass

    tasks.run(work, label="Making the document", cancellable=True)
    stop = next(button for button in shell.findChildren(QPushButton) if button.text() == "Stop")
    qtbot.waitUntil(lambda: any(label.text() == "Page 4 of 10" for label in shell.findChildren(QLabel)))
    assert stop.isVisible()
    with qtbot.waitSignal(tasks.ended):
        stop.click()
    assert not stop.isVisible()
    tasks.close()


def test_the_window_needs_nothing_heavy() -> None:
    heavy = {"matplotlib", "sqlalchemy", "numpy", "reportlab", "openpyxl", "app.models", "app.services", "app.storage"}
    script = "import sys, app.ui.window.shell, app.ui.table.view, app.ui.kit.form, app.ui.desk.ask; print(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert heavy & set(out.stdout.split()) == set()
    assert "app.ui.window.shell" in out.stdout.split()


def test_a_small_screen_is_filled_and_a_large_one_is_not(qtbot: QtBot) -> None:
    for room, filled in ((QSize(1280, 720), True), (QSize(1366, 740), True), (QSize(1920, 1040), False)):
        shell = Shell()
        qtbot.addWidget(shell)
        shell.fit(room)
        assert shell.isMaximized() is filled


def test_a_message_waits_until_the_mouse_is_let_go(shell: Shell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    down = [Qt.MouseButton.LeftButton]
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: down[0])
    shell.message("Change the rent")
    qtbot.wait(60)
    assert shell.messages.text() == "Change the rent"
    assert not shell.messages.isVisible()
    down[0] = Qt.MouseButton.NoButton
    qtbot.waitUntil(shell.messages.isVisible)
    shell.messages.clear()
    down[0] = Qt.MouseButton.LeftButton
    shell.message("Change the rent again")
    shell.messages.clear()
    down[0] = Qt.MouseButton.NoButton
    qtbot.wait(60)
    assert not shell.messages.isVisible()
