"""The table of full costs: a row for each project, what no project shares, and the total, all to the penny."""

from collections.abc import Mapping

from app.models.choices import Pool
from app.planning.full_cost.full_cost import FullCost
from app.services.rows.checks import heading_of
from app.ui.kit.short_kinds import to_the_penny
from app.ui.table.column import Column

_HEADINGS = {
    Pool.PREMISES: "Premises",
    Pool.CENTRAL: "Central",
    Pool.GOVERNANCE: "Governance",
    Pool.FUNDRAISING: "Fundraising",
}


def full_columns() -> tuple[Column, ...]:
    """Direct cost, each overhead, full cost, its rate, and what one session and one participant cost."""
    money = to_the_penny()
    return (
        Column("name", heading_of("project", "name")),
        Column("direct", "Direct", "money", 92, reader=money, hint="Costs of the project itself"),
        *(
            Column(pool.value, heading, "money", 88, reader=money, hint=pool.label)
            for pool, heading in _HEADINGS.items()
        ),
        Column("full", "Full cost", "money", 98, reader=money, hint="Direct cost and overheads together"),
        Column("rate", "Overhead", "percent", 78, hint="Overheads as a share of the direct cost"),
        Column("per_session", "A session", "money", 84, reader=money, hint="Full cost, for each session of the year"),
        Column("per_participant", "A person", "money", 84, reader=money, hint="Full cost, for each person taking part"),
    )


def full_rows(full: FullCost) -> list[dict[str, object]]:
    """A row for each project."""
    return [
        {
            "id": project.project,
            "name": project.name,
            "direct": project.direct,
            **_by_pool(project.overheads),
            "full": project.full,
            "rate": project.rate,
            "per_session": project.per_session,
            "per_participant": project.per_participant,
        }
        for project in full.projects
    ]


def full_totals(full: FullCost) -> tuple[Mapping[str, object], Mapping[str, object]]:
    """What no project shares, and everything. Each column adds up to the total under it."""
    apart = _by_pool({pool.pool: pool.unallocated for pool in full.pools})
    whole = _by_pool({pool.pool: pool.total for pool in full.pools})
    direct = sum(project.direct for project in full.projects)
    return (
        {"name": "Not allocated", **apart, "full": full.unallocated},
        {"name": f"Everything in {full.year}", "direct": direct, **whole, "full": full.total},
    )


def _by_pool(amounts: Mapping[str, int]) -> dict[str, int | None]:
    return {pool.value: amounts.get(pool.value) for pool in Pool}
