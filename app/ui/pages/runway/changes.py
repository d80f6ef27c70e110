"""The changes of one scenario in a table: what changes, for whom, by how much and from when, edited in place."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.places import field_of
from app.services.rows import action_words, records
from app.services.rows.checks import Edits, label_of
from app.services.scenarios.subjects import SUBJECTS, Subject, fitting, subjects
from app.ui.desk.desk import Desk
from app.ui.desk.stored import stored_column
from app.ui.desk.stored_rows import RowWords, StoredRows
from app.ui.desk.workspace import Outcome
from app.ui.kit import kinds
from app.ui.kit.cards import Button, Card, Note
from app.ui.kit.line_fields import TextEdit
from app.ui.kit.slider_field import signed_percent
from app.ui.kit.words import Words
from app.ui.table.column import Column
from app.ui.table.live_choices import LiveChoices, live_choice

_WORDS = RowWords(
    "scenario_change",
    "Choose what changes",
    "A scenario is a list of changes: choose the first one above, such as a funder lost or money that comes late.",
)
_HOW = (
    "Choose what changes; then for whom, by how much, and from when. Nothing of the plan itself is altered. Without a "
    "date a change holds from the start."
)


class ChangesCard(Card):
    """One scenario: its name, its changes, and the way out."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, place="runway.what_if.changes")
        self._desk = desk
        self._subjects = LiveChoices()
        self._offered = LiveChoices()
        self._known: Sequence[tuple[Subject, str]] = ()
        self._changes: Sequence[records.Record] = ()
        self.scenario: int | None = None
        self._called = ""
        self.name = TextEdit(self, optional=False)
        self.name.setAccessibleName("Name of the scenario")
        self.name.setObjectName(field_of("scenario", "name"))
        self.note = TextEdit(self)
        self.note.setAccessibleName("Note on the scenario")
        self.note.setObjectName(field_of("scenario", "note"))
        self.note.setPlaceholderText("What you want to remember about it")
        self.close_button = Button("Close", self)
        self.rows = StoredRows(desk, _WORDS, self._columns(), store=self._store, to_stored=to_stored, parent=self)
        self.problem = Note("look", "", parent=self)
        self.problem.hide()
        self._lay_out()
        self.rows.table.chosen.connect(self._offer)
        self.name.committed.connect(self._rename)
        self.note.committed.connect(self._change_note)
        self.close_button.clicked.connect(self.closed)

    def show_scenario(self, scenario: int) -> bool:
        """Show a scenario as it is stored; False when it is not there any more."""
        read = self._desk.workspace.read
        try:
            record = read(records.get, "scenario", scenario)
        except records.RecordGone:
            return False
        self._known = read(subjects)
        self._subjects.set(self._known)
        for field, value in ((self.name, record["name"]), (self.note, record["note"])):
            (field.refresh_value if scenario == self.scenario else field.set_value)(value)
        self.scenario, self._called = scenario, record["name"]
        self._changes = read(records.rows, "scenario_change", where={"scenario_id": scenario})
        self.rows.set_rows(self._changes)
        self._offer(self.rows.table.current_key())
        return True

    def say(self, sentence: str) -> None:
        """Why the scenario cannot be tried as it is; nothing to say takes it away."""
        self.problem.sentence.set_spans(sentence)
        self.problem.setVisible(bool(sentence))

    @Slot(object)
    def _offer(self, key: object) -> None:
        """In the row one is in, offer whom or what its kind of change can be about."""
        kind = next((row["kind"] for row in self._changes if row.id == key), None)
        self._offered.set(fitting(self._known, kind))

    @Slot(object)
    def _rename(self, name: str) -> None:
        self._change("name", name, self.name)

    @Slot(object)
    def _change_note(self, note: str) -> None:
        self._change("note", note, self.note)

    def _change(self, column: str, value: str, field: TextEdit) -> None:
        if self.scenario is None:
            return
        label = action_words.change("scenario", self._called, column)
        outcome = self._desk.workspace.run(label, records.change, "scenario", self.scenario, {column: value})
        if outcome.refusal:
            field.refuse(outcome.refusal)

    def _store(self, label: str, edits: Edits) -> Outcome[Sequence[int]]:
        assert self.scenario is not None  # noqa: S101 - rows are shown only with their scenario
        owner = ("scenario_id", self.scenario)
        return self._desk.workspace.run(label, records.apply_under, "scenario_change", *owner, edits)

    def _columns(self) -> tuple[Column, ...]:
        of = partial(stored_column, "scenario_change", editable=True, today=lambda: self._desk.workspace.today)
        return (
            of("kind", 196),
            Column(
                "subject",
                "For whom or what",
                "choice",
                editable=True,
                choices=self._offered,
                value=subject_of,
                reader=live_choice(self._subjects, optional=True),
            ),
            of("percent", 70, reader=_signed()),
            of("months", 60),
            of("amount", 84),
            of("fte", 54),
            of("title", 104),
            of("start", 96),
            of("end", 96),
        )

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        name = Words(label_of("scenario", "name"), role="soft", parent=self, wrap=False)
        name.setBuddy(self.name)
        line.addWidget(name)
        line.addWidget(self.name, 2)
        line.addWidget(self.note, 3)
        line.addWidget(self.close_button)
        self.add(line)
        self.add(Words(_HOW, role="small", parent=self))
        self.add(self.rows)
        self.add(self.problem)


def subject_of(row: Mapping[str, Any]) -> Subject | None:
    """Whom or what a change is about: the column that is filled in, and its value."""
    return next(((name, row[name]) for name in SUBJECTS if row[name] is not None), None)


def to_stored(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The subject in the column that it belongs to, and none in the others."""
    stored = {name: value for name, value in values.items() if name != "subject"}
    if stored.get("title", "") is None:
        stored["title"] = ""
    if "subject" in values:
        chosen = values["subject"]
        stored |= dict.fromkeys(SUBJECTS) | ({chosen[0]: chosen[1]} if chosen is not None else {})
    return stored


def _signed() -> kinds.Kind:
    return signed_percent(-10_000, 100_000, empty=None)
