"""A desk over a real file, and short ways to act on a page as a person does."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from app.services.rows import records
from app.services.rows.records import Record
from app.storage.file import OrganisationFile
from app.ui.desk.desk import Desk
from app.ui.desk.tasks import Tasks
from app.ui.desk.workspace import Workspace
from app.ui.kit.pick_fields import Choice
from app.ui.table.view import Table
from tests.fakes import FakeAsker
from tests.ui.keys import CTRL, press, write

TODAY = date(2026, 12, 1)
ENTER, ESCAPE, DELETE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Tab


class Place:
    """The desk; what it was asked to do is kept in `gone`, `opened`, `brought`, `problems` and `theme`."""

    def __init__(self, workspace: Workspace, tasks: Tasks) -> None:
        self.workspace = workspace
        self.gone: list[tuple[str, int | None]] = []
        self.opened: list[Path] = []
        self.problems: list[str] = []
        self.labels: list[str] = []
        self.brought: list[str] = []
        self.kept: dict[str, str] = {}
        self.theme = "system"
        workspace.refused.connect(self.problems.append)
        workspace.said.connect(lambda label, _undoable: self.labels.append(label))
        self.desk = Desk(
            workspace=workspace,
            tasks=tasks,
            ask=FakeAsker(),
            go=lambda place, row=None: self.gone.append((place, row)),
            say=lambda _sentence: None,
            problem=self.problems.append,
            load=self.kept.get,
            save=self.kept.__setitem__,
            open_document=self.opened.append,
            bring_in=self.brought.append,
            theme=lambda: self.theme,
            set_theme=self.set_theme,
        )

    def set_theme(self, theme: str) -> None:
        self.theme = theme

    def rows(self, table: str, order: str = "id") -> tuple[Record, ...]:
        return self.workspace.read(records.rows, table, order=order)

    def row(self, table: str, row: int) -> Record:
        return self.workspace.read(records.get, table, row)

    def add(self, table: str, **values: Any) -> int:
        return cast("int", self.workspace.run("Set up", records.add, table, values).answer)


@contextmanager
def place_in(folder: Path) -> Iterator[Place]:
    """A desk over a new, empty file."""
    workspace, tasks = Workspace(OrganisationFile.create(folder / "us.footing"), today=TODAY), Tasks()
    yield Place(workspace, tasks)
    let_go(tasks, workspace)


def let_go(*held: Tasks | Workspace) -> None:
    """Close them, and delete them: one that nothing owns would live on with whoever listens to it, and its pages."""
    for each in held:
        each.close()
        each.deleteLater()


def button(parent: QWidget, text: str) -> QPushButton:
    return next(each for each in parent.findChildren(QPushButton) if each.text() == text and each.isVisible())


def buttons(parent: QWidget) -> list[str]:
    return [each.text() for each in parent.findChildren(QPushButton) if each.isVisible()]


def said(parent: QWidget) -> str:
    """The words on the screen, once Qt has shown those that were just put there."""
    QCoreApplication.processEvents()
    return "\n".join(label.text() for label in parent.findChildren(QLabel) if label.isVisible())


def click(parent: QWidget, text: str) -> None:
    QTest.mouseClick(button(parent, text), Qt.MouseButton.LeftButton)


def type_into(field: object, text: str) -> None:
    """Type over what stands in a field, and accept it with the keys."""
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    field.setFocus()
    field.selectAll()
    write(field, text)
    press(field, ENTER, CTRL if isinstance(field, QPlainTextEdit) else Qt.KeyboardModifier.NoModifier)


def choose(field: object, value: object) -> None:
    """Choose as the mouse or the keys do: the list tells what was activated."""
    assert isinstance(field, Choice)
    _activate(field, next(at for at, (each, _) in enumerate(field._choices) if each == value))


def choose_words(field: object, words: str) -> None:
    """The same, by the words in the list."""
    assert isinstance(field, Choice)
    at = field.findText(words)
    assert at >= 0
    _activate(field, at)


def cell(table: Table, row: int, column: str) -> None:
    """Go to a cell."""
    table.setFocus()
    table.setCurrentIndex(table.rows_model().index(row, table.rows_model().column_of(column)))


def type_in_cell(table: Table, row: int, column: str, text: str, key: Qt.Key = ENTER) -> None:
    """Type into a cell and accept it."""
    cell(table, row, column)
    press(table, Qt.Key.Key_F2)
    field = next(each for each in table.viewport().findChildren(QLineEdit) if each.isVisible())
    field.selectAll()
    write(field, text)
    press(field, key)


def paste(table: Table, row: int, column: str, text: str) -> None:
    cell(table, row, column)
    QGuiApplication.clipboard().setText(text)
    press(table, Qt.Key.Key_V, CTRL)


def shown(table: Table) -> list[list[str]]:
    """The words of every row, without the blank one."""
    model = table.rows_model()
    return [[model.text(row, at) for at in range(model.columnCount())] for row in range(len(model.rows()))]


def _activate(field: Choice, at: int) -> None:
    field.setCurrentIndex(at)
    field.activated.emit(at)
