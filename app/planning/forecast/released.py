"""What is released to unrestricted money, cost by cost and month by month, when the grants that paid it stop."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np

from app.money import round_half_up
from app.planning.forecast.charging import Charged, LinePayment
from app.planning.plan.schedule import Ints


@dataclass(frozen=True, slots=True, eq=False)
class Released:
    """What the end of one budget line releases of one slice (`place`) to unrestricted money: pence by month."""

    payment: LinePayment
    place: int
    pence: Ints


@dataclass(frozen=True, slots=True, eq=False)
class _Line:
    """What one line pays of a slice by month; `last` is the place of the last month in which it pays for its source."""

    payment: LinePayment
    paid: Sequence[int]
    last: int


@dataclass(frozen=True, slots=True, eq=False)
class _Layer:
    """A part of the cost that unrestricted money pays, up to the height `top`, since `line` stopped (None: before)."""

    line: _Line | None
    top: Fraction


def released_costs(charged: Charged) -> Iterator[Released]:
    """What is released of every slice, for every line that leaves something behind.

    Where unrestricted money pays a larger part of a slice than the month before in which it cost anything, what is
    more is released by the line that then pays less; of several, by the one that stops first. Nothing is released by a
    line before it has paid for that source for the last time. So in each month no more is released than unrestricted
    money pays.

    Example: a cost of £100 a month is paid £60 by A and £40 by B. A stops: £60 is released, by A. B stops: £40 more,
    by B. Then a new grant pays £50, and unrestricted money pays £50: B's £40 are taken back first, then £10 of A's, so
    A £50, B £0. Parts are exact fractions of the month's cost, rounded once.
    """
    for place, lines in _lines(charged).items():
        left: list[int] = charged.left[:, place].tolist()
        if any(left):
            yield from _released(place, charged.spent.amounts[:, place].tolist(), left, lines)


def _lines(charged: Charged) -> dict[int, list[_Line]]:
    """The lines that pay anything of each slice, that which stops first going first."""
    found: defaultdict[int, list[_Line]] = defaultdict(list)
    for payment in charged.payments:
        used = np.flatnonzero(payment.paid.any(axis=0))
        paid = np.zeros((len(used), charged.spent.months), np.int64)
        paid[:, payment.start : payment.start + len(payment.paid)] = payment.paid[:, used].T
        places: list[int] = payment.places[used].tolist()
        sources = [charged.spent.slices[place].source for place in places]
        ends = [int(np.flatnonzero(row)[-1]) for row in paid]
        for place, source, row in zip(places, sources, paid.tolist(), strict=True):
            last = max(end for end, of in zip(ends, sources, strict=True) if of == source)
            found[place].append(_Line(payment, row, last))
    return {place: sorted(lines, key=lambda line: line.last) for place, lines in found.items()}


def _released(place: int, cost: Sequence[int], left: Sequence[int], lines: Sequence[_Line]) -> Iterator[Released]:
    released = {id(line): np.zeros(len(cost), np.int64) for line in lines}
    for month, layers in _layers(cost, left, lines):
        below = 0
        for layer in layers:
            upto = round_half_up(layer.top.numerator * cost[month], layer.top.denominator)
            if layer.line is not None and month > layer.line.last:
                released[id(layer.line)][month] += upto - below
            below = upto
    yield from (Released(line.payment, place, released[id(line)]) for line in lines if released[id(line)].any())


def _layers(cost: Sequence[int], left: Sequence[int], lines: Sequence[_Line]) -> Iterator[tuple[int, Sequence[_Layer]]]:
    """Every month but the first in which the slice costs anything, and of which layers unrestricted money's part is.

    A month in which more comes back than is paid costs nothing.
    """
    months = [month for month, amount in enumerate(cost) if amount > 0]
    layers = [_Layer(None, Fraction(left[month], cost[month])) for month in months[:1]]
    for before, month in pairwise(months):
        if left[month] * cost[before] != left[before] * cost[month]:
            height = Fraction(left[month], cost[month])
            layers = [_Layer(layer.line, min(layer.top, height)) for layer in layers]
            for line in lines:
                less = Fraction(line.paid[before], cost[before]) - Fraction(line.paid[month], cost[month])
                more = min(less, height - layers[-1].top)
                if more > 0:
                    layers.append(_Layer(line, layers[-1].top + more))
        yield month, layers
