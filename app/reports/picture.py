"""A chart as the screen shows any: its words, what each place of it says, the table behind it, how it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.money import format_money
from app.reports.charts import CashChart, cash_figure, chart_rows, describe_cash
from app.reports.palettes import ChartPalette

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MOVING, AROUND = "moving", "around"
"""What a line that may be moved by itself is called in a figure, and all that hangs on where it is."""

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn and what can be read in it.

    `readings` are the words of each place from the left, `heights` where on the scale (in pence) each is read.
    `rows` is the table behind it, heading first; `draw` takes colours and a size in inches. `file_name` is what a
    saved picture is called, without its ending.
    """

    title: str
    description: str
    readings: tuple[str, ...]
    heights: tuple[int, ...]
    rows: Rows
    draw: "Callable[[ChartPalette, float, float], Figure]"
    file_name: str = "Free cash"


def cash_picture(chart: CashChart) -> Picture:
    """Free cash month by month, with the line it is compared with."""
    return Picture(
        title=chart.title,
        description=describe_cash(chart),
        readings=tuple(_reading(chart, at) for at in range(len(chart.months))),
        heights=chart.free_cash,
        rows=chart_rows(chart),
        draw=lambda palette, wide, high: cash_figure(chart, palette, width_in=wide, height_in=high),
    )


def _reading(chart: CashChart, at: int) -> str:
    lines = [chart.months[at].label, f"{chart.label}: {format_money(chart.free_cash[at])}"]
    if chart.expected is not None:
        lines.append(f"{chart.expected_label}: {format_money(chart.expected[at])}")
    return "\n".join(lines)
