"""Beginning a document: of which kind, about what and for whom, asked in place."""

from collections.abc import Mapping, Sequence
from typing import Literal, cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.documents.kinds.kind import About, Kind
from app.documents.kinds.loading import kinds
from app.services.documents.documents import document_named, new_document
from app.services.rows import action_words, records
from app.services.rows.checks import heading_of
from app.ui.desk.desk import Desk
from app.ui.kit.cards import Button, Card, PrimaryButton
from app.ui.kit.form import Form
from app.ui.kit.line_fields import TextEdit
from app.ui.kit.pick_fields import Choice
from app.ui.kit.words import Words
from app.ui.pages.documents.reports import reports_to_choose

_SUBJECTS: Mapping[About, str] = {
    "report": "Which report",
    "project": "About which project",
    "grant": "About which grant or contract",
}
_PLACES = {"project": "documents.begin", "report": "documents.report"}
"""The card for any kind, begun from a project; and that for the reports of grants."""
_WITHOUT: Mapping[About, str] = {
    "report": "Not about a report",
    "project": "Not about one project",
    "grant": "Not about a grant or contract",
}
"""What is chosen where a kind can be about something and is not."""
_NONE: Mapping[About, tuple[str, str]] = {
    "project": (
        "It is about a project: what it does for people, and what it costs. Add the project first.",
        "projects",
    ),
    "grant": ("It is about a grant or contract, and there is none yet. Add it first.", "grants"),
    "report": ("It is about a report that a funder wants. Add the report to its grant first.", "grants"),
}


class BeginCard(Card):
    """Stands over the list until the document is begun or left. Enter begins it, Esc leaves."""

    begun = Signal(int)
    """The id of the new document."""

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, about: Literal["project", "report"] = "project"
    ) -> None:
        super().__init__(parent=parent, place=_PLACES[about])
        self._desk = desk
        self._about: About = about
        self.column = {"project": "project_id", "report": "grant_report_id"}[about]
        """The column of a document with the row that `open` is given."""
        self.kind = Choice(parent=self)
        self.project = Choice(prompt="Choose a project", parent=self)
        self.grant = Choice(prompt="Choose a grant or contract", parent=self)
        self.report = Choice(prompt="Choose a report", parent=self)
        self._subjects: Mapping[About, Choice] = {"report": self.report, "project": self.project, "grant": self.grant}
        self._there: Mapping[About, Sequence[tuple[str, str]]] = {}
        self.buyer = TextEdit(self)
        self.form = Form(self, spacing=8)
        self.form.add("kind", heading_of("document", "kind"), self.kind)
        self.purpose = Words("", role="small", parent=self)
        self.form.add_widget(self.purpose)
        self.form.add("report", _SUBJECTS["report"], self.report)
        self.form.add("project", _SUBJECTS["project"], self.project)
        self.form.add("grant", _SUBJECTS["grant"], self.grant)
        self.form.add("whom", "For whom, if you know", self.buyer)
        self.buyer.setPlaceholderText("such as Northdale Council")
        self._problem = Words("", role="problem", parent=self)
        self._begin = PrimaryButton("Begin it", self)
        self._add = Button("", self)
        self._leave = Button("Not now", self)
        self._lay_out()
        self._connect()
        self.hide()

    def open(self, row: int | None = None) -> None:
        """Ask; with the project, or the report where it is for those, already chosen where one is named."""
        read = self._desk.workspace.read
        projects = read(records.rows, "project", order="name")
        funders = {row.id: row["name"] for row in read(records.rows, "funder")}
        grants, reports = read(records.rows, "grant", order="title"), reports_to_choose(self._desk)
        self.kind.set_choices([(kind.id, kind.name) for kind in self._kinds()])
        self._there = {
            "project": [(row["name"], row["name"]) for row in projects],
            "grant": [
                (_whose(row["title"], funders[row["funder_id"]]), f"{row['title']} · {funders[row['funder_id']]}")
                for row in grants
            ],
            "report": [(_whose(row["title"], grant), words) for row, grant, words in reports],
        }
        ids = {"project": [each.id for each in projects], "report": [each.id for each, _grant, _words in reports]}
        values: dict[str, object] = dict.fromkeys(self._subjects)
        if len(projects) == 1:
            values["project"] = projects[0]["name"]
        if row in ids[self._about]:
            values[self._about] = self._there[self._about][ids[self._about].index(row)][0]
        self.form.set_values(object(), {"kind": self._first(of_one=row is not None), "whom": ""})
        self._problem.hide()
        self._ask()
        for about, field in self._subjects.items():  # what was not offered before can be chosen only now
            field.set_value(values[about])
        self.show()
        self.kind.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    @Slot()
    def begin(self) -> None:
        """Begin it, or say what is missing."""
        if not self.form.commit():
            return
        kind = self._kind()
        outcome = self._desk.workspace.run(
            action_words.begin_document(kind.inside),
            new_document,
            kind.id,
            today=self._desk.workspace.today,
            buyer=cast("str", self.buyer.value()) if kind.asks_for_money else "",
            project=self._named(kind, "project"),
            grant=self._named(kind, "grant"),
            report=self._named(kind, "report"),
        )
        self._problem.setText(outcome.refusal)
        self._problem.setVisible(bool(outcome.refusal))
        if outcome.answer is not None:
            self.hide()
            self.begun.emit(self._desk.workspace.read(document_named, outcome.answer))

    def _kinds(self) -> list[Kind]:
        """The kinds to choose from, those with the fewest texts to write first."""
        offered = (kind for kind in kinds().values() if self._about == "project" or self._about in kind.about)
        return sorted(offered, key=lambda kind: (len(kind.boxes), kind.name))

    def _first(self, *, of_one: bool) -> str:
        """The id of the kind that is offered: the shortest, about what is named where something is."""
        return next(kind.id for kind in self._kinds() if not of_one or self._about in kind.about)

    def _kind(self) -> Kind:
        return kinds()[cast("str", self.kind.value())]

    def _named(self, kind: Kind, about: str) -> str:
        """The name of what the document is about; nothing where that is not asked for."""
        chosen = cast("str | None", self.form.field(about).value())
        return chosen or "" if about in self._asked(kind) else ""

    def _asked(self, kind: Kind) -> list[About]:
        """What of report, project and grant is asked for; a report says of which grant it is."""
        asked = [about for about in _SUBJECTS if about in (*kind.about, *kind.may_be_about)]
        return [about for about in asked if about != "grant" or "report" not in asked]

    @Slot()
    def _ask(self) -> None:
        """Ask for what the chosen kind is about, and offer to add what there is none of."""
        kind = self._kind()
        self.purpose.setText(kind.purpose)
        for about, field in self._subjects.items():
            self.form.row(about).setVisible(about in self._asked(kind))
            without = [] if about in kind.about else [(None, _WITHOUT[about])]
            field.set_choices([*without, *self._there[about]])
        self.form.row("whom").setVisible(kind.asks_for_money)
        missing = next((about for about in kind.about if about in _NONE and not self._there[about]), None)
        self._begin.setEnabled(missing is None)
        self._add.setVisible(missing is not None)
        if missing is not None:
            sentence, page = _NONE[missing]
            self._problem.setText(sentence)
            self._add.setText("Add it")
            self._add.setProperty("page", page)
        self._problem.setVisible(missing is not None)

    def _connect(self) -> None:
        self.kind.committed.connect(self._ask)
        self.buyer.returnPressed.connect(self.begin)
        self._begin.clicked.connect(self.begin)
        self._leave.clicked.connect(self.hide)
        self._add.clicked.connect(lambda: self._desk.go(self._add.property("page")))

    def _lay_out(self) -> None:
        self.add(self.form)
        self.add(self._problem)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (self._begin, self._add, self._leave):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.add(buttons)


def _whose(title: str, whose: str) -> str:
    """The name by which one is found where several are called alike."""
    return f"{title} ({whose})"
