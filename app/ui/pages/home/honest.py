"""Under the headline, while it rests on first answers: that it does, and what to enter to make it honest."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.home.honest import HonestStep, honest_steps
from app.services.plan.rests_on import rests_on
from app.ui.desk.desk import Desk
from app.ui.kit.cards import LinkButton, Note, empty
from app.ui.kit.columns import Fitting
from app.ui.kit.words import Words

_BEGIN = "To make this honest:"
_TO_DO, _DONE = "☐", "☑"


class HonestStrip(QWidget):
    """What the headline rests on, and the steps, each leading to its place. It takes no room once all is done."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rests = Note("look", "", parent=self)
        self._line = QVBoxLayout()
        self._line.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.rests)
        column.addLayout(self._line)
        self.hide()

    def refresh(self) -> None:
        """Read what is entered, and show what is not."""
        read = self._desk.workspace.read
        rests = read(rests_on)
        self.rests.sentence.set_spans(rests)
        self.rests.setVisible(bool(rests))
        steps = read(honest_steps)
        empty(self._line)
        if steps:
            begin = Words(_BEGIN, role="soft", wrap=False)
            parts = (begin, *map(self._step, steps), QWidget())  # the last keeps them together on the left
            self._line.addWidget(Fitting(*parts, stretches=[0] * (len(parts) - 1) + [1]))
        self.setVisible(bool(rests or steps))

    def _step(self, step: HonestStep) -> LinkButton:
        made = LinkButton(f"{_DONE if step.done else _TO_DO} {step.words}")
        made.setAccessibleName(f"{_BEGIN} {step.words}, {'done' if step.done else 'to do'}")
        made.clicked.connect(partial(self._desk.go, step.place, step.row))
        return made
