"""The terms of one price: from when, its rise, when it is paid, results, VAT, and why this price."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.models.choices import PaymentPattern
from app.services.rows import records
from app.services.rows.checks import label_of
from app.services.rows.records import Record
from app.ui import kinds
from app.ui.attempt import Attempt
from app.ui.desk import Desk
from app.ui.fields import Choice, DateEdit, Form, LineField, LongText, PercentEdit, TextEdit

_VAT_HINT = "Charged on top of the price and passed on, so it is no income of yours. Find out whether it is due."


class PriceTerms(Form):
    """Every field is stored when it is left."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._attempt = Attempt(desk.workspace, self)
        self._price: Record | None = None
        self.add_beside(
            ("start", "Starts", DateEdit(self, today=lambda: desk.workspace.today)),
            ("uplift", "Yearly rise", LineField(kinds.percent(optional=False, most=100_000, least=-10_000), self)),
            ("pattern", "When it is paid", Choice([(each, each.label) for each in PaymentPattern], self)),
        )
        self.add_beside(
            ("results_share", "Paid by results", PercentEdit(self, optional=False)),
            ("results_expected", "Results you count on", PercentEdit(self, optional=False)),
            ("vat", "VAT", PercentEdit(self, optional=False)),
        )
        self.add("vat_note", "Note on VAT", TextEdit(self), hint=_VAT_HINT)
        self.add("reason", "Why this price", LongText(self, lines=2))
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
        label = f"Change the price “{self._price['name']}”: {label_of('price', name).lower()}"
        if refusal := self._attempt.run(label, records.change, "price", self._price.id, {name: value}):
            self.refuse(name, refusal)
