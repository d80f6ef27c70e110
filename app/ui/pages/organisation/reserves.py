"""The reserves policy: how much is meant to be held, in words and in months, and what is held now against it."""

from PySide6.QtWidgets import QWidget

from app.models.choices import LegalForm
from app.money import format_money
from app.problems import Refused
from app.services.organisation.organisation import Details
from app.services.plan.outlook import Outlook
from app.ui.desk.desk import Desk
from app.ui.kit.cards import Card
from app.ui.kit.long_text import LongText
from app.ui.kit.words import Sentence, Spans, Words
from app.ui.pages.organisation.form import OrganisationForm

_RULE = "Free reserves are your unrestricted money less what is set aside; restricted money never counts."
_HINT = "Say why this much: what could go wrong, what closing in good order would cost, who looks at it and when."
_HINT_ALONE = "Say why this much: illness, a quiet season, a customer who pays late."


class ReservesForm(OrganisationForm):
    """Least and most months, of what, and the words."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.add_stored_beside("policy_months_low", "policy_months_high")
        self.add_stored("policy_costs")
        self.hint = Words(_HINT, role="small", parent=self)
        self.add_stored("policy_text", LongText(self, lines=3))
        self.add_widget(self.hint)

    def show_details(self, details: Details) -> None:
        """Show the policy."""
        super().show_details(details)
        self.hint.setText(_HINT_ALONE if details.legal_form is LegalForm.SOLE_TRADER else _HINT)


class ReservesCard(Card):
    """What is held, the rule, and the policy."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, place="organisation.reserves")
        self.held = Sentence("", role="", parent=self)
        self.form = ReservesForm(desk, self)
        for part in (self.held, Words(_RULE, role="small", parent=self), self.form):
            self.add(part)

    def show_answer(self, details: Details, found: Outlook | Refused) -> None:
        """Show the policy, and what is held now against it."""
        self.form.show_details(details)
        self.held.set_spans(str(found) if isinstance(found, Refused) else _held(found))


def _held(found: Outlook) -> Spans:
    """Months held against the policy, and what is missing to its low end."""
    if not found.reserves_sentence:
        return (("Add your balances and what you spend to see how many months you hold.", False),)
    if not found.policy_gap:
        return found.reserves_sentence
    gap = format_money(found.policy_gap, pennies=False)
    return (*found.reserves_sentence, (" ", False), (gap, True), (" is missing to the low end.", False))
