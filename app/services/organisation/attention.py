"""What the organisation gives cause to look at: closing, balances, funds below zero, the allowance, unusable rates."""

from collections.abc import Iterator
from datetime import timedelta

from app.dates import Month, format_date, tax_year_start
from app.money import format_money
from app.places import field_of, name_of, rows_of
from app.planning.forecast.answers import LASTS, NO_DATA, is_old, months_passed
from app.planning.law.allowance import Claim, eligibility
from app.planning.plan.plan import Fund, Plan
from app.services.organisation.organisation import details
from app.services.organisation.rates import problems_of
from app.services.plan.headline import runs_short
from app.services.plan.situation import Situation
from app.services.rows import records
from app.services.said.attention_item import AttentionItem
from app.services.said.wording import say
from app.text import plural, quoted

_CLAIM = field_of("organisation", "claims_allowance")
_AHEAD = 12
_DECIDE_DAYS = 90


def closing_soon(now: Situation) -> Iterator[AttentionItem]:
    """Whether closing in good order has soon to be decided, or has had to be, unless the headline’s trouble says so."""
    found = now.outlook()
    if runs_short(found, now.today):  # which says this day too
        return
    day = found.decide_by
    late = day is None and found.safe_runway.state not in {LASTS, NO_DATA}
    if found.closing_sentence and (late or (day is not None and day <= now.today + timedelta(days=_DECIDE_DAYS))):
        yield AttentionItem("red", found.closing_sentence, "obligation", 0, "runway.ends.safe")


def old_balances(now: Situation) -> Iterator[AttentionItem]:
    """Balances that are older than a month: every answer rests on them."""
    on = now.plan.balance_date
    if on is not None and is_old(on, now.today):
        age = Month.of(now.today) - Month.of(on) - (now.today.day < on.day)
        template = (
            f"The balances are those of **{format_date(on)}**, {plural(age, 'month')} ago. Bring them up to date."
        )
        yield AttentionItem("red", say(template), "organisation", 1, field_of("organisation", "balance_date"))


def overdrawn_funds(now: Situation) -> Iterator[AttentionItem]:
    """Restricted and designated funds that are below zero, or will be within a year from today."""
    found = now.outlook().forecast
    passed = months_passed(found, now.today)
    ahead = slice(passed, passed + _AHEAD)
    for line in found.funds:
        if line.fund.kind == "general" or line.fund not in now.plan.funds:
            continue  # a fund that a grant has in the forecast alone cannot be opened
        closing = line.closing[ahead]
        if line.fund.balance < 0:
            short = format_money(-line.fund.balance)
            template = f"{{fund}} is overdrawn by **{short}**. Unrestricted money carries it."
            yield AttentionItem("red", say(template, fund=line.fund.name), "fund", line.fund.id)
        elif min(closing, default=0) < 0:
            month = next(month for month, held in zip(found.months[ahead], closing, strict=True) if held < 0)
            most = format_money(-min(closing), pennies=False)
            template = (
                f"{{fund}} goes below zero in **{month.label}**, by up to **{most}** within a year. Unrestricted money "
                f"has to carry it.{_perhaps_held(now.plan, line.fund)}"
            )
            yield AttentionItem("amber", say(template, fund=line.fund.name), "fund", line.fund.id)


def _perhaps_held(plan: Plan, fund: Fund) -> str:
    """What to do about a fund that stands at nothing although money has come in for it."""
    came = [
        each.amount
        for grant in plan.grants
        if grant.fund == fund.id
        for each in grant.instalments
        if each.received_on is not None and plan.balance_date is not None and each.received_on <= plan.balance_date
    ]
    if fund.balance or not sum(came):
        return ""
    here = quoted(name_of("organisation.balances"))
    return f" {format_money(sum(came))} has come in for it. If some is still there, say so under {here}."


def allowance_items(now: Situation) -> Iterator[AttentionItem]:
    """A claim of the Employment Allowance that is not allowed, or that payroll should be asked about."""
    found = details(now.session) if records.rows(now.session, "organisation") else None
    if found is None or not found.claims_allowance:
        return
    answer = eligibility(
        found.legal_form,
        now.rates.for_year(tax_year_start(found.balance_date or now.today)),
        mostly_public_work=found.mostly_public_work,
        sole_director_only=found.sole_director_only,
    )
    if answer.claim is not Claim.MAY:
        barred = answer.claim is Claim.MAY_NOT
        told = (
            "The plan leaves out the Employment Allowance" if barred else "The plan counts on the Employment Allowance"
        )
        yield AttentionItem("red" if barred else "amber", say(f"{told}. {answer.reason}"), "organisation", 1, _CLAIM)


def unusable_rate_items(now: Situation) -> Iterator[AttentionItem]:
    """Rates of the file's own that cannot be used, such as those that another program wrote."""
    for problem in problems_of(now.session):
        sentence = (("A rate of your own is not used. ", False), (problem, False))
        yield AttentionItem("amber", sentence, "organisation", 1, rows_of("rate_override"))
