"""What the stored costs come to in one financial year: each row, core and projects, and what employing people costs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.dates import FinancialYear, Month
from app.money import round_half_up
from app.planning.forecast.rate_note import rates_note
from app.planning.full_cost.full_cost import yearly_split
from app.planning.law.employer import EmployerCost, employment_allowance
from app.planning.law.rates import RatePack, tax_year_of
from app.planning.plan.plan import Plan
from app.planning.spending.post_wages import LowWage, low_wages
from app.planning.spending.spending import days_between
from app.planning.spending.staff_costs import staff_month_costs

_TABLES: Mapping[str, str] = {
    "cost": "cost_line",
    "post": "post",
    "freelancer": "freelancer",
    "supervision": "supervision_plan",
    "training": "course",
}


@dataclass(frozen=True, slots=True)
class RowYear:
    """One cost line, post, freelancer, supervision plan or course in the year, in pence: total = core + projects."""

    total: int
    core: int

    @property
    def projects(self) -> int:
        """What projects bear."""
        return self.total - self.core


@dataclass(frozen=True, slots=True)
class StaffYear:
    """All posts together. `fte` is the average over the year in basis points (10,000 is one full time).

    `nic` is the employer's National Insurance in pence; `allowance` how much of it the Employment Allowance pays,
    nothing where it is not claimed.
    """

    fte: int
    nic: int
    allowance: int
    claims: bool


@dataclass(frozen=True, slots=True)
class CostYear:
    """A financial year by when costs fall due: `rows` by table and id, `pay` by post, pence throughout.

    `low_wages` are the posts that are paid below the minimum wage in some month of it.
    """

    year: FinancialYear
    rows: Mapping[tuple[str, int], RowYear]
    pay: Mapping[int, EmployerCost]
    staff: StaffYear
    low_wages: tuple[LowWage, ...] = ()
    rates_note: str = ""
    """Which rates are not known for the whole year, in a sentence; nothing where all are."""

    def of(self, table: str) -> RowYear:
        """A whole table of costs."""
        rows = [row for (kind, _), row in self.rows.items() if kind == table]
        return RowYear(sum(row.total for row in rows), sum(row.core for row in rows))

    @property
    def whole(self) -> RowYear:
        """Everything the organisation spends."""
        return RowYear(sum(row.total for row in self.rows.values()), sum(row.core for row in self.rows.values()))


def cost_year(plan: Plan, rates: RatePack, year: FinancialYear) -> CostYear:
    """What everything in a plan costs in a year, whenever paid. Raises Refused where a rise or a share is absurd."""
    split = yearly_split(plan, rates, year)
    rows = {
        (_TABLES[source.kind], source.id): RowYear(sum(parts.values()), parts.get(None, 0)) for source, parts in split
    }
    staff = staff_month_costs(plan.posts, year.months, rates)
    pay = {post.id: _whole(months) for post, months in zip(plan.posts, staff, strict=True)}
    note = rates_note(plan, rates, year.last_day, year.start)
    return CostYear(year, rows, pay, _staff(plan, rates, year), low_wages(plan, rates, year.months), note)


def _whole(months: Sequence[EmployerCost]) -> EmployerCost:
    return EmployerCost(
        sum(month.salary for month in months),
        sum(month.nic for month in months),
        sum(month.pension for month in months),
    )


def _staff(plan: Plan, rates: RatePack, year: FinancialYear) -> StaffYear:
    """The allowance is used up from April on, so the months before the financial year count towards it too."""
    months = tuple(Month(tax_year_of(year.start), 4).until(year.end))
    posts = staff_month_costs(plan.posts, months, rates)
    nic = [sum(row[place].nic for row in posts) for place in range(len(months))]
    allowed = employment_allowance(tuple(zip(months, nic, strict=True)), rates) if plan.claims_allowance else ()
    worked = sum(
        post.pay.fte * sum(days_between(post.pay.start, post.pay.end, month) > 0 for month in year.months)
        for post in plan.posts
    )
    return StaffYear(round_half_up(worked, 12), sum(nic[-12:]), sum(allowed[-12:]), plan.claims_allowance)
