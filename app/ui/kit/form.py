"""Rows of label, field and the sentence that says what to do when the field cannot use what was typed."""

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.kit import kinds
from app.ui.kit.field import Field
from app.ui.kit.line_fields import LineField
from app.ui.kit.words import Words

_LABEL_WIDTH = 150
_SHORT_WIDTH = 200
_SHORT = {*kinds.NUMERIC, "date", "month"}


class FormRow(QWidget):
    """A label above (or left of) a field, a hint and, when there is one, the problem under it."""

    def __init__(
        self, label: str, field: QWidget, *, hint: str = "", beside: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._label = QLabel(label.replace("&", "&&"), self)
        self._label.setBuddy(field)
        self._problem = Words("", role="problem", parent=self)
        self._problem.hide()
        self._hint = Words(hint, role="small", parent=self)
        self._hint.setVisible(bool(hint))
        if not field.accessibleName():
            field.setAccessibleName(label)
        if isinstance(field, LineField) and field.kind().name in _SHORT:
            field.setMaximumWidth(_SHORT_WIDTH)
        self._lay_out(beside=beside)
        cast("Field", field).problem_changed.connect(self.show_problem)
        if hint and not field.accessibleDescription():
            field.setAccessibleDescription(hint)

    def show_problem(self, sentence: str) -> None:
        """Put the sentence under the field; nothing to say takes it away."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        if not sentence:
            self.field.setAccessibleDescription(self._hint.text())

    def _lay_out(self, *, beside: bool) -> None:
        outer: QBoxLayout = QHBoxLayout(self) if beside else QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12 if beside else 4)
        if self._label.text():
            outer.addWidget(self._label)
        else:
            self._label.hide()
        if beside:
            self._label.setFixedWidth(_LABEL_WIDTH)
            self._label.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(4)
        line = QHBoxLayout()
        line.addWidget(self.field, 100)
        line.addStretch(1 if self.field.maximumWidth() <= _SHORT_WIDTH else 0)
        column.addLayout(line)
        column.addWidget(self._hint)
        column.addWidget(self._problem)
        outer.addLayout(column, 1)


class Form(QWidget):
    """Named fields one under the other, filled from a record and telling what the user changed."""

    committed = Signal(str, object)
    """The name of the field and its new value."""

    def __init__(self, parent: QWidget | None = None, *, beside: bool = False, spacing: int = 12) -> None:
        super().__init__(parent)
        self._beside = beside
        self._rows: dict[str, FormRow] = {}
        self._record: object = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(spacing)

    def add(self, name: str, label: str, field: QWidget, *, hint: str = "") -> QWidget:
        """Add a field (anything with the protocol of `app.ui.kit.field`) under its name; returns the field."""
        row = FormRow(label, field, hint=hint, beside=self._beside, parent=self)
        self._rows[name] = row
        self._layout.addWidget(row)
        cast("Field", field).committed.connect(lambda value, name=name: self.committed.emit(name, value))
        return field

    def add_beside(self, *fields: tuple[str, str, QWidget]) -> None:
        """Add several (name, label, field) on one line."""
        line = QHBoxLayout()
        line.setSpacing(12)
        for name, label, field in fields:
            self.add(name, label, field)
            line.addWidget(self._rows[name], 1, Qt.AlignmentFlag.AlignTop)  # a neighbour's problem moves nothing
        self._layout.addLayout(line)

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is not a field."""
        self._layout.addWidget(widget)

    def field(self, name: str) -> Field:
        """The field of this name."""
        return cast("Field", self._rows[name].field)

    def row(self, name: str) -> FormRow:
        """The row of this name, for instance to hide it."""
        return self._rows[name]

    def values(self) -> dict[str, object]:
        """The accepted values by name."""
        return {name: self.field(name).value() for name in self._rows}

    def set_values(self, record: object, values: Mapping[str, object]) -> None:
        """Show a record. Shown again (`record`, its key, equals the last one), what is being typed stays."""
        same = record == self._record
        self._record = record
        for name, value in values.items():
            if name in self._rows:
                field = self.field(name)
                (field.refresh_value if same else field.set_value)(value)

    def commit(self) -> bool:
        """Accept every field; False, with the first problem focused, when one cannot be used."""
        refused = [name for name in self._rows if not self.field(name).commit()]
        if refused:
            self._rows[refused[0]].field.setFocus()
        return not refused

    def refuse(self, name: str, sentence: str) -> None:
        """The value just committed could not be kept: say under its field why."""
        self.field(name).refuse(sentence)
