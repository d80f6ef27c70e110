"""Restricted grants without a budget: money that the forecast spends on nothing, because no cost is named for it.

Practice: restricted income is spent only on the purpose the giver named (Charities SORP, module 2).
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from app.planning.plan.plan import Grant, Instalment, Plan


@dataclass(frozen=True, slots=True)
class Unbudgeted:
    """A grant that names no cost: pence `to_come`, and pence of it `held` at the balance date."""

    grant: int
    title: str
    to_come: int
    held: int

    @property
    def amount(self) -> int:
        """Pence that pay for nothing yet."""
        return self.to_come + self.held


def unbudgeted(plan: Plan) -> tuple[Unbudgeted, ...]:
    """The confirmed restricted grants that have money and no budget line with an amount, the largest first.

    - To come are the payments that are listed and not in the balances yet; where none is listed, the whole award.
    - Held is what is in its fund, where no other confirmed grant pays into that: with others it cannot be told whose
      it is.
    - A grant that has ended brings nothing more; what goes into a fund of one's own is not restricted in the forecast.
    """
    restricted = {fund.id: fund.balance for fund in plan.funds if fund.kind == "restricted"}
    sharing = Counter(grant.fund for grant in plan.grants if grant.confirmed)
    found = (
        Unbudgeted(
            grant.id,
            grant.title,
            _to_come(grant, plan.balance_date),
            max(0, restricted.get(grant.fund or 0, 0)) if sharing[grant.fund] == 1 else 0,
        )
        for grant in plan.grants
        if grant.confirmed and grant.restricted and not grant.ended and not any(line.amount for line in grant.budget)
        if grant.fund is None or grant.fund in restricted
    )
    return tuple(sorted((each for each in found if each.amount > 0), key=lambda each: (-each.amount, each.grant)))


def _to_come(grant: Grant, balance_date: date | None) -> int:
    if not grant.instalments:
        return grant.amount
    return sum(payment.amount for payment in grant.instalments if not _is_held(payment, balance_date))


def _is_held(payment: Instalment, balance_date: date | None) -> bool:
    """Whether a payment came by the day of the balances, and so is in them."""
    came = payment.received_on
    return came is not None and (balance_date is None or came <= balance_date)
