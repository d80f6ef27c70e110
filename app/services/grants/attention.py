"""What grants give cause to look at: overdue, without dates, paid before they start, restricted but not kept apart."""

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import func, select

from app.dates import format_date
from app.models.choices import Stage
from app.money import format_money
from app.planning.forecast.unbudgeted import unbudgeted
from app.planning.plan.plan import Grant, Plan
from app.services.plan.situation import Situation
from app.services.rows.columns import stored_table
from app.services.said.attention_item import AttentionItem
from app.services.said.wording import say
from app.text import plural

_OWN = frozenset({"general", "designated"})


def overdue_payments(now: Situation) -> Iterator[AttentionItem]:
    """Payments of won grants whose day has passed and that are not marked as received."""
    instalment, grant, funder = stored_table("instalment"), stored_table("grant"), stored_table("funder")
    query = (
        select(grant.c.id, grant.c.title, funder.c.name, func.sum(instalment.c.amount), func.min(instalment.c.due))
        .join(grant, grant.c.id == instalment.c.grant_id)
        .join(funder, funder.c.id == grant.c.funder_id)
        .where(instalment.c.received_on.is_(None), instalment.c.due < now.today)
        .where(grant.c.stage.in_((Stage.AWARDED, Stage.ENDED)))
        .group_by(grant.c.id)
        .order_by(func.min(instalment.c.due))
    )
    for row_id, title, name, amount, due in now.session.execute(query):
        template = (
            f"**{format_money(amount)}** from {{funder}} for {{title}} was due on {format_date(due)}. "
            "Mark it as received, or give it a new date."
        )
        yield AttentionItem("amber", say(template, funder=name, title=title), "grant", row_id)


def without_dates(now: Situation) -> Iterator[AttentionItem]:
    """Awarded money without a single payment; what came before the balance date need not be entered."""
    grant, instalment = stored_table("grant"), stored_table("instalment")
    query = (
        select(grant.c.id, grant.c.title, grant.c.amount_awarded)
        .where(grant.c.stage == Stage.AWARDED, grant.c.amount_awarded > 0)
        .where(grant.c.id.not_in(select(instalment.c.grant_id)))
        .order_by(grant.c.id)
    )
    for row_id, title, amount in now.session.execute(query):
        template = f"{{title}}, **{format_money(amount)}**, has no payment dates, so the forecast leaves it out."
        yield AttentionItem("amber", say(template, title=title), "grant", row_id)


def without_budget(now: Situation) -> Iterator[AttentionItem]:
    """Restricted money for which no cost is named, so that it pays for nothing; the largest grant is where to begin."""
    found = unbudgeted(now.plan)
    if not found:
        return
    amount, first = sum(each.amount for each in found), found[0]
    others = f" and {plural(len(found) - 1, 'other grant')}" if len(found) > 1 else ""
    template = (
        f"**{format_money(amount, pennies=False)}** of {{grant}}{others} is counted as paying for nothing yet. "
        "Say what it pays for."
    )
    yield AttentionItem("amber", say(template, grant=first.title), "grant", first.grant, "grants.list.budget")


def early_or_loose(now: Situation) -> Iterator[AttentionItem]:
    """Grants that are paid, or pay, before they start; and those whose restricted money is not kept apart."""
    yield from early_grants(now.plan.grants)
    yield from loose_grants(now.plan)


def loose_grants(plan: Plan) -> Iterator[AttentionItem]:
    """Restricted grants that pay into a fund of one's own money, where a forecast spends them on anything."""
    own = {fund.id: fund.name for fund in plan.funds if fund.kind in _OWN}
    for grant in plan.grants:
        if grant.restricted and grant.fund in own:
            template = (
                "{grant} is restricted, but its money goes into {fund}, where it counts as your own. Choose a "
                "restricted fund for it, or say that it is unrestricted."
            )
            yield AttentionItem("red", say(template, grant=grant.title, fund=own[grant.fund]), "grant", grant.id)


def early_grants(grants: Iterable[Grant]) -> Iterator[AttentionItem]:
    """Grants whose next payment is due, or whose budget begins to pay, before the day on which they start."""
    for grant in grants:
        if grant.start is not None:
            yield from _early(grant, grant.start)


def _early(grant: Grant, start: date) -> Iterator[AttentionItem]:
    due = min((each.due for each in grant.instalments if each.received_on is None), default=start)
    if due < start:
        yield _item(grant, f"{{grant}} is to be paid on **{format_date(due)}**, before it starts on", start)
    pays = min((line.start for line in grant.budget if line.start is not None), default=start)
    if pays < start:
        yield _item(grant, f"{{grant}} is to pay for costs from **{format_date(pays)}**, before it starts on", start)


def _item(grant: Grant, template: str, start: date) -> AttentionItem:
    ending = f" **{format_date(start)}**. Check both days."
    return AttentionItem("amber", say(template + ending, grant=grant.title), "grant", grant.id)
