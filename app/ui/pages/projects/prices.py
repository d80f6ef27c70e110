"""Prices of a project: a table edited in place, and under it the answer, its years, and the chosen price in full."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.places import name_of
from app.planning.full_cost.price import PriceAnswer, PriceYear
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
from app.services.rows import action_words, records
from app.services.rows.checks import Edits
from app.services.rows.records import Record
from app.ui.desk.desk import Desk
from app.ui.desk.side_panel import Section
from app.ui.desk.stored import StoredForm, stored_column
from app.ui.desk.stored_rows import RowWords, StoredRows
from app.ui.desk.workspace import Outcome
from app.ui.kit import kinds
from app.ui.kit.cards import Button
from app.ui.kit.long_text import LongText
from app.ui.kit.words import Sentence, Words
from app.ui.table.column import Column
from app.ui.table.model import TableModel
from app.ui.table.wrapped import WrappedTable

_HINT = "First the full cost, then the price you ask for, and why. A price can be for a year, a session or a person."
_EMPTY = "Say what you would ask for: it is laid against the full cost of each year, and says what it leaves to find."
_THERE = name_of("grants")
_NO_CONTRACT = f"Makes a contract of this name under {_THERE}, with its payments. Say there how likely it is."


class PricesSection(Section):
    """The prices of the project that is shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("projects.prices", _HINT, parent)
        self._desk = desk
        self._project = 0
        self._shown: int | None = None
        self._stored: Sequence[Record] = ()
        self.rows = StoredRows(
            desk,
            RowWords("price", "Add a price", _EMPTY),
            _columns(),
            store=self._store,
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
        label = action_words.put_into_forecast(shown["name"])
        if refusal := self._desk.workspace.run(label, put_into_forecast, shown.id).refusal:
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
        stage = contract["stage"].inside
        if contract["stage"] in OPEN:
            self.into.setText(f"Brings the contract of this name up to date. It is under {_THERE}: {stage}.")
        else:
            self.into.setText(f"The contract of this name is {stage} and stays as it is. Change it under {_THERE}.")

    def _store(self, label: str, edits: Edits) -> Outcome[Sequence[int]]:
        workspace = self._desk.workspace
        return self._desk.workspace.run(
            label, apply_prices, workspace.rates, self._project, edits, today=workspace.today
        )


def _columns() -> tuple[Column, ...]:
    of = partial(stored_column, "price", editable=True)
    return (
        of("name"),
        of("buyer"),
        of("unit", 120),
        of("price", 84, optional=True),
        of("volume", 64),
        of("years", 56),
    )


class PriceTerms(StoredForm):
    """Every field is stored when it is left."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("price", lambda: desk.workspace.today, parent)
        self._desk = desk
        self._price: Record | None = None
        self.add_stored_beside("start", "uplift", "pattern")
        self.add_stored_beside("results_share", "results_expected", "vat")
        self.add_stored("vat_note")
        self.add_stored("reason", LongText(self, lines=2))
        self.committed.connect(self._store)

    def show_price(self, price: Record | None) -> None:
        """Show one price; without one, nothing."""
        self._price = price
        self.setVisible(price is not None)
        if price is not None:
            self.set_values(price.id, price.values)

    @Slot(str, object)
    def _store(self, name: str, value: object) -> None:
        if self._price is None:
            return
        label = action_words.change("price", self._price["name"], name)
        if refusal := self._desk.workspace.run(label, records.change, "price", self._price.id, {name: value}).refusal:
            self.refuse(name, refusal)


class PriceYears(WrappedTable):
    """A row for each of the price's own years, and all of them together; hidden where there is no answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._years = TableModel(_year_columns(), key="year")
        super().__init__(self._years, name="The price year by year", parent=parent)

    def show_answer(self, found: PriceAnswer | None) -> None:
        """Show the years of an answer."""
        self.setVisible(found is not None)
        if found is None:
            return
        self._years.set_rows([_year_row(year) for year in found.years])
        whole = {
            "year": "All years",
            "expected": found.expected,
            "full_cost": found.full_cost,
            "surplus": found.surplus,
            "break_even": None,
        }
        self._years.set_totals(*([whole] if len(found.years) > 1 else []))


def _year_columns() -> tuple[Column, ...]:
    money = kinds.money()
    return (
        Column("year", "Year from"),
        Column("unit_price", "Each", "money", 84, reader=money),
        Column("expected", "Brings", "money", 92, reader=money, hint="Without VAT, and as far as you count on results"),
        Column("full_cost", "Full cost", "money", 92, reader=money),
        Column("surplus", "Over or short", "money", 92, reader=money, tone=_tone),
        Column("break_even", "Break-even", "money", 84, reader=money, hint="The least for one that covers the cost"),
    )


def _year_row(year: PriceYear) -> dict[str, object]:
    return {
        "year": year.year.start.label,
        "unit_price": year.unit_price,
        "expected": year.expected,
        "full_cost": year.full_cost,
        "surplus": year.surplus,
        "break_even": year.break_even,
    }


def _tone(row: dict[str, object]) -> str:
    surplus = row["surplus"]
    return "amber" if isinstance(surplus, int) and surplus < 0 else ""
