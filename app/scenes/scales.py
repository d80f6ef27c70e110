"""Round numbers and month names for the axes of charts."""

from collections.abc import Sequence

from app.dates import SHORT_MONTHS, Month

_SMALLEST_STEP = 10_00
_MONTH_STEPS = (1, 2, 3, 6)


def axis_ticks(amounts: Sequence[int], most: int) -> tuple[int, ...]:
    """Round amounts in pence around zero, at most so many of them (but at least two or, on both sides of zero, three).

    One stands above zero, and one below it where any amount is below: a line that dips is seen to dip by how much.
    """
    low, high = min(0, *amounts), max(0, *amounts)
    most = max(most, 3 if low < 0 else 2)
    step = _SMALLEST_STEP
    while True:
        for times in (1, 2, 4, 5):
            size = step * times
            first, last = min(-(-low // size), -1 if low < 0 else 0), max(high // size, 1)
            if last - first + 1 <= most:
                return tuple(size * n for n in range(first, last + 1))
        step *= 10


def month_ticks(months: Sequence[Month], most: int) -> tuple[tuple[int, str], ...]:
    """At most so many months to name, evenly spaced, as (place, name): `Dec 26`, `Mar 27`, `Jun`.

    The year stands with the first month named of each year, and with each when only whole years are named.
    """
    step = next((step for step in _MONTH_STEPS if len(months) <= most * step), 0)
    if not step:
        step = 12 * -(-len(months) // (12 * most))
    shown, year = [], None
    for place in range(0, len(months), step):
        month = months[place]
        shown.append((place, month.short if month.year != year else SHORT_MONTHS[month.month - 1]))
        year = month.year if step < 12 else None
    return tuple(shown)
