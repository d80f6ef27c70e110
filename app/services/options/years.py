"""The financial years that the options of a project are looked at, and what each option costs in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.dates import FinancialYear, Month
from app.documents.facts.case import does_nothing
from app.planning.full_cost.full_cost import full_cost
from app.planning.law.rates import RatePack
from app.planning.outcomes.options import LONGEST, NotValued
from app.planning.plan.plan import Plan
from app.services.rows.records import Record
from app.text import quoted


@dataclass(frozen=True, slots=True)
class CaseYears:
    """Year 0 and the last year that costs fall in, and the last that is looked at; each by its first calendar year."""

    first: int
    last_cost: int
    last: int
    first_month: int
    has_past: bool = False
    """Whether the project had years before, which are not counted."""

    def named(self, year: int) -> str:
        """`2026-27`."""
        return str(FinancialYear(Month(year, self.first_month)))

    @property
    def words(self) -> str:
        """`2026-27 to 2028-29`, or the one year."""
        return (
            self.named(self.first)
            if self.first == self.last
            else f"{self.named(self.first)} to {self.named(self.last)}"
        )

    @property
    def of_cost(self) -> range:
        """The years that have costs."""
        return range(self.first, self.last_cost + 1)


def case_years(
    project: Record, delivered: Sequence[Record], benefits: Sequence[Record], first_month: int, today: date
) -> CaseYears:
    """The years of a project that lie ahead, the present one first; of one that is over, all of them.

    It goes from its start (else its first year with deliveries, else today) to its end and its last benefit. What was
    spent or gained before is not what options are chosen by. Raises NotValued for a benefit that is over by then, and
    for more years than can be looked at.
    """
    years = [row["year"] for row in delivered]

    def year_of(day: date) -> int:
        return FinancialYear.containing(Month.of(day), first_month).start.year

    present = year_of(today)
    start = year_of(project["start"]) if project["start"] else min(years, default=present)
    end = max(start, year_of(project["end"])) if project["end"] else max([start, present, *years])
    first = max(start, present) if end >= present else start
    ends = [row["to_year"] if row["to_year"] is not None else row["from_year"] for row in benefits]
    last = max([end, *(year for year in ends if year is not None)])
    found = CaseYears(first, end, last, first_month, has_past=start < first)
    _check(found, benefits)
    return found


def option_costs(option: Record, years: CaseYears, plan: Plan, rates: RatePack) -> tuple[int, ...] | None:
    """Pence in each year that has costs; None where they are not known.

    What is typed as the cost of a year counts; without it doing nothing costs nothing, and the preferred option what
    the project costs in full. Raises Refused where the full cost cannot be told.
    """
    if option["yearly_cost"] is not None:
        return (option["yearly_cost"],) * len(years.of_cost)
    if does_nothing(option["name"]):
        return (0,) * len(years.of_cost)
    if not option["preferred"]:
        return None
    named = (FinancialYear(Month(year, years.first_month)) for year in years.of_cost)
    costs = [_in_full(plan, rates, year, option["project_id"]) for year in named]
    return tuple(costs) if any(costs) else None


def _in_full(plan: Plan, rates: RatePack, year: FinancialYear, project: int) -> int:
    found: Mapping[int, int] = {cost.project: cost.full for cost in full_cost(plan, rates, year).projects}
    return found.get(project, 0)


def _check(years: CaseYears, benefits: Sequence[Record]) -> None:
    for row in benefits:
        ends = row["to_year"]
        if ends is not None and ends < years.first:
            raise NotValued(
                f"{quoted(row['name'])} ends in {years.named(ends)}, before the first year that is looked at, "
                f"{years.named(years.first)}. Change its years, or delete it."
            )
    if years.last - years.first > LONGEST:
        raise NotValued(
            f"From {years.words} are {years.last - years.first + 1:,} years. At most {LONGEST + 1} can be looked at: "
            "bring the end of the project or the last year of a benefit nearer."
        )
