"""Free cash drawn month by month: the line, its space above and below zero, and the points that matter."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from app.dates import Month, format_date
from app.money import format_pounds
from app.scenes.cash import CLOSING, CashChart, describe_cash
from app.scenes.month_chart import NOTHING, MonthChart, NamedLine, Noted, Size
from app.scenes.months import month_scene
from app.scenes.scene import Area, Colour, Plot, Point, Scene, says

_DASHED, _DOTTED, _DASHED_AND_DOTTED = (4.5, 2.5), (1.0, 1.6), (5.0, 1.8, 1.0, 1.8)


def cash_scene(chart: CashChart, width: float, height: float, scale: float = 1.0) -> Scene:
    """Free cash at a size in points; `scale` makes letters and lines larger.

    Solid is what counts now, dashed what it is compared with.
    """
    size = Size(width, height, scale)
    if not chart.months:
        return says(NOTHING, width, height, size.letter)
    areas = partial(_areas, chart.free_cash)
    return month_scene(MonthChart(chart.months, areas, _lines(chart), _noted(chart), describe_cash(chart)), size)


def _lines(chart: CashChart) -> list[NamedLine]:
    """All lines; the one that counts lies on top."""
    same = chart.expected == chart.free_cash
    lines = []
    if chart.reserves is not None:
        lines.append(NamedLine(chart.reserves, chart.reserve_label, "soft", "soft", 1.1, _DOTTED))
    if chart.closing is not None:
        lines.append(NamedLine(chart.closing, CLOSING, "soft", "soft", 1.1, _DASHED_AND_DOTTED))
    if chart.expected is not None and not same:
        lines.append(NamedLine(chart.expected, chart.expected_label, "primary", "primary", 1.5, _DASHED))
    name = f"{chart.label} and {chart.expected_label}" if same else chart.label
    return [*lines, NamedLine(chart.free_cash, name, "primary", "primary", 2.2, part="moving")]


def _noted(chart: CashChart) -> list[Noted]:
    """The first short month, the last safe day, the first point and the lowest, each once."""
    places = {month: at for at, month in enumerate(chart.months)}
    noted: list[Noted] = []

    def note(month: Month, said: str, dot: Colour, words: Colour) -> None:
        at = places.get(month)
        if at is not None and all(at != each.at for each in noted):
            amount = chart.free_cash[at]
            noted.append(Noted(at, amount, f"{said}{format_pounds(amount)}", dot, words))

    if chart.first_short:
        note(chart.first_short, f"short from {chart.first_short.label}, ", "red", "red")
    if chart.last_safe:
        note(Month.of(chart.last_safe), f"last safe day {format_date(chart.last_safe)}, ", "amber", "text")
    if chart.lowest and len(set(chart.free_cash)) > 1:
        note(chart.lowest[0], f"lowest in {chart.lowest[0].label}, ", "text", "text")
    note(chart.months[0], "", "primary", "primary")
    return noted


def _areas(amounts: Sequence[int], plot: Plot) -> Iterator[Area]:
    """The space between the line and zero, above it and below; a single month has none beside it."""
    if len(amounts) < 2:
        return
    for polygon in _sides(amounts):
        points = tuple((plot.x(at), plot.y(amount)) for at, amount in polygon)
        yield Area(points, "above" if max(amount for _, amount in polygon) > 0 else "below", "around")


def _sides(amounts: Sequence[int]) -> Iterator[list[Point]]:
    """The line in parts that lie on one side of zero, each closed along zero, as places and pence."""
    part: list[Point] = [(0.0, 0.0), (0.0, float(amounts[0]))]
    for at, (one, other) in enumerate(pairwise(amounts)):
        if one * other < 0:
            crossing = (at + one / (one - other), 0.0)
            yield [*part, crossing]
            part = [crossing]
        elif one == 0:
            yield [*part, (float(at), 0.0)]
            part = [(float(at), 0.0)]
        part.append((at + 1.0, float(other)))
    yield [*part, (float(len(amounts) - 1), 0.0)]
