"""Entering a grant or a contract: its title and its funder, asked in place."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.models.choices import GrantKind
from app.services.grants.edits import add_grant
from app.services.rows import action_words, records
from app.ui.desk.desk import Desk
from app.ui.desk.stored import StoredForm
from app.ui.kit.cards import Button, PrimaryButton
from app.ui.kit.line_fields import TextEdit
from app.ui.kit.words import Words
from app.ui.pages.grants.parts import FunderEdit

_WHY = {
    GrantKind.GRANT: "A grant starts as restricted to its purpose; change that beside it if the funder says otherwise.",
    GrantKind.CONTRACT: "A contract pays for a service, so it starts as unrestricted money.",
}


class AddBar(QFrame):
    """Stands above the list until the grant is entered or left. Enter goes on, Esc leaves."""

    added = Signal(int)
    """The id of the new grant."""
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self._desk = desk
        self._kind = GrantKind.GRANT
        self._title, self._funder = TextEdit(self, optional=False), FunderEdit(self)
        self.form = StoredForm("grant", lambda: desk.workspace.today, self)
        self.form.add_stored_beside("title", "funder", title=self._title, funder=self._funder)
        self._why = Words("", role="small", parent=self)
        self._problem = Words("", role="problem", parent=self)
        self._add = PrimaryButton("Add this grant", self)
        self._lay_out()
        self._title.returnPressed.connect(self._funder.setFocus)
        self._funder.returnPressed.connect(self.add)
        self._add.clicked.connect(self.add)
        self.hide()

    def open(self, kind: GrantKind) -> None:
        """Ask for a grant or a contract."""
        self._kind = kind
        noun = kind.inside
        self.setAccessibleName(f"Add a {noun}")
        self._add.setText(f"Add this {noun}")
        self._add.setAccessibleName(f"Add this {noun}")
        self._why.setText(_WHY[kind])
        self._problem.hide()
        self.form.set_values(object(), {"title": "", "funder": ""})
        self._funder.set_funders(
            [row["name"] for row in self._desk.workspace.read(records.rows, "funder", order="name")]
        )
        self.show()
        self._title.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    @Slot()
    def add(self) -> None:
        """Enter it, or say beside the field what is missing."""
        if not self.form.commit() or not self._both_said():
            return
        values: Mapping[str, Any] = self.form.values()
        label = action_words.add_grant(self._kind, values["title"])
        outcome = self._desk.workspace.run(label, add_grant, values["title"], values["funder"], self._kind)
        self._problem.setText(outcome.refusal)
        self._problem.setVisible(bool(outcome.refusal))
        if not outcome.refusal:
            self.leave()
            self.added.emit(outcome.answer)

    @Slot()
    def leave(self) -> None:
        """Enter nothing."""
        self.hide()
        self.left.emit()

    def _both_said(self) -> bool:
        sentences = {"title": "Type what you call it.", "funder": "Type who gives or pays."}
        missing = [name for name in sentences if not self.form.field(name).value()]
        for name in missing:
            self.form.field(name).show_problem(sentences[name])
        if missing:
            self.form.row(missing[0]).field.setFocus()
        return not missing

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        leave = Button("Not now", self)
        leave.clicked.connect(self.leave)
        buttons.addWidget(self._add)
        buttons.addWidget(leave)
        buttons.addWidget(self._why, 1)
        column.addWidget(self.form)
        column.addWidget(self._problem)
        column.addLayout(buttons)
