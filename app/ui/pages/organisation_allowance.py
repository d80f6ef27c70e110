"""The Employment Allowance: whether it is claimed, how much is used, and who may claim, in a plain sentence."""

from PySide6.QtWidgets import QWidget

from app.dates import format_date, tax_year_start
from app.models.choices import LegalForm
from app.money import format_money
from app.planning.rates import RatesUnknown
from app.services.organisation import Details
from app.ui.cards import Card
from app.ui.desk import Desk
from app.ui.fields import MoneyEdit, YesNo
from app.ui.pages.organisation_form import CHARITIES, OrganisationForm
from app.ui.words import Words

_CHARITY = "A registered charity may claim, even where most of its work is for councils or the NHS."
_OTHERS = (
    "As you are not a registered charity, you may claim unless more than half of your work is for the public sector, "
    "such as councils or the NHS."
)
_DIRECTOR = " A company may not where its only director is the only one paid enough for it: ask your payroll."


def who_may_claim(form: LegalForm) -> str:
    """Eligibility in a sentence or two, after gov.uk’s further employer guidance on the Employment Allowance."""
    if form in CHARITIES:
        return _CHARITY
    return _OTHERS + (_DIRECTOR if form in {LegalForm.CIC, LegalForm.COMPANY} else "")


class AllowanceForm(OrganisationForm):
    """Claimed or not, and how much of it went by the balance date."""

    nothing = frozenset({"allowance_used"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.add("claims_allowance", "", YesNo("We claim it", self))
        self.add("allowance_used", "Used so far", MoneyEdit(self, least=0))
        self.row("claims_allowance").field.setAccessibleName("We claim the Employment Allowance")


class AllowanceCard(Card):
    """The form, between what the allowance is and who may claim."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Employment Allowance", parent=parent)
        self._desk = desk
        self.form = AllowanceForm(desk, self)
        self.what = Words("", role="soft", parent=self)
        self.used = Words("", role="small", parent=self)
        self.who = Words("", role="small", parent=self)
        for part in (self.what, self.form, self.used, self.who):
            self.add(part)

    def show_details(self, details: Details) -> None:
        """Show it for the tax year of the balance date."""
        self.form.show_details(details)
        self.form.row("allowance_used").setVisible(details.claims_allowance)
        day = details.balance_date or self._desk.workspace.today
        start = tax_year_start(day)
        try:
            rates = self._desk.workspace.rates.for_year(start)
        except RatesUnknown as unknown:
            self.what.setText(str(unknown))
            self.used.hide()
        else:
            most = format_money(rates.employment_allowance)
            year = f"in the tax year {start}-{(start + 1) % 100:02d}, once for the whole organisation"
            self.what.setText(f"It pays up to {most} of employer’s National Insurance {year}.")
            left = max(rates.employment_allowance - details.allowance_used, 0)
            self.used.setText(f"Since 6 April {start}, up to {format_date(day)}. {format_money(left)} is left.")
            self.used.setVisible(details.claims_allowance)
        self.who.setText(who_may_claim(details.legal_form))
