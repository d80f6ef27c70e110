"""Draws free cash month by month: the line, its space above and below zero, and the few words it needs."""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Annotation

from app.dates import Month
from app.money import format_axis, format_money
from app.reports.charts import CashChart, describe_cash
from app.reports.drawing import LETTER, lettering, new_figure, one_line, per_point, text_width
from app.reports.palettes import ChartPalette
from app.reports.picture import AROUND, MOVING
from app.reports.placing import Box, Point, Spot, Wish, along, around, dense, place
from app.reports.scales import axis_ticks, month_ticks


def draw_cash(chart: CashChart, palette: ChartPalette, size: tuple[float, float], scale: float) -> Figure:
    """See `charts.cash_figure`."""
    picture = CashPicture(chart, palette, scale)
    picture.figure = new_figure(size, palette, picture.arrange)
    picture.figure.set_label(describe_cash(chart))
    picture.draw()
    return picture.figure


class CashPicture:
    """One cash chart: drawn once, arranged at every size it is shown in."""

    figure: Figure
    axes: Axes

    def __init__(self, chart: CashChart, palette: ChartPalette, scale: float) -> None:
        self.chart, self.palette, self.scale = chart, palette, scale
        self.places = {month: at for at, month in enumerate(chart.months)}
        self.points: list[tuple[Annotation, Point]] = []
        self.names: list[Annotation] = []
        self.lines: list[Sequence[int]] = []

    def draw(self) -> None:
        """Draw everything but the words of the axes, which each size arranges anew."""
        self.axes = self.figure.add_axes((0.1, 0.1, 0.8, 0.8))
        self.axes.set_facecolor("none")
        for edge in self.axes.spines.values():
            edge.set_visible(False)
        self.axes.tick_params(length=0)
        self.axes.set_xlim(-0.5 if len(self.chart.months) == 1 else 0, max(len(self.chart.months) - 1, 0.5))
        if self.chart.months:
            self._areas()
            self._lines()
            self._marks()

    def _areas(self) -> None:
        places, cash = range(len(self.chart.months)), self.chart.free_cash
        for where, color in (([amount >= 0 for amount in cash], "above"), ([amount <= 0 for amount in cash], "below")):
            area = self.axes.fill_between(
                places, cash, 0, where=where, interpolate=True, linewidth=0, color=getattr(self.palette, color)
            )
            area.set_gid(AROUND)
        self.axes.axhline(0, color=self.palette.text, linewidth=0.9 * self.scale, zorder=2.2)

    def _lines(self) -> None:
        chart, palette = self.chart, self.palette
        same = chart.expected == chart.free_cash
        if chart.reserves:
            self._line(chart.reserves, palette.soft, 1.1, (0, (1, 1.6)))
            self._name(chart.reserve_label, palette.soft)
        if chart.expected and not same:
            self._line(chart.expected, palette.likely, 1.6, (0, (4.5, 2.5)))
            self._name(chart.expected_label, palette.soft)
        self._line(chart.free_cash, palette.primary, 2.2, "-").set_gid(MOVING)
        self._name(f"{chart.label} and {chart.expected_label}" if same else chart.label, palette.primary)
        self.names[-1].set_gid(AROUND)

    def _line(self, amounts: Sequence[int], color: str, width: float, dashes: Any) -> Line2D:
        self.lines.append(amounts)
        (drawn,) = self.axes.plot(
            range(len(amounts)),
            amounts,
            color=color,
            linewidth=width * self.scale,
            linestyle=dashes,
            marker="o" if len(amounts) == 1 else "",
            solid_joinstyle="round",
            clip_on=False,
            zorder=3,
        )
        return drawn

    def _name(self, words: str, color: str) -> None:
        self.names.append(self._words(words, color))

    def _marks(self) -> None:
        """The first short month and the lowest point; one mark where they are the same."""
        chart = self.chart
        short = chart.first_short if chart.first_short in self.places else None
        if short is not None:
            self._mark(short, f"short from {short.label}", self.palette.red)
        if (
            chart.lowest
            and chart.lowest[0] in self.places
            and chart.lowest[0] != short
            and len(set(chart.free_cash)) > 1
        ):
            month, amount = chart.lowest
            self._mark(month, f"lowest {format_money(amount, pennies=False)}, {month.label}", self.palette.text, amount)

    def _mark(self, month: Month, words: str, color: str, amount: int | None = None) -> None:
        point = (float(self.places[month]), float(self._at(month) if amount is None else amount))
        self.axes.plot(*point, "o", color=color, markersize=6.5 * self.scale, clip_on=False, zorder=4, gid=AROUND)
        label = self._words(words, color, leader=True)
        label.set_gid(AROUND)
        self.points.append((label, point))

    def _at(self, month: Month) -> int:
        return self.chart.free_cash[self.places[month]]

    def _words(self, text: str, color: str, *, leader: bool = False) -> Annotation:
        arrow = {"arrowstyle": "-", "color": color, "linewidth": 0.8, "shrinkA": 1.5, "shrinkB": 4.5}
        return self.axes.annotate(
            one_line(text),
            (0, 0),
            (0, 0),
            textcoords="offset points",
            arrowprops=arrow if leader else None,
            annotation_clip=False,
            zorder=5,
            **lettering(LETTER * self.scale, color),
        )

    def arrange(self, figure: Figure) -> None:
        """Fit margins, scale, months and words to the size the figure has now."""
        if not self.chart.months:
            self._say_nothing(figure)
            return
        letter = LETTER * self.scale * per_point(figure)
        wide, high = figure.bbox.width, figure.bbox.height
        top, bottom = high - 0.8 * letter, 2.2 * letter
        amounts = [amount for line in self.lines for amount in line]
        ticks = axis_ticks(amounts, most=max(2, int((top - bottom) / (3.2 * letter))))
        self._style_ticks(ticks)
        left = max(text_width(label, figure) for label in self.axes.get_yticklabels()) + 0.7 * letter
        right = wide - 1.8 * letter
        self.axes.set_position((left / wide, bottom / high, max(right - left, 1) / wide, max(top - bottom, 1) / high))
        low, high_amount = min(*amounts, ticks[0], 0), max(*amounts, ticks[-1], 0)
        spare = (high_amount - low) * min(0.35, 2.6 * letter / max(top - bottom, 1))
        below = spare * (0.6 if min(amounts) < 0 else 0.15)
        self.axes.set_ylim(low - below, high_amount + spare * 0.7)
        self._months(max(right - left, 1), letter)
        self._place(Box(left, bottom, right + letter, top + 0.6 * letter), per_point(figure))

    def _style_ticks(self, ticks: Sequence[int]) -> None:
        words = lettering(LETTER * self.scale, self.palette.soft)
        self.axes.set_yticks(ticks, [format_axis(tick) for tick in ticks], **words)
        self.axes.grid(visible=True, axis="y", color=self.palette.grid, linewidth=0.8)
        self.axes.set_axisbelow(True)

    def _months(self, width: float, letter: float) -> None:
        months = self.chart.months
        room = max(1, int(width / (4.6 * letter)))
        shown = month_ticks(months, room)
        words = lettering(LETTER * self.scale, self.palette.soft)
        self.axes.set_xticks([at for at, _ in shown], [name for _, name in shown], **words)
        self.axes.tick_params(axis="x", pad=0.5 * LETTER * self.scale)

    def _place(self, room: Box, unit: float) -> None:
        """Put the words where they hide least: marks first, then the names of the lines."""
        drawn = [[self._pixel(at, amount) for at, amount in enumerate(line)] for line in self.lines]
        ink = [point for line in drawn for point in dense(line, 5 * unit)]
        ink += dense([self._pixel(0, 0), self._pixel(len(self.chart.months) - 1, 0)], 10 * unit)
        ink += [self._pixel(*point) for _, point in self.points for _ in range(4)]
        wishes = [self._wish(label, around(self._pixel(*point), unit), unit) for label, point in self.points]
        for label, line in zip(self.names, drawn, strict=True):
            wishes.append(self._wish(label, self._beside(line, unit), unit))
        labels = [*self.points, *((label, None) for label in self.names)]
        for (label, fixed), spot in zip(labels, place(wishes, len(self.points), room, ink), strict=True):
            self._settle(label, fixed, spot, unit)

    def _beside(self, line: Sequence[Point], unit: float) -> list[Spot]:
        """Where the name of a line may stand."""
        return along(dense(line[:: max(1, len(line) // 24)], 30 * unit), unit)

    def _wish(self, label: Annotation, spots: list[Spot], unit: float) -> Wish:
        return Wish((text_width(label, self.figure), LETTER * self.scale * unit * 1.15), spots)

    def _settle(self, label: Annotation, point: Point | None, spot: Spot, unit: float) -> None:
        """Move a label to its spot; a leader shows only where the label is far from its point."""
        label.xy = point or tuple(self.axes.transData.inverted().transform(spot.anchor))
        label.set_position((spot.dx / unit, spot.dy / unit))
        label.set_horizontalalignment(spot.horizontal)
        label.set_verticalalignment(spot.vertical)
        if label.arrow_patch is not None:
            label.arrow_patch.set_visible(abs(spot.dx) + abs(spot.dy) > 20 * unit)

    def _pixel(self, at: float, amount: float) -> Point:
        x, y = self.axes.transData.transform((at, amount))
        return float(x), float(y)

    def _say_nothing(self, figure: Figure) -> None:
        self.axes.set_axis_off()
        if not figure.texts:
            figure.text(
                0.5,
                0.5,
                "There are no months to show yet.",
                ha="center",
                va="center",
                **lettering(LETTER * self.scale, self.palette.soft),
            )
