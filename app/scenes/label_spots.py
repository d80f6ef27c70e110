"""Finds room for the words of a chart: beside their point, off the lines, off each other."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations
from math import hypot

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    def overlap(self, other: "Box") -> float:
        """Shared area."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        return max(0.0, wide) * max(0.0, high)

    def holds(self, point: Point, margin: float) -> bool:
        """Whether a point lies inside, or within a margin outside."""
        return (
            self.left - margin <= point[0] <= self.right + margin
            and self.bottom - margin <= point[1] <= self.top + margin
        )

    def wider(self, by: float) -> "Box":
        """The same, so much further to the left and to the right."""
        return Box(self.left - by, self.bottom, self.right + by, self.top)

    def outside(self, room: "Box") -> float:
        """How far it sticks out of the room."""
        return max(0.0, room.left - self.left, self.right - room.right) + max(
            0.0, room.bottom - self.bottom, self.top - room.top
        )


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for a label: its anchor, the offset of its nearest edge from there, and what that costs besides."""

    anchor: Point
    dx: float
    dy: float
    cost: float = 0.0

    def box(self, size: Point) -> Box:
        """The rectangle a label of this size covers here."""
        left = self.anchor[0] + self.dx - size[0] * _share(self.dx)
        bottom = self.anchor[1] + self.dy - size[1] * _share(self.dy)
        return Box(left, bottom, left + size[0], bottom + size[1])


def _share(offset: float) -> float:
    """How much of the label lies before its anchor: none on the far side, half where it stands in line with it."""
    return 0.0 if offset > 0 else 1.0 if offset < 0 else 0.5


def around(anchor: Point) -> list[Spot]:
    """Places all round a point, near ones first."""
    directions = ((0, 1), (0, -1), (0.7, 0.7), (-0.7, 0.7), (0.7, -0.7), (-0.7, -0.7), (1, 0), (-1, 0))
    distances = (12, 24, 38, 56, 78, 104)
    return [Spot(anchor, x * far, y * far) for far in distances for x, y in directions]


def along(line: Sequence[Point]) -> list[Spot]:
    """Places just above, below and beside a line, from its right end to its left."""
    offsets = ((0, 5), (0, -5), (10, 6), (-10, 6), (10, -6), (-10, -6), (0, 18), (0, -18), (0, 32))
    return [Spot(point, dx, dy) for dx, dy in offsets for point in reversed(line)]


def dense(line: Sequence[Point], step: float) -> list[Point]:
    """Points on a line no further apart than a step."""
    points: list[Point] = list(line[:1])
    for (x0, y0), (x1, y1) in pairwise(line):
        parts = max(1, int(hypot(x1 - x0, y1 - y0) / step) + 1)
        points += [(x0 + (x1 - x0) * n / parts, y0 + (y1 - y0) * n / parts) for n in range(1, parts + 1)]
    return points


@dataclass(frozen=True, slots=True)
class Label:
    """Words that want a place: their size, and the spots they could have."""

    size: Point
    spots: Sequence[Spot]


def place(labels: Sequence[Label], together: int, room: Box, ink: Sequence[Point]) -> list[Spot]:
    """A spot for every label, each chosen after those before it; the first few in whichever order hides least.

    `ink` are points on lines and dots. So few labels compete that every order of them can be tried; the first that
    hides nothing will do.
    """
    picture = _Picture(room, _Ink(ink))
    tried: list[tuple[float, list[int], list[Spot]]] = []
    for order in permutations(range(together)):
        cost, spots = _in_turn([labels[at] for at in order], (), picture)
        tried.append((cost, list(order), spots))
        if cost < _NOTHING_HIDDEN * together:
            break
    _, best, first = min(tried, key=lambda each: each[0])
    chosen = dict(zip(best, first, strict=True))
    spots = [chosen[at] for at in range(together)]
    _, rest = _in_turn(labels[together:], [_Taken.by(*pair) for pair in zip(labels, spots, strict=False)], picture)
    return [*spots, *rest]


_APART = 5.0
"""How far labels stay from each other, side by side."""
_FARNESS = 0.15
"""What a point of distance costs."""
_NOTHING_HIDDEN = 10.0
"""A label that costs less stands near its point and hides nothing: one hidden dot of ink costs 12."""


class _Ink:
    """Points that should stay in sight, by how far right they are."""

    def __init__(self, points: Sequence[Point]) -> None:
        self._points = sorted(points)
        self._across = [x for x, _ in self._points]

    def within(self, box: Box, margin: float) -> int:
        """How many lie in a box, or within a margin around it."""
        first = bisect_left(self._across, box.left - margin)
        last = bisect_right(self._across, box.right + margin)
        low, high = box.bottom - margin, box.top + margin
        return sum(low <= y <= high for _, y in self._points[first:last])


@dataclass(frozen=True, slots=True)
class _Picture:
    """What labels are put into: they stay in the room and off the ink."""

    room: Box
    ink: _Ink


@dataclass(frozen=True, slots=True)
class _Taken:
    """What a label that has its place takes up: its box, and points on the thin line that leads to it."""

    box: Box
    leader: Sequence[Point]

    @classmethod
    def by(cls, label: Label, spot: Spot) -> "_Taken":
        return cls(spot.box(label.size).wider(_APART), _leader(spot))


def _in_turn(labels: Sequence[Label], taken: Sequence[_Taken], picture: _Picture) -> tuple[float, list[Spot]]:
    """What placing labels in this order costs, and their spots."""
    total, spots, there = 0.0, [], list(taken)
    for label in labels:
        cost, spot = _best(label, there, picture)
        total += cost
        spots.append(spot)
        there.append(_Taken.by(label, spot))
    return total, spots


def _best(label: Label, taken: Sequence[_Taken], picture: _Picture) -> tuple[float, Spot]:
    """The spot that hides least, and its cost: inside the room before all, off other labels, off the ink, then near.

    A label and its leader hide what they cross.
    """
    found: tuple[float, Spot] | None = None
    for spot in label.spots:
        cost = spot.cost + _FARNESS * hypot(spot.dx, spot.dy)
        if found is not None and cost >= found[0]:
            continue
        box = spot.box(label.size)
        cost += 1_000 * box.outside(picture.room) + 50 * sum(box.overlap(other.box) for other in taken)
        cost += 30 * sum(other.box.holds(point, 0.0) for other in taken for point in _leader(spot))
        cost += 30 * sum(box.holds(point, 1.0) for other in taken for point in other.leader)
        if found is None or cost < found[0]:
            cost += 12 * picture.ink.within(box, 2.0)
            found = (cost, spot) if found is None or cost < found[0] else found
    if found is None:
        raise ValueError("a label without any spot")
    return found


def _leader(spot: Spot) -> list[Point]:
    """Points on the thin line between a point and its label."""
    x, y = spot.anchor
    return [(x + spot.dx * n / 6, y + spot.dy * n / 6) for n in range(1, 7)]
