"""The answer of a figure beside its fields, line by line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.figures.answer_words import Found
from app.ui.kit.cards import Card, Note, empty
from app.ui.kit.words import Sentence, Words


class AnswerCard(Card):
    """The answers, the note about the rates, or what is still needed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Answer", parent=parent)
        self._lines = QWidget(self)
        self._column = QVBoxLayout(self._lines)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.add(self._lines)

    def show_found(self, found: Found) -> None:
        """Show what was found in place of what stood there."""
        empty(self._column)
        for label, text in found.answers:
            self._column.addWidget(_AnswerLine(label, text, self._lines))
        if found.note:
            self._column.addWidget(Note("look", found.note, parent=self._lines))
        if found.needed:
            self._column.addWidget(Words(found.needed, role="soft", parent=self._lines))
        if found.problem:
            self._column.addWidget(Words(found.problem, role="problem", parent=self._lines))


class _AnswerLine(QWidget):
    """A name and its answer side by side; an answer of several lines stands under the name."""

    def __init__(self, label: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        several = "\n" in text
        line = QVBoxLayout(self) if several else QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4 if several else 12)
        line.addWidget(Words(label, role="soft", parent=self), 1)
        shown = Sentence(text if several else ((text, True),), role="", parent=self)
        shown.setAccessibleName(f"{label}: {text}")
        if not several:
            shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        line.addWidget(shown, 1)
