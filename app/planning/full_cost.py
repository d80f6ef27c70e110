"""Full cost recovery: what each project costs in a year once it bears its fair part of the overheads.

Method: ACEVO and NPC, Calculating the Full Cost; NCVO, cost allocation and apportionment. Average, not marginal, cost.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from app.dates import FinancialYear
from app.money import round_half_up, share_out
from app.planning.drivers import Weights, missing, rule_for, weights
from app.planning.plan import Delivery, Plan, PoolRule, Project
from app.planning.rates import RatePack
from app.planning.spending import Amounts, Source, spending, split_once
from app.problems import Refused

POOL_LABELS: Mapping[str, str] = {
    "premises": "Premises and office",
    "central": "Central functions",
    "governance": "Governance and strategy",
    "fundraising": "Fundraising",
}
"""The pools in their usual order, with the words that people read."""

ONE_PROJECT = "There is only one project, so every cost is a direct cost of it."
NO_PROJECTS = "There are no projects yet, so every cost is unallocated."


@dataclass(frozen=True, slots=True)
class ProjectCost:
    """A project's cost of a year in pence: full = direct + overheads; `lines` are the direct cost by category.

    `rate` is overheads ÷ direct in basis points. `per_session` and `per_participant` are full cost ÷ what the project
    delivers in the year. Each is None where there is nothing to divide by; all round a half up.
    """

    project: int
    name: str
    lines: tuple[tuple[str, int], ...]
    direct: int
    overheads: Mapping[str, int]
    full: int
    rate: int | None
    sessions: int
    participants: int
    per_session: int | None
    per_participant: int | None


@dataclass(frozen=True, slots=True)
class PoolCost:
    """An overhead pool of a year in pence: total = all shares (by project) + unallocated.

    `units` and `unallocated_units` are the driver's units × 100, the basis to print with the shares. A pool that is
    not included is wholly unallocated.
    """

    pool: str
    driver: str
    included: bool
    total: int
    shares: Mapping[int, int]
    unallocated: int
    units: Mapping[int, int]
    unallocated_units: int


@dataclass(frozen=True, slots=True)
class FullCost:
    """The whole budget of a year in pence: total = every project's full cost + unallocated, to the penny.

    `only_project` is the one project that everything is a direct cost of, if there is but one; `note` says so.
    """

    year: FinancialYear
    projects: tuple[ProjectCost, ...]
    pools: tuple[PoolCost, ...]
    unallocated: int
    total: int
    only_project: int | None = None
    note: str = ""


def full_cost(plan: Plan, rates: RatePack, year: FinancialYear) -> FullCost:
    """Every project's full cost in a year, by when costs fall due, whenever they are paid.

    Costs that projects bear are direct. What is core goes into the pools, and each pool is shared by its driver over
    the whole organisation: all projects and the units left unallocated. Pools are shared once, without a step-down.
    If only one project has any cost and no pool has unallocated units or is left out, everything is direct. Raises
    Refused where a pool with money has a driver without units, naming the field to fill.
    """
    split = yearly_split(plan, rates, year)
    direct = {project.id: 0 for project in plan.projects} | _direct(split)
    only = _only_project(plan, direct)
    if only is not None:
        split = [(source, _onto(parts, only)) for source, parts in split]
    pools = _pools(plan, year, split, _direct(split))
    projects = tuple(_project(project, year, split, pools) for project in plan.projects)
    return FullCost(
        year=year,
        projects=projects,
        pools=pools,
        unallocated=sum(pool.unallocated for pool in pools),
        total=sum(sum(parts.values()) for _, parts in split),
        only_project=only,
        note=ONE_PROJECT if only is not None else "" if plan.projects else NO_PROJECTS,
    )


def yearly_split(plan: Plan, rates: RatePack, year: FinancialYear) -> list[tuple[Source, Amounts]]:
    """Every source's cost of a year in pence, split over projects and core (None) once for the whole year."""
    spent = spending(plan, rates, year.start, 12, accrual=True)
    totals = spent.totals.sum(axis=1).tolist()
    return [(source, split_once(source, total)) for source, total in zip(spent.sources, totals, strict=True)]


def _direct(split: list[tuple[Source, Amounts]]) -> dict[int, int]:
    totals: dict[int, int] = defaultdict(int)
    for _, parts in split:
        for project, amount in parts.items():
            if project is not None:
                totals[project] += amount
    return dict(totals)


def _only_project(plan: Plan, direct: Mapping[int, int]) -> int | None:
    """The one project with any cost (or the only one there is), unless something is left unallocated on purpose."""
    costing = [project for project, amount in direct.items() if amount] or list(direct)
    rules = plan.pools.values()
    apart = any(rule.unallocated or not rule.included for rule in rules)
    return costing[0] if len(costing) == 1 and not apart else None


def _onto(parts: Amounts, project: int) -> Amounts:
    return {project: sum(parts.values())}


def _pools(
    plan: Plan, year: FinancialYear, split: list[tuple[Source, Amounts]], direct: Mapping[int, int]
) -> tuple[PoolCost, ...]:
    totals: dict[str, int] = defaultdict(int)
    for source, parts in split:
        totals[source.pool] += parts.get(None, 0)
    order = [*POOL_LABELS, *(pool for pool in totals if pool not in POOL_LABELS)]
    return tuple(_pool(plan, year, pool, totals[pool], direct) for pool in order if totals.get(pool))


def _pool(plan: Plan, year: FinancialYear, pool: str, total: int, direct: Mapping[int, int]) -> PoolCost:
    rule = rule_for(plan, pool)
    basis = weights(plan, rule, year, direct)
    shares = _shares(pool, total, rule, basis, year)
    return PoolCost(
        pool=pool,
        driver=rule.driver,
        included=rule.included,
        total=total,
        shares=shares,
        unallocated=total - sum(shares.values()),
        units={project: basis.hundredths(weight) for project, weight in basis.projects.items()},
        unallocated_units=rule.unallocated,
    )


def _shares(pool: str, total: int, rule: PoolRule, basis: Weights, year: FinancialYear) -> dict[int, int]:
    """Pence by project; what is missing from the total is unallocated."""
    if not rule.included or not basis.projects:
        return dict.fromkeys(basis.projects, 0)
    if basis.total == 0:
        raise Refused(missing(POOL_LABELS.get(pool, pool), rule.driver, year))
    parts = share_out(total, (*basis.projects.values(), basis.unallocated))
    return dict(zip(basis.projects, parts, strict=False))


def _project(
    project: Project, year: FinancialYear, split: list[tuple[Source, Amounts]], pools: tuple[PoolCost, ...]
) -> ProjectCost:
    lines = _lines(project.id, split)
    direct = sum(amount for _, amount in lines)
    overheads = {pool.pool: pool.shares[project.id] for pool in pools}
    full = direct + sum(overheads.values())
    delivered = project.delivery.get(year.start.year, Delivery())
    return ProjectCost(
        project=project.id,
        name=project.name,
        lines=lines,
        direct=direct,
        overheads=overheads,
        full=full,
        rate=_per(10_000 * (full - direct), direct),
        sessions=delivered.sessions,
        participants=delivered.participants,
        per_session=_per(full, delivered.sessions),
        per_participant=_per(full, delivered.participants),
    )


def _lines(project: int, split: list[tuple[Source, Amounts]]) -> tuple[tuple[str, int], ...]:
    """The direct cost of a project by category, people first."""
    totals: dict[str, int] = {"staff": 0, "freelancers": 0}
    for source, parts in split:
        totals[source.category] = totals.get(source.category, 0) + parts.get(project, 0)
    return tuple((category, amount) for category, amount in totals.items() if amount)


def _per(amount: int, count: int) -> int | None:
    return round_half_up(amount, count) if count > 0 else None
