"""What projects give cause to look at: paid below their full cost."""

from collections.abc import Iterator

from app.dates import FinancialYear, Month
from app.money import format_money
from app.planning.full_cost.funding import funding
from app.services.plan.situation import Situation
from app.services.said.attention_item import AttentionItem
from app.services.said.wording import say


def paid_below_cost(now: Situation) -> Iterator[AttentionItem]:
    """Projects with a contract this year whose confirmed money does not meet their full cost."""
    year = FinancialYear.containing(Month.of(now.today), now.plan.year_start_month)
    if not any(grant.kind == "contract" and grant.confirmed for grant in now.plan.grants):
        return
    for found in funding(now.plan, now.rates, year):
        if found.gap and any(payer.kind == "contract" and payer.certain for payer in found.payers):
            template = (
                f"{{name}} is paid below its full cost in {year}: **{format_money(found.gap, pennies=False)}** of "
                f"**{format_money(found.full_cost, pennies=False)}** is not covered by confirmed money."
            )
            yield AttentionItem("amber", say(template, name=found.name), "project", found.project)
