"""The monthly forecast: what each fund holds, month by month, and how much of it is free."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from app.dates import Month, tax_year_start
from app.planning.forecast.charging import Charge, Charged, charge, percent_in
from app.planning.forecast.receipts import Incoming, Receipt, in_view, incoming, receipts
from app.planning.law.employer import employment_allowance
from app.planning.law.rates import RatePack, tax_year_of
from app.planning.plan.own_funds import with_own_funds
from app.planning.plan.plan import Fund, Grant, Plan
from app.planning.plan.reuse import Reuse
from app.planning.plan.schedule import Ints
from app.planning.spending.spending import Spending, spending_to_come
from app.problems import Refused

VIEWS = ("confirmed", "expected", "everything")
"""Received and confirmed money only; the rest × its probability; all of it at 100 per cent."""

USUAL_MONTHS = 36
"""How many months are looked at where nobody says otherwise: a default of our own."""
MOST_MONTHS = 600
MOST_LATE = 60


@dataclass(frozen=True, slots=True)
class FundLine:
    """One fund, in pence by month: closing = opening + received − paid, to the penny."""

    fund: Fund
    opening: tuple[int, ...]
    received: tuple[int, ...]
    paid: tuple[int, ...]
    closing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Forecast:
    """A view of the plan's money, in pence by month. Without a balance date there are no months.

    The first month is a part of one where the balance date lies within it: what falls due after that day.
    `free_cash` is the general fund less every restricted fund's overdraft, at the end of the month. `core_cost` and
    `project_cost` are what is paid for each, by whomever; `core_on_general` and `projects_on_general` the part of it
    that no restricted grant pays. `allowance` is the Employment Allowance, which is part of
    what the general fund receives. `charged` is what budget lines pay, compactly.
    """

    view: str
    start: Month | None
    months: tuple[Month, ...] = ()
    funds: tuple[FundLine, ...] = ()
    free_cash: tuple[int, ...] = ()
    opening_free_cash: int = 0
    receipts: tuple[Receipt, ...] = ()
    core_cost: tuple[int, ...] = ()
    project_cost: tuple[int, ...] = ()
    core_on_general: tuple[int, ...] = ()
    projects_on_general: tuple[int, ...] = ()
    allowance: tuple[int, ...] = ()
    charged: Charged | None = field(default=None, compare=False, repr=False)
    balance_date: date | None = None

    @property
    def parts(self) -> int:
        """How many months at the beginning are parts: 1 where the balance date lies within the first, else 0."""
        return int(self.balance_date is not None and Month.of(self.balance_date) == self.start)

    @property
    def charges(self) -> tuple[Charge, ...]:
        """What budget lines pay, a row for each line and slice of a cost; made anew each time it is asked for."""
        return self.charged.charges() if self.charged else ()


def forecast(
    plan: Plan,
    rates: RatePack,
    *,
    view: str = "confirmed",
    months: int = USUAL_MONTHS,
    late: int = 0,
    reuse: Reuse | None = None,
) -> Forecast:
    """Forecast every fund for 1 to 600 months from the day after the balance date, receipts 0 to 60 months late.

    - Money that recurring lines brought or cost by the balance date is in the balances already. Costs count in the
      month of payment: one due by that date and paid after it counts. So the rest of its month is a first, part month.
    - Receipts: see `receipts.incoming` and `receipts.in_view`. Only what has not come in can be late.
    - Confirmed grants bring their instalments and pay their budget lines in every view, unconfirmed ones by the view.
    - Costs: see `spending.spending`. Each month's are charged to the restricted grants that name them (see
      `charging.charge`), the rest falls on the general fund. A restricted fund may go below zero.
    - The Employment Allowance, where claimed, is received by the general fund as the National Insurance falls due.
    - A plan without a general fund is given an empty one, and a restricted grant without a fund one of its own.

    `reuse` keeps what is worked out, so that the next forecast with it only does what another view, or a change of the
    plan, asks for. Raises Refused.
    """
    _check(view, months, late)
    start, balance_date = plan.start, plan.balance_date
    if start is None or balance_date is None:
        return Forecast(view, None)
    reuse = reuse or Reuse()
    spent = spending_to_come(plan, rates, months, reuse=reuse)
    plan = _with_homes(plan, view, reuse)
    funds = _with_general(plan.funds)
    general = next(fund.id for fund in funds if fund.kind == "general")
    known = incoming(plan, balance_date, start, months, reuse)
    table = in_view(known, view, late)
    charged = charge(plan, spent, view, reuse=reuse)
    allowance = _allowance(plan, rates, spent)
    flows = _flows(funds, known, table, charged, general=general, allowance=allowance)
    core, projects = spent.core_and_projects(spent.amounts)
    core_left, projects_left = spent.core_and_projects(charged.left)
    return Forecast(
        view=view,
        start=start,
        months=tuple(start.until(start.plus(months))),
        funds=tuple(map(FundLine, funds, *(map(tuple, rows.tolist()) for rows in flows))),
        free_cash=tuple(free_cash(funds, flows[-1]).tolist()),
        opening_free_cash=int(free_cash(funds, np.array([fund.balance for fund in funds]))),
        receipts=receipts(known, table, general),
        core_cost=core,
        project_cost=projects,
        core_on_general=core_left,
        projects_on_general=projects_left,
        allowance=allowance,
        charged=charged,
        balance_date=balance_date,
    )


def forecasts(plan: Plan, rates: RatePack, *, months: int = USUAL_MONTHS, late: int = 0) -> Mapping[str, Forecast]:
    """The forecast in each of the views, by its name; the costs are worked out once."""
    reuse = Reuse()
    return {view: forecast(plan, rates, view=view, months=months, late=late, reuse=reuse) for view in VIEWS}


def brings(grant: Grant, view: str) -> bool:
    """Whether a grant can bring money in a view."""
    percent = percent_in(view, confirmed=grant.confirmed, probability=grant.probability)
    return percent > 0 or any(payment.received_on for payment in grant.instalments)


def free_cash(funds: Sequence[Fund], balances: Ints) -> Ints:
    """Pence that can be spent on anything: the general balance less the sum of restricted overdrafts.

    `balances` is by fund, and by month if there are several. Designated and endowment balances are never part of it,
    nor is what restricted funds hold (CC19, section 3.1).
    """
    general = [fund.kind == "general" for fund in funds]
    restricted = [fund.kind == "restricted" for fund in funds]
    free: Ints = balances[general].sum(axis=0) + np.minimum(balances[restricted], 0).sum(axis=0)
    return free


def _check(view: str, months: int, late: int) -> None:
    if view not in VIEWS:
        raise Refused("A forecast shows what is confirmed, expected or everything. Choose one of these.")
    if not 1 <= months <= MOST_MONTHS:
        raise Refused(f"A forecast covers 1 to {MOST_MONTHS} months. Choose a number between these.")
    if not 0 <= late <= MOST_LATE:
        raise Refused(f"Receipts can be 0 to {MOST_LATE} months late. Choose a number between these.")


def _with_general(funds: tuple[Fund, ...]) -> tuple[Fund, ...]:
    if any(fund.kind == "general" for fund in funds):
        return funds
    unused_id = min((0, *(fund.id - 1 for fund in funds)))
    return (Fund(unused_id, "General fund", "general"), *funds)


def _allowance(plan: Plan, rates: RatePack, spent: Spending) -> tuple[int, ...]:
    if not plan.claims_allowance or plan.balance_date is None:
        return (0,) * spent.months
    same_year = tax_year_of(spent.first) == tax_year_start(plan.balance_date)
    liability = list(zip(spent.first.until(spent.first.plus(spent.months)), spent.nic, strict=True))
    return employment_allowance(liability, rates, already_used_pence=plan.allowance_used if same_year else 0)


def _with_homes(plan: Plan, view: str, reuse: Reuse) -> Plan:
    """The plan with funds for the grants that need one of their own, if they can bring money in the view."""
    made = reuse.get(
        "own funds", (plan.funds, plan.grants), (view,), lambda: with_own_funds(plan, lambda grant: brings(grant, view))
    )
    return replace(plan, funds=made.funds, grants=made.grants)


def _flows(
    funds: Sequence[Fund], known: Incoming, table: Ints, charged: Charged, *, general: int, allowance: Sequence[int]
) -> tuple[Ints, Ints, Ints, Ints]:
    """Opening, received, paid and closing pence by fund and month."""
    places = {fund.id: place for place, fund in enumerate(funds)}
    received = _received(known, table, places, general, charged.spent.months)
    received[places[general]] += allowance
    paid = _paid(charged, places, general)
    opening, closing = _balances(funds, received, paid)
    return opening, received, paid, closing


def _received(known: Incoming, table: Ints, places: Mapping[int, int], general: int, months: int) -> Ints:
    """Pence by fund and month."""
    totals = np.zeros((len(places), months), np.int64)
    into = [places[general if source.fund is None else source.fund] for source in known.sources]
    np.add.at(totals, into, table)
    return totals


def _paid(charged: Charged, places: Mapping[int, int], general: int) -> Ints:
    """Pence by fund and month: what budget lines pay, and on the general fund the rest."""
    totals = np.zeros((len(places), charged.spent.months), np.int64)
    for fund, row in charged.by_fund().items():
        totals[places[fund]] = row
    totals[places[general]] = charged.left.sum(axis=1)
    return totals


def _balances(funds: Sequence[Fund], received: Ints, paid: Ints) -> tuple[Ints, Ints]:
    """Opening and closing pence by fund and month."""
    change = received - paid
    closing = np.array([fund.balance for fund in funds], np.int64)[:, None] + np.cumsum(change, axis=1)
    return closing - change, closing
