"""What needs a look: money promised twice, late, left over or without dates, funds overdrawn, grants that end."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.dates import FinancialYear, Month, format_date
from app.models.choices import Stage
from app.money import format_money
from app.places import field_of
from app.planning.forecast.answers import ALREADY_SHORT
from app.planning.forecast.cliff import Cliff
from app.planning.forecast.overfunding import overfunded
from app.planning.full_cost.funding import funding
from app.planning.law.rates import RatePack
from app.planning.plan.plan import Fund, Grant, Plan
from app.problems import Refused
from app.services.grants.attention import grant_looks
from app.services.organisation.attention import allowance_items, low_wage_items, unusable_rate_items
from app.services.organisation.organisation import FIRST_COSTS, FIRST_INCOME, details
from app.services.people.due import people_looks
from app.services.plan.outlook import Outlook, outlook_of
from app.services.plan.plan import load_plan
from app.services.rows import records
from app.services.rows.columns import stored_table
from app.services.said.attention_item import AttentionItem
from app.services.said.wording import say
from app.text import plural

_AHEAD = 12
_OLD_DAYS = 92
_DECIDE_DAYS = 90
_SOON_MONTHS = 6
_LEAST_LEFT = 100_00
"""A hundred pounds: less is nothing to ask a funder about."""
_LEAST_FALL = 10_00
"""Ten pounds a month: less needs no look."""
_TABLES = {
    "cost": "cost_line",
    "post": "post",
    "freelancer": "freelancer",
    "project": "project",
    "supervision": "supervision_plan",
    "training": "course",
}


@dataclass(frozen=True, slots=True)
class _Look:
    """What every check looks at."""

    session: Session
    plan: Plan
    rates: RatePack
    today: date
    found: Outlook | Refused

    def outlook(self) -> Outlook:
        """What confirmed income answers. Raises Refused where it cannot be told."""
        if isinstance(self.found, Refused):
            raise self.found
        return self.found

    def soon(self) -> date:
        """The last day that counts as soon."""
        return Month.of(self.today).plus(_SOON_MONTHS).last_day

    def falls(self) -> tuple[Cliff, ...]:
        """What loses a grant soon. Raises Refused where it cannot be told."""
        first, last = Month.of(self.today), Month.of(self.soon())
        return tuple(fall for fall in self.outlook().cliff if first <= fall.month <= last)


def attention(
    session: Session, rates: RatePack, today: date, found: Outlook | None = None
) -> tuple[AttentionItem, ...]:
    """Everything worth a look today, the red first. A check that cannot be made says why, as an item of its own.

    `found` is an outlook that has been worked out before, if any: its plan is taken as it is, and itself too where it
    counts on confirmed income, which this looks at whatever else is shown.
    """
    plan = found.plan if found else load_plan(session)
    confirmed = found if found and found.view == "confirmed" and not found.late else _outlook(plan, rates, today)
    look = _Look(session, plan, rates, today, confirmed)
    items: list[AttentionItem] = []
    for check in _CHECKS:
        try:
            items += check(look)
        except Refused as refused:
            item = AttentionItem("amber", ((str(refused), False),), "organisation", 1)
            if item not in items:
                items.append(item)
    return tuple(sorted(items, key=lambda item: item.level != "red"))


def _outlook(plan: Plan, rates: RatePack, today: date) -> Outlook | Refused:
    try:
        return outlook_of(plan, rates, today=today)
    except Refused as refused:
        return refused


def _closing(look: _Look) -> Iterator[AttentionItem]:
    """Whether closing in good order has soon to be decided, or has had to be."""
    found = look.outlook()
    day, late = found.decide_by, found.safe_runway.state == ALREADY_SHORT
    if found.closing_sentence and (late or (day is not None and day <= look.today + timedelta(days=_DECIDE_DAYS))):
        yield AttentionItem("red", found.closing_sentence, "obligation", 0)


def _cliffs(look: _Look) -> Iterator[AttentionItem]:
    """What a grant leaves behind within six months."""
    for fall in look.falls():
        if fall.monthly < _LEAST_FALL:
            continue
        template = (
            f"From **{fall.month.label}** {{name}} has no more money from {{grant}}: about "
            f"**{format_money(fall.monthly, pennies=False)}** a month lands on unrestricted money."
        )
        yield AttentionItem("amber", say(template, name=fall.name, grant=fall.title), _TABLES[fall.kind], fall.id)


def _left_over(look: _Look) -> Iterator[AttentionItem]:
    """Grants that end within six months with money left over."""
    for left in look.outlook().unspent:
        if look.today <= left.end <= look.soon() and left.amount >= _LEAST_LEFT:
            template = (
                f"**{format_money(left.amount, pennies=False)}** of {{grant}} would be unspent when it ends on "
                f"**{format_date(left.end)}**. Plan what it pays for, or ask {{funder}} in time."
            )
            yield AttentionItem("amber", say(template, grant=left.title, funder=left.funder), "grant", left.grant)


def _overfunded(look: _Look) -> Iterator[AttentionItem]:
    titles = {grant.id: grant.title for grant in look.plan.grants}
    for found in overfunded(look.plan, look.rates):
        kind, key = found.target
        who = " and ".join(titles[grant] for grant in found.grants)
        template = (
            f"{{name}} is funded above 100%: **{format_money(found.funded)}** from {{who}} for a cost of "
            f"**{format_money(found.cost)}** from {found.first.label} to {found.last.label}."
        )
        yield AttentionItem("red", say(template, name=found.name, who=who), _TABLES[kind], int(key))


def _overdue_payments(look: _Look) -> Iterator[AttentionItem]:
    instalment, grant, funder = stored_table("instalment"), stored_table("grant"), stored_table("funder")
    query = (
        select(grant.c.id, grant.c.title, funder.c.name, func.sum(instalment.c.amount), func.min(instalment.c.due))
        .join(grant, grant.c.id == instalment.c.grant_id)
        .join(funder, funder.c.id == grant.c.funder_id)
        .where(instalment.c.received_on.is_(None), instalment.c.due < look.today)
        .where(grant.c.stage.in_((Stage.AWARDED, Stage.ENDED)))
        .group_by(grant.c.id)
        .order_by(func.min(instalment.c.due))
    )
    for row_id, title, name, amount, due in look.session.execute(query):
        template = (
            f"**{format_money(amount)}** from {{funder}} for {{title}} was due on {format_date(due)}. "
            "Mark it as received, or give it a new date."
        )
        yield AttentionItem("amber", say(template, funder=name, title=title), "grant", row_id)


def _no_dates(look: _Look) -> Iterator[AttentionItem]:
    """Awarded money without a single payment; what came before the balance date need not be entered."""
    grant, instalment = stored_table("grant"), stored_table("instalment")
    query = (
        select(grant.c.id, grant.c.title, grant.c.amount_awarded)
        .where(grant.c.stage == Stage.AWARDED, grant.c.amount_awarded > 0)
        .where(grant.c.id.not_in(select(instalment.c.grant_id)))
        .order_by(grant.c.id)
    )
    for row_id, title, amount in look.session.execute(query):
        template = f"{{title}}, **{format_money(amount)}**, has no payment dates, so the forecast leaves it out."
        yield AttentionItem("amber", say(template, title=title), "grant", row_id)


def _grants(look: _Look) -> Iterator[AttentionItem]:
    return grant_looks(look.plan)


def _overdrawn_funds(look: _Look) -> Iterator[AttentionItem]:
    found = look.outlook().forecast
    for line in found.funds:
        if line.fund.kind == "general" or line.fund not in look.plan.funds:
            continue  # a fund that a grant has in the forecast alone cannot be opened
        closing = line.closing[:_AHEAD]
        if line.fund.balance < 0:
            short = format_money(-line.fund.balance)
            template = f"{{fund}} is overdrawn by **{short}**. Unrestricted money carries it."
            yield AttentionItem("red", say(template, fund=line.fund.name), "fund", line.fund.id)
        elif min(closing, default=0) < 0:
            month = next(month for month, held in zip(found.months, closing, strict=False) if held < 0)
            most = format_money(-min(closing), pennies=False)
            template = (
                f"{{fund}} goes below zero in **{month.label}**, by up to **{most}** within a year. Unrestricted money "
                f"has to carry it.{_perhaps_held(look.plan, line.fund)}"
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
    return f" {format_money(sum(came))} has come in for it: if some of that is still there, say so under What you hold."


def _posts_losing_a_grant(look: _Look) -> Iterator[AttentionItem]:
    horizon = Month.of(look.today).plus(_AHEAD).last_day
    posts = {post.id: post for post in look.plan.posts}
    told = {(fall.id, fall.grant) for fall in look.falls() if fall.kind == "post"}
    for grant in look.plan.grants:
        if not grant.confirmed or grant.end is None or not look.today <= grant.end <= horizon:
            continue
        for post_id in dict.fromkeys(int(line.target[1]) for line in grant.budget if line.target[0] == "post"):
            post = posts[post_id]
            if (post_id, grant.id) in told:
                continue
            if _outlives(post.pay.end, grant) and not _followed(look.plan, post_id, grant):
                template = (
                    f"No confirmed grant is named for {{post}} after **{format_date(grant.end)}**, when {{grant}} ends."
                )
                yield AttentionItem("amber", say(template, grant=grant.title, post=post.title), "post", post_id)


def _outlives(post_end: date | None, grant: Grant) -> bool:
    return grant.end is not None and (post_end is None or post_end > grant.end)


def _followed(plan: Plan, post_id: int, ending: Grant) -> bool:
    """Whether another confirmed grant that lasts longer is named for the same post."""
    return any(
        other.confirmed and other is not ending and (other.end is None or (ending.end and other.end > ending.end))
        for other in plan.grants
        if any(line.target == ("post", post_id) for line in other.budget)
    )


def _below_cost(look: _Look) -> Iterator[AttentionItem]:
    """Projects with a contract this year whose confirmed money does not meet their full cost."""
    year = FinancialYear.containing(Month.of(look.today), look.plan.year_start_month)
    if not any(grant.kind == "contract" and grant.confirmed for grant in look.plan.grants):
        return
    for found in funding(look.plan, look.rates, year):
        if found.gap and any(payer.kind == "contract" and payer.certain for payer in found.payers):
            template = (
                f"{{name}} is paid below its full cost in {year}: **{format_money(found.gap, pennies=False)}** of "
                f"**{format_money(found.full_cost, pennies=False)}** is not covered by confirmed money."
            )
            yield AttentionItem("amber", say(template, name=found.name), "project", found.project)


def _old_balances(look: _Look) -> Iterator[AttentionItem]:
    on = look.plan.balance_date
    if on is not None and (look.today - on).days > _OLD_DAYS:
        age = Month.of(look.today) - Month.of(on)
        template = (
            f"The balances are those of **{format_date(on)}**, {plural(age, 'month')} ago. Bring them up to date."
        )
        yield AttentionItem("amber", say(template), "organisation", 1, field_of("organisation", "balance_date"))


def _low_wages(look: _Look) -> Iterator[AttentionItem]:
    yield from low_wage_items(look.plan, look.rates)


def _allowance(look: _Look) -> Iterator[AttentionItem]:
    if records.rows(look.session, "organisation"):
        yield from allowance_items(details(look.session), look.rates, look.today)


def _unusable_rates(look: _Look) -> Iterator[AttentionItem]:
    yield from unusable_rate_items(look.session)


def _first_guesses(look: _Look) -> Iterator[AttentionItem]:
    """A line of the first six answers that still counts beside the lines it stood for."""
    for table, name in (("cost_line", FIRST_COSTS), ("income_line", FIRST_INCOME)):
        rows = records.rows(look.session, table)
        for row in rows:
            if row["name"] == name and row["frequency"] == "monthly" and len(rows) > 1:
                template = (
                    f"{{name}}, **{format_money(row['amount'])}** a month, was your first answer and still counts "
                    "beside the other lines. Delete it if they take its place."
                )
                yield AttentionItem("amber", say(template, name=name), table, row.id)


def _people(look: _Look) -> Iterator[AttentionItem]:
    return people_looks(look.plan, look.today)


_CHECKS: tuple[Callable[[_Look], Iterator[AttentionItem]], ...] = (
    _closing,
    _overfunded,
    _first_guesses,
    _overdue_payments,
    _no_dates,
    _grants,
    _overdrawn_funds,
    _posts_losing_a_grant,
    _cliffs,
    _left_over,
    _below_cost,
    _old_balances,
    _people,
    _low_wages,
    _allowance,
    _unusable_rates,
)
