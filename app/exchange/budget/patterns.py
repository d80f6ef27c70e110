"""When amounts come: each column's amount on its months to the penny, and the simplest true words for the whole."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from app.dates import Month
from app.exchange.budget.understood import Pattern
from app.exchange.tables.amounts import PENNY, pence
from app.exchange.tables.timeline import Stretch
from app.money import share_out


def rounded(amounts: Sequence[int]) -> tuple[int, ...]:
    """Whole pence that add up to what all amounts come to: the pennies left over go where most was cut off."""
    whole = pence(sum(amounts))
    floors = [amount // PENNY for amount in amounts]
    over = whole - sum(floors)
    order = sorted(range(len(amounts)), key=lambda at: (-(amounts[at] % PENNY), at))
    lucky = set(order[: max(over, 0)])
    return tuple(floor + (at in lucky) for at, floor in enumerate(floors))


def by_month(stretches: Sequence[Stretch], amounts: Sequence[int], times: int = 1) -> Mapping[Month, int]:
    """The pence of each month. A quarter's amount is in its first month; a year's is spread evenly over its months.

    With `times` the amount of a year comes so often: 4 times in the first month of each quarter.
    """
    found: dict[Month, int] = {}
    for stretch, amount in zip(stretches, rounded(amounts), strict=True):
        for month, part in _spread(stretch, amount, times):
            found[month] = found.get(month, 0) + part
    return {month: amount for month, amount in sorted(found.items()) if amount}


def _spread(stretch: Stretch, amount: int, times: int) -> Sequence[tuple[Month, int]]:
    if stretch.length < 12:
        return [(stretch.start, amount)]
    months = stretch.months
    if times in {2, 3, 4}:
        months = months[:: 12 // times]
    return list(zip(months, share_out(amount, [1] * len(months)), strict=True))


def pattern_of(months: Mapping[Month, int], covered: Sequence[Month]) -> Pattern:
    """The simplest true word for when the amounts come; `covered` are the months that the sheet has."""
    filled = {month: amount for month, amount in months.items() if amount}
    if not filled:
        return ""
    if len(filled) == 1:
        return "once"
    amounts = set(filled.values())
    places = sorted(month.index for month in filled)
    steps = {later - earlier for earlier, later in pairwise(places)}
    if len(amounts) == 1:
        if len(covered) >= 2 and set(filled) == set(covered):
            return "monthly"
        if steps == {3} and len(filled) * 3 >= len(covered) and len(filled) >= 4:
            return "quarterly"
        if steps == {12}:
            return "yearly"
    return "by month"
