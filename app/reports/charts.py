"""Charts as plain data: their words, the table behind them, and one figure of each for screen and paper alike.

matplotlib is loaded only when a figure is asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from app.dates import Month
from app.money import format_money, to_decimal_text
from app.replacing import replacing
from app.reports.palettes import ChartPalette

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Certainty = Literal["confirmed", "likely", "own", "missing"]
"""How sure money is: agreed, hoped for, from one's own reserves, or nobody's yet."""


@dataclass(frozen=True, slots=True)
class CashChart:
    """Free cash in pence at the end of each month, and what to compare it with.

    `label` names the line (the view it shows); `expected` is a second, dashed line of the same length.
    `reserve` is one amount or one for each month, named by `reserve_label` ("4 months of core costs").
    `lowest` and `first_short` are marked. An empty `description` is made from the figures.
    """

    months: tuple[Month, ...]
    free_cash: tuple[int, ...]
    expected: tuple[int, ...] | None = None
    reserve: int | tuple[int, ...] | None = None
    reserve_label: str = "reserves policy"
    lowest: tuple[Month, int] | None = None
    first_short: Month | None = None
    label: str = "confirmed"
    expected_label: str = "expected"
    title: str = "Free cash, month by month"
    description: str = ""

    def __post_init__(self) -> None:
        count = len(self.months)
        if any(len(line) != count for line in (self.free_cash, self.expected, self.reserves) if line is not None):
            raise ValueError("a line of the chart has not one amount for each month")

    @property
    def reserves(self) -> tuple[int, ...] | None:
        """The reserve line in pence, month by month."""
        return (self.reserve,) * len(self.months) if isinstance(self.reserve, int) else self.reserve


@dataclass(frozen=True, slots=True)
class PayerBar:
    """Who pays how much, in pence, and how sure it is; `note` (such as "60%") stands beside the word for it."""

    name: str
    amount: int
    certainty: Certainty
    note: str = ""


@dataclass(frozen=True, slots=True)
class PayersChart:
    """Who pays for something, one bar each, on one scale."""

    bars: tuple[PayerBar, ...]
    title: str = "Who pays"


CERTAINTY_WORDS: dict[Certainty, str] = {
    "confirmed": "confirmed",
    "likely": "likely",
    "own": "our reserves",
    "missing": "still to find",
}
MOST_BARS = 12


def describe_cash(chart: CashChart) -> str:
    """The chart in words: where it starts and ends, when it is lowest and when money runs short."""
    if chart.description:
        return chart.description
    if not chart.months:
        return "There are no months to show yet."
    sentences = [
        f"Free cash is {format_money(chart.free_cash[0])} at the end of {chart.months[0].label}"
        + (f" and {format_money(chart.free_cash[-1])} at the end of {chart.months[-1].label}." if _many(chart) else ".")
    ]
    if chart.lowest and _many(chart):
        month, amount = chart.lowest
        sentences.append(f"It is lowest in {month.label}, at {format_money(amount)}.")
    sentences.append(f"It is short from {chart.first_short.label}." if chart.first_short else "It never runs short.")
    if chart.expected and chart.expected != chart.free_cash:
        sentences.append(f"With expected money it ends at {format_money(chart.expected[-1])}.")
    return " ".join(sentences)


def describe_payers(chart: PayersChart) -> str:
    """The bars in words."""
    if not chart.bars:
        return "Nobody pays for this yet."
    return "; ".join(f"{bar.name} {format_money(bar.amount)}, {word_for(bar)}" for bar in chart.bars) + "."


def word_for(bar: PayerBar) -> str:
    """`likely, 60%`: the word that stands beside a bar, since colour never speaks alone."""
    return ", ".join(part for part in (CERTAINTY_WORDS[bar.certainty], bar.note) if part)


def shown_bars(chart: PayersChart) -> tuple[PayerBar, ...]:
    """The bars that are drawn: at most twelve, the smallest others put together by how sure they are."""
    if len(chart.bars) <= MOST_BARS:
        return chart.bars
    kept = sorted(chart.bars, key=lambda bar: -bar.amount)[: MOST_BARS - len(CERTAINTY_WORDS)]
    rest = [bar for bar in chart.bars if not any(bar is other for other in kept)]
    grouped: list[PayerBar] = []
    for certainty in CERTAINTY_WORDS:
        group = [bar for bar in rest if bar.certainty == certainty]
        if len(group) == 1:
            grouped += group
        elif group:
            grouped.append(PayerBar(f"{len(group)} others", sum(bar.amount for bar in group), certainty))
    return (*(bar for bar in chart.bars if any(bar is other for other in kept)), *grouped)


def chart_rows(chart: CashChart) -> tuple[tuple[str, ...], ...]:
    """The table behind the cash chart, heading first: months as `2026-04`, money as `1234.50`."""
    columns: list[tuple[str, Sequence[int]]] = [(f"free cash, {chart.label}", chart.free_cash)]
    if chart.expected is not None:
        columns.append((f"free cash, {chart.expected_label}", chart.expected))
    if chart.reserves is not None:
        columns.append((chart.reserve_label, chart.reserves))
    head = ("month", *(name for name, _ in columns))
    rows = ((str(month), *(to_decimal_text(line[at]) for _, line in columns)) for at, month in enumerate(chart.months))
    return (head, *rows)


def cash_figure(
    chart: CashChart, palette: ChartPalette, *, width_in: float, height_in: float, scale: float = 1.0
) -> "Figure":
    """Draw free cash, month by month; month number n of the chart stands at x = n, and y is in pence.

    The size is in inches; `scale` makes letters and lines larger. A figure arranges itself anew at every size it is
    drawn at, so a window may resize it.
    """
    from app.reports.cash_drawing import draw_cash  # noqa: PLC0415 - matplotlib loads when something is drawn

    return draw_cash(chart, palette, (width_in, height_in), scale)


def payers_figure(
    chart: PayersChart, palette: ChartPalette, *, width_in: float, height_in: float | None = None, scale: float = 1.0
) -> "Figure":
    """Draw who pays as bars: solid what is confirmed, paler what is likely, a dashed outline what is missing.

    Without a height the figure is as high as its bars need.
    """
    from app.reports.payer_drawing import draw_payers  # noqa: PLC0415 - matplotlib loads when something is drawn

    return draw_payers(chart, palette, width_in, height_in, scale)


def save_chart(figure: "Figure", path: Path) -> None:
    """Save a figure as PNG or SVG, by the ending of the name. Raises Refused where it cannot be written."""
    from app.reports.saving import save_figure  # noqa: PLC0415 - matplotlib loads when something is drawn

    with replacing(path) as beside:
        save_figure(figure, beside, path.suffix.lower().removeprefix("."))


def _many(chart: CashChart) -> bool:
    return len(chart.months) > 1
