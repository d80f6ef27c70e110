"""What the rates give cause to look at: pay below the minimum wage, an allowance not to be claimed, unusable rates."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from app.dates import tax_year_start
from app.money import format_money
from app.places import field_of, rows_of
from app.planning.forecast.forecast import USUAL_MONTHS
from app.planning.law.allowance import Claim, eligibility
from app.planning.law.minimum_wage import WageBand
from app.planning.law.rates import RatePack
from app.planning.plan.plan import Plan
from app.planning.spending.post_wages import LowWage, low_wages
from app.services.organisation.organisation import Details
from app.services.organisation.rates import problems_of
from app.services.said.attention_item import AttentionItem
from app.services.said.wording import Spans, say

_CLAIM = field_of("organisation", "claims_allowance")


def low_wage_items(plan: Plan, rates: RatePack) -> Iterator[AttentionItem]:
    """The posts that are paid below the minimum wage at some time of the plan, as far as minimums are known."""
    if plan.start is None:
        return
    months = tuple(plan.start.until(plan.start.plus(USUAL_MONTHS)))
    for low in low_wages(plan, rates, months):
        yield AttentionItem("red", low_wage_sentence(low), "post", low.post.id)


def allowance_items(found: Details, rates: RatePack, today: date) -> Iterator[AttentionItem]:
    """A claim of the Employment Allowance that is not allowed, or that payroll should be asked about."""
    if not found.claims_allowance:
        return
    answer = eligibility(
        found.legal_form,
        rates.for_year(tax_year_start(found.balance_date or today)),
        mostly_public_work=found.mostly_public_work,
        sole_director_only=found.sole_director_only,
    )
    if answer.claim is not Claim.MAY:
        barred = answer.claim is Claim.MAY_NOT
        told = (
            "The plan leaves out the Employment Allowance" if barred else "The plan counts on the Employment Allowance"
        )
        yield AttentionItem("red" if barred else "amber", say(f"{told}. {answer.reason}"), "organisation", 1, _CLAIM)


def unusable_rate_items(session: Session) -> Iterator[AttentionItem]:
    """Rates of the file's own that cannot be used, such as those that another program wrote."""
    for problem in problems_of(session):
        sentence = (("A rate of your own is not used. ", False), (problem, False))
        yield AttentionItem("amber", sentence, "organisation", 1, rows_of("rate_override"))


def low_wage_sentence(low: LowWage) -> Spans:
    """A post that is paid below the minimum wage, when, and by how much."""
    check = low.check
    band = "" if check.band is WageBand.LIVING_WAGE else f" ({check.band.value})"
    template = (
        f"{{post}} is paid **{format_money(check.hourly_pay)}** an hour in **{low.month.label}**, below the minimum "
        f"wage{band} of **{format_money(check.minimum)}**. Raise the salary, or check its hours a week."
    )
    return say(template, post=low.post.title)
