"""What the facts of a funder's report lack: spending that nobody typed, and whatever else leaves gaps in it."""

from app.documents.checks.lack import Lack
from app.documents.facts.facts import Facts

ACCOUNT = "account"


def account(facts: Facts) -> tuple[Lack, ...]:
    """A sentence for each thing that is missing of the grant's account."""
    if facts.account is None:
        return ()
    return tuple(Lack(ACCOUNT, sentence) for sentence in facts.account.missing)
