"""The fan of free cash as plain data: its bands, its words, the table behind it, and what each month of it says."""

from dataclasses import dataclass

from app.dates import Month
from app.money import format_whole_pounds, round_half_up, to_decimal_text
from app.planning.simulation.simulation import Band

_HALF = 5_000
_HEAD = ("month", "5 in 100 below", "25 in 100 below", "half below", "75 in 100 below", "95 in 100 below")


@dataclass(frozen=True, slots=True)
class FanChart:
    """The bands of free cash over all draws, month by month."""

    bands: tuple[Band, ...]
    title: str = "Free cash, as it may go"

    @property
    def months(self) -> tuple[Month, ...]:
        """The months, from the left."""
        return tuple(band.month for band in self.bands)

    @property
    def half_short(self) -> Month | None:
        """The first month by which it is as likely as not to have run short, if there is one."""
        return next((band.month for band in self.bands if band.short >= _HALF), None)

    def line(self, name: str) -> tuple[int, ...]:
        """Pence by month of one of the lines `p5`, `p25`, `p50`, `p75`, `p95`."""
        return tuple(getattr(band, name) for band in self.bands)


def describe_fan(chart: FanChart) -> str:
    """The fan in words: the middle and the width of it at its end, and when it is as likely as not to be short."""
    if not chart.bands:
        return "There are no months to show yet."
    last, half = chart.bands[-1], chart.half_short
    sentences = [
        f"At the end of {last.month.label} half of the draws have {format_whole_pounds(last.p50)} or less.",
        f"Nine in ten lie between {format_whole_pounds(last.p5)} and {format_whole_pounds(last.p95)}.",
    ]
    sentences.append(
        f"It is as likely as not to be short by {half.label}."
        if half
        else f"The chance of being short by then is {_percent(last.short)}."
    )
    return " ".join(sentences)


def fan_rows(chart: FanChart) -> tuple[tuple[str, ...], ...]:
    """The table behind the fan, heading first; the chance of having been short in per cent."""
    rows = (
        (
            str(band.month),
            *(to_decimal_text(amount) for amount in (band.p5, band.p25, band.p50, band.p75, band.p95)),
            f"{band.short / 100:g}",
        )
        for band in chart.bands
    )
    return ((*_HEAD, "short by then, per cent"), *rows)


def read_band(band: Band) -> str:
    """What a month of the fan says, line by line."""
    return "\n".join(
        (
            band.month.label,
            f"95 in 100 below: {format_whole_pounds(band.p95)}",
            f"half below: {format_whole_pounds(band.p50)}",
            f"5 in 100 below: {format_whole_pounds(band.p5)}",
            f"short by then: {_percent(band.short)}",
        )
    )


def _percent(basis_points: int) -> str:
    return f"{round_half_up(basis_points, 100)}%"
