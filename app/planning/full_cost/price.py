"""The price of a project as a second step: what is asked for, against the full cost of every year, and when it is paid.

Practice: first the full cost, then the price and why (Wales Council for Voluntary Action, costing your tender). Ways of
payment: National Audit Office, successful commissioning, payment models.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.dates import FinancialYear, Month, add_months
from app.money import LIMIT_PENCE, basis_points_of, round_half_up, share_out
from app.planning.full_cost.funding import Payer, ProjectFunding, funding
from app.planning.law.rates import RatePack
from app.planning.plan.plan import Plan
from app.problems import Refused

_WHOLE = 10_000
_QUARTER = 3
MOST_YEARS = 10

_ADVANCE: Mapping[str, Sequence[int]] = {"yearly_advance": (0,), "quarterly_advance": (0, 3, 6, 9)}
"""The months of a contract's year on whose first day a part is paid."""
_ARREARS: Mapping[str, Sequence[int]] = {
    "quarterly_arrears": (3, 6, 9, 12),
    "monthly_arrears": tuple(range(1, 13)),
}
"""The months of a contract's year after whose last day a part is due: on that day."""


@dataclass(frozen=True, slots=True)
class Price:
    """An offer for one project: pence for one `unit` (year, session, participant) × `volume` a year, for some years.

    `uplift` (basis points) is the rise on each anniversary. `pattern` says when it is paid. `results_share` (basis
    points) of it is paid by results, of which `results_expected` is counted on. `vat` (basis points) is charged on top
    and passed on to the tax office, so it is no income.
    """

    name: str
    project: int
    price: int
    start: date
    unit: str = "year"
    volume: int = 1
    years: int = 1
    uplift: int = 0
    pattern: str = "quarterly_arrears"
    results_share: int = 0
    results_expected: int = _WHOLE
    vat: int = 0


@dataclass(frozen=True, slots=True)
class Due:
    """A payment: its day, pence without VAT, and whether it is paid by results."""

    on: date
    amount: int
    by_results: bool = False


@dataclass(frozen=True, slots=True)
class PriceYear:
    """One year of a price, in pence; its months are the contract's own twelve.

    `income` is unit price × volume when all results are earned, `expected` what is counted on, `vat` what is charged
    on top of the income. `surplus` is expected − full cost (below zero: a shortfall), `margin` the same in basis points
    of the full cost. `others` is what certain payers bring for the project, without the contract of the price's own
    name, and `to_carry` what is then left for unrestricted money. `break_even` is the least unit price at which the
    expected income is the full cost; None where no price is enough.
    """

    year: FinancialYear
    unit_price: int
    income: int
    expected: int
    vat: int
    full_cost: int
    surplus: int
    margin: int
    others: int
    to_carry: int
    break_even: int | None


@dataclass(frozen=True, slots=True)
class PriceAnswer:
    """What a price brings against what the project costs in full, over all years, and when it is paid.

    `break_even` is the least unit price of the first year at which, with the same rises, all years together break even.
    The payments add up to the expected income.
    """

    years: tuple[PriceYear, ...]
    income: int
    expected: int
    vat: int
    full_cost: int
    surplus: int
    margin: int
    others: int
    to_carry: int
    break_even: int | None
    payments: tuple[Due, ...]


def answer(plan: Plan, rates: RatePack, price: Price) -> PriceAnswer:
    """A price against the full cost of its project in each of its years; see `full_cost` for what that is.

    Raises Refused for a volume or a number of years that is none, a price beyond £1bn, and where the project has no
    full cost to compare with.
    """
    check(price)
    years = tuple(_year(plan, rates, price, place) for place in range(price.years))
    expected, cost = sum(year.expected for year in years), sum(year.full_cost for year in years)
    return PriceAnswer(
        years=years,
        income=sum(year.income for year in years),
        expected=expected,
        vat=sum(year.vat for year in years),
        full_cost=cost,
        surplus=expected - cost,
        margin=round_half_up(_WHOLE * (expected - cost), cost),
        others=sum(year.others for year in years),
        to_carry=sum(year.to_carry for year in years),
        break_even=_least(cost, lambda first: sum(_expected(price, unit) for unit in _unit_prices(price, first))),
        payments=payments(price),
    )


def payments(price: Price) -> tuple[Due, ...]:
    """The dated payments of a price, without VAT, in order of their days; together the expected income of all years.

    In advance on the first day of each year or quarter of the contract, in arrears on the last day of each quarter or
    month; by milestones, half on the first and half on the last day of each year. What is paid by results comes three
    months after each year's end. Parts of a year that are equal differ by a penny at most.
    """
    check(price)
    found = [due for place in range(price.years) for due in _payments(price, place) if due.amount]
    return tuple(sorted(found, key=lambda due: due.on))


def check(price: Price) -> None:
    """Raise Refused for a price that nothing can be worked out from."""
    if price.volume < 1:
        raise Refused(f"“{price.name}” is for none a year. Type how many it is for, 1 or more.")
    if not 1 <= price.years <= MOST_YEARS:
        raise Refused(f"“{price.name}” is for {price.years} years. Type a number from 1 to {MOST_YEARS}.")
    if max(_unit_prices(price, price.price)) * price.volume > LIMIT_PENCE:
        raise Refused(f"“{price.name}” comes to more than £1 billion a year. Check the price and how many it is for.")


def _year(plan: Plan, rates: RatePack, price: Price, place: int) -> PriceYear:
    year = FinancialYear(Month.of(price.start).plus(12 * place))
    funded = _funded(plan, rates, price, year)
    unit, cost = _unit_prices(price, price.price)[place], funded.full_cost
    expected, others = _expected(price, unit), sum(payer.amount for payer in funded.payers if _other(payer, price))
    return PriceYear(
        year=year,
        unit_price=unit,
        income=unit * price.volume,
        expected=expected,
        vat=basis_points_of(unit * price.volume, price.vat),
        full_cost=cost,
        surplus=expected - cost,
        margin=round_half_up(_WHOLE * (expected - cost), cost),
        others=others,
        to_carry=max(0, cost - expected - others),
        break_even=_least(cost, lambda unit: _expected(price, unit)),
    )


def _funded(plan: Plan, rates: RatePack, price: Price, year: FinancialYear) -> ProjectFunding:
    found = {item.project: item for item in funding(plan, rates, year) if item.full_cost}
    if price.project not in found:
        raise Refused(
            f"“{price.name}” cannot be compared: its project has no cost in the twelve months from {year.start.label}. "
            "Give costs, posts or freelancers a share for it, or change the start date or the number of years."
        )
    return found[price.project]


def _other(payer: Payer, price: Price) -> bool:
    """Whether a payer is certain, and is not the contract that this price became."""
    return payer.certain and (payer.kind, payer.name) != ("contract", price.name)


def _unit_prices(price: Price, first: int) -> tuple[int, ...]:
    """Pence for a unit in each year: the first price × (1 + uplift)^(years since), rounded once."""
    factor = _WHOLE + price.uplift
    return tuple(round_half_up(first * factor**place, _WHOLE**place) for place in range(price.years))


def _expected(price: Price, unit: int) -> int:
    """A year's income that is counted on, at a unit price."""
    return sum(_fixed_and_results(price, unit))


def _fixed_and_results(price: Price, unit: int) -> tuple[int, int]:
    """What a year brings whatever happens, and what is counted on of the part that is paid by results."""
    income = unit * price.volume
    at_stake = basis_points_of(income, price.results_share)
    return income - at_stake, basis_points_of(at_stake, price.results_expected)


def _least(cost: int, expected: Callable[[int], int]) -> int | None:
    """The least price at which what is expected is the cost; it never falls with the price."""
    found = bisect_left(range(LIMIT_PENCE), cost, key=expected)
    return found if found < LIMIT_PENCE else None


def _payments(price: Price, place: int) -> Iterator[Due]:
    """One year's payments."""
    fixed, by_results = _fixed_and_results(price, _unit_prices(price, price.price)[place])
    days = _days(price, place)
    for day, amount in zip(days, share_out(fixed, (1,) * len(days)), strict=True):
        yield Due(day, amount)
    yield Due(_last_day(price, place, 12 + _QUARTER), by_results, by_results=True)


def _days(price: Price, place: int) -> tuple[date, ...]:
    if price.pattern in _ADVANCE:
        return tuple(add_months(price.start, 12 * place + month) for month in _ADVANCE[price.pattern])
    if price.pattern in _ARREARS:
        return tuple(_last_day(price, place, month) for month in _ARREARS[price.pattern])
    return add_months(price.start, 12 * place), _last_day(price, place, 12)


def _last_day(price: Price, place: int, months: int) -> date:
    """The last day of so many months of a contract's year."""
    return add_months(price.start, 12 * place + months) - timedelta(days=1)
