"""Which fields a row of a list says itself, so that what is only assumed never takes the place of what is stored."""

from collections.abc import Collection, Mapping

from app.exchange.lists.headings import period_in
from app.exchange.lists.values import Value

_FOLLOWS = {"amount_applied": "amount_awarded", "fte": "hours"}
"""Fields that are filled from the column of another: the amount of a bid, hours of part time."""


def said_fields(
    values: Mapping[str, Value], headings: Mapping[str, str], odd: Collection[str] = (), *, every: str = ""
) -> frozenset[str]:
    """The fields with a column of their own (`headings` by field) and something in it, and what follows from these.

    `odd` names fields whose word was not known, so that another was taken for it; `every` is what stands beside the
    amount about how often it comes round.
    """
    columns = set(headings) | {field for field, of in _FOLLOWS.items() if of in headings}
    if every or period_in(headings.get("amount", "")):
        columns.add("frequency")
    return frozenset(name for name in columns - set(odd) if values.get(name) not in {None, ""})
