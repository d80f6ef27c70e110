"""What a bid costs and is worth: its hours, what an hour costs, and what comes of it in a sentence."""

from PySide6.QtWidgets import QWidget

from app.money import format_money
from app.planning.bidding.applications import Worth
from app.services.grants.applications import worth_sentence
from app.services.grants.grants import GrantDetail
from app.ui.cards import Sentence
from app.ui.desk import Desk
from app.ui.fields import LineField, MoneyEdit
from app.ui.pages.grant_forms import GrantForm
from app.ui.pages.grant_kinds import hours
from app.ui.side_panel import Section
from app.ui.words import Words


class EffortForm(GrantForm):
    """Hours spent on the bid, hours that reports will take, and what an hour costs."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.add_beside(
            ("minutes_spent", "Hours spent on it", LineField(hours(), self)),
            ("minutes_reporting", "Hours for reports", LineField(hours(), self)),
            ("hour_cost", "Cost of an hour", MoneyEdit(self, least=0)),
        )


class EffortSection(Section):
    """The form, where the cost of an hour comes from while its field is empty, and the sentence."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Effort and worth", parent=parent)
        self.form = EffortForm(desk, self)
        self.hour = Words("", role="small", parent=self)
        self.sentence = Sentence("", role="", parent=self)
        for part in (self.form, self.hour, self.sentence):
            self.add(part)

    def show_grant(self, detail: GrantDetail, worth: Worth) -> None:
        """Show the hours of a grant and what they come to."""
        self.form.show_grant(detail)
        usual = worth.application.hour_cost if detail.values["hour_cost"] is None else None
        self.hour.setText(f"An hour counts as {format_money(usual or 0)}, as for every bid without its own cost.")
        self.hour.setVisible(usual is not None)
        self.sentence.set_spans(worth_sentence(worth))
