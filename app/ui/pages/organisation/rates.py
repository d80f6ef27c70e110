"""The rates that everything is reckoned with: those that matter, until when they are known, and the user's own."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.dates import format_date
from app.models.choices import Nation
from app.problems import Refused
from app.services.organisation.organisation import Details
from app.services.organisation.rate_words import called, key_of, parts_of, shown_value
from app.services.organisation.rates import figure_names, figures_of, store_own
from app.services.rows import records
from app.services.rows.checks import Edits, heading_of
from app.services.rows.records import Record
from app.ui.desk.desk import Desk
from app.ui.desk.stored import Today, stored_column
from app.ui.desk.stored_rows import RowWords, StoredRows
from app.ui.desk.workspace import Outcome
from app.ui.kit import kinds
from app.ui.kit.cards import Card, empty
from app.ui.kit.kinds import Kind
from app.ui.kit.words import Words
from app.ui.table.column import Column

_TABLE = "rate_override"
_MATTER = (
    "employer_nic rate",
    "employer_nic secondary_threshold.year",
    "employment_allowance amount",
    "pension employer_minimum",
    "minimum_wage living_wage",
    "sick_pay weekly",
)
_CAPS = {True: "redundancy_cap weekly.ni", False: "redundancy_cap weekly.gb"}
_WHAT = (
    "These come with Footing, each from a public source. After the day until which they are known the last ones are "
    "used, and numbers that rest on them say so. Once you know better, type your own figure here: everything in this "
    "file then uses it. Figures of a tax year begin on a 6 April."
)
_READABLE = 560
"""Pixels across which a value is still found beside its name."""
_WORDS = RowWords(_TABLE, "Add a rate of your own")


class RatesCard(Card):
    """The figures of today that matter most, and under them the table of one's own."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, place="organisation.rates")
        self._desk = desk
        self.today = QWidget(self)
        self._grid = QGridLayout(self.today)
        self._grid.setContentsMargins(8, 0, 8, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self.today.setMaximumWidth(_READABLE)
        columns = _columns(lambda: desk.workspace.today)
        self.rows = StoredRows(desk, _WORDS, columns, store=self._store, to_stored=_to_stored, parent=self)
        for part in (self.today, Words(_WHAT, role="small", parent=self), self.rows):
            self.add(part)

    def show_details(self, details: Details) -> None:
        """Show the figures that hold today, and those of the file's own."""
        workspace = self._desk.workspace
        wanted = (*_MATTER, _CAPS[details.nation is Nation.NORTHERN_IRELAND])
        self.rows.set_rows([_row(record) for record in workspace.read(records.rows, _TABLE, order="start")])
        empty(self._grid)
        try:
            figures = workspace.read(figures_of)
        except Refused as refused:
            self._grid.addWidget(Words(str(refused), role="problem"), 0, 0)
            return
        for key in wanted:
            held = [each for each in figures if (each.subject, each.field) == parts_of(key)]
            now = [each for each in held if each.starts <= workspace.today]
            if now:
                figure = now[-1]
                self._show(figure.what, shown_value(figure.value, figure.unit), _until(figure.ends, own=figure.own))

    def _show(self, what: str, value: str, until: str) -> None:
        at = self._grid.rowCount()
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(Words(what, parent=self.today), at, 0, top)
        self._grid.addWidget(Words(value, parent=self.today, wrap=False), at, 1, top | Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(Words(until, role="small", parent=self.today, wrap=False), at, 2, top)

    def _store(self, label: str, edits: Edits) -> Outcome[Sequence[int]]:
        return self._desk.workspace.run(label, store_own, edits)


def _columns(today: Today) -> tuple[Column, ...]:
    choices = tuple((key_of(name), called(name)) for name in figure_names())
    of = partial(stored_column, _TABLE, editable=True, today=today)
    return (
        Column("figure", heading_of(_TABLE, "field"), "choice", 0, True, choices, optional=False),
        of("start", 116),
        of("end", 116),
        of("value", 84, reader=_value()),
        of("source"),
    )


def _value() -> Kind:
    """A number, also where it is typed with its pound or its per cent sign."""
    number = kinds.hundredths(optional=False, most=None)
    return Kind(
        "hundredths",
        lambda text: number.read(text.strip().removeprefix("£").removesuffix("%").strip()),
        lambda value: number.show(value) if cast("int", value) % 100 == 0 else f"{cast('int', value) / 100:,.2f}",
        number.plain,
        optional=False,
    )


def _row(record: Record) -> Mapping[str, Any]:
    return {"id": record.id, **record.values, "figure": f"{record['subject']} {record['field']}"}


def _to_stored(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The figure that was chosen by its name is stored as its subject and its field."""
    stored = {name: value for name, value in values.items() if name != "figure"}
    if "figure" in values:
        subject, field = parts_of(str(values["figure"]))
        stored |= {"subject": subject, "field": field}
    return stored


def _until(ends: date, *, own: bool) -> str:
    return f"your own, until {format_date(ends)}" if own else f"until {format_date(ends)}"
