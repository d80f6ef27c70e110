"""The frame of every chart of months: scale, grid, names of months and lines; its words find their places in it."""

from collections.abc import Iterator, Sequence

from app.dates import Month
from app.letters import text_width
from app.money import format_axis
from app.scenes.labels import labels
from app.scenes.month_chart import MonthChart, NamedLine, Size
from app.scenes.scales import axis_ticks, month_ticks
from app.scenes.scene import CAPITAL, REGULAR, Dot, Line, Mark, Plot, Scene, Words

_MOST_TICKS = 6


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
        *labels(chart, drawn, plot, ticks, size),
    ]
    return Scene(size.width, size.height, chart.description, tuple(marks), plot)


def _plot(places: int, lines: Sequence[NamedLine], size: Size) -> tuple[Plot, tuple[int, ...]]:
    """Where the lines are drawn, and the round amounts beside them."""
    letter = size.letter
    top, bottom = size.height - 0.8 * letter, 2.2 * letter
    amounts = [amount for line in lines for amount in line.amounts]
    ticks = axis_ticks(amounts, most=max(2, min(_MOST_TICKS, int((top - bottom) / (2.2 * letter)))))
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


def _line(line: NamedLine, plot: Plot, scale: float) -> Line:
    points = tuple((plot.x(at), plot.y(amount)) for at, amount in enumerate(line.amounts))
    return Line(points, line.colour, line.width * scale, tuple(part * scale for part in line.dashes), line.part)


def _dot_for(line: Line, scale: float) -> Dot:
    """A line of a single month is a dot."""
    return Dot(line.points[0], 3 * scale, line.colour, line.part)
