"""The horizon: how far a forecast is reported, since an organisation that is short for a year would have closed.

What answers a user or a document takes its forecasts from here, never from `forecast.forecast` itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.planning.closing.closure import Closure
from app.planning.forecast.answers import covered_and_again, months_passed
from app.planning.forecast.charging import Charged
from app.planning.forecast.forecast import USUAL_MONTHS, Forecast, FundLine, forecast, forecasts
from app.planning.law.rates import RatePack
from app.planning.plan.plan import Plan
from app.planning.plan.reuse import Reuse
from app.planning.spending.spending import Spending

BEYOND = 12
"""Months after the first short month that are still reported."""
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Reported:
    """One view to the last month that is reported, and what is held against it.

    `whole` is that view as far as was asked for, which only tells what grants that end before still bring and pay.
    `beside` are all views over the months of `shown`. `certain` is the confirmed view to its own last reported month.
    `year` are all views over the next twelve whole months and the part month before them, whatever was asked for.
    """

    shown: Forecast
    whole: Forecast
    beside: Mapping[str, Forecast]
    certain: Forecast
    year: Mapping[str, Forecast]


def reported_forecast(
    plan: Plan,
    rates: RatePack,
    *,
    today: date,
    view: str = "confirmed",
    months: int = USUAL_MONTHS,
    late: int = 0,
    reuse: Reuse | None = None,
) -> Forecast:
    """A forecast of at most so many months, to the last one that is reported. Raises Refused, as `forecast` does."""
    return reported(forecast(plan, rates, view=view, months=months, late=late, reuse=reuse), today)


def reported_views(
    plan: Plan, rates: RatePack, *, today: date, view: str = "confirmed", months: int = USUAL_MONTHS, late: int = 0
) -> Reported:
    """A view of at most so many months with the others beside it. Raises Refused, as `forecast` does."""
    asked = forecasts(plan, rates, months=months, late=late)
    if view not in asked:
        forecast(plan, rates, view=view)  # which refuses it
    shown = reported(asked[view], today)
    whole = asked if months > _YEAR else forecasts(plan, rates, months=_YEAR + 1, late=late)
    return Reported(
        shown=shown,
        whole=asked[view],
        beside={name: first_months(each, len(shown.months)) for name, each in asked.items()},
        certain=reported(asked["confirmed"], today),
        year={name: first_months(each, each.parts + _YEAR) for name, each in whole.items()},
    )


def reported(of: Forecast, today: date) -> Forecast:
    """The forecast to the last month that is reported on a day."""
    short = [of.opening_free_cash < 0, *(free < 0 for free in of.free_cash)]
    return first_months(of, months_reported(short, months_passed(of, today) + 1))


def months_reported(short: Sequence[bool], before: int) -> int:
    """How many months are reported: those up to twelve after the first short one, or all.

    `short` tells of the balance date and then of each month's end whether money is short; `before` of these points
    lie before the month of today. A shortage at the balance date counts from the first month. One that began before
    today is lived through where it is covered before today or within those twelve months: then the next one counts.
    """
    last = len(short) - 1
    first = next((at for at in range(len(short)) if short[at]), last)
    if first < before and short[first]:
        covered, again = covered_and_again(short, before)
        if covered <= last and (covered < before or covered <= _reach(first)):
            first = again
    return min(last, _reach(first))


def first_months(of: Forecast, count: int) -> Forecast:
    """The same as a forecast of so many months, if it has more."""
    if count >= len(of.months):
        return of
    return replace(
        of,
        months=of.months[:count],
        funds=tuple(_first_of_fund(line, count) for line in of.funds),
        free_cash=of.free_cash[:count],
        receipts=tuple(replace(each, amounts=each.amounts[:count]) for each in of.receipts),
        core_cost=of.core_cost[:count],
        project_cost=of.project_cost[:count],
        core_on_general=of.core_on_general[:count],
        projects_on_general=of.projects_on_general[:count],
        allowance=of.allowance[:count],
        charged=_first_charged(of.charged, count) if of.charged else None,
    )


def closing_within(closing: Closure | None, of: Forecast) -> Closure | None:
    """What closing costs, for the months of a forecast."""
    return replace(closing, months=closing.months[: len(of.months)]) if closing else None


def _reach(first: int) -> int:
    """The last point that is reported where money is first short at a point."""
    return max(1, first) + BEYOND


def _first_of_fund(line: FundLine, count: int) -> FundLine:
    parts = (line.opening, line.received, line.paid, line.closing)
    return FundLine(line.fund, *(part[:count] for part in parts))


def _first_charged(charged: Charged, count: int) -> Charged:
    payments = (
        replace(payment, paid=payment.paid[: count - payment.start])
        for payment in charged.payments
        if payment.start < count
    )
    return Charged(_first_spent(charged.spent, count), tuple(payments), charged.left[:count])


def _first_spent(spent: Spending, count: int) -> Spending:
    return replace(spent, totals=spent.totals[:, :count], amounts=spent.amounts[:count], nic=spent.nic[:count])
