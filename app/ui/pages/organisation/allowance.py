"""The Employment Allowance: whether it is claimed, how much is used, and whether it may be, in a plain sentence."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.dates import format_date, tax_year_start
from app.money import format_money
from app.planning.law.allowance import CHARITIES, COMPANIES, Claim, eligibility
from app.planning.law.rate_days import RatesUnknown
from app.planning.law.rates import TaxYearRates
from app.services.organisation.organisation import Details
from app.ui.desk.desk import Desk
from app.ui.kit.cards import Card, Note, empty
from app.ui.kit.words import Words
from app.ui.pages.organisation.form import OrganisationForm


class AllowanceForm(OrganisationForm):
    """Claimed or not, how much of it went by the balance date, and what else decides whether it may be claimed."""

    nothing = frozenset({"allowance_used"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.add_stored("claims_allowance", titled=False)
        self.add_stored("allowance_used")
        self.add_stored("mostly_public_work", titled=False)
        self.add_stored("sole_director_only", titled=False)

    def show_details(self, details: Details) -> None:
        """Show it; what does not decide for a legal form is not asked."""
        super().show_details(details)
        form = details.legal_form.value
        self.row("allowance_used").setVisible(details.claims_allowance)
        self.row("mostly_public_work").setVisible(form not in CHARITIES)
        self.row("sole_director_only").setVisible(form in COMPANIES)


class AllowanceCard(Card):
    """The form, between what the allowance is and whether it may be claimed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, place="organisation.allowance")
        self._desk = desk
        self.form = AllowanceForm(desk, self)
        self.what = Words("", role="soft", parent=self)
        self.used = Words("", role="small", parent=self)
        self.verdict = QWidget(self)
        self._verdict = QVBoxLayout(self.verdict)
        self._verdict.setContentsMargins(0, 0, 0, 0)
        for part in (self.what, self.form, self.used, self.verdict):
            self.add(part)

    def show_details(self, details: Details) -> None:
        """Show it for the tax year of the balance date."""
        self.form.show_details(details)
        day = details.balance_date or self._desk.workspace.today
        try:
            rates = self._desk.workspace.rates.for_year(tax_year_start(day))
        except RatesUnknown as unknown:
            self.what.setText(str(unknown))
            self.used.hide()
            empty(self._verdict)
            return
        most = format_money(rates.employment_allowance)
        year = f"in the tax year {rates.label}, once for the organisation"
        self.what.setText(f"It pays up to {most} of employer’s National Insurance {year}.")
        left = max(rates.employment_allowance - details.allowance_used, 0)
        self.used.setText(f"Since 6 April {rates.start}, up to {format_date(day)}. {format_money(left)} is left.")
        self.used.setVisible(details.claims_allowance)
        self._show_eligibility(details, rates)

    def _show_eligibility(self, details: Details, rates: TaxYearRates) -> None:
        """Whether it may be claimed; a claim that may not be is marked."""
        found = eligibility(
            details.legal_form.value,
            rates,
            mostly_public_work=details.mostly_public_work,
            sole_director_only=details.sole_director_only,
        )
        empty(self._verdict)
        if found.claim is Claim.MAY or not details.claims_allowance:
            self._verdict.addWidget(Words(found.reason, role="small", parent=self.verdict))
        else:
            kind = "act" if found.claim is Claim.MAY_NOT else "look"
            self._verdict.addWidget(Note(kind, found.reason, parent=self.verdict))
