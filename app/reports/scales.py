"""Round numbers and month names for the axes of charts."""

from collections.abc import Sequence

from app.dates import Month

_SMALLEST_STEP = 10_00
_MONTH_STEPS = (1, 2, 3, 6)


def axis_ticks(amounts: Sequence[int], most: int) -> tuple[int, ...]:
    """Round amounts in pence that span all amounts and zero, at most so many of them (but at least two)."""
    low, high = min(0, *amounts), max(0, *amounts)
    step = _SMALLEST_STEP
    while True:
        for times in (1, 2, 4, 5):
            size = step * times
            first, last = -(-low // size), high // size
            if last - first + 1 <= max(2, most):
                return tuple(size * n for n in range(first, max(last, first + 1) + 1))
        step *= 10


def month_ticks(months: Sequence[Month], most: int) -> tuple[tuple[int, str], ...]:
    """At most so many months to name, evenly spaced, as (place, name): `Dec`, `Mar 27`, `Jun`.

    The year stands with the first month named in a year (but not with the very first, if there is room after it),
    and with each when only whole years are named.
    """
    step = next((step for step in _MONTH_STEPS if len(months) <= most * step), 0)
    if not step:
        step = 12 * -(-len(months) // (12 * most))
    places = range(0, len(months), step)
    shown = []
    year = (
        months[0].year
        if len(places) > 1 and step < 12 and any(months[place].year != months[0].year for place in places)
        else None
    )
    for place in places:
        month = months[place]
        shown.append((place, month.short if month.year != year else month.short.split()[0]))
        year = month.year if step < 12 else None
    return tuple(shown)
