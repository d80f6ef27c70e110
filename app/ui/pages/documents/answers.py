"""The library beside a text: use an answer, see what changed in it since, and give the text back to the library."""

from collections.abc import Callable, Iterator
from typing import cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.problems import Refused
from app.services.library import taking
from app.services.library.taking import Origin
from app.services.rows import action_words, records
from app.text import quoted
from app.ui.desk.desk import Desk
from app.ui.kit.cards import Card, LinkButton, Note, empty
from app.ui.kit.tab_order import order_within
from app.ui.kit.words import Words
from app.ui.pages.documents.answer_dialogs import ChangedDialog, UseAnswerDialog
from app.work.documents import OpenDocument
from app.work.spelling import strays_in

_NEW_ANSWER = "Type a title to find it by. The text stays here, and a copy goes into the library."
_NONE_YET = "There are no answers yet. Keep a text that you would write again."


class AnswersCard(Card):
    """Works on the text that is shown; what is typed is stored with `finish` before anything else is done."""

    done = Signal()
    """Something was done, and the keyboard may go back to the text."""

    def __init__(self, desk: Desk, finish: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, place="documents.answers")
        self._desk, self._finish = desk, finish
        self._opened: OpenDocument | None = None
        self._key = self._heading = ""
        self._origin: Origin | None = None
        self.said = Words("", role="small", parent=self)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(6)
        self.use = LinkButton("Use an answer …", self)
        self.update_answer = LinkButton("Update the library from this", self)
        self.keep = LinkButton("Keep as an answer …", self)
        for part in (self.said, self._notes, self.use, self.update_answer, self.keep):
            self.add(part)
        for button, do in ((self.use, self._use), (self.update_answer, self._update), (self.keep, self._keep)):
            button.clicked.connect(do)

    def show_text(self, opened: OpenDocument, key: str, heading: str) -> None:
        """Show where a text came from, what does not belong in it, and what can be done."""
        self._opened, self._key, self._heading = opened, key, heading
        read, may = self._desk.workspace.read, not self._desk.workspace.read_only
        self._origin = read(taking.origin, opened.id, key)
        there = bool(read(records.rows, "library_answer"))
        self.said.setText(f"From {quoted(self._origin.title)}." if self._origin else "" if there else _NONE_YET)
        self.said.setVisible(bool(self.said.text()))
        self.use.setVisible(may and there)
        self.update_answer.setVisible(may and self._origin is not None and self._origin.differs)
        self.keep.setVisible(may and bool(opened.stored.body(key).strip()))
        empty(self._notes)
        for note in self._found(self._origin):
            self._notes.addWidget(note)
            note.show()  # at once: the texts may be looked at again before the layout would show it
        order_within(self, self.findChildren(LinkButton))

    def _found(self, origin: Origin | None) -> Iterator[Note]:
        """What wants a look in a text that came from the library."""
        if origin is None:
            return
        if origin.moved_on:
            note = Note("look", "It has changed in the library since you used it.", "See what changed", self)
            note.link.connect(self._show_changes)
            yield note
        opened = cast("OpenDocument", self._opened)
        for stray in self._desk.workspace.read(strays_in, opened.id, self._key):
            yield Note("look", f"{stray.sentence} Does it belong here?", parent=self)

    @Slot()
    def _use(self) -> None:
        self._finish()
        opened = cast("OpenDocument", self._opened)
        written = bool(opened.stored.body(self._key).strip())
        dialog = UseAnswerDialog(self._desk, opened.id, self, instead=written)
        if self._desk.ask.show(dialog) and dialog.answer is not None:
            self._take(dialog.answer.id, dialog.answer.title)

    @Slot()
    def _show_changes(self) -> None:
        self._finish()
        opened, origin = cast("OpenDocument", self._opened), cast("Origin", self._origin)
        try:
            changed = self._desk.workspace.read(taking.changed_since, opened.id, self._key)
        except Refused as refusal:
            self._desk.problem(str(refusal))
            return
        dialog = ChangedDialog(origin.title, changed, self, may_use=not self._desk.workspace.read_only)
        if self._desk.ask.show(dialog):
            self._take(origin.answer, origin.title)

    def _take(self, answer: int, title: str) -> None:
        opened, workspace = cast("OpenDocument", self._opened), self._desk.workspace
        label = action_words.use_answer(opened.stored.title, self._heading, title)
        known = opened.facts.figures
        workspace.run(label, taking.take, opened.id, self._key, answer, known, today=workspace.today)
        self.done.emit()

    @Slot()
    def _update(self) -> None:
        self._finish()
        opened, origin, workspace = cast("OpenDocument", self._opened), self._origin, self._desk.workspace
        if origin is not None:
            label = action_words.update_answer(origin.title, opened.stored.title)
            workspace.run(label, taking.update_library, opened.id, self._key, today=workspace.today)
            self.done.emit()

    @Slot()
    def _keep(self) -> None:
        self._finish()
        opened, workspace = cast("OpenDocument", self._opened), self._desk.workspace
        title = self._desk.ask.text(self, "Keep as an answer", _NEW_ANSWER, start=self._heading, yes_label="Keep it")
        if title is not None:
            label = action_words.keep_answer(title)
            workspace.run(label, taking.keep_as_answer, opened.id, self._key, title, today=workspace.today)
            self.done.emit()
