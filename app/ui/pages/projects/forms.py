"""What a project is, and the words of its business case: every field is stored when it is left."""

from functools import partial
from typing import cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.documents.tree.counting import count_words
from app.services.rows import action_words, records
from app.services.rows.fields import FIELDS
from app.services.rows.records import Record
from app.text import plural
from app.ui.desk.desk import Desk
from app.ui.desk.stored import StoredForm
from app.ui.kit.long_text import LongText
from app.ui.kit.words import Words

WORDS = ("need", "offer", "outcomes", "delivery")
"""The texts of the business case, by column: the prompt of each asks for it, the hint says what a reader wants."""


class ProjectForm(StoredForm):
    """A form of some columns of a project."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, spacing: int = 12) -> None:
        super().__init__("project", lambda: desk.workspace.today, parent, spacing=spacing)
        self.desk = desk
        self._project: Record | None = None
        self.committed.connect(self._store)

    def show_project(self, project: Record) -> None:
        """Show one project; shown again, what is being typed stays."""
        self._project = project
        self.set_values(project.id, project.values)

    @Slot(str, object)
    def _store(self, name: str, value: object) -> None:
        if self._project is None:
            return
        label = action_words.change("project", self._project["name"], name)
        stored = 0 if name == "floor_space" and value is None else value
        outcome = self.desk.workspace.run(label, records.change, "project", self._project.id, {name: stored})
        if outcome.refusal:
            self.refuse(name, outcome.refusal)


class AboutForm(ProjectForm):
    """Name, summary, dates and floor space."""

    nothing = frozenset({"floor_space"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.add_stored("name")
        self.add_stored("summary", LongText(self, lines=2))
        self.add_stored_beside("start", "end")
        self.add_stored("floor_space")


class WordsForm(ProjectForm):
    """Need, offer, outcomes and delivery: what a reader looks for over each, and a count of its words."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, spacing=6)
        self.counts: dict[str, Words] = {}
        for at, column in enumerate(WORDS):
            known, field = FIELDS["project"][column], LongText(self, lines=3)
            field.setAccessibleName(known.label)
            field.typed.connect(partial(self._show_count, column))
            self.add_widget(self._head(column, space=14 if at else 0))
            self.add(column, "", field)
            field.setAccessibleDescription(known.hint)

    def show_project(self, project: Record) -> None:
        """Show one project's words and how many there are."""
        super().show_project(project)
        for column in WORDS:
            self._show_count(column, cast("LongText", self.field(column)).toPlainText())

    def _head(self, name: str, space: int) -> QWidget:
        head, known = QWidget(self), FIELDS["project"][name]
        count = Words("", role="small", parent=head, wrap=False)
        self.counts[name] = count
        line = QHBoxLayout()
        line.addWidget(Words(known.prompt, parent=head), 1)
        line.addWidget(count, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(head)
        column.setContentsMargins(0, space, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(Words(known.hint, role="small", parent=head))
        return head

    def _show_count(self, column: str, text: str) -> None:
        self.counts[column].setText(plural(count_words(text), "word"))


class NoteForm(ProjectForm):
    """Whatever else is worth knowing; no document prints it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.add_stored("note", LongText(self, lines=2), titled=False)
