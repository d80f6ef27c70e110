"""Funder by funder: what each pays of a project's direct cost and overheads, its fair share, and who carries the gap.

Method: a payer's fair share of overheads is in proportion to the direct cost that it pays (ACEVO and NPC, Calculating
the Full Cost). A funder with a flat rate or a cap pays its share up to that part of the direct cost.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.dates import FinancialYear
from app.money import basis_points_of, round_half_up, share_out
from app.planning.full_cost.full_cost import FullCost, ProjectCost
from app.planning.full_cost.funding import Payer, ProjectFunding, year_funding
from app.planning.law.rates import RatePack
from app.planning.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Carried:
    """Pence of a payer's gap that somebody else carries: another payer, or unrestricted money (None)."""

    payer: Payer | None
    amount: int


@dataclass(frozen=True, slots=True)
class PayerRecovery:
    """What one payer pays for a project in a year, in pence at 100 per cent.

    - `direct` + `overhead` is all that it pays. `fair_share` is the project's overheads × its part of the direct cost.
    - `recoverable` is what its rule lets it pay of that: the fair share, or its `cap` (basis points) × direct cost.
    - `gap` is the fair share less what it pays of overheads, `excess` what it pays beyond its fair share.
    - `carried_by` adds up to the gap.
    """

    payer: Payer
    direct: int
    overhead: int
    fair_share: int
    recoverable: int
    cap: int | None
    gap: int
    excess: int
    carried_by: tuple[Carried, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectRecovery:
    """A project's full cost of a year and what its payers recover of it, in pence.

    All that payers pay + gap − surplus = full cost, everything asked for being counted; what is certain of it and what
    is not is in `funding`. `own_direct` is direct cost that no payer pays and `own_overhead` the overheads on it.
    """

    cost: ProjectCost
    funding: ProjectFunding
    payers: tuple[PayerRecovery, ...]
    own_direct: int
    own_overhead: int
    gap: int
    surplus: int


@dataclass(frozen=True, slots=True)
class Recovery:
    """Every project of a year's full cost; `apart` are the grants that pay core costs and are for no project."""

    costs: FullCost
    projects: tuple[ProjectRecovery, ...]
    apart: tuple[Payer, ...]


def recovery(plan: Plan, rates: RatePack, year: FinancialYear) -> Recovery:
    """What every payer of every project pays against its fair share in a year; payers as in `year_funding`.

    Money for a project as a whole pays the direct cost that no budget line pays, what is certain going first and in
    proportion to the amounts, and overheads with the rest. Each gap is carried by payers that pay more than their fair
    share (a certain one only by certain ones), and then by unrestricted money. Raises Refused as `full_cost` does.
    """
    found = year_funding(plan, rates, year)
    caps = {grant.id: grant.overhead_cap for grant in plan.grants}
    return Recovery(
        costs=found.costs,
        projects=tuple(
            _project(cost, funded, caps) for cost, funded in zip(found.costs.projects, found.projects, strict=True)
        ),
        apart=found.apart,
    )


def _project(cost: ProjectCost, funded: ProjectFunding, caps: dict[int, int | None]) -> ProjectRecovery:
    direct = _direct(cost.direct, funded.payers)
    certain = sum(part for payer, part in zip(funded.payers, direct, strict=True) if payer.certain)
    fair, own = _fair_shares(cost, direct, certain)
    payers = tuple(
        _payer(payer, part, share, None if payer.kind == "income" else caps[payer.id])
        for payer, part, share in zip(funded.payers, direct, fair, strict=True)
    )
    paid = sum(payer.amount for payer in funded.payers)
    return ProjectRecovery(
        cost=cost,
        funding=funded,
        payers=_carried(payers),
        own_direct=max(0, cost.direct - sum(direct)),
        own_overhead=own,
        gap=max(0, cost.full - paid),
        surplus=max(0, paid - cost.full),
    )


def _direct(whole: int, payers: Sequence[Payer]) -> tuple[int, ...]:
    """What each payer pays of the direct cost: its budget lines, or its part of what is left of it."""
    found = {place: payer.direct for place, payer in enumerate(payers) if payer.direct is not None and payer.certain}
    found |= _of_the_rest(whole - sum(found.values()), payers, certain=True)
    found |= {
        place: payer.direct for place, payer in enumerate(payers) if payer.direct is not None and not payer.certain
    }
    found |= _of_the_rest(whole - sum(found.values()), payers, certain=False)
    return tuple(found[place] for place in range(len(payers)))


def _of_the_rest(left: int, payers: Sequence[Payer], *, certain: bool) -> dict[int, int]:
    """What is left of the direct cost, over the payers for the project as a whole, none paying more than it has."""
    amounts = {
        place: max(0, payer.amount)
        for place, payer in enumerate(payers)
        if payer.direct is None and payer.certain == certain
    }
    parts = share_out(max(0, min(left, sum(amounts.values()))), tuple(amounts.values()))
    return dict(zip(amounts, parts, strict=True))


def _fair_shares(cost: ProjectCost, direct: Sequence[int], certain: int) -> tuple[tuple[int, ...], int]:
    """Each payer's fair share of the overheads, and the share of the direct cost that nobody pays; they add up.

    Where bids and certain money together would pay more than the direct cost, each has its own, and nobody the rest.
    `certain` money alone pays more only where something else of the project came back: then it bears all of them.
    """
    overheads, unpaid = cost.full - cost.direct, cost.direct - sum(direct)
    if cost.direct <= 0:
        return tuple(0 for _ in direct), overheads
    if unpaid < 0:
        return tuple(round_half_up(overheads * part, max(cost.direct, certain)) for part in direct), 0
    *shares, own = share_out(overheads, (*(max(0, part) for part in direct), unpaid))
    return tuple(shares), own


def _payer(payer: Payer, direct: int, fair: int, cap: int | None) -> PayerRecovery:
    overhead = payer.amount - direct
    return PayerRecovery(
        payer=payer,
        direct=direct,
        overhead=overhead,
        fair_share=fair,
        recoverable=fair if cap is None else min(fair, basis_points_of(direct, cap)),
        cap=cap,
        gap=max(0, fair - overhead),
        excess=max(0, overhead - fair),
    )


def _carried(payers: Sequence[PayerRecovery]) -> tuple[PayerRecovery, ...]:
    """The same payers with who carries the gap of each, those that are certain first."""
    excess = {place: item.excess for place, item in enumerate(payers)}
    found = dict(enumerate(payers))
    for place in sorted(found, key=lambda place: not payers[place].payer.certain):
        found[place] = replace(payers[place], carried_by=tuple(_carriers(payers, payers[place], excess)))
    return tuple(found[place] for place in range(len(payers)))


def _carriers(payers: Sequence[PayerRecovery], short: PayerRecovery, excess: dict[int, int]) -> Iterator[Carried]:
    """Take the gap out of what others pay too much, and the rest out of unrestricted money."""
    left = short.gap
    for place in sorted(excess, key=lambda place: not payers[place].payer.certain):
        other = payers[place].payer
        part = min(left, excess[place]) if other.certain or not short.payer.certain else 0
        if part:
            excess[place] -= part
            left -= part
            yield Carried(other, part)
    if left:
        yield Carried(None, left)
