"""What income gives cause to look at: overdue, paid before it starts, restricted but not kept apart, told twice."""

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import func, select

from app.dates import format_date
from app.models.choices import Certainty, Frequency, Stage
from app.money import format_money
from app.places import field_of
from app.planning.forecast.unbudgeted import unbudgeted
from app.planning.plan.plan import Grant, Income, Plan
from app.services.plan.situation import Situation
from app.services.rows.columns import stored_table
from app.services.rows.nouns import NOUNS
from app.services.said.attention_item import AttentionItem
from app.services.said.wording import say
from app.text import name_key, plural

_LINE = NOUNS["income_line"]
_OWN = frozenset({"general", "designated"})
_NO_NAME = frozenset(
    {"a", "and", "for", "from", "of", "our", "the", "contract", "funding", "grant", "grants", "income"}
)
"""Words that do not tell one payer from another."""


def overdue_payments(now: Situation) -> Iterator[AttentionItem]:
    """Payments of won grants whose day has passed and that are not marked as received."""
    instalment, grant, funder = stored_table("instalment"), stored_table("grant"), stored_table("funder")
    amount, count, first = func.sum(instalment.c.amount), func.count(), func.min(instalment.c.due)
    query = (
        select(grant.c.id, grant.c.title, funder.c.name, amount, count, first)
        .join(grant, grant.c.id == instalment.c.grant_id)
        .join(funder, funder.c.id == grant.c.funder_id)
        .where(instalment.c.received_on.is_(None), instalment.c.due < now.today)
        .where(grant.c.stage.in_((Stage.AWARDED, Stage.ENDED)))
        .group_by(grant.c.id)
        .order_by(first)
    )
    for row_id, title, name, pence, payments, due in now.session.execute(query):
        whose = "from {funder}" if name_key(name) == name_key(title) else "from {funder} for {title}"
        when = (
            f"was due on {format_date(due)}"
            if payments == 1
            else f"was due in {payments} payments from {format_date(due)} on"
        )
        template = f"**{format_money(pence)}** {whose} {when}. Mark it as received, or give it a new date."
        yield AttentionItem("amber", say(template, funder=name, title=title), "grant", row_id, "grants.list.payments")


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
    yield from early_grants(now.plan.grants, now.today)
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
            yield AttentionItem(
                "red",
                say(template, grant=grant.title, fund=own[grant.fund]),
                "grant",
                grant.id,
                field_of("grant", "fund_id"),
            )


def early_grants(grants: Iterable[Grant], today: date = date.min) -> Iterator[AttentionItem]:
    """Grants whose next payment is due, or whose budget begins to pay, before the day on which they start."""
    for grant in grants:
        if grant.start is not None:
            yield from _early(grant, grant.start, today)


def _early(grant: Grant, start: date, today: date) -> Iterator[AttentionItem]:
    due = min((each.due for each in grant.instalments if each.received_on is None), default=start)
    pays = min((line.start for line in grant.budget if line.start is not None), default=start)
    for day, what in ((due, "be paid on"), (pays, "pay for costs from")):
        if day < start:
            verb = "was" if day < today else "is"
            yield _item(grant, f"{{grant}} {verb} to {what} **{format_date(day)}**, before it starts on", start)


def _item(grant: Grant, template: str, start: date) -> AttentionItem:
    ending = f" **{format_date(start)}**. Check both days."
    sentence = say(template + ending, grant=grant.title)
    return AttentionItem("amber", sentence, "grant", grant.id, field_of("grant", "start"))


def told_twice(now: Situation) -> Iterator[AttentionItem]:
    """Certain income that comes round and is called after the funder or the title of something that was won."""
    won = [grant for grant in now.plan.grants if grant.confirmed]
    for line in now.plan.income:
        if line.confirmed and line.brings_anything and line.schedule.frequency != "one_off":
            same = next((grant for grant in won if _is_called_after(line, grant)), None)
            if same is not None:
                both = f"{{name}} and the {same.kind} {{title}} from {{funder}} are both counted."
                template = f"{both} Delete one if they are the same."
                sentence = say(template, name=line.name, title=same.title, funder=same.funder)
                yield AttentionItem("amber", sentence, "income_line", line.id)


def _is_called_after(line: Income, grant: Grant) -> bool:
    name, payer = (_telling_words(text) for text in (line.name, f"{grant.funder} {grant.title}"))
    return bool(name) and name <= payer


def _telling_words(text: str) -> frozenset[str]:
    return frozenset(name_key(text).split()) - _NO_NAME


def brought_in_for_ever(now: Situation) -> Iterator[AttentionItem]:
    """Income that was brought in from a spreadsheet and counts as certain without an end: nobody has said so yet."""
    line = stored_table("income_line")
    brings = {each.id for each in now.plan.income if each.brings_anything}
    asked = (line.c.certainty == Certainty.CONFIRMED, line.c.frequency != Frequency.ONE_OFF, line.c.end.is_(None))
    query = select(line.c.id).where(line.c.import_key.is_not(None), *asked).order_by(line.c.id)
    found = [row_id for row_id in now.session.scalars(query) if row_id in brings]
    if found:
        counts = "counts" if len(found) == 1 else "count"
        lines = f"**{plural(len(found), _LINE.one, _LINE.many)}** brought in from a spreadsheet"
        template = f"{lines} {counts} as certain and without end. Say until when each is agreed."
        yield AttentionItem("amber", say(template), "income_line", found[0], field_of("income_line", "end"))
