"""What costs give cause to look at: funded twice, pay below the minimum wage, first guesses that still count."""

from collections.abc import Iterator

from app.dates import Month
from app.money import format_money
from app.planning.forecast.forecast import USUAL_MONTHS
from app.planning.forecast.overfunding import overfunded
from app.planning.law.minimum_wage import WageBand
from app.planning.spending.post_wages import LowWage, low_wages
from app.services.organisation.organisation import FIRST_COSTS, FIRST_INCOME
from app.services.plan.situation import TABLES, Situation
from app.services.rows import records
from app.services.said.attention_item import AttentionItem
from app.services.said.wording import Spans, say


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
        yield AttentionItem("red", low_wage_sentence(low), "post", low.post.id)


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
    """A line of the first six answers that still counts beside the lines it stood for."""
    for table, name in (("cost_line", FIRST_COSTS), ("income_line", FIRST_INCOME)):
        rows = records.rows(now.session, table)
        for row in rows:
            if row["name"] == name and row["frequency"] == "monthly" and len(rows) > 1:
                template = (
                    f"{{name}}, **{format_money(row['amount'])}** a month, was your first answer and still counts "
                    "beside the other lines. Delete it if they take its place."
                )
                yield AttentionItem("amber", say(template, name=name), table, row.id)
