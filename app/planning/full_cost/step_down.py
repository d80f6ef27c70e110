"""Sharing the overhead pools over projects, and before that, where it is wished, over each other: the step-down.

Method: ACEVO and NPC, Calculating the Full Cost; premises first, then central functions, then governance.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.dates import FinancialYear
from app.money import share_out
from app.planning.full_cost.drivers import POOL_LABELS, Bearer, NotShared, Weights, rule_for, weights
from app.planning.plan.plan import Plan, PoolRule

USUAL_STEPS: Mapping[str, tuple[str, ...]] = {
    "premises": ("central", "governance", "fundraising"),
    "central": ("governance", "fundraising"),
    "governance": ("fundraising",),
    "fundraising": (),
}
"""The pools that each pool serves when the step-down is switched on: ACEVO's order."""


@dataclass(frozen=True, slots=True)
class PoolCost:
    """An overhead pool of a year in pence: total = own cost + received − passed on = all shares + unallocated.

    `received` is what it bears of other pools, `passed` what other pools bear of it, by pool: nothing without a
    step-down. `shares` are what projects bear. `units` and `pool_units` are the driver's units × 100, the basis to
    print with them. A pool that is not included is wholly unallocated and serves no other. Where it `lacks_units` the
    driver has none at all, and until it has, all of the pool is unallocated.
    """

    pool: str
    driver: str
    included: bool
    own: int
    received: Mapping[str, int]
    passed: Mapping[str, int]
    total: int
    shares: Mapping[int, int]
    unallocated: int
    units: Mapping[int, int]
    pool_units: Mapping[str, int]
    lacks_units: bool = False


def share_pools(
    plan: Plan, year: FinancialYear, own: Mapping[str, int], direct: Mapping[int, int]
) -> tuple[PoolCost, ...]:
    """Share every pool that has any cost, in the usual order of pools.

    `own` is the core cost that falls in each pool, `direct` each project's direct cost, in pence. Pools that serve
    others go first, and what they pass on is shared with the pool that gets it. Every step adds up to the penny. Raises
    NotShared where the steps go round in a circle.
    """
    names = dict.fromkeys((*POOL_LABELS, *own))
    rules = {pool: rule_for(plan, pool) for pool in names}
    received: dict[str, dict[str, int]] = {pool: {} for pool in names}
    shared: dict[str, PoolCost] = {}
    for pool in in_turn({name: _served(rule) for name, rule in rules.items()}):
        borne = {
            served: own.get(served, 0) + sum(received[served].values()) for served in (pool, *_served(rules[pool]))
        }
        basis = weights(plan, rules[pool], year, direct, {name: borne[name] for name in _served(rules[pool])})
        shared[pool] = _share(pool, rules[pool], own.get(pool, 0), received[pool], basis)
        for served, part in shared[pool].passed.items():
            received[served][pool] = part
    return tuple(shared[pool] for pool in names if own.get(pool) or received[pool])


def in_turn(serves: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The pools in an order in which each comes after all that serve it, otherwise as they are given.

    Raises NotShared where pools serve each other in a circle, naming them.
    """
    order: list[str] = []

    def visit(pool: str, path: tuple[str, ...]) -> None:
        if pool in path:
            raise NotShared(_circle(path[path.index(pool) :]))
        if pool not in order:
            for served in serves.get(pool, ()):
                visit(served, (*path, pool))
            order.insert(0, pool)

    for pool in reversed(tuple(serves)):
        visit(pool, ())
    return tuple(order)


def _served(rule: PoolRule) -> tuple[str, ...]:
    return rule.serves if rule.included else ()


def _circle(pools: Sequence[str]) -> str:
    first, *others = (f"“{POOL_LABELS.get(pool, pool)}”" for pool in pools)
    if not others:
        return f"{first} cannot take a share of itself. Take it out of the pools that it serves."
    return (
        f"{first} serves {', which serves '.join((*others, first))}: a step-down cannot go round in a circle. "
        "Take one of these steps out."
    )


def _share(pool: str, rule: PoolRule, own: int, received: Mapping[str, int], basis: Weights) -> PoolCost:
    amount = own + sum(received.values())
    wanted = bool(amount and rule.included and basis.projects)
    parts = _parts(amount, basis) if wanted and basis.total else {}
    passed = {served: parts[served] for served in basis.pools if parts.get(served)}
    shares = {project: parts.get(project, 0) for project in basis.projects}
    total = amount - sum(passed.values())
    return PoolCost(
        pool=pool,
        driver=rule.driver,
        included=rule.included,
        own=own,
        received=dict(received),
        passed=passed,
        total=total,
        shares=shares,
        unallocated=total - sum(shares.values()),
        units={project: basis.hundredths(weight) for project, weight in basis.projects.items()},
        pool_units={served: basis.hundredths(weight) for served, weight in basis.pools.items()},
        lacks_units=wanted and not basis.total,
    )


def _parts(amount: int, basis: Weights) -> dict[Bearer, int]:
    """Pence by project and by pool; what is missing from the amount is unallocated."""
    bearers: tuple[Bearer, ...] = (*basis.projects, *basis.pools)
    parts = share_out(amount, (*basis.projects.values(), *basis.pools.values(), basis.unallocated))
    return dict(zip(bearers, parts, strict=False))
