"""More about the policy one is in: its kind and dates, the file kept with it, and what a buyer looks for."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.library.policies import Policy
from app.models.choices import Nation
from app.places import name_of
from app.services.policies.catalogue import kinds_in
from app.services.policies.register import Held
from app.services.policies.words import shortfall_sentence, standing_words, why_it_stops, with_doubt
from app.services.rows import action_words
from app.services.rows.checks import Edits
from app.text import begun, listed, quoted
from app.ui.desk.desk import Desk
from app.ui.desk.stored import StoredForm
from app.ui.desk.workspace import Outcome
from app.ui.kit.cards import Card, LinkButton, Note, row
from app.ui.kit.long_text import LongText
from app.ui.kit.pick_fields import Choice
from app.ui.kit.words import Words
from app.ui.pages.library.policy_file import FileRow

_PLACE = "library.policies.more"
_HINT = "Select a row to see its dates, its file and what buyers look for."
_BEGIN = "Add a policy"
_OWN = "One of your own"


class PolicyPanel(Card):
    """The details; changes are stored by `store`, under a label."""

    left = Signal()
    """Esc: back to the table."""

    def __init__(
        self, desk: Desk, store: Callable[[str, Edits], Outcome[Sequence[int]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent, place=_PLACE)
        self._store = store
        self._held: Held | None = None
        self._kinds: tuple[tuple[str | None, str], ...] = ()
        self._hint = Words(_HINT, role="soft", parent=self)
        self.begin = LinkButton(_BEGIN, self)
        self._inside = QWidget(self)
        self.stops = Note("act", "", parent=self._inside)
        self.short = Note("look", "", parent=self._inside)
        self.kind = Choice(parent=self._inside)
        self.form = StoredForm("policy", lambda: desk.workspace.today, self._inside, spacing=8)
        self._fill_form()
        self.file = FileRow(desk, self._inside)
        self.looked_for = Words("", role="small", parent=self._inside)
        self._lay_out()
        self.form.committed.connect(self._commit)
        self._writes = not desk.workspace.read_only
        self.form.setEnabled(self._writes)
        self.show_policy(None, {})

    def set_nation(self, nation: Nation) -> None:
        """Offer the kinds of a nation."""
        kinds = ((None, _OWN), *((key, kind.name) for key, kind in kinds_in(nation).items()))
        if kinds != self._kinds:
            self._kinds = kinds
            self.kind.set_choices(kinds)

    def show_policy(self, held: Held | None, values: Mapping[str, Any]) -> None:
        """Show one, or what the card is for. Shown again, what is being typed stays."""
        self._held = held
        self.title.setText(name_of(_PLACE) if held is None else f"Details of {quoted(held.name)}")
        self._hint.setVisible(held is None)
        self.begin.setVisible(held is None and self._writes)
        self._inside.setVisible(held is not None)
        if held is None:
            return
        self.form.set_values(held.id, values)
        self.file.show_file(held.id, held.name, held.file)
        self.stops.sentence.set_spans(_stops(held))
        self.stops.setVisible(held.stops)
        self.short.sentence.set_spans(shortfall_sentence(held.shortfall) if held.shortfall else "")
        self.short.setVisible(held.shortfall is not None)
        self.looked_for.setText(looked_for(held.kind) if held.kind else "")
        self.looked_for.setVisible(held.kind is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the table."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    @Slot(str, object)
    def _commit(self, name: str, value: object) -> None:
        if self._held is None:
            return
        label = action_words.change("policy", self._held.name, name)
        if refusal := self._store(label, [(self._held.id, {name: value})]).refusal:
            self.form.refuse(name, refusal)

    def _fill_form(self) -> None:
        self.form.add_stored("catalogue_id", self.kind)
        self.form.add_stored_beside("reviewed_on", "review_by")
        self.form.add_stored_beside("begins_on", "expires_on")
        self.form.add_stored_beside("owner", "cover")
        self.form.add_stored("note", LongText(self, lines=2))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.stops, self.short, self.form, self.file, self.looked_for):
            column.addWidget(part)
        self.add(self._hint)
        self.add(row(self.begin, QWidget(), stretches=(0, 1)))
        self.add(self._inside)


def looked_for(kind: Policy) -> str:
    """What a buyer checks, what to show for it and how often it is looked at, with what is not verified."""
    lines = []
    if kind.checks:
        lines.append(f"A buyer checks: {listed(kind.checks)}.")
    if kind.evidence:
        lines.append(f"Show: {listed(kind.evidence)}.")
    if kind.review_months:
        lines.append(f"Usually reviewed every {kind.review_months} months ({kind.review_from}).")
    return with_doubt(" ".join(lines), kind)


def _stops(held: Held) -> str:
    if held.kind is None:
        return ""
    return f"{begun(standing_words(held))}. It can stop a bid. {why_it_stops(held.kind)}"
