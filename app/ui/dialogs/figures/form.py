"""The fields of a figure, made from what it is worked out from."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.dates import tax_year_label, tax_year_start
from app.planning.law.rates import RatePack
from app.problems import Refused
from app.services.figures.figure import Column, Figure, InputKind
from app.ui.kit.date_field import DateEdit
from app.ui.kit.form import Form
from app.ui.kit.line_fields import LineField, MoneyEdit, NumberEdit, PercentEdit, TextEdit
from app.ui.kit.pick_fields import Choice, YesNo

_YEARS_AHEAD = 2
"""Tax years offered after the present one; their note says whose rates are used."""


class FigureForm(Form):
    """A field for each column of a figure, two on a line, filled with what is usual."""

    changed = Signal()
    """Something was typed or chosen."""

    def __init__(self, figure: Figure, rates: RatePack, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = {name: figure.label(name) for name in figure.columns}
        self._hints = {name: column.hint for name, column in figure.columns.items()}
        self._fields: dict[str, LineField | Choice | YesNo] = {
            name: _field(column, rates, today) for name, column in figure.columns.items()
        }
        for names in _lines(figure):
            self._add_line(names)
        for field in self._fields.values():
            changed = field.textChanged if isinstance(field, LineField) else field.committed
            changed.connect(self.changed)

    def given(self) -> dict[str, str]:
        """What every field holds, as the figure reads it; what cannot be read yet is left out."""
        return {name: text for name in self._fields if (text := self._text(name)) is not None}

    def unread(self) -> str:
        """The label of the first field that cannot be read, or nothing."""
        names = (name for name in self._fields if self._text(name) is None)
        return next((self._labels[name] for name in names), "")

    def go_to_first(self) -> None:
        """Begin to type."""
        next(iter(self._fields.values())).setFocus()

    def come_between(self, before: QWidget, after: QWidget) -> None:
        """Let Tab go from one widget through the fields to the other."""
        for field in self._fields.values():
            self.setTabOrder(before, field)
            before = field
        self.setTabOrder(before, after)

    def _text(self, name: str) -> str | None:
        field = self._fields[name]
        if isinstance(field, YesNo):
            return "yes" if field.value() else "no"
        if isinstance(field, Choice):
            return str(field.value())
        try:
            value = field.kind().parse(field.text())
        except Refused:
            return None
        return "" if value is None else field.kind().plain(value)

    def _add_line(self, names: list[str]) -> None:
        line = QHBoxLayout()
        line.setSpacing(16)
        for name in names:
            self.add(name, self._labels[name], self._fields[name], hint=self._hints[name])
            line.addWidget(self.row(name), 1, Qt.AlignmentFlag.AlignTop)
        if len(names) == 1:
            line.addStretch(1)
        self._layout.addLayout(line)


def _lines(figure: Figure) -> list[list[str]]:
    """Which fields stand side by side: two at a time, and those of which only one is needed together."""
    first = {columns.split("|")[0] for columns in figure.needed if "|" in columns}
    lines: list[list[str]] = []
    for name in figure.columns:
        if not lines or len(lines[-1]) == 2 or name in first:
            lines.append([])
        lines[-1].append(name)
    return lines


def _field(column: Column, rates: RatePack, today: date) -> LineField | Choice | YesNo:
    """A field that holds what is usual."""
    if column.kind is InputKind.YES:
        return YesNo("Yes")
    if column.kind is InputKind.TAX_YEAR:
        return _tax_year(rates, today)
    if column.kind is InputKind.CHOICE:
        field = Choice(column.choices)
        field.set_value(column.usual)
        return field
    line = _line(column.kind, today)
    line.setPlaceholderText(column.example)
    line.set_value(line.kind().parse(column.usual))
    return line


def _line(kind: InputKind, today: date) -> LineField:
    match kind:
        case InputKind.MONEY:
            return MoneyEdit(least=0)
        case InputKind.NUMBER:
            return NumberEdit(hundredths=True)
        case InputKind.PERCENT:
            return PercentEdit()
        case InputKind.DAY:
            return DateEdit(today=lambda: today)
    return TextEdit()


def _tax_year(rates: RatePack, today: date) -> Choice:
    """The tax years that are known and a few to come; the present one is chosen."""
    present = tax_year_start(today)
    years = [tax_year_label(year) for year in range(rates.first_year, present + _YEARS_AHEAD + 1)]
    field = Choice([(year, year) for year in years])
    field.set_value(tax_year_label(present))
    return field
