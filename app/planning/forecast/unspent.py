"""Unspent at the end: what a restricted grant still holds when it ends, so that it can be planned for in time."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from app.dates import Month
from app.money import round_half_up
from app.planning.forecast.charging import Charged, budget_lines, percent_in, unused
from app.planning.forecast.forecast import Forecast, brings
from app.planning.plan.own_funds import with_own_funds
from app.planning.plan.plan import Fund, Grant, Plan


@dataclass(frozen=True, slots=True)
class Unspent:
    """Pence that planned spending leaves over of a grant that ends on a day."""

    end: date
    grant: int
    title: str
    funder: str
    fund: int
    fund_name: str
    amount: int


def unspent(plan: Plan, forecast: Forecast, until: Month | None = None) -> tuple[Unspent, ...]:
    """The restricted grants that end within the forecast with money left over, by day; not those after `until`.

    - A grant alone in its fund leaves the fund's balance at the end of its last month, with what it still brings
      later, less the bills that it still pays then.
    - Of several grants in one fund, each leaves what is left of its budget lines when everything is charged.
    """
    if forecast.start is None or forecast.charged is None:
        return ()
    plan = with_own_funds(plan, lambda grant: brings(grant, forecast.view))
    funds = {fund.id: fund for fund in plan.funds if fund.kind == "restricted"}
    grants = [grant for grant in plan.grants if grant.fund in funds and brings(grant, forecast.view)]
    sharing = Counter(grant.fund for grant in grants)
    found = [
        _unspent(grant, funds[grant.fund], _left_over(plan, grant, forecast, alone=sharing[grant.fund] == 1))
        for grant in grants
        if grant.fund is not None and _ends_within(grant, forecast, until or forecast.months[-1])
    ]
    return tuple(sorted((item for item in found if item.amount > 0), key=lambda item: (item.end, item.grant)))


def _ends_within(grant: Grant, forecast: Forecast, until: Month) -> bool:
    return grant.end is not None and forecast.months[0] <= Month.of(grant.end) <= until


def _left_over(plan: Plan, grant: Grant, forecast: Forecast, *, alone: bool) -> int:
    if alone:
        return _of_the_fund(grant, forecast)
    percent = percent_in(forecast.view, confirmed=grant.confirmed, probability=grant.probability)
    lines = sum(unused(payer.line) for payer in budget_lines(plan) if payer.grant.id == grant.id)
    return round_half_up(lines * percent, 100) - sum(_paid(grant, forecast.charged))


def _of_the_fund(grant: Grant, forecast: Forecast) -> int:
    assert grant.end is not None  # noqa: S101 - tells the type checker what was asked before
    after = Month.of(grant.end) - forecast.months[0] + 1
    line = next(line for line in forecast.funds if line.fund.id == grant.fund)
    brought = next(each for each in forecast.receipts if (each.kind, each.id) == ("grant", grant.id))
    return line.closing[after - 1] + sum(brought.amounts[after:]) - sum(_paid(grant, forecast.charged)[after:])


def _paid(grant: Grant, charged: Charged | None) -> list[int]:
    """What a grant's lines pay, in pence by month."""
    row = [0] * (charged.spent.months if charged else 0)
    for payment in charged.payments if charged else ():
        if payment.payer.grant.id == grant.id:
            for at, amount in enumerate(payment.paid.sum(axis=1).tolist(), payment.start):
                row[at] += amount
    return row


def _unspent(grant: Grant, fund: Fund, amount: int) -> Unspent:
    assert grant.end is not None  # noqa: S101 - tells the type checker what was asked before
    return Unspent(grant.end, grant.id, grant.title, grant.funder, fund.id, fund.name, amount)
