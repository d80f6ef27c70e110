"""Full cost recovery: what each project costs in a year once it bears its fair part of the overheads.

Method: ACEVO and NPC, Calculating the Full Cost; NCVO, cost allocation and apportionment. Average, not marginal, cost.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.dates import FinancialYear
from app.money import round_half_up
from app.planning.full_cost.drivers import NotShared, missing
from app.planning.full_cost.step_down import PoolCost, share_pools
from app.planning.law.rates import RatePack
from app.planning.plan.plan import Delivery, Plan, Project
from app.planning.spending.spending import Amounts, CostSource, split_whole

ONE_PROJECT = "There is only one project, so every cost is a direct cost."
NO_PROJECTS = "There are no projects yet, so every cost is unallocated."
STEP_DOWN = "Overheads that serve other overheads are shared with these first, and then over projects (step-down)."

CAUTION = 75
"""Per cent of the planned sessions and people for a second, more careful unit cost; our own choice of how careful.

Practice: divide by conservative numbers (cash-online.org.uk, unit costs).
"""

Split = list[tuple[CostSource, Amounts]]
"""Every source's cost of a year, by the project that bears it (None is core)."""

_PEOPLE = ("staff", "freelancers")


@dataclass(frozen=True, slots=True)
class ProjectCost:
    """A project's cost of a year in pence: full = direct + overheads; `lines` are the direct cost by category.

    `rate` is overheads ÷ direct in basis points. `per_session` and `per_participant` are full cost ÷ what the project
    delivers in the year. Each is None where there is nothing to divide by; all round a half up.
    `per_session_low` and `per_participant_low` are the same where only `CAUTION` per cent of it is delivered.
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

    @property
    def per_session_low(self) -> int | None:
        """What a session costs if a quarter fewer are held."""
        return _per(100 * self.full, CAUTION * self.sessions)

    @property
    def per_participant_low(self) -> int | None:
        """What a person costs if a quarter fewer take part."""
        return _per(100 * self.full, CAUTION * self.participants)


@dataclass(frozen=True, slots=True)
class FullCost:
    """The whole budget of a year in pence: total = every project's full cost + unallocated, to the penny.

    `only_project` is the one project that everything is a direct cost of, if there is but one. `note` says so, or that
    pools bore each other's cost first.
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
    the whole organisation: the pools that it serves (step-down, if any), all projects, and the units left unallocated.
    If only one project has any cost and no pool has unallocated units or is left out, everything is direct. Raises
    NotShared where a pool with money has a driver without units, naming the field to fill, and where pools serve each
    other in a circle.
    """
    return shared(plan, year, yearly_split(plan, rates, year))


def yearly_split(plan: Plan, rates: RatePack, year: FinancialYear) -> Split:
    """Every source's cost of a year in pence, split over projects and core (None) once for the whole year."""
    return split_whole(plan, rates, year.start, 12)


def shared(plan: Plan, year: FinancialYear, split: Split) -> FullCost:
    """The full cost of a year whose `yearly_split` is known; see `full_cost`. Raises NotShared."""
    direct = {project.id: 0 for project in plan.projects} | direct_costs(split)
    only = _only_project(plan, direct)
    if only is not None:
        split = [(source, {only: sum(parts.values())}) for source, parts in split]
    pools = share_pools(plan, year, core_costs(split), direct)
    for pool in pools:
        if pool.lacks_units:
            raise NotShared(missing(pool.pool, pool.driver, year))
    lines = _lines(split)
    projects = tuple(_project(project, year, lines.get(project.id, {}), pools) for project in plan.projects)
    return FullCost(
        year=year,
        projects=projects,
        pools=pools,
        unallocated=sum(pool.unallocated for pool in pools),
        total=sum(sum(parts.values()) for _, parts in split),
        only_project=only,
        note=_note(plan, only, pools),
    )


def _note(plan: Plan, only: int | None, pools: Sequence[PoolCost]) -> str:
    if only is not None:
        return ONE_PROJECT
    if not plan.projects:
        return NO_PROJECTS
    return STEP_DOWN if any(pool.passed for pool in pools) else ""


def direct_costs(split: Split) -> dict[int, int]:
    """Pence of direct cost by project."""
    totals: dict[int, int] = defaultdict(int)
    for _, parts in split:
        for project, amount in parts.items():
            if project is not None:
                totals[project] += amount
    return dict(totals)


def core_costs(split: Split) -> dict[str, int]:
    """Pence of core cost by pool."""
    totals: dict[str, int] = defaultdict(int)
    for source, parts in split:
        totals[source.pool] += parts.get(None, 0)
    return dict(totals)


def _only_project(plan: Plan, direct: Mapping[int, int]) -> int | None:
    """The one project with any cost (or the only one there is), unless something is left unallocated on purpose."""
    costing = [project for project, amount in direct.items() if amount] or list(direct)
    rules = plan.pools.values()
    apart = any(rule.unallocated or not rule.included for rule in rules)
    return costing[0] if len(costing) == 1 and not apart else None


def _project(
    project: Project, year: FinancialYear, lines: Mapping[str, int], pools: tuple[PoolCost, ...]
) -> ProjectCost:
    direct = sum(lines.values())
    overheads = {pool.pool: pool.shares[project.id] for pool in pools}
    full = direct + sum(overheads.values())
    delivered = project.delivery.get(year.start.year, Delivery())
    return ProjectCost(
        project=project.id,
        name=project.name,
        lines=tuple((category, amount) for category, amount in lines.items() if amount),
        direct=direct,
        overheads=overheads,
        full=full,
        rate=_per(10_000 * (full - direct), direct),
        sessions=delivered.sessions,
        participants=delivered.participants,
        per_session=_per(full, delivered.sessions),
        per_participant=_per(full, delivered.participants),
    )


def _lines(split: Split) -> dict[int, dict[str, int]]:
    """The direct cost of each project by category, people first, and then as they come."""
    found: dict[int, dict[str, int]] = defaultdict(lambda: dict.fromkeys(_PEOPLE, 0))
    for source, parts in split:
        for project, amount in parts.items():
            if project is not None:
                lines = found[project]
                lines[source.category] = lines.get(source.category, 0) + amount
    return found


def _per(amount: int, count: int) -> int | None:
    return round_half_up(amount, count) if count > 0 else None
