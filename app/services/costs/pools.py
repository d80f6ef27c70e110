"""How overheads are shared over projects: the full cost of a year, each pool's rule, and what has to be filled in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.dates import FinancialYear
from app.models.choices import Driver, Pool
from app.planning.forecast.rate_note import rates_note
from app.planning.full_cost.drivers import PRESETS, missing, rule_for
from app.planning.full_cost.full_cost import FullCost, core_costs, direct_costs, shared, yearly_split
from app.planning.full_cost.step_down import USUAL_STEPS, PoolCost, share_pools
from app.planning.law.rates import RatePack
from app.planning.plan.plan import Plan
from app.problems import Refused
from app.services.rows import records

_LABELS: Mapping[str, str] = {pool.value: pool.label for pool in Pool}


@dataclass(frozen=True, slots=True)
class PoolSharing:
    """An overhead pool of a year: its rule, its core cost in pence, and each project's units of the driver × 100.

    With a step-down it also bears `received`, its parts of other pools, and passes on `passed`, of which the pools
    have `pool_units`; all by the pool's label. `floor_space` is its own room, and counts where `has_room`.
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
    received: Mapping[str, int]
    passed: Mapping[str, int]
    pool_units: Mapping[str, int]
    floor_space: int = 0
    has_room: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Sharing:
    """A year's full cost, or None with the sentence that says why; and every pool's rule, with or without it.

    `step_down` says that some pool is borne by other pools before projects. `rates_note` says which rates are not
    known for the whole year, where some are not.
    """

    full: FullCost | None
    problem: str
    pools: tuple[PoolSharing, ...]
    step_down: bool = False
    rates_note: str = ""


def sharing(plan: Plan, rates: RatePack, year: FinancialYear) -> Sharing:
    """What every project costs in full in a year, and how the pools are shared. What cannot be told says why."""
    step_down = any(rule.serves for rule in plan.pools.values())
    try:
        split = yearly_split(plan, rates, year)
        found = {pool.pool: pool for pool in share_pools(plan, year, core_costs(split), direct_costs(split))}
    except Refused as refused:
        return Sharing(None, str(refused), (), step_down)
    try:
        full, problem = shared(plan, year, split), ""
    except Refused as refused:
        full, problem = None, str(refused)
    everything_direct = full is not None and full.only_project is not None
    pools = tuple(_pool(plan, year, pool, found.get(pool.value), needed=not everything_direct) for pool in Pool)
    note = rates_note(plan, rates, year.last_day, year.start)
    return Sharing(full, problem, pools, step_down, note)


def set_pool(session: Session, pool: str, changes: Mapping[str, Any]) -> None:
    """Change how a pool is shared: `driver`, `included`, `unallocated` (the driver's units × 100), `floor_space`.

    Units of one driver mean nothing in another, so a new driver starts with none unallocated. Raises Refused.
    """
    found = records.rows(session, "pool_setting", where={"pool": pool})
    fresh = {"unallocated": 0} if "driver" in changes else {}
    if found:
        records.change(session, "pool_setting", found[0].id, fresh | dict(changes))
    else:
        records.add(session, "pool_setting", {"pool": pool, "driver": PRESETS[pool]} | dict(changes))


def share_all_by(session: Session, driver: Driver) -> None:
    """Share every pool by one driver, as NCVO advises where the numbers are small. Raises Refused."""
    drivers = {row["pool"]: row["driver"] for row in records.rows(session, "pool_setting")}
    for pool in Pool:
        if drivers.get(pool, PRESETS[pool]) != driver:
            set_pool(session, pool, {"driver": driver})


def set_step_down(session: Session, *, on: bool) -> None:
    """Let pools bear each other's cost before projects do, in ACEVO's order, or none of them. Raises Refused."""
    for pool in Pool:
        served = USUAL_STEPS[pool] if on else ()
        set_pool(session, pool, {f"serves_{other}": other.value in served for other in Pool})


def _pool(plan: Plan, year: FinancialYear, pool: Pool, cost: PoolCost | None, *, needed: bool) -> PoolSharing:
    rule = rule_for(plan, pool.value)
    serving = (other for other in plan.pools.values() if pool.value in other.serves)
    return PoolSharing(
        pool=pool.value,
        label=pool.label,
        driver=rule.driver,
        usual=PRESETS[pool.value],
        included=rule.included,
        unallocated=rule.unallocated,
        total=cost.own if cost else 0,
        units={each.name: cost.units[each.id] for each in plan.projects} if cost else {},
        received=_by_label(cost.received) if cost else {},
        passed=_by_label(cost.passed) if cost else {},
        pool_units=_by_label(cost.pool_units) if cost else {},
        floor_space=rule.floor_space,
        has_room=any(other.driver == Driver.FLOOR_SPACE for other in serving),
        problem=missing(pool.value, rule.driver, year) if cost and cost.lacks_units and needed else "",
    )


def _by_label(amounts: Mapping[str, int]) -> dict[str, int]:
    return {_LABELS[pool]: amount for pool, amount in amounts.items()}
