"""Who recovers what of a project's overheads, in sentences, and what funders are known to ask or to leave out."""

from collections.abc import Iterator, Mapping, Sequence

from app.models.choices import CostCategory, Pool
from app.money import format_pounds
from app.planning.full_cost.funding import Payer
from app.planning.full_cost.recovery import Carried, ProjectRecovery
from app.planning.plan.plan import Plan

UNRESTRICTED = "unrestricted money"


def payer_names(plan: Plan, payers: Sequence[Payer]) -> Mapping[Payer, str]:
    """Payers by the funder's name; where one funder pays twice, what for stands beside it."""
    funders = {grant.id: grant.funder for grant in plan.grants}
    names = [payer.name if payer.kind == "income" else funders[payer.id] for payer in payers]
    return {
        payer: name if names.count(name) == 1 else f"{name}, {payer.name}"
        for name, payer in zip(names, payers, strict=True)
    }


def carrier(carried: Carried, names: Mapping[Payer, str]) -> str:
    """Who carries a part of a gap."""
    return UNRESTRICTED if carried.payer is None else names[carried.payer]


def recovery_sentence(found: ProjectRecovery) -> str:
    """What payers bring of a project's overheads, what of it others carry, and what nobody pays yet."""
    overheads = found.cost.full - found.cost.direct
    if overheads == 0:
        return ""
    paid = sum(item.overhead for item in found.payers)
    ours = sum(part.amount for item in found.payers for part in item.carried_by if part.payer is None)
    sentence = f"Of {format_pounds(overheads)} of overheads, payers meet {format_pounds(paid)}."
    if ours:
        sentence += f" {format_pounds(ours)} of their fair share falls on {UNRESTRICTED}."
    if found.gap > ours:
        sentence += f" Nobody pays {format_pounds(found.gap - ours)} of the full cost yet."
    return sentence


def recovery_notes(found: ProjectRecovery) -> tuple[str, ...]:
    """What is worth knowing before anyone counts on overheads being paid; each with its source."""
    return tuple(_notes(found))


def _notes(found: ProjectRecovery) -> Iterator[str]:
    if dict(found.cost.lines).get(CostCategory.EQUIPMENT):
        yield (
            "Some of the direct cost is equipment. Some funders pay no overheads on it (Harpur Trust, for example): "
            "ask before you count on them."
        )
    if found.cost.overheads.get(Pool.FUNDRAISING):
        yield (
            "Some of the overheads are fundraising, which some funders do not pay (the National Lottery Community "
            "Fund, for example)."
        )
    if any(item.payer.kind == "contract" and item.gap for item in found.payers):
        yield (
            "A commissioner has to meet its fair share of overheads; a charity is not expected to subsidise a public "
            "service (National Audit Office)."
        )
