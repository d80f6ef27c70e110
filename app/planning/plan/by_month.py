"""Lines of which each month has an amount of its own: which month's amount counts in a month that has none yet."""

from collections.abc import Mapping, Sequence

from app.dates import Month

_YEAR = 12


def counted_months(months: Mapping[Month, int], indices: Sequence[int]) -> list[int | None]:
    """For each month, by its running number, that of the month whose amount counts in it; None where nothing does.

    A month that has an amount counts itself. One that has none repeats the same month of the year before, and so
    on back: a budget of one year goes on in the years after it. Before the first year of a month there is nothing.
    """
    known = {month.index for month in months}
    if not known:
        return [None] * len(indices)
    first = min(known)
    return [_counted(known, first, index) for index in indices]


def _counted(known: set[int], first: int, index: int) -> int | None:
    return next((back for back in range(index, first - 1, -_YEAR) if back in known), None)
