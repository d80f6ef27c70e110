"""Who pays for a project in a year: certain money, likely money, and what is still to find."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from app.dates import FinancialYear, Month
from app.money import round_half_up, share_out
from app.planning.charging import Charged, charge, unused
from app.planning.full_cost import FullCost, ProjectCost, full_cost, yearly_split
from app.planning.own_funds import with_own_funds
from app.planning.plan import BudgetLine, Grant, Income, Plan
from app.planning.rates import RatePack
from app.planning.schedule import amounts
from app.planning.spending import Source, Spending, spending

SliceKey = tuple[str, int, int | None]
ByGrant = dict[int, int]


@dataclass(frozen=True, slots=True)
class Payer:
    """A grant, contract or income line that pays for a project: `kind` is grant, contract or income.

    `amount` is pence at 100 per cent; `probability` is a whole per cent, 100 where `certain`.
    """

    kind: str
    id: int
    name: str
    certain: bool
    probability: int
    amount: int


@dataclass(frozen=True, slots=True)
class ProjectFunding:
    """A project's full cost of a year and who pays it, in pence.

    - `confirmed`: what the certain payers bring. `unconfirmed`: what the others would, at 100 per cent.
    - `likely`: what the others bring × the probability of each.
    - `gap` = full cost − confirmed: not certain yet. `to_find` = gap − unconfirmed: not even asked for yet.
      Neither is below zero; `surplus` is what confirmed money brings beyond the full cost.
    """

    project: int
    name: str
    full_cost: int
    payers: tuple[Payer, ...]
    confirmed: int
    unconfirmed: int
    likely: int
    gap: int
    to_find: int
    surplus: int


def funding(plan: Plan, rates: RatePack, year: FinancialYear) -> tuple[ProjectFunding, ...]:
    """Who pays for every project in a year, by when costs and money fall due.

    - Restricted grants pay what their budget lines are charged. Confirmed grants are charged first; unconfirmed ones
      show what they would pay of the rest, so that no cost is counted as paid twice.
    - Contracts and unrestricted grants that are for the project bring their instalments due in the year; so do the
      project's income lines.

    Costs of months before the plan's start are taken to be paid from what lines had used by then. Raises Refused.
    """
    plan = with_own_funds(plan, lambda grant: grant.budget)
    costs = full_cost(plan, rates, year)
    by_project = _charged(plan, rates, year, costs)
    return tuple(_project(plan, year, cost, by_project.get(cost.project, {})) for cost in costs.projects)


def project_funding(plan: Plan, rates: RatePack, project: int, year: FinancialYear) -> ProjectFunding:
    """Who pays for one project in a year; see `funding`. Raises KeyError for a project that is not in the plan."""
    found = {item.project: item for item in funding(plan, rates, year)}
    return found[project]


def _project(plan: Plan, year: FinancialYear, cost: ProjectCost, charged: Mapping[int, int]) -> ProjectFunding:
    payers = tuple(payer for payer in _payers(plan, year, cost.project, charged) if payer.amount)
    confirmed = sum(payer.amount for payer in payers if payer.certain)
    others = [payer for payer in payers if not payer.certain]
    unconfirmed = sum(payer.amount for payer in others)
    return ProjectFunding(
        project=cost.project,
        name=cost.name,
        full_cost=cost.full,
        payers=payers,
        confirmed=confirmed,
        unconfirmed=unconfirmed,
        likely=sum(round_half_up(payer.amount * payer.probability, 100) for payer in others),
        gap=max(0, cost.full - confirmed),
        to_find=max(0, cost.full - confirmed - unconfirmed),
        surplus=max(0, confirmed - cost.full),
    )


def _payers(plan: Plan, year: FinancialYear, project: int, charged: Mapping[int, int]) -> Iterator[Payer]:
    restricted = {fund.id for fund in plan.funds if fund.kind == "restricted"}
    for grant in plan.grants:
        if grant.fund in restricted:
            yield _payer(grant.kind, grant, grant.title, charged.get(grant.id, 0))
        elif grant.project == project:
            due = sum(item.amount for item in grant.instalments if Month.of(item.due) in year.months)
            yield _payer(grant.kind, grant, grant.title, due)
    for income in plan.income:
        if income.project == project:
            yield _payer("income", income, income.name, _due(income, year))


def _payer(kind: str, source: Grant | Income, name: str, amount: int) -> Payer:
    probability = 100 if source.confirmed else source.probability
    return Payer(kind, source.id, name, source.confirmed, probability, amount)


def _due(income: Income, year: FinancialYear) -> int:
    return int(amounts(income.amount, income.schedule, income.rise, year.start, 12).sum())


def _charged(plan: Plan, rates: RatePack, year: FinancialYear, costs: FullCost) -> dict[int, ByGrant]:
    """Pence that each restricted grant pays of each project's direct cost in a year.

    Months are split over projects one by one and the year as a whole, which differ by pence: so each part of the
    year's split is shared out as its months are paid.
    """
    paid, spent = _paid_and_spent(plan, rates, year)
    result: dict[int, ByGrant] = defaultdict(lambda: defaultdict(int))
    for source, parts in yearly_split(plan, rates, year):
        for project, amount in parts.items():
            bearer = project if costs.only_project is None else costs.only_project
            key = (source.kind, source.id, project)
            if bearer is not None and key in paid:
                for grant, share in _rescaled(amount, paid[key], spent[key]).items():
                    result[bearer][grant] += share
    return result


def _rescaled(amount: int, paid: Mapping[int, int], spent: int) -> ByGrant:
    shares = share_out(amount, (*paid.values(), spent - sum(paid.values())))
    return dict(zip(paid, shares, strict=False))


def _paid_and_spent(
    plan: Plan, rates: RatePack, year: FinancialYear
) -> tuple[dict[SliceKey, ByGrant], dict[SliceKey, int]]:
    """By slice of the year's costs: what each grant pays of it, and what it comes to."""
    paid: dict[SliceKey, ByGrant] = defaultdict(lambda: defaultdict(int))
    spent: dict[SliceKey, int] = defaultdict(int)
    for part, first, limit in _parts(plan, rates, year):
        columns = slice(first, None)
        for piece, amount in zip(part.slices, part.amounts[columns].sum(axis=0).tolist(), strict=True):
            spent[_key(part.sources[piece.source], piece.project)] += amount
        for charged in _in_two_steps(plan, part, limit):
            for item in charged.charges():
                paid[(*item.source, item.project)][item.grant] += sum(item.amounts[columns])
    return paid, spent


def _parts(
    plan: Plan, rates: RatePack, year: FinancialYear
) -> Iterator[tuple[Spending, int, Callable[[BudgetLine], int]]]:
    """The months before the plan's start, and those from it to the year's end; where the year begins; what lines have.

    Costs of earlier months were paid from what the lines had used up at the balance date; those of later months are
    paid from what is left.
    """
    start = plan.start or year.start
    if year.start < start:
        past = min(start, year.end) - year.start
        yield spending(plan, rates, year.start, past, accrual=True), 0, _used
    if start < year.end:
        ahead = spending(plan, rates, start, year.end - start, accrual=True)
        yield ahead, max(0, year.start - start), unused


def _used(line: BudgetLine) -> int:
    return line.spent


def _in_two_steps(plan: Plan, spent: Spending, limit: Callable[[BudgetLine], int]) -> tuple[Charged, Charged]:
    """What confirmed grants pay, and what unconfirmed ones would pay of the rest."""
    certain = charge(plan, spent, "confirmed", limit)
    others = replace(plan, grants=tuple(grant for grant in plan.grants if not grant.confirmed))
    return certain, charge(others, replace(spent, amounts=certain.left), "everything", limit)


def _key(source: Source, project: int | None) -> SliceKey:
    return source.kind, source.id, project
