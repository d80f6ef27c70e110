"""Reserves: what is free of them, how much the risks call for, and how many months they cover.

Free reserves after CC19, section 3.1 (Charity Commission); the target is the usual risk-based sum of what could go
wrong. No figure here is one that a regulator sets.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.dates import Month
from app.money import round_half_up
from app.planning.closing.closure import COMMITMENT, Closure
from app.planning.forecast.forecast import Forecast
from app.planning.forecast.receipts import incoming
from app.planning.plan.plan import Fund, Plan, Policy

YEAR = 12
NOT_SET, BELOW, WITHIN, ABOVE = "not_set", "below", "within", "above"


@dataclass(frozen=True, slots=True)
class FreeReserves:
    """From all funds to what is free, in pence: `free` is the first less all the others.

    `restricted` and `endowment` are what those funds hold; one that is overdrawn holds nothing and is carried by
    unrestricted money. `designated` is the part of designated funds that cannot be called off.
    """

    total_funds: int
    endowment: int
    restricted: int
    fixed_assets: int
    programme_investments: int
    designated: int

    @property
    def free(self) -> int:
        """What can be spent on anything, in pence; below zero, restricted money is being used."""
        tied = self.endowment + self.restricted + self.fixed_assets + self.programme_investments + self.designated
        return self.total_funds - tied


@dataclass(frozen=True, slots=True)
class Target:
    """What the risks of the next year call for, in pence: its parts, which `total` adds up."""

    worst_dip: int
    closure_cost: int
    income_at_risk: int
    commitments: int

    @property
    def total(self) -> int:
        """All parts together, in pence."""
        return self.worst_dip + self.closure_cost + self.income_at_risk + self.commitments


@dataclass(frozen=True, slots=True)
class MonthsCovered:
    """How many hundredths of a month of something free reserves cover; None where nothing of it is spent.

    `of` is core_costs, unrestricted (what no restricted grant pays) or total; `monthly` is pence in an average month.
    """

    of: str
    monthly: int
    months: int | None


@dataclass(frozen=True, slots=True)
class Reserves:
    """Everything about reserves. `state` says where the months of the policy lie to it: see `policy_state`."""

    free: FreeReserves
    target: Target
    cover: tuple[MonthsCovered, ...]
    policy: Policy
    state: str

    @property
    def held(self) -> MonthsCovered:
        """The months that are told wherever months of reserves are: of what the policy goes by."""
        return next(each for each in self.cover if each.of == self.policy.of)

    @property
    def policy_line(self) -> int | None:
        """The low end of the policy in pence; None where it has none, and where nothing is spent."""
        monthly = self.held.monthly
        return round_half_up(self.policy.low * monthly, 100) if self.policy.low is not None and monthly else None

    @property
    def policy_gap(self) -> int:
        """Pence that are missing to the low end of the policy."""
        return max(0, (self.policy_line or 0) - self.free.free) if self.policy_line is not None else 0

    @property
    def using_restricted(self) -> bool:
        """Whether free reserves are below zero: restricted money is then being used."""
        return self.free.free < 0


def reserves(plan: Plan, confirmed: Forecast, expected: Forecast, closure: Closure) -> Reserves:
    """The reserves at the balance date, from the confirmed and the expected view of one plan and its next year."""
    free = free_reserves(plan)
    cover = months_covered(free.free, confirmed)
    months = next(each.months for each in cover if each.of == plan.policy.of)
    state = policy_state(months, plan.policy)
    return Reserves(free, target(plan, expected, closure), cover, plan.policy, state)


def free_reserves(plan: Plan) -> FreeReserves:
    """Total funds less endowment, restricted, fixed assets, programme investments and committed designations."""
    return FreeReserves(
        total_funds=sum(fund.balance for fund in plan.funds),
        endowment=_held(plan.funds, "endowment"),
        restricted=_held(plan.funds, "restricted"),
        fixed_assets=plan.fixed_assets,
        programme_investments=plan.programme_investments,
        designated=sum(_committed(fund) for fund in plan.funds if fund.kind == "designated"),
    )


def target(plan: Plan, expected: Forecast, closure: Closure) -> Target:
    """The risk-based target.

    The largest fall of free cash in the expected view from any point of the next twelve months to a later one, + what
    closing at the balance date costs, + income that is not certain × (1 − its probability) over the months that it
    takes to replace it, + the named commitments that no other money pays.
    """
    return Target(
        worst_dip=worst_dip((expected.opening_free_cash, *expected.free_cash[: expected.parts + YEAR])),
        closure_cost=closure.now.total,
        income_at_risk=income_at_risk(plan),
        commitments=sum(each.amount for each in plan.obligations if each.kind == COMMITMENT),
    )


def worst_dip(points: Sequence[int]) -> int:
    """The largest fall from any point to a later one, in pence; 0 where nothing falls."""
    highest, fall = points[0], 0
    for point in points:
        highest = max(highest, point)
        fall = max(fall, highest - point)
    return fall


def income_at_risk(plan: Plan) -> int:
    """Pence of unconfirmed receipts due in the months to replace income × (1 − probability), rounded for each.

    The months are whole ones, and with them the rest of the month of the balance date.
    """
    if plan.start is None or plan.balance_date is None or plan.replace_months == 0:
        return 0
    months = Month.of(plan.balance_date).plus(plan.replace_months + 1) - plan.start
    known = incoming(plan, plan.balance_date, plan.start, months)
    return sum(
        round_half_up(sum(row) * (100 - source.probability), 100)
        for source, row in zip(known.sources, known.pending.tolist(), strict=True)
        if not source.confirmed
    )


def months_covered(free: int, confirmed: Forecast) -> tuple[MonthsCovered, ...]:
    """Months of all spending, of core costs, and of what falls on unrestricted money, over the next twelve months.

    All spending is the usual measure: whose work a post is, and what a grant names, does not change it. Free reserves
    below zero cover no month.
    """
    core, on_general = confirmed.core_cost, [sum(pair) for pair in zip(*_on_general(confirmed), strict=True)]
    every = [sum(pair) for pair in zip(core, confirmed.project_cost, strict=True)]
    rows = (("total", every), ("core_costs", core), ("unrestricted", on_general))
    return tuple(_cover(of, average_month(confirmed, amounts), free) for of, amounts in rows)


def average_month(of: Forecast, amounts: Sequence[int]) -> int:
    """Pence in an average month of a forecast's next twelve whole ones, or of as many as it has."""
    year = amounts[of.parts : of.parts + YEAR] or amounts
    return round_half_up(sum(year), len(year)) if year else 0


def policy_state(months: int | None, policy: Policy) -> str:
    """`below`, `within` or `above` the policy, from hundredths of a month held; `not_set` where either is unknown."""
    if months is None or (policy.low is None and policy.high is None):
        return NOT_SET
    if policy.low is not None and months < policy.low:
        return BELOW
    return ABOVE if policy.high is not None and months > policy.high else WITHIN


def _cover(of: str, monthly: int, free: int) -> MonthsCovered:
    return MonthsCovered(of, monthly, round_half_up(100 * max(0, free), monthly) if monthly else None)


def _on_general(forecast: Forecast) -> tuple[Sequence[int], Sequence[int]]:
    return forecast.core_on_general, forecast.projects_on_general


def _held(funds: Sequence[Fund], kind: str) -> int:
    return sum(max(0, fund.balance) for fund in funds if fund.kind == kind)


def _committed(fund: Fund) -> int:
    held = max(0, fund.balance)
    return held if fund.committed is None else min(held, fund.committed)
