"""What needs a look: money promised twice, late or without dates, funds overdrawn, posts that lose a grant."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.dates import FinancialYear, Month, format_date
from app.models.choices import Stage
from app.money import format_money
from app.planning.forecast import Forecast, forecast
from app.planning.funding import funding
from app.planning.overfunding import overfunded
from app.planning.plan import Grant, Plan
from app.planning.rates import RatePack
from app.problems import Refused
from app.services import records
from app.services.columns import stored_table
from app.services.organisation import FIRST_COSTS, FIRST_INCOME
from app.services.plan import load_plan
from app.services.wording import Spans, say
from app.text import plural

_AHEAD = 12
_OLD_DAYS = 92
_TABLES = {"cost": "cost_line", "post": "post", "freelancer": "freelancer", "project": "project"}


@dataclass(frozen=True, slots=True)
class AttentionItem:
    """A sentence about something to look at; red is wrong as it stands, amber will be. `table` and `id` open it."""

    level: Literal["red", "amber"]
    sentence: Spans
    table: str
    id: int


@dataclass(frozen=True, slots=True)
class _Look:
    """What every check looks at."""

    session: Session
    plan: Plan
    rates: RatePack
    today: date

    def forecast(self) -> Forecast:
        """The confirmed forecast of the next twelve months."""
        return forecast(self.plan, self.rates, months=_AHEAD)


def attention(session: Session, rates: RatePack, today: date) -> tuple[AttentionItem, ...]:
    """Everything worth a look today, the red first. A check that cannot be made says why, as an item of its own."""
    look = _Look(session, load_plan(session), rates, today)
    items: list[AttentionItem] = []
    for check in _CHECKS:
        try:
            items += check(look)
        except Refused as refused:
            item = AttentionItem("amber", ((str(refused), False),), "organisation", 1)
            if item not in items:
                items.append(item)
    return tuple(sorted(items, key=lambda item: item.level != "red"))


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


def _overdrawn_funds(look: _Look) -> Iterator[AttentionItem]:
    for line in look.forecast().funds:
        if line.fund.kind == "general" or line.fund not in look.plan.funds:
            continue  # a fund that a grant has in the forecast alone cannot be opened
        if line.fund.balance < 0:
            short = format_money(-line.fund.balance)
            template = f"{{fund}} is overdrawn by **{short}**. Unrestricted money carries it."
            yield AttentionItem("red", say(template, fund=line.fund.name), "fund", line.fund.id)
        elif min(line.closing, default=0) < 0 and look.plan.start is not None:
            place = next(place for place, closing in enumerate(line.closing) if closing < 0)
            most = format_money(-min(line.closing), pennies=False)
            template = (
                f"{{fund}} goes below zero in **{look.plan.start.plus(place).label}**, by up to **{most}** within a "
                "year. Unrestricted money has to carry it."
            )
            yield AttentionItem("amber", say(template, fund=line.fund.name), "fund", line.fund.id)


def _posts_losing_a_grant(look: _Look) -> Iterator[AttentionItem]:
    horizon = Month.of(look.today).plus(_AHEAD).last_day
    posts = {post.id: post for post in look.plan.posts}
    for grant in look.plan.grants:
        if not grant.confirmed or grant.end is None or not look.today <= grant.end <= horizon:
            continue
        for post_id in dict.fromkeys(int(line.target[1]) for line in grant.budget if line.target[0] == "post"):
            post = posts[post_id]
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
        yield AttentionItem("amber", say(template), "organisation", 1)


def _unverified_rates(look: _Look) -> Iterator[AttentionItem]:
    known = look.rates.verified_until
    start = look.plan.start
    if start is None or start.plus(_AHEAD).first_day <= known:
        return
    if any(post.pay.end is None or post.pay.end > known for post in look.plan.posts):
        template = f"Employer costs after **{format_date(known)}** are reckoned with rates that are not confirmed yet."
        yield AttentionItem("amber", say(template), "organisation", 1)


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


_CHECKS: tuple[Callable[[_Look], Iterator[AttentionItem]], ...] = (
    _overfunded,
    _first_guesses,
    _overdue_payments,
    _no_dates,
    _overdrawn_funds,
    _posts_losing_a_grant,
    _below_cost,
    _old_balances,
    _unverified_rates,
)
