"""Staff lines of a budget that become posts: the salary they mean, and the employer's costs that then fall away."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.dates import Month
from app.exchange.budget.told import Place
from app.exchange.budget.understood import BudgetRow, Understanding
from app.planning.law.employer import PensionBasis, employer_cost
from app.planning.law.rates import RatePack, TaxYearRates, tax_year_of
from app.problems import Refused
from app.services.imports.budget_rows import Planned, a_year

_NOT_SAID = (
    "Say whether the amounts of your staff lines have the employer’s National Insurance and pension in them, "
    "or leave these lines as costs."
)


@dataclass(frozen=True, slots=True)
class Posts:
    """What comes of making posts of staff lines; pence a year.

    `without` are the rows of employer's costs that the posts have themselves. `said` is what the workbook has for all
    of it, `worked_out` what the posts cost with National Insurance and pension. `still` names rows of employer's costs
    that stay, because other staff lines stay costs.
    """

    without: frozenset[Place] = frozenset()
    still: tuple[str, ...] = ()
    said: int = 0
    worked_out: int = 0


def oncosts_within(understanding: Understanding, *, told: bool | None) -> bool:
    """Whether employer's costs are in the amounts of staff lines: as told, else not where they have rows of their own.

    Raises Refused where staff lines become posts and nothing says it.
    """
    if told is not None:
        return told
    if any(row.becomes == "post" for row in understanding.rows) and not _oncost_rows(understanding):
        raise Refused(_NOT_SAID)
    return False


def what_posts_replace(understanding: Understanding, *, within: bool) -> frozenset[Place]:
    """The rows of employer's costs that posts make unnecessary: all, once every staff line is a post, or none."""
    kinds = {row.becomes for row in understanding.rows if row.could_be == "post" and row.becomes != "left_out"}
    if within or kinds != {"post"}:
        return frozenset()
    return frozenset(row.place for row, _ in _oncost_rows(understanding))


def with_salaries(rows: Sequence[Planned], rates: RatePack, *, within: bool) -> tuple[Planned, ...]:
    """The same rows, posts with the salary that the budget's amounts mean."""
    return tuple(
        replace(row, values={**row.values, "salary": _salary(row, rates, within=within)})
        if row.table == "post"
        else row
        for row in rows
    )


def posts_checked(understanding: Understanding, rows: Sequence[Planned], rates: RatePack, *, within: bool) -> Posts:
    """What the workbook has for its posts beside what they cost."""
    posts = [row for row in rows if row.table == "post"]
    if not posts:
        return Posts()
    without = what_posts_replace(understanding, within=within)
    oncosts = _oncost_rows(understanding)
    gone = [row.becomes == "left_out" or row.place in without for row, _ in oncosts]
    said = sum(row.annual for row in posts) + sum(annual for (_, annual), out in zip(oncosts, gone, strict=True) if out)
    worked_out = sum(_cost(int(row.values["salary"]), _rates(row, rates)) for row in posts)
    still = tuple(row.name for (row, _), out in zip(oncosts, gone, strict=True) if not out)
    return Posts(without, still, said, worked_out)


def _oncost_rows(understanding: Understanding) -> list[tuple[BudgetRow, int]]:
    """Rows of employer's costs, those too that were left out because posts have them, with what each is a year."""
    sheets = {sheet.name: sheet for sheet in understanding.sheets}
    rows = (row for row in understanding.rows if row.oncost and row.months)
    return [(row, a_year(row, sheets[row.sheet])) for row in rows]


def _salary(row: Planned, rates: RatePack, *, within: bool) -> int:
    """Pence a year: the amount, or the highest salary that costs no more than it with employer's costs."""
    if not within:
        return row.annual
    low, high, year = 0, row.annual, _rates(row, rates)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _cost(middle, year) <= row.annual else (low, middle - 1)
    return low


def _cost(salary: int, year: TaxYearRates) -> int:
    return employer_cost(salary, "A", PensionBasis.MINIMUM, 0, year).total


def _rates(row: Planned, rates: RatePack) -> TaxYearRates:
    return rates.for_year(tax_year_of(Month.of(row.values["start"])))
