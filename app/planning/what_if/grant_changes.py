"""What scenarios do to grants and contracts: stopped on a day, won, paid more or less; what has come in stays."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeAlias

from app.money import round_half_up
from app.planning.plan.changes import LoseBid, LoseFunder, Price, Results, Volume, WinBid
from app.planning.plan.plan import BudgetLine, Grant, Instalment, Plan
from app.problems import Refused

_WHOLE = 10_000
_Edit: TypeAlias = Callable[[Grant], Grant | None]


def lose_funder(plan: Plan, change: LoseFunder, first: date) -> Plan:
    """Everything of a funder stops. Raises Refused where nothing of it is in the plan."""
    ids = {grant.id for grant in plan.grants if grant.funder_id == change.funder}
    if not ids:
        raise Refused("This funder has no grant, contract or bid in the plan. Choose another funder.")
    return _edited(plan, ids, lambda grant: stopped(grant, change.start or first, first))


def win_bid(plan: Plan, change: WinBid) -> Plan:
    """A bid is confirmed. Raises Refused for one that is not open."""
    bid = find_grant(plan, change.grant)
    if bid.confirmed:
        raise Refused(f"“{bid.title}” is awarded already, so it cannot be won. Choose a bid that is not decided.")
    return _edited(plan, {bid.id}, lambda grant: replace(grant, confirmed=True))


def lose_bid(plan: Plan, change: LoseBid, first: date) -> Plan:
    """A bid is gone; what is awarded stops. Raises Refused for one that is gone already."""
    lost = find_grant(plan, change.grant)
    day = change.start or first
    return _edited(plan, {lost.id}, lambda grant: stopped(grant, day, first) if grant.confirmed else None)


def price_or_volume(plan: Plan, change: Price | Volume, first: date) -> Plan:
    """Payments of a contract that are to come change by a per cent, each rounded to a penny. Raises Refused."""
    contract = find_grant(plan, change.grant)
    if contract.kind == "grant":
        raise Refused(f"“{contract.title}” is a grant and has no price or volume. Choose a contract.")
    factor = _WHOLE + change.basis_points

    def paid(amount: int) -> int:
        return round_half_up(amount * factor, _WHOLE)

    return _edited(plan, {contract.id}, lambda grant: _paid_otherwise(grant, paid, change.start or first, first))


def results_missed(plan: Plan, change: Results, first: date) -> Plan:
    """Of the part of each payment to come that is paid by results, so much does not come. Raises Refused."""
    grant = find_grant(plan, change.grant)
    if not grant.results_share:
        raise Refused(f"Nothing of “{grant.title}” is paid by results. Set that share on the contract first.")
    if not 0 <= change.basis_points <= _WHOLE:
        raise Refused("Between 0 and 100 per cent of the results can be missed. Choose a number between these.")
    missed = grant.results_share * change.basis_points

    def paid(amount: int) -> int:
        return amount - round_half_up(amount * missed, _WHOLE * _WHOLE)

    return _edited(plan, {grant.id}, lambda grant: _paid_otherwise(grant, paid, change.start or first, first))


def find_grant(plan: Plan, id_: int) -> Grant:
    """A grant, contract or bid of the plan. Raises Refused where it is not there."""
    found = next((grant for grant in plan.grants if grant.id == id_), None)
    if found is None:
        raise Refused(
            "This grant or bid is not in the plan: it was declined, withdrawn, or lost by a change before this one. "
            "Choose another."
        )
    return found


def stopped(grant: Grant, day: date, first: date) -> Grant | None:
    """The grant without what would come from a day on; None where nothing is left of it.

    What is due before the day still comes; what is overdue at the first day counts as due on it. Its budget pays for
    costs of the months up to the day before.
    """
    last = day - timedelta(days=1)
    payments = tuple(each for each in grant.instalments if not _to_come(each, day, first))
    budget = tuple(_cut(line, last) for line in grant.budget if (line.start or grant.start or date.min) <= last)
    if not payments and not budget:
        return None
    begins = grant.start if grant.start is None else min(grant.start, last)
    return _with_payments(replace(grant, start=begins, end=min(grant.end or last, last), budget=budget), payments)


def _cut(line: BudgetLine, last: date) -> BudgetLine:
    return line if line.end is None or line.end <= last else replace(line, end=last)


def _paid_otherwise(grant: Grant, paid: Callable[[int], int], day: date, first: date) -> Grant:
    return _with_payments(
        grant,
        tuple(
            replace(each, amount=paid(each.amount)) if _to_come(each, day, first) else each
            for each in grant.instalments
        ),
    )


def _with_payments(grant: Grant, payments: tuple[Instalment, ...]) -> Grant:
    """Other payments, and by as much another amount in all."""
    change = _sum(payments) - _sum(grant.instalments)
    return replace(grant, instalments=payments, amount=max(0, grant.amount + change))


def _sum(payments: Iterable[Instalment]) -> int:
    return sum(each.amount for each in payments)


def _to_come(payment: Instalment, day: date, first: date) -> bool:
    return payment.received_on is None and max(payment.due, first) >= day


def _edited(plan: Plan, ids: set[int], edit: _Edit) -> Plan:
    """The plan with some grants changed, those left out that become nothing; the others are the same objects."""
    grants = (edit(grant) if grant.id in ids else grant for grant in plan.grants)
    return replace(plan, grants=tuple(grant for grant in grants if grant is not None))
