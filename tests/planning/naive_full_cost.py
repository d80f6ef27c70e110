"""Full cost a second time, by the plainest means: fractions, one loop after the other, nothing shared or clever.

It exists to be compared with `app.planning.full_cost.full_cost` on random plans, step-down included; it uses none of
that code.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from fractions import Fraction

from app.dates import FinancialYear, Month
from app.planning.law.employer import post_month_costs
from app.planning.law.rates import RatePack
from app.planning.plan.plan import Freelancer, Plan, PoolRule, Post
from tests.planning.naive import days_of, half_up, price, split, work

POOLS = ("premises", "central", "governance", "fundraising")
USUAL = {"premises": "headcount", "central": "staff_time"}


class CannotBeShared(Exception):
    """A driver without units, or steps in a circle."""


@dataclass
class Result:
    """Pence: direct cost and overheads by project and pool, what pools pass to pools, what no project bears."""

    direct: dict[int, int] = field(default_factory=dict)
    overheads: dict[int, dict[str, int]] = field(default_factory=dict)
    steps: dict[tuple[str, str], int] = field(default_factory=dict)
    unallocated: int = 0


def naive_full_cost(plan: Plan, rates: RatePack, year: FinancialYear) -> Result:
    result = Result({project.id: 0 for project in plan.projects}, {project.id: {} for project in plan.projects})
    core = dict.fromkeys(POOLS, 0)
    for total, shares, pool in yearly(plan, rates, year):
        for project, part in split(total, shares).items():
            if project is None:
                core[pool] += part
            else:
                result.direct[project] += part
    with_cost = [project for project, amount in result.direct.items() if amount] or list(result.direct)
    apart = any(rule.unallocated or not rule.included for rule in plan.pools.values())
    if len(with_cost) == 1 and not apart:
        result.direct[with_cost[0]] += sum(core.values())
        core = dict.fromkeys(POOLS, 0)
    step_down(plan, year, core, result)
    return result


def yearly(plan: Plan, rates: RatePack, year: FinancialYear) -> list[tuple[int, dict[int, int], str]]:
    """What everything costs in the year by when it falls due, its shares, and its pool."""
    found: list[tuple[int, dict[int, int], str]] = []
    for cost in plan.costs:
        total = 0
        for day in days_of(cost.schedule, year.months[-1].last_day):
            if Month.of(day) in year.months:
                total += price(cost, Month.of(day))
        found.append((total, dict(cost.shares), cost.pool))
    for post in plan.posts:
        total = sum(month.total for month in post_month_costs(post.pay, year.months, rates))
        found.append((total, dict(post.shares), post.pool))
    found += [
        (sum(work(each, month) for month in year.months), dict(each.shares), each.pool) for each in plan.freelancers
    ]
    return found


def step_down(plan: Plan, year: FinancialYear, core: dict[str, int], result: Result) -> None:
    rules = {pool: plan.pools.get(pool) or PoolRule(USUAL.get(pool, "direct_cost")) for pool in POOLS}
    serves = {pool: rule.serves if rule.included else () for pool, rule in rules.items()}
    waiting = list(POOLS)
    while waiting:
        free = [pool for pool in waiting if not any(pool in serves[other] for other in waiting)]
        if not free:
            raise CannotBeShared
        pool = free[0]
        waiting.remove(pool)
        amount, rule = core[pool], rules[pool]
        if amount == 0:
            continue
        if not rule.included or not plan.projects:
            result.unallocated += amount
            for project in result.overheads:
                result.overheads[project][pool] = 0
            continue
        bearers: list[int | str] = [*(project.id for project in plan.projects), *serves[pool]]
        units = [units_of(plan, rules, rule.driver, year, bearer, core, result) for bearer in bearers]
        units.append(Fraction(rule.unallocated, 100))
        for bearer, part in zip(bearers, shared(amount, units), strict=False):
            if isinstance(bearer, str):
                core[bearer] += part
                result.steps[pool, bearer] = part
            else:
                result.overheads[bearer][pool] = part
            amount -= part
        result.unallocated += amount


def shared(total: int, units: Sequence[Fraction]) -> list[int]:
    if sum(units) == 0:
        raise CannotBeShared
    exact = [total * unit / sum(units) for unit in units]
    parts = [part.__floor__() for part in exact]
    while sum(parts) < total:
        place = max(range(len(parts)), key=lambda place: exact[place] - parts[place])
        parts[place] += 1
    return parts


def units_of(  # noqa: PLR0917 - everything that a driver may look at
    plan: Plan,
    rules: dict[str, PoolRule],
    driver: str,
    year: FinancialYear,
    bearer: int | str,
    core: dict[str, int],
    result: Result,
) -> Fraction:
    if driver == "direct_cost":
        return max(Fraction(0), Fraction(core[bearer] if isinstance(bearer, str) else result.direct[bearer], 100))
    if driver == "floor_space":
        if isinstance(bearer, str):
            return Fraction(rules[bearer].floor_space, 100)
        (project,) = (item for item in plan.projects if item.id == bearer)
        begun = project.start is None or project.start <= year.months[-1].last_day
        gone = project.end is not None and project.end < year.months[0].first_day
        return Fraction(project.floor_space, 100) if begun and not gone else Fraction(0)
    total = Fraction(0)
    for post in plan.posts:
        worked = sum(works_in(post, month) for month in year.months)
        full = {"headcount": Fraction(1), "fte": Fraction(post.pay.fte, 10_000)}
        a_year = full.get(driver, 260 * Fraction(post.pay.fte, 10_000))
        total += part_of(post, bearer) * a_year * Fraction(worked, 12)
    for item in plan.freelancers if driver == "staff_time" else ():
        total += part_of(item, bearer) * sum(Fraction(days_worked(item, month), 100) for month in year.months)
    return total


def part_of(item: Post | Freelancer, bearer: int | str) -> Fraction:
    if isinstance(bearer, int):
        return Fraction(item.shares.get(bearer, 0), 10_000)
    return 1 - Fraction(sum(item.shares.values()), 10_000) if item.pool == bearer else Fraction(0)


def works_in(post: Post, month: Month) -> bool:
    return post.pay.start <= month.last_day and (post.pay.end is None or post.pay.end >= month.first_day)


def days_worked(item: Freelancer, month: Month) -> int:
    days = [month.first_day + timedelta(days=number) for number in range(month.last_day.day)]
    return half_up(item.days * Fraction(sum(item.start <= day <= (item.end or day) for day in days), len(days)))
