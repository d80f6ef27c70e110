"""The leanest loop over whole pence that gives the same full cost of a year, as the floor to measure ours against.

It knows only what the measured plan holds: monthly costs that go on all year, borne by projects and core, and pools
that are shared by direct cost, step by step. It checks nothing and explains nothing.
"""

from collections.abc import Sequence

from app.planning.plan.plan import Plan


def full_costs(plan: Plan) -> dict[int, int]:
    """Each project's full cost of a year, in pence."""
    direct = {project.id: 0 for project in plan.projects}
    core = dict.fromkeys(plan.pools, 0)
    for cost in plan.costs:
        shares = [*cost.shares.values(), 10_000 - sum(cost.shares.values())]
        *parts, rest = _shared(12 * cost.amount, shares)
        for project, part in zip(cost.shares, parts, strict=True):
            direct[project] += part
        core[cost.pool] += rest
    full = dict(direct)
    for pool, rule in plan.pools.items():
        parts = _shared(core[pool], [*direct.values(), *(core[served] for served in rule.serves)])
        for project, part in zip(direct, parts, strict=False):
            full[project] += part
        for served, part in zip(rule.serves, parts[len(direct) :], strict=True):
            core[served] += part
    return full


def _shared(total: int, weights: Sequence[int]) -> list[int]:
    """Pence in proportion to weights, the pence left over going to the parts that lost most."""
    whole = sum(weights)
    parts = [total * weight // whole for weight in weights]
    left_over = total - sum(parts)
    if left_over:
        lost = [total * weight % whole for weight in weights]
        for place in sorted(range(len(parts)), key=lambda place: -lost[place])[:left_over]:
            parts[place] += 1
    return parts
