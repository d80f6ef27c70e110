"""The forecast as plain data: as a document of two pages."""

from dataclasses import dataclass
from datetime import date

from app.planning.forecast.forecast import Forecast, FundLine
from app.scenes.cash import CashChart


@dataclass(frozen=True, slots=True)
class ForecastReport:
    """What the forecast document prints: the answer in sentences, the chart, and every month of the forecast.

    `sentence` is the answer itself; `notes` are further sentences, printed below the chart.
    """

    organisation: str
    as_at: date
    sentence: str
    chart: CashChart
    forecast: Forecast
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One month in pence: the general funds together, what other kinds of fund hold at its end, and free cash."""

    month: str
    opening: int
    received: int
    paid: int
    closing: int
    restricted: int
    designated: int
    free_cash: int


def month_rows(forecast: Forecast) -> tuple[MonthRow, ...]:
    """The forecast month by month. Restricted takes in endowment; closing = opening + received − paid."""
    general = _of(forecast, "general")
    restricted = _of(forecast, "restricted", "endowment")
    designated = _of(forecast, "designated")
    return tuple(
        MonthRow(
            month=month.label,
            opening=sum(line.opening[at] for line in general),
            received=sum(line.received[at] for line in general),
            paid=sum(line.paid[at] for line in general),
            closing=sum(line.closing[at] for line in general),
            restricted=sum(line.closing[at] for line in restricted),
            designated=sum(line.closing[at] for line in designated),
            free_cash=forecast.free_cash[at],
        )
        for at, month in enumerate(forecast.months)
    )


def _of(forecast: Forecast, *kinds: str) -> list[FundLine]:
    return [line for line in forecast.funds if line.fund.kind in kinds]
