"""By what overheads are shared: each project's units of a driver in a year, as exact whole numbers.

Drivers after ACEVO and NPC (premises by headcount, central functions by time, governance by expenditure) and NCVO
(floor space, fundraising by expenditure).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.dates import FinancialYear, Month
from app.money import round_half_up
from app.planning.plan import Plan, PoolRule, Project
from app.planning.spending import days_between

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

_MISSING = {
    "headcount": ("people", "no post works on a project. Give a post a share for a project"),
    "fte": ("full-time equivalents", "no post works on a project. Give a post a share for a project"),
    "staff_time": ("time", "nobody's time goes to a project. Give a post or a freelancer a share for a project"),
    "floor_space": ("floor space", "no project has any. Fill in the floor space of each project"),
    "direct_cost": ("direct cost", "no project has any. Give a cost, post or freelancer a share for a project"),
}


@dataclass(frozen=True, slots=True)
class Weights:
    """Each project's part of a driver, and the part left unused, in whole numbers of `per_hundredth` a hundredth."""

    driver: str
    projects: Mapping[int, int]
    unallocated: int
    per_hundredth: int

    @property
    def total(self) -> int:
        """The whole organisation's units: the denominator of every share."""
        return sum(self.projects.values()) + self.unallocated

    def hundredths(self, weight: int) -> int:
        """The driver's own units (people, days, square metres, pounds) × 100, to print, a half going up."""
        return round_half_up(weight, self.per_hundredth)


def rule_for(plan: Plan, pool: str) -> PoolRule:
    """How a pool is shared: the user's rule, or the usual one."""
    return plan.pools.get(pool) or PoolRule(PRESETS.get(pool, "direct_cost"))


def weights(plan: Plan, rule: PoolRule, year: FinancialYear, direct: Mapping[int, int]) -> Weights:
    """Every project's units of a rule's driver in a year.

    - `headcount`: people: a post is one, × the part of it a project has × the months of the year it is worked in / 12.
    - `fte`: the same × full-time equivalent.
    - `staff_time`: days: a post's FTE × 260 / 12 in each month it is worked in; a freelancer's days, by calendar days
      in a month partly worked; each × the part that a project has.
    - `floor_space`: square metres of the project, none before it begins and after it has ended.
    - `direct_cost`: pounds of the project (`direct`, in pence).
    """
    match rule.driver:
        case "headcount":
            shares = _add((post.shares, _months(post.pay.start, post.pay.end, year)) for post in plan.posts)
        case "fte":
            shares = _add(
                (post.shares, post.pay.fte * _months(post.pay.start, post.pay.end, year)) for post in plan.posts
            )
        case "staff_time":
            shares = _staff_time(plan, year)
        case "floor_space":
            shares = {project.id: project.floor_space for project in plan.projects if _runs(project, year)}
        case _:
            shares = dict(direct)
    factor = _PER_HUNDREDTH[rule.driver]
    mine = {project.id: shares.get(project.id, 0) for project in plan.projects}
    return Weights(rule.driver, mine, rule.unallocated * factor, factor)


def missing(pool_label: str, driver: str, year: FinancialYear) -> str:
    """The sentence that says which field to fill when a pool's driver has no units at all."""
    by, what = _MISSING[driver]
    return f"“{pool_label}” costs are shared by {by}, but in {year} {what}, or choose another basis for these costs."


def _runs(project: Project, year: FinancialYear) -> bool:
    """Whether a project goes on at any time of a year."""
    begun = project.start is None or Month.of(project.start) < year.end
    return begun and (project.end is None or Month.of(project.end) >= year.start)


def _staff_time(plan: Plan, year: FinancialYear) -> dict[int, int]:
    posts = [
        (post.shares, _POST_MONTH * post.pay.fte * _months(post.pay.start, post.pay.end, year)) for post in plan.posts
    ]
    freelancers = [
        (item.shares, _SIXTIETHS * _days(item.days, item.start, item.end, year)) for item in plan.freelancers
    ]
    return _add([*posts, *freelancers])


def _add(items: Iterable[tuple[Mapping[int, int], int]]) -> dict[int, int]:
    """Units by project: each item's units × the basis points that the project has of it."""
    totals: dict[int, int] = {}
    for shares, units in items:
        for project, share in shares.items():
            totals[project] = totals.get(project, 0) + share * units
    return totals


def _months(start: date, end: date | None, year: FinancialYear) -> int:
    """In how many months of a year there is any work from a start to an end."""
    return sum(days_between(start, end, month) > 0 for month in year.months)


def _days(days: int, start: date, end: date | None, year: FinancialYear) -> int:
    """Hundredths of a day of work in a year, `days` hundredths being worked in a whole month."""
    return sum(round_half_up(days * days_between(start, end, month), month.last_day.day) for month in year.months)
