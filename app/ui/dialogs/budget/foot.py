"""What a budget adds up to, what would come in, and the button that brings it in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.kit.cards import Button, LinkButton, PrimaryButton
from app.ui.kit.columns import Columns
from app.ui.kit.pick_fields import YesNo
from app.ui.kit.words import Sentence, Spans, Words
from app.work.budget_view import BudgetSight

_MOST_SAID = 3
_NARROW = 820


class BudgetFoot(QWidget):
    """`asked` when the budget shall come in, `left` when not, `taken_back` for the last correction."""

    asked = Signal()
    left = Signal()
    taken_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sight: BudgetSight | None = None
        self._tried = False
        self._allowed = True
        self.check = Sentence("", role="", parent=self)
        self.differences = Words("", role="small", parent=self)
        self.outcome = Sentence("", role="", parent=self)
        self.notes = Words("", role="small", parent=self)
        self.update_rows = YesNo("Take over the amounts that changed", self)
        self.back = LinkButton("Undo the last correction", self)
        self.bring = PrimaryButton("Bring in", self)
        self.cancel = Button("Cancel", self)
        self._lay_out()
        self.bring.clicked.connect(self.asked)
        self.cancel.clicked.connect(self.left)
        self.back.clicked.connect(self.taken_back)

    def set_allowed(self, *, allowed: bool) -> None:
        """Whether the open file may be changed at all."""
        self._allowed = allowed
        self._enable()

    def show_sight(self, sight: BudgetSight) -> None:
        """What it adds up to; what would come in is not known until it has been tried."""
        self._sight, self._tried = sight, False
        self.check.set_spans(sight.check)
        said = list(sight.differences[:_MOST_SAID])
        if len(sight.differences) > _MOST_SAID:
            said.append(f"And {len(sight.differences) - _MOST_SAID} more differences, beside their rows.")
        self.differences.setText("\n".join(said))
        self.differences.setVisible(bool(said))
        self._enable()

    def show_outcome(self, words: Spans | str, notes: str, *, ready: bool, changed: bool) -> None:
        """What bringing it in would come to, or why it cannot come in yet."""
        self._tried = ready
        self.outcome.set_spans(words)
        self.notes.setText(notes)
        self.notes.setVisible(bool(notes))
        self.update_rows.setVisible(changed)
        self._enable()

    def show_busy(self, words: str) -> None:
        """Something is being worked out, or brought in."""
        self._tried = False
        self.outcome.set_spans(words)
        self._enable()

    def _enable(self) -> None:
        ready = self._sight is not None and self._sight.ready
        self.bring.setEnabled(ready and self._tried and self._allowed)

    def _lay_out(self) -> None:
        words, buttons = QWidget(self), QWidget(self)
        lines, line = QVBoxLayout(words), QHBoxLayout(buttons)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        for part in (self.check, self.differences, self.outcome, self.notes):
            lines.addWidget(part)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addStretch(1)
        for button in (self.update_rows, self.back, self.cancel, self.bring):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Columns(words, buttons, stretches=(1, 0), narrow=_NARROW, parent=self))
        hidden: tuple[QWidget, ...] = (self.differences, self.notes, self.update_rows, self.back)
        for each in hidden:
            each.hide()
