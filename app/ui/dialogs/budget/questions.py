"""What a careful reader asks about a budget: first what has to be answered, then what was guessed."""

from collections.abc import Hashable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.text import plural
from app.ui.kit.cards import Card, LinkButton, Note
from app.ui.kit.pick_fields import Choice
from app.work.budget_view import Asked

_TALLEST = 150
_GO = "Go to the row"
_TAKEN = "Taken like this. Put right what is not."


class BudgetQuestions(Card):
    """Each question with the answers to choose from, or with the way to its row."""

    answered = Signal(object, str)
    """The key of a question and the value of its answer."""
    row_asked = Signal(object)
    """The key of the row that a question is about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("To answer first", parent=parent)
        self._shown: Sequence[Asked] | None = None
        self.choices: dict[Hashable, Choice] = {}
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add(self._scroll)

    def show_questions(self, asked: Sequence[Asked]) -> None:
        """Show what is asked now; nothing asked takes the card away."""
        if asked == self._shown:
            return
        self._shown = tuple(asked)
        must = sum(each.must for each in asked)
        self.title.setText(f"{plural(must, 'question')} to answer first" if must else _TAKEN)
        self.choices = {}
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        for each in asked:
            column.addWidget(self._line(each, inner))
        column.addStretch(1)
        self._scroll.setWidget(inner)
        inner.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setFixedHeight(min(_TALLEST, inner.sizeHint().height()))
        self.setVisible(bool(asked))

    def _line(self, each: Asked, parent: QWidget) -> QWidget:
        line = QWidget(parent)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Note("act" if each.must else "look", each.sentence, parent=line), 3)
        if each.choices:
            row.addWidget(self._choice(each, line), 2)
        if each.row is not None:
            go = LinkButton(_GO, line)
            go.clicked.connect(partial(self.row_asked.emit, each.row))
            row.addWidget(go)
        return line

    def _choice(self, each: Asked, parent: QWidget) -> Choice:
        choice = Choice(each.choices, parent)
        choice.setAccessibleName(each.sentence)
        choice.committed.connect(partial(self.answered.emit, each.key))
        self.choices[each.key] = choice
        return choice
