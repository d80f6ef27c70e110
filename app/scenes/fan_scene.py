"""The fan of free cash drawn: the middle of all draws, and around it where half and nine in ten of them lie."""

from collections.abc import Iterator
from functools import partial

from app.scenes.fan import BAND_WORDS, FanChart, describe_fan
from app.scenes.month_chart import NOTHING, MonthChart, NamedLine, Noted, Size
from app.scenes.months import month_scene
from app.scenes.scene import Area, Colour, Plot, Scene, says

_DOTTED = (1.0, 1.6)
_NAMED_FROM = 0.5
"""The names stand towards the end, where the lines of the fan are apart."""


def fan_scene(chart: FanChart, width: float, height: float, scale: float = 1.0) -> Scene:
    """The fan at a size in points; `scale` makes letters and lines larger."""
    size = Size(width, height, scale)
    if not chart.bands:
        return says(NOTHING, width, height, size.letter)
    outer = [
        NamedLine(chart.line(line), BAND_WORDS[line], "soft", "soft", 0.9, _DOTTED, named_from=_NAMED_FROM)
        for line in ("p5", "p95")
    ]
    middle = NamedLine(
        chart.line("p50"), BAND_WORDS["p50"], "primary", "primary", 2.2, part="moving", named_from=_NAMED_FROM
    )
    areas = partial(_areas, chart)
    return month_scene(MonthChart(chart.months, areas, [*outer, middle], _noted(chart), describe_fan(chart)), size)


def _noted(chart: FanChart) -> list[Noted]:
    half = chart.half_short
    if half is None:
        return []
    at = chart.months.index(half)
    return [Noted(at, chart.line("p50")[at], f"as likely as not short by {half.label}", "red", "red")]


def _areas(chart: FanChart, plot: Plot) -> Iterator[Area]:
    bands: tuple[tuple[str, str, Colour], ...] = (("p5", "p95", "above"), ("p25", "p75", "inner"))
    for low, high, colour in bands:
        there = [(plot.x(at), plot.y(amount)) for at, amount in enumerate(chart.line(high))]
        back = [(plot.x(at), plot.y(amount)) for at, amount in enumerate(chart.line(low))]
        yield Area((*there, *reversed(back)), colour)
