"""Draws who pays: a bar for each payer, its amount and the word that says how sure it is."""

from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from app.money import format_money
from app.reports.charts import Certainty, PayerBar, PayersChart, describe_payers, shown_bars, word_for
from app.reports.drawing import LETTER, SEMIBOLD, lettering, new_figure, one_line, per_point, text_width
from app.reports.palettes import ChartPalette

ROW = 2.6
"""Height of a bar's row, in letters."""
_NAMES = 0.3
_LONGEST_NAME = 120


def draw_payers(
    chart: PayersChart, palette: ChartPalette, width_in: float, height_in: float | None, scale: float
) -> Figure:
    """See `charts.payers_figure`."""
    bars = shown_bars(chart)
    height = height_in or max(len(bars), 1) * ROW * LETTER * scale / 72
    picture = _PayersPicture(bars, palette, scale)
    picture.figure = new_figure((width_in, height), palette, picture.arrange)
    picture.figure.set_label(describe_payers(chart))
    picture.draw()
    return picture.figure


class _PayersPicture:
    """Bars under each other: names on the left edge, bars on one scale, words after them."""

    figure: Figure
    axes: Axes

    def __init__(self, bars: tuple[PayerBar, ...], palette: ChartPalette, scale: float) -> None:
        self.bars, self.palette, self.scale = bars, palette, scale
        self.rows: list[tuple[Text, Rectangle, Text, Text]] = []

    def draw(self) -> None:
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        letters = LETTER * self.scale
        for bar in self.bars:
            name = self.axes.text(
                0, 0, one_line(bar.name), va="center_baseline", **lettering(letters, self.palette.text)
            )
            shape = Rectangle((0, 0), 0, 0, **self._look(bar.certainty))
            self.axes.add_patch(shape)
            amount = self.axes.text(
                0,
                0,
                format_money(bar.amount, pennies=False),
                va="center_baseline",
                **lettering(letters, self.palette.text, SEMIBOLD),
            )
            word = self.axes.text(
                0, 0, one_line(word_for(bar)), va="center_baseline", **lettering(letters * 0.9, self.palette.soft)
            )
            self.rows.append((name, shape, amount, word))

    def _look(self, certainty: Certainty) -> dict[str, Any]:
        if certainty == "missing":
            return {"facecolor": "none", "edgecolor": self.palette.soft, "linewidth": 0.9, "linestyle": (0, (2.5, 2))}
        fills = {"confirmed": self.palette.primary, "likely": self.palette.likely, "own": self.palette.own}
        return {"facecolor": fills[certainty], "linewidth": 0}

    def arrange(self, figure: Figure) -> None:
        """Fit rows, names and the scale to the size the figure has now. The axes are the figure's pixels."""
        wide, high = figure.bbox.width, figure.bbox.height
        self.axes.set_xlim(0, wide)
        self.axes.set_ylim(0, high)
        if not self.rows:
            return
        letter = LETTER * self.scale * per_point(figure)
        names = wide * _NAMES
        words = max(text_width(amount, figure) + text_width(word, figure) for _, _, amount, word in self.rows)
        longest = max(wide - names - words - 2.5 * letter, letter)
        largest = max(*(abs(bar.amount) for bar in self.bars), 1)
        row = high / len(self.rows)
        for at, (bar, (name, shape, amount, word)) in enumerate(zip(self.bars, self.rows, strict=True)):
            middle = high - (at + 0.5) * row
            _shorten(name, one_line(bar.name), names - letter, figure)
            length = max(0, bar.amount) / largest * longest
            thick = min(0.5 * row, 1.2 * letter)
            shape.set_bounds(names, middle - thick / 2, length, thick)
            amount_at = names + length + 0.7 * letter
            name.set_position((0, middle))
            amount.set_position((amount_at, middle))
            word.set_position((amount_at + text_width(amount, figure) + 0.6 * letter, middle))


def _shorten(label: Text, words: str, width: float, figure: Figure) -> None:
    """Show as much of a name as fits, ending in … where some is left out."""
    words = words[:_LONGEST_NAME]
    label.set_text(words)
    while len(words) > 1 and text_width(label, figure) > width:
        words = words[: min(len(words) - 1, int(len(words) * 0.95))]
        label.set_text(words.rstrip() + "…")
