"""Commands about what things cost and are sold for: full-cost.

`full-cost --json` prints {year, total, unallocated, note, projects: [{project, lines: [{category, amount}], direct,
overheads: {pool: amount}, full_cost, overhead_rate_percent, sessions, participants, per_session, per_participant}],
pools: [{pool, driver, included, total, shares: {project: amount}, unallocated}]}. What cannot be told is null.
"""

from argparse import Namespace
from collections.abc import Mapping
from datetime import date
from typing import Any

from app.cli.common import Commands, Parser, add_file_command, pounds, print_json, reading
from app.dates import FinancialYear, Month
from app.money import format_money
from app.planning.full_cost import FullCost, PoolCost, ProjectCost, full_cost
from app.planning.plan import Plan
from app.services.plan import load_plan
from app.services.rates import load_rates


def add_commands(commands: "Commands[Parser]") -> None:
    """Put these commands into the grammar."""
    cost = add_file_command(commands, "full-cost", _full_cost, "what each project costs in full in a year")
    cost.add_argument("--year", help="the financial year, such as 2026-27; the present one when left out")
    cost.add_argument("--json", action="store_true")


def _full_cost(options: Namespace) -> None:
    with reading(options.file) as session:
        plan = load_plan(session)
    result = full_cost(plan, load_rates(), _year(plan, options.year))
    names = {project.id: project.name for project in plan.projects}
    if options.json:
        print_json(_full_cost_json(result, names))
        return
    for cost in result.projects:
        print(f"{names[cost.project]:<40}{format_money(cost.full, pennies=True):>16}")
    print(f"{'Shared by no project':<40}{format_money(result.unallocated, pennies=True):>16}")
    print(f"{'The whole organisation, ' + str(result.year):<40}{format_money(result.total, pennies=True):>16}")
    if result.note:
        print(result.note)


def _year(plan: Plan, typed: str | None) -> FinancialYear:
    """The year asked for, or the one in which the forecast starts (or today falls, before there are balances)."""
    if typed:
        return FinancialYear.parse(typed, plan.year_start_month)
    return FinancialYear.containing(plan.start or Month.of(date.today()), plan.year_start_month)


def _full_cost_json(result: FullCost, names: Mapping[int, str]) -> dict[str, Any]:
    return {
        "year": str(result.year),
        "total": pounds(result.total),
        "unallocated": pounds(result.unallocated),
        "note": result.note,
        "projects": [_project_json(cost, names[cost.project]) for cost in result.projects],
        "pools": [_pool_json(pool, names) for pool in result.pools],
    }


def _project_json(cost: ProjectCost, name: str) -> dict[str, Any]:
    return {
        "project": name,
        "lines": [{"category": category, "amount": pounds(amount)} for category, amount in cost.lines],
        "direct": pounds(cost.direct),
        "overheads": {pool: pounds(amount) for pool, amount in cost.overheads.items()},
        "full_cost": pounds(cost.full),
        "overhead_rate_percent": pounds(cost.rate),
        "sessions": cost.sessions,
        "participants": cost.participants,
        "per_session": pounds(cost.per_session),
        "per_participant": pounds(cost.per_participant),
    }


def _pool_json(pool: PoolCost, names: Mapping[int, str]) -> dict[str, Any]:
    return {
        "pool": pool.pool,
        "driver": pool.driver,
        "included": pool.included,
        "total": pounds(pool.total),
        "shares": {names[project]: pounds(amount) for project, amount in pool.shares.items()},
        "unallocated": pounds(pool.unallocated),
    }
