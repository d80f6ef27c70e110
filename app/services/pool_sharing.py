"""How overheads are shared over projects: the full cost of a year, each pool's rule, and what has to be filled in."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.dates import FinancialYear
from app.models.choices import Pool
from app.planning.drivers import PRESETS, missing, rule_for, weights
from app.planning.full_cost import FullCost, full_cost, yearly_split
from app.planning.plan import Plan
from app.planning.rates import RatePack
from app.problems import Refused
from app.services import records


@dataclass(frozen=True, slots=True)
class PoolSharing:
    """An overhead pool of a year: its rule, its core cost in pence, and each project's units of the driver × 100.

    `problem` is the sentence that says what to fill in where the driver has no units at all.
    """

    pool: str
    label: str
    driver: str
    usual: str
    included: bool
    unallocated: int
    total: int
    units: Mapping[str, int]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Sharing:
    """A year's full cost, or None with the sentence that says why; and every pool's rule, with or without it."""

    full: FullCost | None
    problem: str
    pools: tuple[PoolSharing, ...]


def sharing(plan: Plan, rates: RatePack, year: FinancialYear) -> Sharing:
    """What every project costs in full in a year, and how the pools are shared. What cannot be told says why."""
    try:
        split = yearly_split(plan, rates, year)
    except Refused as refused:
        return Sharing(None, str(refused), ())
    direct: dict[int, int] = defaultdict(int)
    core: dict[str, int] = defaultdict(int)
    for source, parts in split:
        for project, pence in parts.items():
            if project is None:
                core[source.pool] += pence
            else:
                direct[project] += pence
    try:
        full, problem = full_cost(plan, rates, year), ""
    except Refused as refused:
        full, problem = None, str(refused)
    shared = full is None or full.only_project is None
    pools = tuple(_pool(plan, year, pool, core[pool.value], direct, shared=shared) for pool in Pool)
    return Sharing(full, problem, pools)


def set_pool(session: Session, pool: str, changes: Mapping[str, Any]) -> None:
    """Change how a pool is shared: `driver`, `included` and `unallocated` (the driver's units × 100).

    Units of one driver mean nothing in another, so a new driver starts with none unallocated. Raises Refused.
    """
    found = records.rows(session, "pool_setting", where={"pool": pool})
    fresh = {"unallocated": 0} if "driver" in changes else {}
    if found:
        records.change(session, "pool_setting", found[0].id, fresh | dict(changes))
    else:
        records.add(session, "pool_setting", {"pool": pool, "driver": PRESETS[pool]} | dict(changes))


def _pool(
    plan: Plan, year: FinancialYear, pool: Pool, total: int, direct: Mapping[int, int], *, shared: bool
) -> PoolSharing:
    rule = rule_for(plan, pool.value)
    basis = weights(plan, rule, year, direct)
    needed = shared and total and rule.included and plan.projects and basis.total == 0
    return PoolSharing(
        pool=pool.value,
        label=pool.label,
        driver=rule.driver,
        usual=PRESETS[pool.value],
        included=rule.included,
        unallocated=rule.unallocated,
        total=total,
        units={each.name: basis.hundredths(basis.projects[each.id]) for each in plan.projects},
        problem=missing(pool.label, rule.driver, year) if needed else "",
    )
