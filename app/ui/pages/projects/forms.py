"""What a project is, and the words of its business case: every field is stored when it is left."""

from dataclasses import dataclass
from functools import partial
from typing import cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.rows import action_words, records
from app.services.rows.records import Record
from app.text import count_words, plural
from app.ui.desk.desk import Desk
from app.ui.kit.date_field import DateEdit
from app.ui.kit.form import Form
from app.ui.kit.line_fields import NumberEdit, TextEdit
from app.ui.kit.long_text import LongText
from app.ui.kit.words import Words


@dataclass(frozen=True, slots=True)
class Part:
    """One text of the business case: its column, its question, and what a reader looks for in it."""

    column: str
    question: str
    hint: str


WORDS = (
    Part(
        "need",
        "The need",
        "Who needs this, how many, and how you know; what happens if nothing changes, and why now. "
        "Say where each number comes from.",
    ),
    Part(
        "offer",
        "What you offer",
        "Who comes and how they find you; what happens, where, how often and for how long. Say what it is not, too.",
    ),
    Part(
        "outcomes",
        "What will be different",
        "For whom, by how much, by when, and how you will know. Keep what saves someone money apart from what makes "
        "life better, and claim no more than you can show.",
    ),
    Part(
        "delivery",
        "How you will deliver it",
        "Who leads, who does the work and who supports them; the first dates; who looks at progress, and how often. "
        "A reader asks: can they really do this?",
    ),
)


class ProjectForm(Form):
    """A form of some columns of a project."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, spacing: int = 12) -> None:
        super().__init__(parent, spacing=spacing)
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

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.add("name", "Name", TextEdit(self, optional=False))
        self.add("summary", "In a sentence or two", LongText(self, lines=2))
        self.add_beside(("start", "Starts", self._day()), ("end", "Ends", self._day()))
        room = NumberEdit(self, hundredths=True, most=10_000_000)
        self.add(
            "floor_space", "Floor space, m²", room, hint="Shares the rent between projects. 0 where it has no room."
        )

    def _day(self) -> DateEdit:
        return DateEdit(self, today=lambda: self.desk.workspace.today)


class WordsForm(ProjectForm):
    """Need, offer, outcomes and delivery: what a reader looks for over each, and a count of its words."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, spacing=6)
        self.counts: dict[str, Words] = {}
        for at, part in enumerate(WORDS):
            field = LongText(self, lines=3)
            field.setAccessibleName(part.question)
            field.typed.connect(partial(self._show_count, part.column))
            self.add_widget(self._head(part, space=14 if at else 0))
            self.add(part.column, "", field)
            field.setAccessibleDescription(part.hint)

    def show_project(self, project: Record) -> None:
        """Show one project's words and how many there are."""
        super().show_project(project)
        for part in WORDS:
            field = self.field(part.column)
            self._show_count(part.column, cast("LongText", field).toPlainText())

    def _head(self, part: Part, space: int) -> QWidget:
        head = QWidget(self)
        count = Words("", role="small", parent=head, wrap=False)
        self.counts[part.column] = count
        line = QHBoxLayout()
        line.addWidget(Words(part.question, parent=head), 1)
        line.addWidget(count, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(head)
        column.setContentsMargins(0, space, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(Words(part.hint, role="small", parent=head))
        return head

    def _show_count(self, column: str, text: str) -> None:
        self.counts[column].setText(plural(count_words(text), "word"))


class NoteForm(ProjectForm):
    """Whatever else is worth knowing; no document prints it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        note = LongText(self, lines=2)
        note.setAccessibleName("Notes")
        self.add("note", "", note, hint="For yourselves: no document prints them.")
