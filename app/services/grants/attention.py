"""What grants give cause to look at: paid, or paying, before they start; restricted money that is not kept apart."""

from collections.abc import Iterable, Iterator
from datetime import date

from app.dates import format_date
from app.planning.plan.plan import Grant, Plan
from app.services.said.attention_item import AttentionItem
from app.services.said.wording import say

_OWN = frozenset({"general", "designated"})


def grant_looks(plan: Plan) -> Iterator[AttentionItem]:
    """Everything about the grants of a plan that needs a look."""
    yield from early_grants(plan.grants)
    yield from loose_grants(plan)


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
