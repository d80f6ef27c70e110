"""Staff lines of a budget that become posts: the salary they mean, and the employer's costs that then fall away."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.dates import Month
from app.exchange.budget.told import Place
from app.exchange.budget.understood import Understanding
from app.planning.law.employer import PensionBasis, employer_cost
from app.planning.law.rates import RatePack, TaxYearRates, tax_year_of
from app.problems import Refused
from app.services.imports.budget_rows import Planned, a_year
from app.text import quoted

_NOT_SAID = (
    "Say whether the amounts of your staff lines have the employer’s National Insurance and pension in them, "
    "or leave these lines as costs."
)


_ROW_OF_ITS_OWN = (
    "{name} has a row of its own, so it is not in the amounts of your staff lines. Say that it is not, or make "
    "that row a cost."
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

    Raises Refused where staff lines become posts and nothing says it, and where a row that was left out for the posts
    says otherwise: its money would be nowhere.
    """
    held = [row for row in understanding.rows if row.in_posts]
    if told and held:
        raise Refused(_ROW_OF_ITS_OWN.format(name=quoted(held[0].name)))
    if told is not None:
        return told
    if any(row.becomes == "post" for row in understanding.rows) and not _oncost_rows(understanding):
        raise Refused(_NOT_SAID)
    return False


def what_posts_replace(understanding: Understanding, *, within: bool) -> frozenset[Place]:
    """The rows of employer's costs that posts make unnecessary: those left out for them; all, once all staff are."""
    if within:
        return frozenset()
    held = frozenset(row.place for row in understanding.rows if row.in_posts)
    kinds = {row.becomes for row in understanding.rows if row.could_be == "post" and row.becomes != "left_out"}
    return held | frozenset(place for place, _, _ in _oncost_rows(understanding) if kinds == {"post"})


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
    said = sum(row.annual for row in posts) + sum(annual for place, _, annual in oncosts if place in without)
    worked_out = sum(_cost(int(row.values["salary"]), _rates(row, rates)) for row in posts)
    still = tuple(name for place, name, _ in oncosts if place not in without)
    return Posts(without, still, said, worked_out)


def _oncost_rows(understanding: Understanding) -> list[tuple[Place, str, int]]:
    sheets = {sheet.name: sheet for sheet in understanding.sheets}
    rows = (row for row in understanding.rows if row.oncost and (row.becomes != "left_out" or row.in_posts))
    return [(row.place, row.name, a_year(row, sheets[row.sheet])) for row in rows]


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
