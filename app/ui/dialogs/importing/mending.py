"""Putting one row of a list right where it stands: typing a cell, leaving the row out, or keeping it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.problems import Problem
from app.ui.kit.cards import Button
from app.ui.kit.line_fields import TextEdit
from app.ui.kit.words import Words

_NARROWEST = 120


class ImportMending(QWidget):
    """One line under the problems, about the one that is chosen. Nothing in the file of the list changes."""

    typed = Signal(int, str, str)
    """What stands in a cell instead: its row, its field, the words."""
    left_out = Signal(int)
    """A row that shall stay out."""
    kept = Signal(int)
    """A row that shall come in although it looks like a total, is hidden, or stands under another heading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = 0
        self._field = ""
        self._was = ""
        self.place = Words("", role="small", parent=self)
        self.cell = TextEdit(self)
        self.cell.setMinimumWidth(_NARROWEST)
        self.use = Button("Use this", self)
        self.keep = Button("Keep this row", self)
        self.leave = Button("Leave this row out", self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.place)
        line.addWidget(self.cell, 1)
        for button in (self.use, self.keep, self.leave):
            line.addWidget(button)
        self.use.clicked.connect(self._use)
        self.cell.committed.connect(self._use)
        self.keep.clicked.connect(lambda: self.kept.emit(self._row))
        self.leave.clicked.connect(lambda: self.left_out.emit(self._row))
        self.hide()

    def show_problem(self, problem: Problem | None, said: Mapping[str, str], *, asked: bool) -> None:
        """Offer what can be done about a problem. `said` is what the file says in its row, by field.

        A row that is `asked` about is kept or left out; nothing can be done here about a problem of the whole list.
        """
        self.setVisible(problem is not None and problem.row is not None)
        if problem is None or problem.row is None:
            return
        self._row, self._field = problem.row, problem.field if problem.field in said else ""
        self.place.setText(f"Row {self._row}" + (f", {problem.column}" if problem.column and self._field else ""))
        for part in (self.cell, self.use):
            part.setVisible(bool(self._field))
        self.cell.setAccessibleName(f"What stands in row {self._row}, {problem.column}")
        self._was = said.get(self._field, "")
        self.cell.set_value(self._was)
        self.keep.setVisible(asked and not self._field)

    @Slot()
    def _use(self) -> None:
        """Only what is new is worth another trial; leaving the field and pressing the button say it once."""
        text = self.cell.text().strip()
        if self._field and text != self._was:
            self._was = text
            self.typed.emit(self._row, self._field, text)
