"""What can be set for a document, edited in place: title, buyer, price and year; or what a forecast counts."""

import json
from typing import Any, cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from app.dates import FinancialYear, Month
from app.planning.forecast.forecast import USUAL_MONTHS
from app.services.rows import action_words, records
from app.services.rows.records import Record
from app.text import plural
from app.ui.desk.desk import Desk
from app.ui.desk.stored import StoredForm
from app.ui.kit.form import Form
from app.ui.kit.pick_fields import Choice
from app.ui.kit.scrolling import scrolled_in

_REMEMBERED = "documents.forecast"
_YEARS_BEFORE, _YEARS_AFTER = 1, 4
_VIEWS = (("confirmed", "Confirmed only"), ("expected", "Expected, by likelihood"), ("everything", "Everything"))
_LENGTHS = tuple((months, plural(months // 12, "year")) for months in (12, 24, 36, 60))
_DELAYS = ((0, "comes on time"), *((months, f"is {plural(months, 'month')} late") for months in (1, 2, 3, 6)))


class CaseForm(StoredForm):
    """The settings of a business case; each is stored when it is left."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("document", lambda: desk.workspace.today, parent, spacing=8)
        self._desk = desk
        self._document: Record | None = None
        self.year = Choice(parent=self)
        self.year.setMinimumContentsLength(7)
        for name in ("title", "buyer", "ask"):
            self.add_stored(name)
        self.add_stored("year", self.year)
        _side_by_side(self, {"title": 11, "buyer": 10})
        _side_by_side(self, {"ask": 11, "year": 10})
        self.committed.connect(self._store)
        self.setEnabled(not desk.workspace.read_only)

    def show_document(self, document: Record, first_month: int) -> None:
        """Show a document; shown again, what is being typed stays. Financial years begin in `first_month`."""
        self._document = document
        now = FinancialYear.containing(Month.of(self._desk.workspace.today), first_month).start.year
        years = sorted({*range(now - _YEARS_BEFORE, now + _YEARS_AFTER + 1), document["year"]})
        self.year.set_choices([(year, str(FinancialYear(Month(year, first_month)))) for year in years])
        self.set_values(document.id, document.values)

    def go_to(self, name: str) -> None:
        """Put the keys into one field, and bring it into sight."""
        field = self.row(name).field
        field.setFocus()
        around = scrolled_in(self)
        if around is not None:
            around.ensureWidgetVisible(field)

    @Slot(str, object)
    def _store(self, name: str, value: object) -> None:
        if self._document is None:
            return
        label = action_words.change("document", self._document["title"], name)
        outcome = self._desk.workspace.run(label, records.change, "document", self._document.id, {name: value})
        if outcome.refusal:
            self.refuse(name, outcome.refusal)


class ForecastForm(Form):
    """What the printed forecast shows; it changes no figure of the file, so it is kept with the window."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.add("view", "Income that counts", Choice(_VIEWS, self))
        self.add("months", "How far", Choice(_LENGTHS, self))
        self.add("late", "Money not here yet", Choice(_DELAYS, self))
        _side_by_side(self, {"view": 4, "months": 2, "late": 3})
        self.set_values("forecast", {"view": "confirmed", "months": USUAL_MONTHS, "late": 0} | _kept(desk))
        self.committed.connect(self._keep)

    def view(self) -> str:
        """Which income counts: confirmed, expected or everything."""
        return cast("str", self.field("view").value())

    def months(self) -> int:
        """How many months are shown."""
        return cast("int", self.field("months").value())

    def late(self) -> int:
        """How many months late the money is that has not come in."""
        return cast("int", self.field("late").value())

    @Slot(str, object)
    def _keep(self, _name: str, _value: object) -> None:
        self._desk.save(_REMEMBERED, json.dumps(self.values()))
        self.changed.emit()


def _kept(desk: Desk) -> dict[str, object]:
    """What was chosen last time, as far as it can still be chosen."""
    try:
        kept = json.loads(desk.load(_REMEMBERED) or "{}")
    except ValueError:
        return {}
    offered: dict[str, dict[Any, str]] = {"view": dict(_VIEWS), "months": dict(_LENGTHS), "late": dict(_DELAYS)}
    if not isinstance(kept, dict):
        return {}
    return {name: value for name, value in kept.items() if name in offered and value in offered[name]}


def _side_by_side(form: Form, widths: dict[str, int]) -> None:
    """Put the rows of a form on one line, as wide as the numbers are to each other."""
    line = QHBoxLayout()
    line.setSpacing(12)
    for name, width in widths.items():
        line.addWidget(form.row(name), width, Qt.AlignmentFlag.AlignTop)
    cast("QBoxLayout", form.layout()).addLayout(line)
