"""Prices of a project: a table edited in place, and under it the answer and the terms of the price one is in."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.models.choices import PriceUnit
from app.services.plan.plan import load_plan
from app.services.projects.price_words import price_sentence
from app.services.projects.prices import (
    OPEN,
    Answered,
    answered,
    apply_prices,
    contract_of,
    price_of,
    project_prices,
    put_into_forecast,
)
from app.services.rows import records
from app.services.rows.records import Record
from app.ui import kinds
from app.ui.attempt import Attempt
from app.ui.cards import Button
from app.ui.desk import Desk
from app.ui.pages.project_price_terms import PriceTerms
from app.ui.pages.project_price_years import PriceYears
from app.ui.side_panel import Section
from app.ui.stored_rows import Edits, RowWords, StoredRows
from app.ui.table import Column
from app.ui.words import Sentence, Words

_UNITS = tuple((unit, unit.label) for unit in PriceUnit)
_COUNT = kinds.number(least=1, most=10_000_000)
_HINT = "First the full cost, then the price you ask for, and why. A price can be for a year, a session or a person."
_EMPTY = "Say what you would ask for: it is laid against the full cost of each year, and says what it leaves to find."
_NO_CONTRACT = "Makes a contract of this name under Grants, with its payments. Say there how likely it is."


class PricesSection(Section):
    """The prices of the project that is shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("What you charge for it", _HINT, parent)
        self._desk = desk
        self._attempt = Attempt(desk.workspace, self)
        self._project = 0
        self._shown: int | None = None
        self._stored: Sequence[Record] = ()
        self.rows = StoredRows(
            desk,
            RowWords("price", "price", "prices", "Add a price", _EMPTY),
            _columns(),
            self._store,
            self._delete,
            parent=self,
        )
        self.answer = Sentence("", role="", parent=self)
        self.problem = Words("", role="problem", parent=self)
        self.years = PriceYears(self)
        self.terms = PriceTerms(desk, self)
        self.into_forecast = Button("Put it into the forecast", self)
        self.into = Words("", role="small", parent=self)
        for part in (self.rows, self.answer, self.problem, self.years, self.terms, self.into_forecast, self.into):
            self.add(part)
        self.rows.table.chosen.connect(self._show_chosen)
        self.into_forecast.clicked.connect(self.put_into_forecast)

    def show_project(self, project: int) -> None:
        """Show the prices of a project, and the one that was chosen or the first."""
        self._project = project
        self._stored = self._desk.workspace.read(project_prices, project)
        self.rows.set_rows(self._stored)
        self._show(self._shown)

    @Slot()
    def put_into_forecast(self) -> None:
        """Make or update the contract of the price that is shown."""
        shown = self._record(self._shown)
        if shown is None:
            return
        label = f"Put the price “{shown['name']}” into the forecast"
        if refusal := self._attempt.run(label, put_into_forecast, shown.id):
            self.problem.setText(refusal)
            self.problem.show()

    @Slot(object)
    def _show_chosen(self, key: object) -> None:
        if isinstance(key, int):
            self._show(key)

    def _record(self, key: int | None) -> Record | None:
        """The price of this id, or the first."""
        return next((each for each in self._stored if each.id == key), next(iter(self._stored), None))

    def _show(self, key: int | None) -> None:
        """Answer and show one price; the others are answered when one comes to them."""
        record = self._record(key)
        self._shown = record.id if record else None
        self._show_answer(self._answered(record) if record else None)
        self.terms.show_price(record)
        for part in (self.into_forecast, self.into):
            part.setVisible(record is not None and not self._desk.workspace.read_only)
        if record is not None:
            self._show_step(self._desk.workspace.read(contract_of, record))

    def _answered(self, record: Record) -> Answered:
        workspace = self._desk.workspace
        return answered(workspace.read(load_plan), workspace.rates, record)

    def _show_answer(self, found: Answered | None) -> None:
        answer = found.answer if found else None
        self.answer.set_spans(price_sentence(price_of(found.record), answer) if found and answer else "")
        self.answer.setVisible(answer is not None)
        self.problem.setText(found.problem if found else "")
        self.problem.setVisible(bool(found and found.problem))
        self.years.show_answer(answer)

    def _show_step(self, contract: Record | None) -> None:
        """Say what the button would do; after a decision it does nothing."""
        self.into_forecast.setEnabled(contract is None or contract["stage"] in OPEN)
        if contract is None:
            self.into.setText(_NO_CONTRACT)
            return
        stage = contract["stage"].label.lower()
        if contract["stage"] in OPEN:
            self.into.setText(f"Brings the contract of this name up to date. It is under Grants: {stage}.")
        else:
            self.into.setText(f"The contract of this name is {stage} and stays as it is. Change it under Grants.")

    def _store(self, label: str, edits: Edits) -> str:
        workspace = self._desk.workspace
        return self._attempt.run(label, apply_prices, workspace.rates, self._project, edits, today=workspace.today)

    def _delete(self, label: str, ids: Sequence[int]) -> str:
        return self._attempt.run(label, records.delete, "price", ids)


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", "Name", editable=True, optional=False),
        Column("buyer", "Buyer", editable=True),
        Column("unit", "For", "choice", 120, True, _UNITS),
        Column("price", "Each", "money", 84, True, reader=kinds.money(least=0)),
        Column("volume", "A year", "number", 64, True, reader=_COUNT, hint="How many a year"),
        Column("years", "Years", "number", 56, True, reader=kinds.number(least=1, most=10)),
    )
