"""A forecast report for the tests: three years of invented funds."""

from datetime import date

from app.dates import Month
from app.planning.forecast.forecast import Forecast, FundLine
from app.planning.plan.plan import Fund
from app.reports.forecast.report import ForecastReport
from tests.scenes.chart_data import cash_chart


def fund_line(fund: Fund, received: tuple[int, ...], paid: tuple[int, ...]) -> FundLine:
    """A fund whose closing balances follow from what comes in and goes out."""
    opening, closing, balance = [], [], fund.balance
    for into, out in zip(received, paid, strict=True):
        opening.append(balance)
        balance += into - out
        closing.append(balance)
    return FundLine(fund, tuple(opening), received, paid, tuple(closing))


def _forecast(months: int) -> Forecast:
    start = Month(2026, 12)
    general = fund_line(
        Fund(1, "General fund", "general", 41_250_50),
        tuple(9_400_25 if at % 3 == 0 else 1_200_00 for at in range(months)),
        tuple(5_130_40 + 1_000 * at for at in range(months)),
    )
    lottery = fund_line(
        Fund(2, "=Lottery", "restricted", 18_000_00),
        tuple(9_375_00 if at % 6 == 0 and at < 20 else 0 for at in range(months)),
        tuple(1_800_00 if at < 24 else 0 for at in range(months)),
    )
    free = tuple(a + min(0, b) for a, b in zip(general.closing, lottery.closing, strict=True))
    return Forecast("confirmed", start, tuple(start.until(start.plus(months))), (general, lottery), free, 41_250_50)


FORECAST = _forecast(36)
REPORT = ForecastReport(
    organisation="Riverbank Arts",
    as_at=date(2026, 11, 21),
    sentence="On confirmed income our unrestricted money lasts 31 months, to June 2029.",
    chart=cash_chart(tuple(amount // 100 for amount in FORECAST.free_cash), None, 24_000_00, each=1),
    forecast=FORECAST,
    notes=("We hold 3.1 months of core costs in reserve; our policy is four.",),
)
