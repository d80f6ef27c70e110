"""Draws the fan of free cash: the middle of all draws, and around it where half and nine in ten of them lie."""

from collections.abc import Sequence

from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure

from app.reports.cash_drawing import CashPicture
from app.reports.charts import CashChart
from app.reports.drawing import new_figure
from app.reports.fan_chart import FanChart, describe_fan
from app.reports.palettes import ChartPalette
from app.reports.placing import Point, Spot

_INNER = 0.45
"""How much of the colour of what is likely is in the inner part of the fan."""


def draw_fan(chart: FanChart, palette: ChartPalette, size: tuple[float, float]) -> Figure:
    """See `fan_chart.fan_figure`."""
    picture = _FanPicture(chart, palette)
    picture.figure = new_figure(size, palette, picture.arrange)
    picture.figure.set_label(describe_fan(chart))
    picture.draw()
    return picture.figure


class _FanPicture(CashPicture):
    """A cash chart whose line is the middle of the draws, and whose areas are the fan."""

    def __init__(self, chart: FanChart, palette: ChartPalette) -> None:
        super().__init__(CashChart(chart.months, chart.line("p50"), first_short=chart.half_short), palette, 1.0)
        self._fan = chart

    def _areas(self) -> None:
        places, fan, palette = range(len(self._fan.months)), self._fan, self.palette
        inner = _mixed(palette.above, palette.likely, _INNER)
        for low, high, color in (("p5", "p95", palette.above), ("p25", "p75", inner)):
            self.axes.fill_between(places, fan.line(low), fan.line(high), linewidth=0, color=color)
        self.axes.axhline(0, color=palette.text, linewidth=0.9, zorder=2.2)

    def _lines(self) -> None:
        for name, line in (("5 in 100 below", "p5"), ("95 in 100 below", "p95")):
            self._line(self._fan.line(line), self.palette.soft, 0.9, (0, (1, 1.6)))
            self._name(name, self.palette.soft)
        self._line(self._fan.line("p50"), self.palette.primary, 2.2, "-")
        self._name("half below", self.palette.primary)

    def _beside(self, line: Sequence[Point], unit: float) -> list[Spot]:
        """Towards the end, where the lines of the fan are apart."""
        return super()._beside(line[len(line) // 2 :], unit)

    def _marks(self) -> None:
        if self._fan.half_short is not None:
            self._mark(
                self._fan.half_short, f"as likely as not short by {self._fan.half_short.label}", self.palette.red
            )


def _mixed(one: str, other: str, part: float) -> str:
    """An opaque colour between two, so that screen and paper show the same."""
    red, green, blue = ((1 - part) * a + part * b for a, b in zip(to_rgb(one), to_rgb(other), strict=True))
    return str(to_hex((red, green, blue)))
