"""The frame of every chart of months: scale, grid, names of months, lines, and the words beside them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.dates import Month
from app.letters import one_line, text_width
from app.money import format_axis
from app.scenes.placing import Box, Spot, Wish, along, around, dense, place
from app.scenes.scales import axis_ticks, month_ticks
from app.scenes.scene import CAPITAL, LETTER, REGULAR, Area, Colour, Dot, Line, Mark, Part, Plot, Scene, Words

NOTHING = "There are no months to show yet."
_LINE = 1.15
"""Height of a line of words, in letters; its baseline stands at _BASE of it."""
_BASE = 0.27
_FAR = 20.0
"""Points from which on a thin line joins a point to its words."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line of one amount in pence for each month, and its name, which stands beside it.

    `named_from` is the part of the line, from its left, beside which the name may stand.
    """

    amounts: Sequence[int]
    name: str
    colour: Colour
    words: Colour
    width: float
    dashes: tuple[float, ...] = ()
    part: Part = "still"
    named_from: float = 0.0


@dataclass(frozen=True, slots=True)
class Noted:
    """A point that is marked, and what is said of it; the colour of the dot may be stronger than that of the words."""

    at: int
    amount: int
    said: str
    dot: Colour
    words: Colour
    radius: float = 3.2


@dataclass(frozen=True, slots=True)
class Size:
    """How large a scene is, in points, and its letters."""

    width: float
    height: float
    scale: float = 1.0

    @property
    def letter(self) -> float:
        """Size of the letters."""
        return LETTER * self.scale


@dataclass(frozen=True, slots=True)
class MonthChart:
    """What a chart of months (at least one) shows; `areas` lie under its lines, the last of which is on top."""

    months: Sequence[Month]
    areas: Callable[[Plot], Iterable[Area]]
    lines: Sequence[Drawn]
    noted: Sequence[Noted]
    description: str


def month_scene(chart: MonthChart, size: Size) -> Scene:
    """Everything of the chart in its place."""
    plot, ticks = _plot(len(chart.months), chart.lines, size)
    drawn = [_line(line, plot, size.scale) for line in chart.lines]
    marks: list[Mark] = [
        *_scale(plot, ticks, size),
        *_months(chart.months, plot, size),
        *chart.areas(plot),
        Line(((plot.left, plot.y(0)), (plot.right, plot.y(0))), "text", 0.9 * size.scale),
        *(line if len(line.points) > 1 else _dot_for(line, size.scale) for line in drawn),
        *_words(chart, drawn, plot, size),
    ]
    return Scene(size.width, size.height, chart.description, tuple(marks), plot)


def _plot(places: int, lines: Sequence[Drawn], size: Size) -> tuple[Plot, tuple[int, ...]]:
    """Where the lines are drawn, and the round amounts beside them."""
    letter = size.letter
    top, bottom = size.height - 0.8 * letter, 2.2 * letter
    amounts = [amount for line in lines for amount in line.amounts]
    ticks = axis_ticks(amounts, most=max(2, int((top - bottom) / (3.2 * letter))))
    left = max(text_width(format_axis(tick), REGULAR, letter) for tick in ticks) + 0.7 * letter
    right, top = max(size.width - 1.8 * letter, left + 1), max(top, bottom + 1)
    low, high = min(*amounts, ticks[0], 0), max(*amounts, ticks[-1], 0)
    spare = (high - low) * min(0.35, 2.6 * letter / (top - bottom))
    below = spare * (0.6 if min(amounts) < 0 else 0.15)
    return Plot(left, right, bottom, top, places, low - below, high + spare * 0.7), ticks


def _scale(plot: Plot, ticks: Sequence[int], size: Size) -> Iterator[Mark]:
    """A line and an amount at every round step; zero has a line of its own."""
    for tick in ticks:
        y, said = plot.y(tick), format_axis(tick)
        if tick:
            yield Line(((plot.left, y), (plot.right, y)), "grid", 0.8)
        x = plot.left - 0.5 * size.letter - text_width(said, REGULAR, size.letter)
        yield Words((x, y - CAPITAL / 2 * size.letter), said, "soft", size.letter)


def _months(months: Sequence[Month], plot: Plot, size: Size) -> Iterator[Words]:
    room = max(1, int((plot.right - plot.left) / (4.6 * size.letter)))
    for at, name in month_ticks(months, room):
        wide = text_width(name, REGULAR, size.letter)
        x = min(max(plot.x(at) - wide / 2, 0.0), size.width - wide)
        yield Words((x, plot.bottom - 1.25 * size.letter), name, "soft", size.letter)


def _line(line: Drawn, plot: Plot, scale: float) -> Line:
    points = tuple((plot.x(at), plot.y(amount)) for at, amount in enumerate(line.amounts))
    return Line(points, line.colour, line.width * scale, tuple(part * scale for part in line.dashes), line.part)


def _dot_for(line: Line, scale: float) -> Dot:
    """A line of a single month is a dot."""
    return Dot(line.points[0], 3 * scale, line.colour, line.part)


@dataclass(frozen=True, slots=True)
class _Label:
    """Words that look for a place."""

    words: str
    colour: Colour
    spots: Sequence[Spot]
    part: Part = "around"

    def wish(self, letter: float) -> Wish:
        return Wish((text_width(self.words, REGULAR, letter), _LINE * letter), self.spots)


def _words(chart: MonthChart, drawn: Sequence[Line], plot: Plot, size: Size) -> Iterator[Mark]:
    """Dots and what is said of them, then the names of the lines, each where it hides least."""
    points = [(plot.x(note.at), plot.y(note.amount)) for note in chart.noted]
    ink = [point for line in drawn for point in dense(line.points, 5)]
    ink += dense(((plot.left, plot.y(0)), (plot.right, plot.y(0))), 10)
    ink += [point for point in points for _ in range(4)]
    labels = [
        *(_Label(one_line(note.said), note.words, around(at)) for note, at in zip(chart.noted, points, strict=True)),
        *(_name(at, chart, drawn, 1.5 * size.letter) for at in range(len(drawn))),
    ]
    wishes = [label.wish(size.letter) for label in labels]
    room = Box(plot.left, plot.bottom, plot.right + size.letter, plot.top + 0.6 * size.letter)
    spots = place(wishes, len(points), room, ink)
    for note, spot in zip(chart.noted, spots, strict=False):
        yield from _dot(note, spot, size.scale)
    for label, wish, spot in zip(labels, wishes, spots, strict=True):
        box = spot.box(wish.size)
        start = (box.left, box.bottom + _BASE * wish.size[1])
        yield Words(start, label.words, label.colour, size.letter, part=label.part)


def _name(at: int, chart: MonthChart, drawn: Sequence[Line], near: float) -> _Label:
    """The name of a line, which stands beside it: where no other line runs near, if there is such a place."""
    line, shown = chart.lines[at], drawn[at].points
    others = [other.points for place, other in enumerate(drawn) if place != at]
    months = range(int(len(shown) * line.named_from), len(shown))
    alone = [month for month in months if all(abs(other[month][1] - shown[month][1]) > near for other in others)]
    points = [shown[month] for month in alone or months]
    between = dense(points[:: max(1, len(points) // 24)], 30) if not alone else points
    return _Label(one_line(line.name), line.words, along(between), "still" if line.part == "still" else "around")


def _dot(note: Noted, spot: Spot, scale: float) -> Iterator[Mark]:
    """The dot, and a thin line to its words where they are far away."""
    x, y = spot.anchor
    if abs(spot.dx) + abs(spot.dy) > _FAR:
        yield Line(((x, y), (x + spot.dx, y + spot.dy)), note.words, 0.8, part="around")
    yield Dot(spot.anchor, note.radius * scale, note.dot, "around")
