"""The fan of free cash as plain data: its bands, its words, the table behind it, and what each month of it says."""

from dataclasses import dataclass

from app.dates import Month
from app.money import format_whole_pounds, round_half_up, to_decimal_text
from app.planning.simulation.simulation import Band

_HALF = 5_000
BAND_WORDS = {
    "p5": "worse in 1 of 20",
    "p25": "worse in 1 of 4",
    "p50": "middle",
    "p75": "better in 1 of 4",
    "p95": "better in 1 of 20",
}
"""What each line of the fan is called."""


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
        f"At the end of {last.month.label} free cash is {format_whole_pounds(last.p50)} or less in half of the runs.",
        f"In 9 out of 10 runs it is between {format_whole_pounds(last.p5)} and {format_whole_pounds(last.p95)}.",
    ]
    sentences.append(
        f"It is as likely as not to be short by {half.label}."
        if half
        else f"The likelihood of being short by then is {_percent(last.short)}."
    )
    return " ".join(sentences)


def fan_rows(chart: FanChart) -> tuple[tuple[str, ...], ...]:
    """The table behind the fan, heading first; the likelihood of having been short in per cent."""
    rows = (
        (
            str(band.month),
            *(to_decimal_text(getattr(band, line)) for line in BAND_WORDS),
            f"{band.short / 100:g}",
        )
        for band in chart.bands
    )
    return (("month", *BAND_WORDS.values(), "short by then, per cent"), *rows)


def read_band(band: Band) -> str:
    """What a month of the fan says, line by line."""
    return "\n".join(
        (
            band.month.label,
            *(f"{BAND_WORDS[line]}: {format_whole_pounds(getattr(band, line))}" for line in ("p95", "p50", "p5")),
            f"short by then: {_percent(band.short)}",
        )
    )


def _percent(basis_points: int) -> str:
    return f"{round_half_up(basis_points, 100)}%"
