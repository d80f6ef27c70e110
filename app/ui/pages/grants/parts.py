"""Small pieces of the grants page: a line of sums, and a field that finds funders."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer, Slot
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QWidget

from app.ui.kit.cards import Mark
from app.ui.kit.line_fields import TextEdit
from app.ui.kit.words import Words


class Tally(QWidget):
    """A line about a sum; where it does not agree, a mark stands before it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._mark = Mark("look", self)
        self._words = Words("", role="soft", parent=self)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def set(self, sentence: str, *, look: bool = False) -> None:
        """Say it; nothing to say hides the line."""
        self._words.setText(sentence)
        self._mark.setVisible(look)
        self.setVisible(bool(sentence))

    def text(self) -> str:
        """What it says."""
        return self._words.text()


class FunderEdit(TextEdit):
    """The name of a funder, offering those that are known; another name is a new funder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, optional=False)
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._picked)
        self.setCompleter(completer)
        self.setPlaceholderText("Type a name, known or new")

    def set_funders(self, names: Sequence[str]) -> None:
        """Offer these."""
        if self._known.stringList() != list(names):
            self._known.setStringList(list(names))

    @Slot(str)
    def _picked(self, _name: str) -> None:
        """Accept a name that was picked, once Qt has put it into the field."""
        QTimer.singleShot(0, self, self.commit)
