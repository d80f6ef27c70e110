"""Bids: money that may come, each with its chance, and what a grant is when it is won, on time or late."""

from dataclasses import dataclass, replace
from datetime import date

from app.dates import add_months
from app.planning.plan.plan import BudgetLine, Grant, Income, Instalment, Plan

LOST = 0
"""The outcome of a bid: 0 when it is lost; when it is won, 1 + the months by which it starts late."""


@dataclass(frozen=True, slots=True)
class Bid:
    """An unconfirmed grant or income line: `kind` is grant or income, `probability` in whole per cent.

    Bids with the same `decision` (not empty) hang on one draw. `fund` is None for the general fund. `row` is the
    place of the bid among the plan's grants and income lines, in this order.
    """

    kind: str
    id: int
    name: str
    funder: str
    probability: int
    decision: str
    fund: int | None
    row: int


def bids(plan: Plan) -> tuple[Bid, ...]:
    """Everything in a plan that is not confirmed: grants, then income lines, in plan order."""
    sources: tuple[Grant | Income, ...] = (*plan.grants, *plan.income)
    return tuple(_bid(source, row) for row, source in enumerate(sources) if not source.confirmed)


def _bid(source: Grant | Income, row: int) -> Bid:
    if isinstance(source, Grant):
        name, funder, decision = source.title, source.funder, source.decision
        return Bid("grant", source.id, name, funder, source.probability, decision, source.fund, row)
    return Bid("income", source.id, source.name, "", source.probability, "", source.fund, row)


def won(grant: Grant, late: int, first: date) -> Grant:
    """The grant when it is won and starts so many months late, `first` being the first day of the forecast.

    Its dates, those of its budget lines and the instalments that have not come in move; one that is overdue already
    counts from `first`, as it does in the forecast.
    """
    if late == 0:
        return replace(grant, confirmed=True)
    return replace(
        grant,
        confirmed=True,
        start=_moved(grant.start, late),
        end=_moved(grant.end, late),
        instalments=tuple(_later(payment, late, first) for payment in grant.instalments),
        budget=tuple(_line_later(line, late) for line in grant.budget),
    )


def _moved(day: date | None, months: int) -> date | None:
    return add_months(day, months) if day else None


def _later(payment: Instalment, months: int, first: date) -> Instalment:
    if payment.received_on is not None:
        return payment
    return replace(payment, due=add_months(max(payment.due, first), months))


def _line_later(line: BudgetLine, months: int) -> BudgetLine:
    return replace(line, start=_moved(line.start, months), end=_moved(line.end, months))
