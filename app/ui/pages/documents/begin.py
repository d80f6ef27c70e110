"""Beginning a business case: about which project and for whom, asked in place."""

from typing import cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.documents.documents import document_named, new_document
from app.services.rows import action_words, records
from app.ui.desk.desk import Desk
from app.ui.kit.cards import Button, Card, PrimaryButton
from app.ui.kit.form import Form
from app.ui.kit.line_fields import TextEdit
from app.ui.kit.pick_fields import Choice
from app.ui.kit.words import Words

_NO_PROJECT = "A business case is about a project: what it does for people, and what it costs. Add the project first."


class BeginCard(Card):
    """Stands under the list until the document is begun or left. Enter begins it, Esc leaves."""

    begun = Signal(int)
    """The id of the new document."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, place="documents.begin")
        self._desk = desk
        self.project = Choice(prompt="Choose a project", parent=self)
        self.buyer = TextEdit(self)
        self.form = Form(self, spacing=8)
        self.form.add("project", "About which project", self.project)
        self.form.add("whom", "For whom, if you know", self.buyer)
        self.buyer.setPlaceholderText("such as Northdale Council")
        self._problem = Words("", role="problem", parent=self)
        self._none = Words(_NO_PROJECT, role="soft", parent=self)
        self._begin = PrimaryButton("Begin it", self)
        self._add = PrimaryButton("Add a project", self)
        self._leave = Button("Not now", self)
        self._lay_out()
        self._connect()
        self.hide()

    def open(self, project: int | None = None) -> None:
        """Ask; with a project already chosen where one is named."""
        projects = self._desk.workspace.read(records.rows, "project", order="name")
        self.project.set_choices([(row["name"], row["name"]) for row in projects])
        named = next((row["name"] for row in projects if row.id == project), None)
        if named is None and len(projects) == 1:
            named = projects[0]["name"]
        self.form.set_values(object(), {"project": named, "whom": ""})
        for part, shown in ((self.form, True), (self._begin, True), (self._none, False), (self._add, False)):
            part.setVisible(bool(projects) is shown)
        self._problem.hide()
        self.show()
        (self._add if not projects else self.buyer if named else self.project).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    @Slot()
    def begin(self) -> None:
        """Begin it, or say beside the field what is missing."""
        if not self.form.commit():
            return
        name = cast("str | None", self.project.value())
        if name is None:
            self.project.show_problem("Choose the project that the business case is about.")
            self.project.setFocus()
            return
        outcome = self._desk.workspace.run(
            action_words.begin_document(name),
            new_document,
            "business-case-short",
            project=name,
            today=self._desk.workspace.today,
            buyer=cast("str", self.buyer.value()),
        )
        self._problem.setText(outcome.refusal)
        self._problem.setVisible(bool(outcome.refusal))
        if outcome.answer is not None:
            self.hide()
            self.begun.emit(self._desk.workspace.read(document_named, outcome.answer))

    def _connect(self) -> None:
        self.buyer.returnPressed.connect(self.begin)
        self._begin.clicked.connect(self.begin)
        self._leave.clicked.connect(self.hide)
        self._add.clicked.connect(lambda: self._desk.go("projects"))

    def _lay_out(self) -> None:
        self.add(self._none)
        self.add(self.form)
        self.add(self._problem)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (self._begin, self._add, self._leave):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.add(buttons)
