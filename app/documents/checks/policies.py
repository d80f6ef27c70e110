"""Policies that have ended, where buyers turn down a bid without them."""

from collections.abc import Iterator

from app.dates import format_date
from app.documents.checks.lack import Lack
from app.documents.facts.facts import Facts
from app.documents.kinds.kind import Kind
from app.text import quoted

POLICY = "policy-expired"


def policy_lacks(kind: Kind, facts: Facts) -> Iterator[Lack]:
    """One for each policy that stops a bid, in a document that asks for money."""
    for held in facts.policies if kind.asks_for_money else ():
        if held.stops_bids and held.expires_on < facts.as_at:
            yield Lack(
                POLICY, f"{quoted(held.name)} expired on {format_date(held.expires_on)}. Renew it before you bid."
            )
