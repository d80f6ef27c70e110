"""The bid / no-bid check: counting the answers, and the two that the plan itself can give.

Ten questions in six groups; 8 or more yes: bid, 6 or 7: borderline, 5 or fewer: do not bid (tenderwatch.ie template).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.dates import FinancialYear, Month
from app.money import round_half_up
from app.planning.forecast.answers import LowPoint, lowest, months_passed
from app.planning.forecast.forecast import MOST_MONTHS
from app.planning.forecast.horizon import reported_forecast
from app.planning.full_cost.full_cost import ProjectCost, full_cost
from app.planning.law.rates import RatePack
from app.planning.plan.plan import Grant, Plan
from app.planning.spending.spending import Target

BID, BORDERLINE, NO_BID = "bid", "borderline", "no_bid"
_BID_FROM, _BORDERLINE_FROM = 8, 6


@dataclass(frozen=True, slots=True)
class Verdict:
    """The count of answers. `verdict` counts only the yeses so far; `best` is what it would be if all open were yes."""

    yes: int
    no: int
    open: int
    verdict: str
    best: str

    @property
    def can_change(self) -> bool:
        """Whether the questions that are still open can change the verdict."""
        return self.best != self.verdict


@dataclass(frozen=True, slots=True)
class CashGap:
    """Whether free cash carries a bid from now to its first payment.

    - `no_balance`: no balance date, so nothing can be forecast. `no_payments`: none planned. `past`: the first was due
      by the balance date, or before today, and has not come, so its date says nothing.
    - `paid`: its first payment has come. `not_asked`: the bid is not in the plan, for it was lost or withdrawn.
    - `short`: free cash is below zero before anything of the bid. `carried`, `not_carried`: the forecast's answer;
      `lowest` is the lowest month-end before the first payment, None where the payment comes first of all.
      `opening` is free cash, in pence, at the balance date or, by the plan, at the end of the month before today's.
    """

    state: str
    first_payment: date | None = None
    lowest: LowPoint | None = None
    opening: int = 0

    @property
    def met(self) -> bool | None:
        """Yes, no, or not yet to be told."""
        return {"paid": True, "carried": True, "short": False, "not_carried": False}.get(self.state)


@dataclass(frozen=True, slots=True)
class FullPrice:
    """What is asked against the full cost of what its budget pays for, in pence: direct cost and fair overheads."""

    asked: int
    direct: int
    overheads: int

    @property
    def met(self) -> bool:
        """Whether the amount is at or above the full cost."""
        return self.asked >= self.direct + self.overheads


def verdict(answers: Iterable[bool | None]) -> Verdict:
    """Count answers: yes, no, and None for those still open."""
    given = tuple(answers)
    yes, still_open = given.count(True), given.count(None)
    return Verdict(yes, given.count(False), still_open, _word(yes), _word(yes + still_open))


def cash_gap(plan: Plan, rates: RatePack, grant_id: int, today: date) -> CashGap:
    """Whether free cash in the confirmed view stays at or above zero until the first payment of a bid that is won.

    The bid counts as won, with its costs and without its money. Month-ends from today's on are looked at, on the step
    of the forecast, up to the month of the day before the payment: within that month all is spent and nothing of the
    bid has come, for the careful side is to spend early and receive late (NCVO, building a cash-flow forecast). Raises
    Refused, as the forecast does.
    """
    grant = next((each for each in plan.grants if each.id == grant_id), None)
    if grant is None:
        return CashGap("not_asked")
    if any(payment.received_on for payment in grant.instalments):
        return CashGap("paid")
    if not grant.instalments:
        return CashGap("no_payments")
    first = min(payment.due for payment in grant.instalments)
    if plan.start is None or plan.balance_date is None:
        return CashGap("no_balance", first)
    if first <= plan.balance_date or first < today:
        return CashGap("past", first)
    return _until(plan, rates, grant, first, today)


def full_price(plan: Plan, rates: RatePack, grant_id: int) -> FullPrice | None:
    """What a bid asks for against the full cost of its budget; None where no amount or no budget tells.

    The direct cost is what its budget lines pay of the projects' costs; overheads are that × the projects' overhead
    rate (see `full_cost`) in the financial year in which the bid starts, each project to the nearest penny. A line for
    what is core pays overheads itself. A line for a category does not say whose cost it is, so nothing can be told.
    Raises Refused, as the full cost does.
    """
    grant = next((each for each in plan.grants if each.id == grant_id and each.amount), None)
    if grant is None or any(line.target[0] == "category" for line in grant.budget):
        return None
    start = Month.of(grant.start) if grant.start else plan.start
    direct = _direct(plan, grant)
    if start is None or not direct:
        return None
    year = FinancialYear.containing(start, plan.year_start_month)
    costs = {cost.project: cost for cost in full_cost(plan, rates, year).projects}
    if not all(costs[project].direct for project in direct):
        return None
    overheads = sum(_overheads(costs[project], amount) for project, amount in direct.items())
    return FullPrice(grant.amount, sum(direct.values()), overheads)


def _word(yes: int) -> str:
    return BID if yes >= _BID_FROM else BORDERLINE if yes >= _BORDERLINE_FROM else NO_BID


def _until(plan: Plan, rates: RatePack, grant: Grant, first: date, today: date) -> CashGap:
    won = replace(grant, confirmed=True, instalments=())
    plan = replace(plan, grants=tuple(won if each.id == grant.id else each for each in plan.grants))
    found = reported_forecast(plan, rates, today=today, months=_months_before(plan, first))
    passed = months_passed(found, today)
    points = (found.opening_free_cash, *found.free_cash)
    opening, low = points[passed], lowest(found, today)
    if opening < 0:
        return CashGap("short", first, None, opening)
    if low is None or low.month > Month.of(first - timedelta(days=1)):
        return CashGap("carried", first, None, opening)
    return CashGap("carried" if low.free_cash >= 0 else "not_carried", first, low, opening)


def _months_before(plan: Plan, first: date) -> int:
    """How many months of the forecast there are up to the one of the day before a payment: one at least."""
    ahead = Month.of(first - timedelta(days=1)) - plan.start + 1 if plan.start else 1
    return min(max(ahead, 1), MOST_MONTHS)


def _direct(plan: Plan, grant: Grant) -> Mapping[int, int]:
    """Pence of the budget that pay for each project's own costs."""
    shares = _shares(plan)
    direct: dict[int, int] = defaultdict(int)
    for line in grant.budget:
        for project, share in shares.get(line.target, {}).items():
            direct[project] += round_half_up(line.amount * share, 10_000)
    return direct


def _shares(plan: Plan) -> Mapping[Target, Mapping[int, int]]:
    """The basis points that each project bears of what a budget line can name."""
    shares: dict[Target, Mapping[int, int]] = {("project", each.id): {each.id: 10_000} for each in plan.projects}
    shares |= {("cost", each.id): each.shares for each in plan.costs}
    shares |= {("post", each.id): each.shares for each in plan.posts}
    return shares | {("freelancer", each.id): each.shares for each in plan.freelancers}


def _overheads(cost: ProjectCost, amount: int) -> int:
    return round_half_up(amount * sum(cost.overheads.values()), cost.direct)
