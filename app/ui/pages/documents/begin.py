"""Beginning a document: of which kind, about what and for whom, asked in place."""

from collections.abc import Mapping
from typing import cast

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

_SUBJECTS: Mapping[About, str] = {"project": "About which project", "grant": "About which grant or contract"}
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

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, place="documents.begin")
        self._desk = desk
        self.kind = Choice(parent=self)
        self.project = Choice(prompt="Choose a project", parent=self)
        self.grant = Choice(prompt="Choose a grant or contract", parent=self)
        self.report = Choice(prompt="Choose a report", parent=self)
        self.buyer = TextEdit(self)
        self.form = Form(self, spacing=8)
        self.form.add("kind", heading_of("document", "kind"), self.kind)
        self.purpose = Words("", role="small", parent=self)
        self.form.add_widget(self.purpose)
        self.form.add("project", _SUBJECTS["project"], self.project)
        self.form.add("grant", _SUBJECTS["grant"], self.grant)
        self.form.add("report", "Which report", self.report)
        self.form.add("whom", "For whom, if you know", self.buyer)
        self.buyer.setPlaceholderText("such as Northdale Council")
        self._problem = Words("", role="problem", parent=self)
        self._begin = PrimaryButton("Begin it", self)
        self._add = Button("", self)
        self._leave = Button("Not now", self)
        self._lay_out()
        self._connect()
        self.hide()

    def open(self, project: int | None = None) -> None:
        """Ask; with a project already chosen where one is named."""
        read = self._desk.workspace.read
        projects = read(records.rows, "project", order="name")
        funders = {row.id: row["name"] for row in read(records.rows, "funder")}
        grants = {row.id: row for row in read(records.rows, "grant", order="title")}
        self.kind.set_choices([(kind.id, kind.name) for kind in kinds().values()])
        self.project.set_choices([(row["name"], row["name"]) for row in projects])
        self.grant.set_choices(
            [(row["title"], f"{row['title']} · {funders[row['funder_id']]}") for row in grants.values()]
        )
        self._reports = [
            (row["title"], grants[row["grant_id"]]["title"]) for row in read(records.rows, "grant_report", order="due")
        ]
        named = next((row["name"] for row in projects if row.id == project), None)
        if named is None and len(projects) == 1:
            named = projects[0]["name"]
        first = next(iter(kinds()), None)
        values = {"kind": first, "project": named, "grant": None, "report": None, "whom": ""}
        self.form.set_values(object(), values)
        self._problem.hide()
        self._ask()
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

    def _kind(self) -> Kind:
        return kinds()[cast("str", self.kind.value())]

    def _named(self, kind: Kind, about: str) -> str:
        """The name of what the document is about; nothing where that is not asked for."""
        chosen = cast("str | None", self.form.field(about).value())
        return chosen or "" if about in self._asked(kind) else ""

    def _asked(self, kind: Kind) -> list[str]:
        """What of project, grant and report is asked for."""
        return [about for about in ("project", "grant", "report") if about in (*kind.about, *kind.may_be_about)]

    @Slot()
    def _ask(self) -> None:
        """Ask for what the chosen kind is about, and offer to add what there is none of."""
        kind = self._kind()
        self.purpose.setText(kind.purpose)
        for about in ("project", "grant", "report"):
            self.form.row(about).setVisible(about in self._asked(kind))
        self.form.row("whom").setVisible(kind.asks_for_money)
        self._offer_reports()
        there = {"project": self.project.count(), "grant": self.grant.count(), "report": len(self._reports)}
        missing = next((about for about in kind.about if about in _NONE and not there[about]), None)
        self._begin.setEnabled(missing is None)
        self._add.setVisible(missing is not None)
        if missing is not None:
            sentence, page = _NONE[missing]
            self._problem.setText(sentence)
            self._add.setText("Add it")
            self._add.setProperty("page", page)
        self._problem.setVisible(missing is not None)

    @Slot()
    def _offer_reports(self) -> None:
        """The reports of the chosen grant, or all of them."""
        grant = self.grant.value()
        self.report.set_choices(
            [
                (title, f"{title} · {of}" if grant is None else title)
                for title, of in self._reports
                if grant in {None, of}
            ]
        )

    def _connect(self) -> None:
        self.kind.committed.connect(self._ask)
        self.grant.committed.connect(self._offer_reports)
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
