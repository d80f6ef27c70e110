"""A restricted grant that names no fund still brings money that only its own budget may spend: a fund of its own."""

from collections.abc import Callable
from dataclasses import replace

from app.planning.plan.plan import Fund, Grant, Plan


def with_own_funds(plan: Plan, counts: Callable[[Grant], object]) -> Plan:
    """The plan with an empty restricted fund for each restricted grant that has none and that `counts`.

    A bid has no fund until it is won; without one its money would look free to spend on anything. The fund is called
    after the grant, and after its funder too where another has that name; its id is below zero and below all others.
    """
    homeless = [grant for grant in plan.grants if grant.restricted and grant.fund is None and counts(grant)]
    if not homeless:
        return plan
    names = {fund.name for fund in plan.funds}
    below = min((0, *(fund.id for fund in plan.funds)))
    made: dict[int, Fund] = {}
    for place, grant in enumerate(homeless, start=1):
        name = grant.title if grant.title not in names else f"{grant.title} ({grant.funder})"
        names.add(name)
        made[grant.id] = Fund(below - place, name, "restricted")
    grants = tuple(replace(grant, fund=made[grant.id].id) if grant.id in made else grant for grant in plan.grants)
    return replace(plan, funds=(*plan.funds, *made.values()), grants=grants)
