"""Fields without typing: one of a few choices, and yes or no."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.ui.kit.field import TellsProblem
from app.ui.kit.words import Choices

_BESIDE_WORDS, _WIDEST = 40, 460
"""Pixels of a list that its edges and its scroll bar take, and the most it takes in all."""


class Choice(TellsProblem, QComboBox):
    """One of a few (value, label) pairs. The wheel changes it only while it has the focus."""

    committed = Signal(object)
    problem_changed = Signal(str)

    def __init__(self, choices: Choices = (), parent: QWidget | None = None, *, prompt: str = "Choose") -> None:
        super().__init__(parent)
        self._choices: Choices = ()
        self._value: object = None
        self._before: object = None
        self.setPlaceholderText(prompt)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.set_choices(choices)
        self.activated.connect(self._chose)

    def set_choices(self, choices: Choices) -> None:
        """Offer other choices; the value stays where it is still among them."""
        self._choices = tuple(choices)
        self.clear()
        self.addItems([label for _, label in choices])
        self.set_value(self._value if any(value == self._value for value, _ in choices) else None)

    def value(self) -> object:
        """The chosen value, or None before one is chosen."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show another value; one that is not among the choices (such as None) shows the prompt."""
        self._value = value
        self.setCurrentIndex(next((at for at, (each, _) in enumerate(self._choices) if each == value), -1))
        self.show_problem("")

    def refresh_value(self, value: object) -> None:
        """Show the value of the same record again."""
        self.set_value(value)

    def commit(self) -> bool:
        """A choice is accepted when it is made; there is nothing left to accept."""
        return True

    def refuse(self, sentence: str) -> None:
        """The choice just made could not be kept: the one before it comes back, with the reason beside it."""
        self.set_value(self._before)
        self.show_problem(sentence)

    def showPopup(self) -> None:
        """The list opens on what is chosen, also when it was left with Esc, and is as wide as its words ask for."""
        wanted = self.view().sizeHintForColumn(self.modelColumn()) + _BESIDE_WORDS
        self.view().setMinimumWidth(max(self.width(), min(wanted, _WIDEST)))
        super().showPopup()
        self.view().setCurrentIndex(self.model().index(self.currentIndex(), self.modelColumn()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the choice, unless the user is in it."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @Slot(int)
    def _chose(self, index: int) -> None:
        value = self._choices[index][0]
        self.show_problem("")
        if value != self._value:
            self._before, self._value = self._value, value
            self.committed.emit(value)


class YesNo(TellsProblem, QCheckBox):
    """A box to tick, with its words beside it."""

    committed = Signal(object)
    problem_changed = Signal(str)

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.setAccessibleName(text)
        self.clicked.connect(self._clicked)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: object) -> None:
        """Tick it or not."""
        self.setChecked(bool(value))
        self.show_problem("")

    def refresh_value(self, value: object) -> None:
        """Show the value of the same record again."""
        self.set_value(value)

    def commit(self) -> bool:
        """A tick is accepted when it is made; there is nothing left to accept."""
        return True

    def refuse(self, sentence: str) -> None:
        """The tick just made could not be kept: it is taken back, with the reason beside it."""
        self.setChecked(not self.isChecked())
        self.show_problem(sentence)

    @Slot(bool)
    def _clicked(self, ticked: bool) -> None:  # noqa: FBT001  # the signature of Qt's signal
        self.show_problem("")
        self.committed.emit(ticked)
