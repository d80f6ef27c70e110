"""What restricted grants pay in a year through their budget lines: of each project's direct cost, and of core costs."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from app.dates import FinancialYear, Month
from app.money import round_half_up, share_out
from app.planning.forecast.charging import Charged, charge, unused
from app.planning.full_cost.full_cost import Split
from app.planning.law.rates import RatePack
from app.planning.plan.plan import BudgetLine, Plan
from app.planning.spending.spending import CostSource, Spending, spending, spending_to_come

SliceKey = tuple[str, int, int | None]
ByGrant = dict[int, int]


@dataclass(frozen=True, slots=True)
class GrantPayments:
    """Pence that grants pay in a year, by project and grant: of `direct` cost, and of `core` costs.

    What a grant pays of core costs counts for the project that it is for, or for those whose direct cost it pays, in
    proportion to that. `apart` is by grant what is paid of core costs by grants that are for no project at all.
    """

    direct: Mapping[int, ByGrant]
    core: Mapping[int, ByGrant]
    apart: ByGrant

    def of(self, project: int, grant: int) -> tuple[int, int]:
        """What a grant pays for a project: direct cost, and core costs."""
        return self.direct.get(project, {}).get(grant, 0), self.core.get(project, {}).get(grant, 0)


def grant_payments(
    plan: Plan, rates: RatePack, year: FinancialYear, split: Split, only_project: int | None
) -> GrantPayments:
    """What each grant pays in a year whose `yearly_split` is known; with one project, everything is direct cost of it.

    Months are split over projects one by one and the year as a whole, which differ by pence: so each part of the
    year's split is shared out as its months are paid.
    """
    paid, spent = _paid_and_spent(plan, rates, year)
    found: dict[int | None, ByGrant] = defaultdict(lambda: defaultdict(int))
    for source, parts in split:
        for project, amount in parts.items():
            key = _key(source, project)
            for grant, share in _rescaled(amount, paid[key], spent[key]).items() if key in paid else ():
                found[project if only_project is None else only_project][grant] += share
    core = found.pop(None, {})
    direct = {project: by_grant for project, by_grant in found.items() if project is not None}
    return _with_core(plan, direct, core)


def _with_core(plan: Plan, direct: Mapping[int, ByGrant], core: ByGrant) -> GrantPayments:
    """Count what grants pay of core costs for the projects that they are for."""
    projects = {project.id for project in plan.projects}
    by_project: dict[int, ByGrant] = defaultdict(dict)
    apart: ByGrant = {}
    for grant in plan.grants:
        amount = core.get(grant.id, 0)
        weights = {project: paid[grant.id] for project, paid in direct.items() if paid.get(grant.id, 0) > 0}
        if grant.project in projects:
            weights = {grant.project: 1}
        if amount and not weights:
            apart[grant.id] = amount
        elif amount:
            for project, part in zip(weights, share_out(amount, tuple(weights.values())), strict=True):
                by_project[project][grant.id] = part
    return GrantPayments(direct, by_project, apart)


def _rescaled(amount: int, paid: Mapping[int, int], spent: int) -> ByGrant:
    """A part of the year's split as its months are paid; a few pence that no month had any of are paid by nobody."""
    if spent == 0:
        return {}
    parts = (*paid.values(), spent - sum(paid.values()))
    if min(parts) < 0:  # more came back in the year than somebody paid: each by itself
        sign = 1 if spent > 0 else -1
        return {grant: round_half_up(amount * part * sign, abs(spent)) for grant, part in paid.items()}
    shares = share_out(amount, parts)
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
    """The year up to the balance date, and from the day after it to its end; where the year begins; what lines have.

    Costs due by that date were paid from what the lines had used up then; later ones are paid from what is left.
    """
    on = plan.balance_date
    if on is None or plan.start is None:
        yield spending(plan, rates, year.start, 12, accrual=True), 0, unused
        return
    if year.start.first_day <= on:
        past = min(Month.of(on).plus(1), year.end) - year.start
        yield spending(plan, rates, year.start, past, accrual=True, until=on), 0, _used
    if plan.start < year.end:
        ahead = spending_to_come(plan, rates, year.end - plan.start, accrual=True)
        yield ahead, max(0, year.start - plan.start), unused


def _used(line: BudgetLine) -> int:
    return line.spent


def _in_two_steps(plan: Plan, spent: Spending, limit: Callable[[BudgetLine], int]) -> tuple[Charged, Charged]:
    """What confirmed grants pay, and what unconfirmed ones would pay of the rest."""
    certain = charge(plan, spent, "confirmed", limit)
    others = replace(plan, grants=tuple(grant for grant in plan.grants if not grant.confirmed))
    return certain, charge(others, replace(spent, amounts=certain.left), "everything", limit)


def _key(source: CostSource, project: int | None) -> SliceKey:
    return source.kind, source.id, project
