"""By what overheads are shared: each project's and pool's units of a driver in a year, as exact whole numbers.

Drivers after ACEVO and NPC (premises by headcount, central functions by time, governance by expenditure) and NCVO
(floor space, fundraising by expenditure).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from app.dates import FinancialYear, Month
from app.money import round_half_up
from app.planning.plan.plan import Freelancer, Plan, PoolRule, Post, Project
from app.planning.spending.spending import days_between
from app.problems import Refused

Bearer = int | str
"""Who bears a part of a cost: a project, by its id, or an overhead pool, by its name."""

POOL_LABELS: Mapping[str, str] = {
    "premises": "Premises and office",
    "central": "Central functions",
    "governance": "Governance and strategy",
    "fundraising": "Fundraising",
}
"""The pools in their usual order, with the words that people read."""

PRESETS: Mapping[str, str] = {
    "premises": "headcount",
    "central": "staff_time",
    "governance": "direct_cost",
    "fundraising": "direct_cost",
}
"""The usual driver of each pool, until the user chooses another."""

WORKING_DAYS = 260
"""Days worked in a year, full time: 52 weeks of five days."""

_SIXTIETHS = 60
"""Days are counted in sixtieths of a hundredth, because a twelfth of 260 days is not whole."""

_POST_MONTH = _SIXTIETHS * 100 * WORKING_DAYS // (12 * 10_000)

_PER_HUNDREDTH = {
    "headcount": 12 * 10_000 // 100,
    "fte": 12 * 10_000 * 10_000 // 100,
    "staff_time": _SIXTIETHS * 10_000,
    "floor_space": 1,
    "direct_cost": 1,
}

_NO_POOLS: Mapping[str, int] = MappingProxyType({})

_MISSING = {
    "headcount": ("people", "no post works on a project. Give a post a share for a project"),
    "fte": ("full-time equivalents", "no post works on a project. Give a post a share for a project"),
    "staff_time": ("time", "nobody's time goes to a project. Give a post or a freelancer a share for a project"),
    "floor_space": ("floor space", "no project has any. Fill in the floor space of each project"),
    "direct_cost": ("direct cost", "no project has any. Give a cost, post or freelancer a share for a project"),
}


class NotShared(Refused):
    """The rules by which overhead pools are shared cannot be followed; what mends it is the sharing of costs."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Everybody's part of a driver, and the part left unused, in whole numbers of `per_hundredth` a hundredth.

    `pools` are the pools that bear a part before projects do.
    """

    driver: str
    projects: Mapping[int, int]
    pools: Mapping[str, int]
    unallocated: int
    per_hundredth: int

    @property
    def total(self) -> int:
        """The whole organisation's units: the denominator of every share."""
        return sum(self.projects.values()) + sum(self.pools.values()) + self.unallocated

    def hundredths(self, weight: int) -> int:
        """The driver's own units (people, days, square metres, pounds) × 100, to print, a half going up."""
        return round_half_up(weight, self.per_hundredth)


def rule_for(plan: Plan, pool: str) -> PoolRule:
    """How a pool is shared: the user's rule, or the usual one."""
    return plan.pools.get(pool) or PoolRule(PRESETS.get(pool, "direct_cost"))


def weights(
    plan: Plan, rule: PoolRule, year: FinancialYear, direct: Mapping[int, int], pools: Mapping[str, int] = _NO_POOLS
) -> Weights:
    """Every project's units of a rule's driver in a year, and those of `pools`, with what these cost in pence so far.

    - `headcount`: people: a post is one, × the part of it a project has × the months of the year it is worked in / 12.
    - `fte`: the same × full-time equivalent.
    - `staff_time`: days: a post's FTE × 260 / 12 in each month it is worked in; a freelancer's days, by calendar days
      in a month partly worked; each × the part that a project has.
    - `floor_space`: square metres of the project, none before it begins and after it has ended; of the pool, its own.
    - `direct_cost`: pounds of the project (`direct`, in pence), and of the pool; none where more came back than was
      paid.

    Of people, a pool has the parts that no project has of the posts and freelancers in it.
    """
    units: Mapping[Bearer, int]
    match rule.driver:
        case "headcount":
            units = _add((post, _months(post.pay.start, post.pay.end, year)) for post in plan.posts)
        case "fte":
            units = _add((post, post.pay.fte * _months(post.pay.start, post.pay.end, year)) for post in plan.posts)
        case "staff_time":
            units = _staff_time(plan, year)
        case "floor_space":
            room = {project.id: project.floor_space for project in plan.projects if _runs(project, year)}
            units = _together(room, {pool: rule_for(plan, pool).floor_space for pool in pools})
        case _:
            units = {bearer: max(0, pence) for bearer, pence in _together(direct, pools).items()}
    factor = _PER_HUNDREDTH[rule.driver]
    return Weights(
        driver=rule.driver,
        projects={project.id: units.get(project.id, 0) for project in plan.projects},
        pools={pool: units.get(pool, 0) for pool in pools},
        unallocated=rule.unallocated * factor,
        per_hundredth=factor,
    )


def missing(pool: str, driver: str, year: FinancialYear) -> str:
    """The sentence that says which field to fill when a pool's driver has no units at all."""
    by, what = _MISSING[driver]
    label = POOL_LABELS.get(pool, pool)
    return f"“{label}” costs are shared by {by}, but in {year} {what}, or choose another basis for these costs."


def _runs(project: Project, year: FinancialYear) -> bool:
    """Whether a project goes on at any time of a year."""
    begun = project.start is None or Month.of(project.start) < year.end
    return begun and (project.end is None or Month.of(project.end) >= year.start)


def _staff_time(plan: Plan, year: FinancialYear) -> dict[Bearer, int]:
    posts = ((post, _POST_MONTH * post.pay.fte * _months(post.pay.start, post.pay.end, year)) for post in plan.posts)
    freelancers = ((item, _SIXTIETHS * _days(item.days, item.start, item.end, year)) for item in plan.freelancers)
    return _add((*posts, *freelancers))


def _add(items: Iterable[tuple[Post | Freelancer, int]]) -> dict[Bearer, int]:
    """Units by project, and by pool for the rest: each item's units × the basis points that each has of it."""
    totals: dict[Bearer, int] = {}
    for item, units in items:
        core = 10_000 - sum(item.shares.values())
        for bearer, share in _together(item.shares, {item.pool: core}).items():
            totals[bearer] = totals.get(bearer, 0) + share * units
    return totals


def _together(projects: Mapping[int, int], pools: Mapping[str, int]) -> dict[Bearer, int]:
    pairs: list[tuple[Bearer, int]] = [*projects.items(), *pools.items()]
    return dict(pairs)


def _months(start: date, end: date | None, year: FinancialYear) -> int:
    """In how many months of a year there is any work from a start to an end."""
    return sum(days_between(start, end, month) > 0 for month in year.months)


def _days(days: int, start: date, end: date | None, year: FinancialYear) -> int:
    """Hundredths of a day of work in a year, `days` hundredths being worked in a whole month."""
    return sum(round_half_up(days * days_between(start, end, month), month.last_day.day) for month in year.months)
