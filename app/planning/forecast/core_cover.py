"""Core costs covered: by financial year, how much of the core cost confirmed and likely money meets."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.dates import FinancialYear
from app.money import round_half_up
from app.planning.forecast.charging import percent_in
from app.planning.forecast.forecast import Forecast
from app.planning.plan.plan import Plan
from app.planning.plan.term import brought


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


def core_cover(plan: Plan, confirmed: Forecast, expected: Forecast) -> tuple[CoreCover, ...]:
    """How each year's core cost is met, from the confirmed and the expected view of one plan and the same months.

    Core cost met in a view = what restricted grants pay of it + what falls on the general fund, as far as general
    income goes once it has carried what projects leave to the general fund. Reserves are not funding. Grants and
    contracts into the general fund count by the months that they are for (see `term.brought`), other income and costs
    by month of payment. `likely` is what the expected view meets beyond the confirmed one; `nobody` is the rest.
    """
    years = [FinancialYear.containing(month, plan.year_start_month) for month in confirmed.months]
    return tuple(
        _cover(plan, year, [place for place, other in enumerate(years) if other == year], confirmed, expected)
        for year in dict.fromkeys(years)
    )


def _cover(
    plan: Plan, year: FinancialYear, places: Sequence[int], confirmed: Forecast, expected: Forecast
) -> CoreCover:
    total = _over(confirmed.core_cost, places)
    certain = _met(plan, confirmed, places)
    likely = max(0, _met(plan, expected, places) - certain)
    return CoreCover(year, len(places), total, certain, likely, total - certain - likely)


def _met(plan: Plan, forecast: Forecast, places: Sequence[int]) -> int:
    """Pence of core cost met in some months of a view, reserves apart."""
    unmet = _over(forecast.core_on_general, places)
    spare = max(0, _general(plan, forecast, places) - _over(forecast.projects_on_general, places))
    return _over(forecast.core_cost, places) - unmet + min(unmet, spare)


def _general(plan: Plan, forecast: Forecast, places: Sequence[int]) -> int:
    """General income of some months: as received, but each grant and contract what is for these months."""
    funds = {line.fund.id: line for line in forecast.funds if line.fund.kind == "general"}
    grants = {grant.id: grant for grant in plan.grants}
    total = sum(_over(line.received, places) for line in funds.values())
    first, last = forecast.months[places[0]], forecast.months[places[-1]]
    for receipt in forecast.receipts:
        if receipt.kind == "grant" and receipt.fund in funds:
            grant = grants[receipt.id]
            percent = percent_in(forecast.view, confirmed=grant.confirmed, probability=grant.probability)
            total += round_half_up(brought(grant, first, last) * percent, 100) - _over(receipt.amounts, places)
    return total


def _over(amounts: Sequence[int], places: Sequence[int]) -> int:
    return sum(amounts[place] for place in places)
