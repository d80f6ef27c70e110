"""The forecast as rows for other programs: a row for each month and fund."""

from app.money import to_decimal_text
from app.planning.forecast.forecast import Forecast

CSV_HEAD = ("month", "fund", "opening", "in", "out", "closing", "free_cash")
_COULD_BE_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def forecast_csv_rows(forecast: Forecast) -> tuple[tuple[str, ...], ...]:
    """Rows for CSV, heading first: a row for each month and fund, money as `1234.50`.

    Free cash is of the month, not of the fund, and stands in each of its rows. The name of a fund that a spreadsheet
    could take for a formula has an apostrophe in front.
    """
    rows: list[tuple[str, ...]] = [CSV_HEAD]
    for at, month in enumerate(forecast.months):
        for line in forecast.funds:
            amounts = (line.opening[at], line.received[at], line.paid[at], line.closing[at], forecast.free_cash[at])
            rows.append((str(month), _as_text(line.fund.name), *map(to_decimal_text, amounts)))
    return tuple(rows)


def _as_text(name: str) -> str:
    return f"'{name}" if name.startswith(_COULD_BE_FORMULA) else name
