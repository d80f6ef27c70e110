"""Who pays for a project in a year: certain money, likely money, and what is still to find."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.dates import FinancialYear
from app.money import round_half_up
from app.planning.full_cost.full_cost import FullCost, ProjectCost, shared, yearly_split
from app.planning.full_cost.grant_payments import GrantPayments, grant_payments
from app.planning.law.rates import RatePack
from app.planning.plan.own_funds import with_own_funds
from app.planning.plan.plan import Grant, Income, Plan
from app.planning.plan.schedule import amounts
from app.planning.plan.term import brought_in


@dataclass(frozen=True, slots=True)
class Payer:
    """A grant, contract or income line that pays for a project: `kind` is grant, contract or income.

    `amount` is pence at 100 per cent; `probability` is a whole per cent, 100 where `certain`. `direct` is how much of
    it a restricted grant's budget lines pay of direct cost, the rest being core cost; None where the money is for the
    project as a whole.
    """

    kind: str
    id: int
    name: str
    certain: bool
    probability: int
    amount: int
    direct: int | None = None


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


@dataclass(frozen=True, slots=True)
class YearFunding:
    """A year's full cost, who pays for each project, and apart what is paid of core costs by grants for no project."""

    costs: FullCost
    projects: tuple[ProjectFunding, ...]
    apart: tuple[Payer, ...]


def funding(plan: Plan, rates: RatePack, year: FinancialYear) -> tuple[ProjectFunding, ...]:
    """Who pays for every project in a year; see `year_funding`. Raises Refused."""
    return year_funding(plan, rates, year).projects


def year_funding(plan: Plan, rates: RatePack, year: FinancialYear) -> YearFunding:
    """Who pays for everything in a year: what is for that year, whenever it arrives.

    - Restricted grants pay what their budget lines are charged: of a project's direct cost, and of core costs, which
      count for the project that the grant is for. Confirmed grants are charged first; unconfirmed ones show what they
      would pay of the rest, so that no cost is counted as paid twice.
    - Contracts and unrestricted grants that are for the project bring what was awarded or asked for that year (see
      `term.brought`); the project's income lines what falls due in it.

    Costs of months before the plan's start are taken to be paid from what lines had used by then. Raises Refused.
    """
    plan = with_own_funds(plan, lambda grant: grant.budget)
    split = yearly_split(plan, rates, year)
    costs = shared(plan, year, split)
    paid = grant_payments(plan, rates, year, split, costs.only_project)
    projects = tuple(_project(plan, year, cost, paid) for cost in costs.projects)
    apart = tuple(
        _payer(grant.kind, grant, grant.title, paid.apart[grant.id], 0)
        for grant in plan.grants
        if paid.apart.get(grant.id)
    )
    return YearFunding(costs, projects, apart)


def project_funding(plan: Plan, rates: RatePack, project: int, year: FinancialYear) -> ProjectFunding:
    """Who pays for one project in a year; see `funding`. Raises KeyError for a project that is not in the plan."""
    found = {item.project: item for item in funding(plan, rates, year)}
    return found[project]


def _project(plan: Plan, year: FinancialYear, cost: ProjectCost, paid: GrantPayments) -> ProjectFunding:
    payers = tuple(payer for payer in _payers(plan, year, cost.project, paid) if payer.amount)
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


def _payers(plan: Plan, year: FinancialYear, project: int, paid: GrantPayments) -> Iterator[Payer]:
    restricted = {fund.id for fund in plan.funds if fund.kind == "restricted"}
    for grant in plan.grants:
        if grant.fund in restricted:
            direct, core = paid.of(project, grant.id)
            yield _payer(grant.kind, grant, grant.title, direct + core, direct)
        elif grant.project == project:
            yield _payer(grant.kind, grant, grant.title, brought_in(grant, year))
    for income in plan.income:
        if income.project == project:
            yield _payer("income", income, income.name, _due(income, year))


def _payer(kind: str, source: Grant | Income, name: str, amount: int, direct: int | None = None) -> Payer:
    probability = 100 if source.confirmed else source.probability
    return Payer(kind, source.id, name, source.confirmed, probability, amount, direct)


def _due(income: Income, year: FinancialYear) -> int:
    return int(amounts(income.amount, income.schedule, income.rise, year.start, 12).sum())
