"""Finds room for the words of a chart: beside their point, off the lines, off each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations
from math import hypot
from typing import Literal

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

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

    def outside(self, room: "Box") -> float:
        """How far it sticks out of the room, in pixels."""
        return max(0.0, room.left - self.left, self.right - room.right) + max(
            0.0, room.bottom - self.bottom, self.top - room.top
        )


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for a label: its anchor, and the offset of the label's nearest edge from it, in pixels."""

    anchor: Point
    dx: float
    dy: float

    def box(self, size: Point) -> Box:
        """The rectangle a label of this size covers here."""
        x, y = self.anchor[0] + self.dx, self.anchor[1] + self.dy
        left = x - size[0] * {"left": 0.0, "center": 0.5, "right": 1.0}[self.horizontal]
        bottom = y - size[1] * {"bottom": 0.0, "center": 0.5, "top": 1.0}[self.vertical]
        return Box(left, bottom, left + size[0], bottom + size[1])

    @property
    def horizontal(self) -> Literal["left", "center", "right"]:
        """Which edge of the label the offset leads to, across."""
        return "center" if abs(self.dx) < 1e-6 else "left" if self.dx > 0 else "right"

    @property
    def vertical(self) -> Literal["bottom", "center", "top"]:
        """Which edge of the label the offset leads to, upwards."""
        return "center" if abs(self.dy) < 1e-6 else "bottom" if self.dy > 0 else "top"


def around(anchor: Point, unit: float) -> list[Spot]:
    """Places all round a point, near ones first; the unit is a point's worth of pixels."""
    directions = ((0, 1), (0, -1), (0.7, 0.7), (-0.7, 0.7), (0.7, -0.7), (-0.7, -0.7), (1, 0), (-1, 0))
    distances = (12, 24, 38, 56, 78, 104)
    return [Spot(anchor, x * far * unit, y * far * unit) for far in distances for x, y in directions]


def along(line: Sequence[Point], unit: float) -> list[Spot]:
    """Places just above, below and beside a line, from its right end to its left."""
    offsets = ((0, 5), (0, -5), (10, 6), (-10, 6), (10, -6), (-10, -6), (0, 18), (0, -18), (0, 32))
    return [Spot(point, dx * unit, dy * unit) for dx, dy in offsets for point in reversed(line)]


def dense(line: Sequence[Point], step: float) -> list[Point]:
    """Points on a line no further apart than a step."""
    points: list[Point] = list(line[:1])
    for (x0, y0), (x1, y1) in pairwise(line):
        parts = max(1, int(hypot(x1 - x0, y1 - y0) / step) + 1)
        points += [(x0 + (x1 - x0) * n / parts, y0 + (y1 - y0) * n / parts) for n in range(1, parts + 1)]
    return points


@dataclass(frozen=True, slots=True)
class Wish:
    """A label that wants a place: its size in pixels, and the spots it could have."""

    size: Point
    spots: Sequence[Spot]


def place(wishes: Sequence[Wish], together: int, room: Box, ink: Sequence[Point]) -> list[Spot]:
    """A spot for every wish, each chosen after those before it; the first few in whichever order hides least.

    `ink` are points on lines and dots. So few labels compete that every order of them can be tried.
    """
    orders = [_in_turn(order, wishes, room, ink) for order in permutations(range(together))]
    _, first = min(orders, key=lambda tried: tried[0])
    taken = [first[at].box(wishes[at].size) for at in range(together)]
    spots = [first[at] for at in range(together)]
    for wish in wishes[together:]:
        _, spot = _best(wish, room, taken, ink)
        spots.append(spot)
        taken.append(spot.box(wish.size))
    return spots


def _in_turn(
    order: Sequence[int], wishes: Sequence[Wish], room: Box, ink: Sequence[Point]
) -> tuple[float, dict[int, Spot]]:
    """What placing wishes in this order costs, and their spots."""
    total = 0.0
    chosen: dict[int, Spot] = {}
    taken: list[Box] = []
    for at in order:
        cost, chosen[at] = _best(wishes[at], room, taken, ink)
        total += cost
        taken.append(chosen[at].box(wishes[at].size))
    return total, chosen


def _best(wish: Wish, room: Box, taken: Sequence[Box], ink: Sequence[Point]) -> tuple[float, Spot]:
    """The spot that hides least, and its cost: inside the room before all, off other labels, off the ink, then near.

    A label's leader counts as hiding what it crosses.
    """
    found: tuple[float, Spot] | None = None
    for spot in wish.spots:
        box = spot.box(wish.size)
        cost = 1_000 * box.outside(room) + 50 * sum(box.overlap(other) for other in taken)
        cost += 30 * sum(other.holds(point, 0.0) for other in taken for point in _leader(spot))
        cost += 0.15 * hypot(spot.dx, spot.dy)
        if found is None or cost < found[0]:
            cost += 12 * sum(box.holds(point, 2.0) for point in ink)
            found = (cost, spot) if found is None or cost < found[0] else found
    if found is None:
        raise ValueError("a label without any spot")
    return found


def _leader(spot: Spot) -> list[Point]:
    """Points on the thin line between a point and its label."""
    x, y = spot.anchor
    return [(x + spot.dx * n / 6, y + spot.dy * n / 6) for n in range(1, 7)]
