"""Who is asked for what in a document's year: its own words, or the grant or contract that it is for."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.dates import FinancialYear
from app.planning.full_cost.funding import Payer
from app.planning.plan.plan import Grant, Plan
from app.planning.plan.term import brought_in
from app.services.rows.records import Record
from app.text import name_key


@dataclass(frozen=True, slots=True)
class Asked:
    """The buyer, and pence of the year, None where nobody has said; `grant` is what it stands for in the plan."""

    buyer: str
    ask: int | None
    grant: Grant | None = None

    def is_payer(self, payer: Payer) -> bool:
        """Whether a payer is what is asked for here, and so none of the others."""
        return self.grant is not None and payer.kind != "income" and payer.id == self.grant.id


def asked(document: Record, plan: Plan, payers: Sequence[Payer], year: FinancialYear) -> Asked:
    """What a document asks for: what its grant or contract brings for the year; else the buyer and ask typed in it.

    A bid to the buyer that is among the payers is then the same money: the one that comes nearest to the ask. So is
    a grant or contract that the buyer has agreed to, of exactly that amount.
    """
    grants = {grant.id: grant for grant in plan.grants}
    own = grants.get(document["grant_id"])
    if own is not None:
        return Asked(own.funder, brought_in(own, year) or document["ask"], own)
    buyer, ask = document["buyer"], document["ask"]
    theirs = [
        (grants[payer.id], payer.amount)
        for payer in payers
        if payer.kind != "income" and name_key(grants[payer.id].funder) == name_key(buyer)
    ]
    return Asked(buyer, ask, None if ask is None else _for(ask, theirs))


def _for(ask: int, bids: Sequence[tuple[Grant, int]]) -> Grant | None:
    """The bid that an ask is for, among the buyer's; None where it is for none of them."""
    undecided = [bid for bid in bids if not bid[0].confirmed]
    found = undecided or [bid for bid in bids if bid[1] == ask]
    return min(found, key=lambda bid: abs(bid[1] - ask))[0] if found else None
