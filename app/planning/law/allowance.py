"""Whether an employer may claim the Employment Allowance, and why.

After GOV.UK's eligibility page and its further employer guidance: a charity may, whatever its work; others may not
where more than half of it is for the public sector; a company may not where its only director is the only one paid
enough; and in years with a limit only if the employer's National Insurance of the year before was below it.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.money import format_money
from app.planning.law.rates import TaxYearRates

CHARITIES = frozenset({"cio", "charitable_company", "charity"})
COMPANIES = frozenset({"cic", "company", "charitable_company"})


class Claim(StrEnum):
    """What is to be said of a claim."""

    MAY = "may"
    MAY_NOT = "may not"
    ASK = "ask payroll"


@dataclass(frozen=True, slots=True)
class Eligibility:
    """The answer, and the reason in a sentence or two."""

    claim: Claim
    reason: str


def is_barred(legal_form: str, *, mostly_public_work: bool) -> bool:
    """Whether the law lets an organisation claim in no tax year: see `eligibility`."""
    return mostly_public_work and legal_form not in CHARITIES


def eligibility(
    legal_form: str, rates: TaxYearRates, *, mostly_public_work: bool, sole_director_only: bool
) -> Eligibility:
    """Whether an organisation of a legal form may claim in a tax year.

    `mostly_public_work`: more than half of its work is for the public sector, by staff, time or turnover.
    `sole_director_only`: it has one director, who is the only one paid enough for employer's National Insurance.
    """
    if legal_form == "sole_trader":
        return Eligibility(Claim.ASK, "Someone who works alone pays no employer’s National Insurance to keep.")
    if is_barred(legal_form, mostly_public_work=mostly_public_work):
        return Eligibility(Claim.MAY_NOT, _PUBLIC_WORK)
    if sole_director_only and legal_form in COMPANIES:
        return Eligibility(Claim.ASK, _ONE_DIRECTOR)
    reason = _CHARITY if legal_form in CHARITIES else _OTHER
    return Eligibility(Claim.MAY, f"{reason} {_limit(rates)}".rstrip())


def _limit(rates: TaxYearRates) -> str:
    if rates.allowance_prior_nic_below is None:
        return ""
    below = format_money(rates.allowance_prior_nic_below)
    return f"For {rates.label} only if employer’s National Insurance of the year before was below {below}."


_PUBLIC_WORK = (
    "You may not claim: more than half of your work is for the public sector, such as councils or the NHS, and you are "
    "not a registered charity."
)
_ONE_DIRECTOR = (
    "Ask your payroll: a company may not claim where its only director is the only one paid enough for employer’s "
    "National Insurance, and how much a second employee must be paid is not told the same everywhere."
)
_CHARITY = "You may claim: a registered charity may, even where most of its work is for councils or the NHS."
_OTHER = "You may claim, as not more than half of your work is for the public sector, such as councils or the NHS."
