"""Free cash month by month as plain data: its words, the table behind it, and what each month of it says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.dates import Month, format_date
from app.money import format_pounds, to_decimal_text

CLOSING = "closing costs"


@dataclass(frozen=True, slots=True)
class CashChart:
    """Free cash in pence at the end of each month, and what to compare it with.

    `label` names the line (the view it shows); `expected` is a second, dashed line. A line may end before the months
    do, where nothing is told of it from then on.
    `reserve` is one amount or one for each month, named by `reserve_label` ("4 months of core costs").
    `closing` is what closing at each month's end would cost, and `last_safe` the last day on which closing can still be
    decided and paid for. That, `lowest` and `first_short` are marked. An empty `description` is made from the figures.
    """

    months: tuple[Month, ...]
    free_cash: tuple[int, ...]
    expected: tuple[int, ...] | None = None
    reserve: int | tuple[int, ...] | None = None
    reserve_label: str = "reserves policy"
    lowest: tuple[Month, int] | None = None
    first_short: Month | None = None
    closing: tuple[int, ...] | None = None
    last_safe: date | None = None
    label: str = "confirmed"
    expected_label: str = "expected"
    title: str = "Free cash, month by month"
    description: str = ""

    def __post_init__(self) -> None:
        count = len(self.months)
        lines = (self.free_cash, self.expected, self.reserves, self.closing)
        if any(len(line) > count or (count and not line) for line in lines if line is not None):
            raise ValueError("a line of the chart has more amounts than months, or none")

    @property
    def reserves(self) -> tuple[int, ...] | None:
        """The reserve line in pence, month by month."""
        return (self.reserve,) * len(self.months) if isinstance(self.reserve, int) else self.reserve


def describe_cash(chart: CashChart) -> str:
    """The chart in words: where it starts and ends, when it is lowest and when money runs short."""
    if chart.description:
        return chart.description
    if not chart.months:
        return "There are no months to show yet."
    sentences = [
        f"Free cash is {format_pounds(chart.free_cash[0])} at the end of {chart.months[0].label}"
        + (
            f" and {format_pounds(chart.free_cash[-1])} at the end of {chart.months[len(chart.free_cash) - 1].label}."
            if _many(chart)
            else "."
        )
    ]
    if chart.lowest and _many(chart):
        month, amount = chart.lowest
        sentences.append(f"It is lowest in {month.label}, at {format_pounds(amount)}.")
    if chart.last_safe:
        sentences.append(f"The last safe day to decide on closing is {format_date(chart.last_safe)}.")
    sentences.append(f"It is short from {chart.first_short.label}." if chart.first_short else "It never runs short.")
    if chart.expected and chart.expected != chart.free_cash:
        sentences.append(f"With expected money it ends at {format_pounds(chart.expected[-1])}.")
    return " ".join(sentences)


def cash_rows(chart: CashChart) -> tuple[tuple[str, ...], ...]:
    """The table behind the cash chart, heading first: months as `2026-04`, money as `1234.50`."""
    columns: list[tuple[str, Sequence[int]]] = [(f"free cash, {chart.label}", chart.free_cash)]
    if chart.expected is not None:
        columns.append((f"free cash, {chart.expected_label}", chart.expected))
    if chart.reserves is not None:
        columns.append((chart.reserve_label, chart.reserves))
    if chart.closing is not None:
        columns.append((CLOSING, chart.closing))
    head = ("month", *(name for name, _ in columns))
    rows = (
        (str(month), *("" if (pence := value_at(line, at)) is None else to_decimal_text(pence) for _, line in columns))
        for at, month in enumerate(chart.months)
    )
    return (head, *rows)


def read_cash(chart: CashChart, at: int) -> str:
    """What a month of the chart says, line by line."""
    lines = ((chart.label, chart.free_cash), (chart.expected_label, chart.expected), (CLOSING, chart.closing))
    told = ((name, value_at(line, at)) for name, line in lines)
    return "\n".join(
        (chart.months[at].label, *(f"{name}: {format_pounds(pence)}" for name, pence in told if pence is not None))
    )


def value_at(line: Sequence[int] | None, at: int) -> int | None:
    """Pence of a line in a month; None where there is no such line, and where it has ended."""
    return line[at] if line is not None and at < len(line) else None


def _many(chart: CashChart) -> bool:
    return len(chart.months) > 1
