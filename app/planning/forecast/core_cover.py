"""Core costs covered: by financial year, how much of the core cost confirmed and likely money meets."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.dates import FinancialYear
from app.planning.forecast.forecast import Forecast


@dataclass(frozen=True, slots=True)
class CoreCover:
    """A financial year's core cost in pence, as far as the forecast reaches: `months` of the year are in it.

    total = confirmed + likely + nobody.
    """

    year: FinancialYear
    months: int
    total: int
    confirmed: int
    likely: int
    nobody: int


def core_cover(confirmed: Forecast, expected: Forecast, year_start_month: int) -> tuple[CoreCover, ...]:
    """How each year's core cost is met, from the confirmed and the expected view of one plan and the same months.

    Core cost met in a view = what restricted grants pay of it + what falls on the general fund, as far as the year's
    general receipts go once they have carried what projects leave to the general fund. Reserves are not funding.
    `likely` is what the expected view meets beyond the confirmed one; `nobody` is the rest. By month of payment.
    """
    years = [FinancialYear.containing(month, year_start_month) for month in confirmed.months]
    return tuple(
        _cover(year, [place for place, other in enumerate(years) if other == year], confirmed, expected)
        for year in dict.fromkeys(years)
    )


def _cover(year: FinancialYear, places: Sequence[int], confirmed: Forecast, expected: Forecast) -> CoreCover:
    total = _over(confirmed.core_cost, places)
    certain = _met(confirmed, places)
    likely = max(0, _met(expected, places) - certain)
    return CoreCover(year, len(places), total, certain, likely, total - certain - likely)


def _met(forecast: Forecast, places: Sequence[int]) -> int:
    """Pence of core cost met in some months of a view, reserves apart."""
    unmet = _over(forecast.core_on_general, places)
    general = sum(_over(line.received, places) for line in forecast.funds if line.fund.kind == "general")
    spare = max(0, general - _over(forecast.projects_on_general, places))
    return _over(forecast.core_cost, places) - unmet + min(unmet, spare)


def _over(amounts: Sequence[int], places: Sequence[int]) -> int:
    return sum(amounts[place] for place in places)
