"""What a project is: every field is stored when it is left."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.services.rows import action_words, records
from app.services.rows.records import Record
from app.ui.desk.desk import Desk
from app.ui.desk.stored import StoredForm
from app.ui.kit.long_text import LongText


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


class NoteForm(ProjectForm):
    """Whatever else is worth knowing; no document prints it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.add_stored("note", LongText(self, lines=2), titled=False)
