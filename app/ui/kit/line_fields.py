"""Fields of one line: money, percentages, numbers, words and months."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.problems import Refused
from app.ui.kit import kinds
from app.ui.kit.field import TellsProblem, is_for_window
from app.ui.kit.kinds import Kind


class LineField(TellsProblem, QLineEdit):
    """One line of text read and shown by a Kind."""

    committed = Signal(object)
    problem_changed = Signal(str)

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._value: object = kind.empty
        self._before: object = kind.empty
        if kind.name in kinds.NUMERIC:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.editingFinished.connect(self.commit)
        self.textEdited.connect(self._typing)

    def kind(self) -> Kind:
        """How its text is read and shown."""
        return self._kind

    def value(self) -> object:
        """The last accepted value."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show another value; what was typed and not accepted is dropped."""
        self._value = value
        self.setText(self._kind.text(value))
        self.setCursorPosition(0)
        self.show_problem("")

    def refresh_value(self, value: object) -> None:
        """Show the value of the same record again; what is being typed stays."""
        if self.pending() or self._problem:
            self._value = value
        else:
            self.set_value(value)

    def pending(self) -> bool:
        """Whether there is typed text that is not accepted yet."""
        return self.text() != self._kind.text(self._value)

    @Slot()
    def commit(self) -> bool:
        """Accept what is typed, as on leaving; False when it cannot be used."""
        if not self.pending():
            return not self._problem
        try:
            value = self._kind.parse(self.text())
        except Refused as refused:
            self.show_problem(str(refused))
            return False
        before = self._value
        self.set_value(value)
        if value != before:
            self._before = before
            self.committed.emit(value)
        return not self._problem

    def refuse(self, sentence: str) -> None:
        """The value just committed could not be kept: the text stays, the value before it counts again."""
        self._value = self._before
        self.show_problem(sentence)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window while nothing is being typed."""
        if is_for_window(event, pending=self.pending()):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc brings back the last accepted value; with nothing to bring back it is left to the panel around."""
        if event.key() == Qt.Key.Key_Escape and (self.pending() or self._problem):
            self.set_value(self._value)
            event.accept()
            return
        super().keyPressEvent(event)

    @Slot()
    def _typing(self) -> None:
        self.show_problem("")


class MoneyEdit(LineField):
    """An amount of money in whole pence."""

    def __init__(
        self, parent: QWidget | None = None, *, optional: bool = True, least: int | None = None, alone: bool = False
    ) -> None:
        super().__init__(kinds.money(optional=optional, least=least, alone=alone), parent)

    def pence(self) -> int | None:
        """The amount in pence, or None where nothing is typed."""
        value = self.value()
        return value if isinstance(value, int) else None

    def set_pence(self, pence: int | None) -> None:
        """Show another amount."""
        self.set_value(pence)


class PercentEdit(LineField):
    """A percentage in basis points: 6,000 is 60%."""

    def __init__(self, parent: QWidget | None = None, *, optional: bool = True, most: int | None = 10_000) -> None:
        super().__init__(kinds.percent(optional=optional, most=most), parent)


class NumberEdit(LineField):
    """A whole number; with `hundredths`, one with two decimals at most, kept as whole hundredths (0.6 is 60)."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        hundredths: bool = False,
        optional: bool = True,
        least: int | None = 0,
        most: int | None = 100_000_000,
    ) -> None:
        make = kinds.hundredths if hundredths else kinds.number
        super().__init__(make(optional=optional, least=least, most=most), parent)


class TextEdit(LineField):
    """One line of words; an empty field is an empty text."""

    def __init__(self, parent: QWidget | None = None, *, optional: bool = True, longest: int = 500) -> None:
        super().__init__(kinds.words(optional=optional, longest=longest), parent)


class MonthEdit(LineField):
    """A calendar month (`app.dates.Month`), typed as `April 2027`, `4/27` or any day of it."""

    def __init__(
        self, parent: QWidget | None = None, *, today: Callable[[], date] = date.today, optional: bool = True
    ) -> None:
        super().__init__(kinds.month(today, optional=optional), parent)
        self.setPlaceholderText("such as April 2027")
