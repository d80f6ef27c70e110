"""The words in a chart of months: what is said of its points and how its lines are called, where they hide least."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import copysign

from app.letters import one_line, text_width
from app.scenes.label_spots import Box, Label, Spot, along, around, dense, place
from app.scenes.month_chart import MonthChart, Noted, Size
from app.scenes.scene import REGULAR, Colour, Dot, Line, Mark, Part, Plot, Point, Words

_LINE = 1.15
"""Height of a line of words, in letters; its baseline stands at _BASE of it."""
_BASE = 0.27
_FAR = 20.0
"""Points from which on a thin line joins a point to its words."""
_MISTAKEN = 170.0
"""What it costs a name to stand where it seems to be that of another line."""
_PARTED = 30.0
"""What it costs a name to stand beyond a line of the grid, which then seems to be what is named: less than on ink."""
_FEW = 24
"""With fewer months than this a line has places for its name between them too."""
_FAINT = 40.0
"""Points between what counts as ink of the grid: words stand off it where they can."""


@dataclass(frozen=True, slots=True)
class _Said:
    """Words that look for a place."""

    words: str
    colour: Colour
    spots: Sequence[Spot]
    part: Part = "around"

    def sized(self, letter: float) -> Label:
        return Label((text_width(self.words, REGULAR, letter), _LINE * letter), self.spots)


def labels(chart: MonthChart, drawn: Sequence[Line], plot: Plot, ticks: Sequence[int], size: Size) -> Iterator[Mark]:
    """Dots and what is said of them, then the names of the lines, each where it hides least."""
    points = [(plot.x(note.at), plot.y(note.amount)) for note in chart.noted]
    ink = [point for line in drawn for point in dense(line.points, 4 if line.dashes else 5)]
    ink += dense(((plot.left, plot.y(0)), (plot.right, plot.y(0))), 5)
    ink += [point for point in points for _ in range(4)]
    for tick in ticks:
        ink += dense(((plot.left, plot.y(tick)), (plot.right, plot.y(tick))), _FAINT)
    grid = [plot.y(tick) for tick in (*ticks, 0)]
    found = [
        *(_Said(one_line(note.said), note.words, around(at)) for note, at in zip(chart.noted, points, strict=True)),
        *(_name(at, chart, drawn, grid, 1.5 * size.letter) for at in range(len(drawn))),
    ]
    sized = [said.sized(size.letter) for said in found]
    room = Box(plot.left, plot.bottom, plot.right + 2, plot.top + 0.6 * size.letter)
    spots = place(sized, len(points), room, ink)
    for note, spot in zip(chart.noted, spots, strict=False):
        yield from _dot(note, spot, size.scale)
    for said, label, spot in zip(found, sized, spots, strict=True):
        box = spot.box(label.size)
        start = (box.left, box.bottom + _BASE * label.size[1])
        yield Words(start, said.words, said.colour, size.letter, part=said.part)


def _name(at: int, chart: MonthChart, drawn: Sequence[Line], grid: Sequence[float], near: float) -> _Said:
    """The name of a line, which stands beside it, if it can on a side on which nothing else runs near.

    `grid` are the heights of the lines of the grid.
    """
    line, own = chart.lines[at], drawn[at].points
    others = [other.points for number, other in enumerate(drawn) if number != at]
    points = own if len(own) > _FEW else dense(own, 30)
    part = points[int(len(points) * line.named_from) :]
    anchors = dense(part[:: max(1, len(part) // 24)], 30)
    away = {anchor: [_height(other, anchor[0]) - anchor[1] for other in others] for anchor in anchors}

    def mistaken(spot: Spot) -> bool:
        reach = max(near, abs(spot.dy))
        return any(-1 < up * copysign(1, spot.dy) < reach for up in away[spot.anchor])

    def parted(spot: Spot) -> bool:
        ways = [(height - spot.anchor[1]) * copysign(1, spot.dy) for height in grid]
        return any(1 < way < abs(spot.dy) + near / 2 for way in ways)

    def cost(spot: Spot) -> float:
        return _MISTAKEN if mistaken(spot) else _PARTED if spot.dy and parted(spot) else 0.0

    spots = [replace(spot, cost=cost(spot)) for spot in along(anchors)]
    return _Said(one_line(line.name), line.words, spots, "still" if line.part == "still" else "around")


def _height(line: Sequence[Point], x: float) -> float:
    """How high a line of months runs at a place across."""
    (left, low), (right, _) = line[0], line[-1]
    if right == left:
        return low
    place = (x - left) / (right - left) * (len(line) - 1)
    month = min(int(place), len(line) - 2)
    return line[month][1] + (line[month + 1][1] - line[month][1]) * (place - month)


def _dot(note: Noted, spot: Spot, scale: float) -> Iterator[Mark]:
    """The dot, and a thin line to its words where they are far away."""
    x, y = spot.anchor
    if abs(spot.dx) + abs(spot.dy) > _FAR:
        yield Line(((x, y), (x + spot.dx, y + spot.dy)), note.words, 0.8, part="around")
    yield Dot(spot.anchor, note.radius * scale, note.dot, "around")
