"""What the page shows: the year's figures, and the stored rows of one table with what each comes to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.dates import FinancialYear, Month
from app.models.choices import Engagement, Pool
from app.planning.plan.plan import Plan
from app.problems import Refused
from app.services.costs.pools import Sharing, sharing
from app.services.costs.years import CostYear, cost_year
from app.services.plan.plan import USUAL_POOL, load_plan
from app.services.rows import records
from app.services.rows.month_cells import MonthCell, month_cells
from app.services.rows.splits import SplitTable, splits
from app.ui.desk.workspace import Workspace
from app.ui.pages.costs.kinds import Bearers

LineMonths = Mapping[int, Sequence[MonthCell]]


@dataclass(frozen=True, slots=True)
class Figures:
    """The plan in the present financial year; `costs` is None where `problem` says why they cannot be worked out."""

    plan: Plan
    year: FinancialYear
    projects: Mapping[int, str]
    employees: tuple[tuple[int, str], ...]
    costs: CostYear | None
    problem: str
    sharing: Sharing
    months: LineMonths
    """The months of the year of the cost lines that go by month."""


def read_figures(workspace: Workspace) -> Figures:
    """Everything that the tables show besides their rows."""
    plan = workspace.read(load_plan)
    year = FinancialYear.containing(Month.of(workspace.today), plan.year_start_month)
    projects = {project.id: project.name for project in sorted(plan.projects, key=lambda each: each.name.casefold())}
    everybody = sorted(plan.people.people, key=lambda each: each.name.casefold())
    employees = tuple((each.id, each.name) for each in everybody if each.engagement == Engagement.EMPLOYEE)
    costs, problem = None, ""
    try:
        costs = cost_year(plan, workspace.rates, year)
    except Refused as refused:
        problem = str(refused)
    shared, months = sharing(plan, workspace.rates, year), read_months(workspace, year)
    return Figures(plan, year, projects, employees, costs, problem, shared, months)


def read_months(workspace: Workspace, year: FinancialYear) -> LineMonths:
    """The months of a year of the cost lines that go by month; none where they cannot be worked out."""
    try:
        return workspace.read(month_cells, "cost_line", year)
    except Refused:
        return {}


def read_rows(
    workspace: Workspace, table: SplitTable, bearers: Bearers, costs: CostYear | None, months: LineMonths
) -> list[dict[str, Any]]:
    """The rows of a table: stored values, who bears them, and what they come to in the year (None: not known)."""
    shares = workspace.read(splits, table)
    cells = months if table == "cost_line" else {}
    return [
        dict(record.values)
        | {"months": sum(cell.counts for cell in cells[record.id]) if record.id in cells else None}
        | {"id": record.id, "shares": bearers.ordered(shares.get(record.id, {})), "usual_pool": _usual_pool(record)}
        | _worked_out(table, record.id, costs)
        for record in workspace.read(records.rows, table)
    ]


def _usual_pool(record: records.Record) -> Pool:
    return USUAL_POOL.get(record.values.get("category", ""), Pool.CENTRAL)


def _worked_out(table: SplitTable, row: int, costs: CostYear | None) -> dict[str, int | None]:
    year = costs.rows.get((table, row)) if costs else None
    pay = costs.pay.get(row) if costs and table == "post" else None
    return {
        "year": year.total if year else None,
        "pay": pay.salary if pay else None,
        "nic": pay.nic if pay else None,
        "contribution": pay.pension if pay else None,
    }
