"""What costs give cause to look at: funded twice, pay below the minimum wage, first guesses that still count."""

from collections import Counter
from collections.abc import Iterator

from app.dates import Month
from app.money import format_money
from app.places import field_of, rows_of
from app.planning.forecast.forecast import USUAL_MONTHS
from app.planning.forecast.overfunding import overfunded
from app.planning.law.minimum_wage import WageBand
from app.planning.plan.plan import Plan
from app.planning.spending.post_wages import LowWage, low_wages
from app.services.plan.first_answers import FirstAnswer, first_answers
from app.services.plan.situation import TABLES, Situation
from app.services.said.attention_item import AttentionItem
from app.services.said.wording import Spans, say
from app.text import begun, listed, plural

_REAL = {"cost_line": "what you really spend", "income_line": "what really comes in, and from whom"}


def overfunded_costs(now: Situation) -> Iterator[AttentionItem]:
    """Costs that grants fund above 100%."""
    titles = {grant.id: grant.title for grant in now.plan.grants}
    for found in overfunded(now.plan, now.rates):
        kind, key = found.target
        who = " and ".join(titles[grant] for grant in found.grants)
        template = (
            f"{{name}} is funded above 100%: **{format_money(found.funded)}** from {{who}} for a cost of "
            f"**{format_money(found.cost)}** from {found.first.label} to {found.last.label}."
        )
        yield AttentionItem("red", say(template, name=found.name, who=who), TABLES[kind], int(key))


def low_wage_items(now: Situation) -> Iterator[AttentionItem]:
    """The posts that are paid below the minimum wage from now on, as far as minimums are known."""
    if now.plan.start is None:
        return
    start = max(now.plan.start, Month.of(now.today))
    months = tuple(start.until(start.plus(USUAL_MONTHS)))
    for low in low_wages(now.plan, now.rates, months):
        yield AttentionItem("red", low_wage_sentence(low), "post", low.post.id, field_of("post", "salary"))


def low_wage_sentence(low: LowWage) -> Spans:
    """A post that is paid below the minimum wage, when, and by how much."""
    check = low.check
    band = "" if check.band is WageBand.LIVING_WAGE else f" ({check.band.value})"
    template = (
        f"{{post}} is paid **{format_money(check.hourly_pay)}** an hour in **{low.month.label}**, below the minimum "
        f"wage{band} of **{format_money(check.minimum)}**. Raise the salary, or check its hours a week."
    )
    return say(template, post=low.post.title)


def first_guesses(now: Situation) -> Iterator[AttentionItem]:
    """Each first answer that still counts: alone, or beside the lines that it stood for, which tells money twice."""
    for answer in first_answers(now.session):
        beside = _counted_beside(now.plan, answer)
        amount = f"{{name}}, **{format_money(answer.amount)}** a month,"
        if beside:
            template = (
                f"{amount} was your first answer. {begun(beside)} counted as well. Delete it there if it is the same."
            )
        else:
            template = f"{amount} is your first answer. Replace it by {_REAL[answer.table]}."
        yield AttentionItem("amber", say(template, name=answer.name), answer.table, answer.id, rows_of(answer.table))


def _counted_beside(plan: Plan, answer: FirstAnswer) -> str:
    """What has been entered that a first answer may stand for already, such as `1 cost and 2 posts are`."""
    if answer.table == "cost_line":
        counts = {"cost": len(plan.costs) - 1, "post": len(plan.posts), "freelancer": len(plan.freelancers)}
    else:
        won = Counter(grant.kind for grant in plan.grants if grant.confirmed)
        counts = {"other income line": len(plan.income) - 1, "grant": won["grant"], "contract": won["contract"]}
    told = [plural(count, what) for what, count in counts.items() if count]
    return f"{listed(told)} {'is' if sum(counts.values()) == 1 else 'are'}" if told else ""
