"""Free reserves and risks: what of all money is free, what the risks call for, and how many months it covers."""

from PySide6.QtWidgets import QWidget

from app.models.choices import LegalForm
from app.planning.forecast.reserves import Reserves
from app.problems import Refused
from app.services.organisation.organisation import Details
from app.services.organisation.reserves_words import cover_words, free_rows, risk_sentence, state_sentence, target_rows
from app.services.plan.outlook import Outlook
from app.ui.desk.desk import Desk
from app.ui.kit.cards import Card
from app.ui.kit.columns import Columns
from app.ui.kit.words import Sentence, Words
from app.ui.pages.organisation.closing import AmountRows
from app.ui.pages.organisation.form import OrganisationForm

_NOTHING = "Add your balances to see what of them is free."


class RisksForm(OrganisationForm):
    """What is tied up, and how long lost income takes to replace."""

    nothing = frozenset({"fixed_assets", "programme_investments"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        for name in ("fixed_assets", "programme_investments", "replace_months"):
            self.add_stored(name)

    def show_details(self, details: Details) -> None:
        """Show what is stored; someone alone has no investments for a charity's purpose."""
        super().show_details(details)
        alone = details.legal_form is LegalForm.SOLE_TRADER
        self.row("programme_investments").setVisible(not alone or bool(details.programme_investments))


class RisksCard(Card):
    """The sentence, both sums, the months of cover, and the form."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, place="organisation.risks")
        self.state = Sentence("", role="", parent=self)
        self.free = AmountRows(self)
        self.target = AmountRows(self)
        self.cover = Words("", role="small", parent=self)
        self.form = RisksForm(desk, self)
        self.free.setContentsMargins(0, 0, 18, 0)
        self._sums = Columns(self.free, self.target, stretches=(1, 1), narrow=480, parent=self)
        for part in (self.state, self._sums, self.cover, self.form):
            self.add(part)

    def show_answer(self, details: Details, found: Outlook | Refused) -> None:
        """Show what is stored, and what it comes to."""
        self.form.show_details(details)
        held = None if isinstance(found, Refused) else found.reserves
        for part in (self._sums, self.cover):
            part.setVisible(held is not None)
        if held is None:
            self.state.set_spans(str(found) if isinstance(found, Refused) else _NOTHING)
        else:
            self._show(held)

    def _show(self, held: Reserves) -> None:
        self.state.set_spans((*state_sentence(held), (" ", False), *risk_sentence(held)))
        self.free.show_rows(free_rows(held.free))
        self.target.show_rows(target_rows(held.target))
        covers = held.held.months is not None
        self.cover.setText(f"What is free covers {cover_words(held.held)}." if covers else "")
