"""One line that records something for those who are selected: what, on which day, and the steps."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.typed_dates import DaySense
from app.ui.kit.cards import Button
from app.ui.kit.columns import Columns
from app.ui.kit.date_field import DateEdit
from app.ui.kit.words import Words

_NARROW = 620


class RecordLine(QWidget):
    """Says for whom, takes a day (today at first), and offers steps that are called with the day."""

    def __init__(
        self,
        today: Callable[[], date],
        steps: Sequence[tuple[str, Callable[[date], str]]],
        *before: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.whom = Words("", role="soft", parent=self)
        self.day = DateEdit(self, today=today, optional=False, sense=DaySense.PAST)
        self.day.setAccessibleName("Day")
        self.day.setFixedWidth(170)
        self.day.set_value(today())
        self.problem = Words("", role="problem", parent=self)
        self.problem.hide()
        self.buttons: list[Button] = []
        line = Columns(*before, self.day, stretches=(0,) * (len(before) + 1), narrow=_NARROW, parent=self)
        for words, step in steps:
            button = Button(words, self)
            button.clicked.connect(self._doing(step))
            self.buttons.append(button)
            line.add(button, 0)
        line.add(QWidget(self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.whom)
        column.addWidget(line)
        column.addWidget(self.problem)

    def say(self, sentence: str) -> None:
        """Say beside the steps why one could not be done; nothing takes it away."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _doing(self, step: Callable[[date], str]) -> Callable[[], None]:
        def do() -> None:
            day = self.day.value() if self.day.commit() else None
            sentence = step(day) if isinstance(day, date) else "Type the day first, such as 12 March 2027."
            QTimer.singleShot(0, self, lambda: self.say(sentence))  # after the page has been refreshed

        return do
