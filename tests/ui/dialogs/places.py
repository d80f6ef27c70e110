"""A real file with an organisation in it, and what a dialog over it is given."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.models.choices import FundKind
from app.services.rows import records
from app.services.rows.records import Record
from app.storage.file import OrganisationFile
from app.ui.desk.desk import Desk
from app.ui.desk.tasks import Tasks
from app.ui.desk.workspace import Workspace
from app.ui.kit.pick_fields import Choice
from tests.fakes import FakeAsker
from tests.ui.pages.acting import let_go

TODAY = date(2026, 12, 1)


class Place:
    """A file, its desk, and short ways to act on a dialog as a user does."""

    def __init__(self, qtbot: QtBot, workspace: Workspace, tasks: Tasks) -> None:
        self.qtbot, self.workspace, self.tasks = qtbot, workspace, tasks
        self.ask = FakeAsker()
        self.kept: dict[str, str] = {}
        self.said: list[str] = []
        self.changed: list[frozenset[str]] = []
        workspace.said.connect(lambda sentence, _undoable: self.said.append(sentence))
        workspace.changed.connect(self.changed.append)
        self.desk = Desk(
            workspace=workspace,
            tasks=tasks,
            ask=self.ask,
            go=lambda *_: None,
            say=lambda _sentence: None,
            problem=lambda _sentence: None,
            load=self.kept.get,
            save=self.kept.__setitem__,
            open_document=lambda _path: None,
            bring_in=lambda _kind: None,
            theme=lambda: "system",
            set_theme=lambda _theme: None,
        )

    def show(self, dialog: QDialog) -> None:
        self.qtbot.addWidget(dialog)
        dialog.resize(1160, 660)
        dialog.show()
        self.qtbot.waitExposed(dialog)

    def wait(self) -> None:
        """Until the worker has nothing more to do."""
        self.qtbot.waitUntil(lambda: not self.tasks.busy())

    def rows(self, table: str) -> tuple[Record, ...]:
        return self.workspace.read(records.rows, table)

    def names(self, table: str, column: str = "name") -> list[str]:
        return [row[column] for row in self.rows(table)]

    def run(self, label: str, action: Any, *args: Any) -> Any:
        return self.workspace.run(label, action, *args).answer


@contextmanager
def place_in(folder: Path, qtbot: QtBot, *, read_only: bool = False, **details: object) -> Iterator[Place]:
    """An organisation called Us with a general fund."""
    path = folder / "us.footing"
    with OrganisationFile.create(path) as made, made.first_rows() as session:
        records.add(session, "organisation", {"name": "Us", "balance_date": date(2026, 11, 30), **details})
        records.add(session, "fund", {"name": "General fund", "kind": FundKind.GENERAL})
    opened = OrganisationFile.open(path, read_only=read_only, today=TODAY)
    workspace, tasks = Workspace(opened, today=TODAY), Tasks()
    yield Place(qtbot, workspace, tasks)
    let_go(tasks, workspace)


def button(parent: QWidget, text: str) -> QPushButton:
    return next(each for each in parent.findChildren(QPushButton) if each.text() == text and each.isVisible())


def visible_words(parent: QWidget) -> str:
    return "\n".join(label.text() for label in parent.findChildren(QLabel) if label.isVisible() and label.text())


def choose(field: Choice, value: object) -> None:
    """Choose as the mouse or the keys do: the list tells what was activated."""
    labels = [field.itemText(at) for at in range(field.count())]
    at = next(at for at, (each, _) in enumerate(field._choices) if each == value)
    assert labels[at]
    field.setCurrentIndex(at)
    field.activated.emit(at)
