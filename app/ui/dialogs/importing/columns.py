"""What each column of the file is: guessed, and corrected here."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.kit.cards import Card
from app.ui.kit.elided import ElidedWords
from app.ui.kit.pick_fields import Choice
from app.ui.kit.words import Words
from app.work.import_places import FileColumn, FilePlace

LEAVE_OUT = "Leave out"
_TALL_ENOUGH = 150


class ImportColumns(Card):
    """A heading of the file, a few things that stand under it, and the field it fills, one under the other."""

    chosen = Signal(object)
    """The field of every heading; empty for a column that is left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What each column is", parent=parent)
        self._shown: tuple[tuple[str, ...], tuple[tuple[str, str], ...]] | None = None
        self._choices: dict[str, Choice] = {}
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setMinimumHeight(_TALL_ENOUGH)
        self.add(self._scroll, 1)

    def show_place(self, place: FilePlace) -> None:
        """Show the columns of a list, and what each is taken for."""
        what = (tuple(column.heading for column in place.columns), place.fields)
        if what != self._shown:
            self._shown = what
            self._build(place.columns, place.fields)
        for column in place.columns:
            self._choices[column.heading].set_value(column.field)

    def choice(self, heading: str) -> Choice:
        """The field of one column. Raises KeyError for a heading that is not shown."""
        return self._choices[heading]

    def fields(self) -> dict[str, str]:
        """The field of every heading that is shown; empty for one that is left out."""
        return {heading: str(choice.value() or "") for heading, choice in self._choices.items()}

    def _build(self, columns: Sequence[FileColumn], fields: Sequence[tuple[str, str]]) -> None:
        self._choices = {}
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for at, column in enumerate(columns):
            grid.addWidget(_described(column, inner), at, 0)
            grid.addWidget(self._choice(column.heading, fields, inner), at, 1, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(len(columns), 1)
        self._scroll.setWidget(inner)
        inner.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)

    def _choice(self, heading: str, fields: Sequence[tuple[str, str]], parent: QWidget) -> Choice:
        choice = Choice((("", LEAVE_OUT), *fields), parent)
        choice.setAccessibleName(f"What the column “{heading}” is")
        choice.setMaxVisibleItems(24)
        choice.setMinimumContentsLength(7)
        choice.committed.connect(lambda field, heading=heading: self._chose(heading, field))
        self._choices[heading] = choice
        return choice

    @Slot(str, str)
    def _chose(self, heading: str, field: str) -> None:
        """A field is filled by one column: another that filled it is left out."""
        for other, choice in self._choices.items():
            if field and other != heading and choice.value() == field:
                choice.set_value("")
        self.chosen.emit(self.fields())


def _described(column: FileColumn, parent: QWidget) -> QWidget:
    box = QWidget(parent)
    lines = QVBoxLayout(box)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(0)
    lines.addWidget(Words(column.heading, parent=box))
    if column.sample:
        lines.addWidget(ElidedWords(column.sample, role="small", parent=box))
    lines.addStretch(1)
    return box
