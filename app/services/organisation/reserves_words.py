"""Reserves and closing in plain words: what is free, what risks call for, months of cover, the policy, line by line."""

from app.money import format_money
from app.planning.closing.closure import ClosureCost
from app.planning.forecast.reserves import ABOVE, BELOW, NOT_SET, FreeReserves, MonthsCovered, Reserves, Target
from app.services.rows.checks import label_of
from app.services.said.wording import COSTS_OF, Spans, months_words, policy_words, spans

Rows = tuple[tuple[str, int], ...]
"""What each line is called and its pence."""


def free_rows(found: FreeReserves) -> Rows:
    """From all funds to free reserves: rows that add up to the last one; what is nothing is left out."""
    taken = (
        ("Endowment", found.endowment),
        ("Restricted funds", found.restricted),
        (label_of("organisation", "fixed_assets"), found.fixed_assets),
        (label_of("organisation", "programme_investments"), found.programme_investments),
        ("Designated, and committed", found.designated),
    )
    return (
        ("All funds together", found.total_funds),
        *((name, -amount) for name, amount in taken if amount),
        ("Free reserves", found.free),
    )


def target_rows(found: Target) -> Rows:
    """What the risks call for: rows that add up to the last one."""
    return (
        ("Largest dip of free cash in twelve months", found.worst_dip),
        ("Closing in good order now", found.closure_cost),
        ("Income that may not come while you replace it", found.income_at_risk),
        ("Planned, and paid from reserves", found.commitments),
        ("What your risks call for", found.total),
    )


def closing_rows(cost: ClosureCost) -> Rows:
    """What closing costs: rows that add up to the last one; what is nothing is left out."""
    parts = (
        ("Redundancy pay", cost.redundancy),
        ("Pay on notice", cost.notice),
        ("Holiday not taken", cost.holiday),
        ("Contracts until they end", cost.contracts),
        ("Bills not paid yet", cost.bills),
        ("Other closing costs", cost.fixed),
    )
    return (*((name, amount) for name, amount in parts if amount), ("Closing in good order now", cost.total))


def cover_words(found: MonthsCovered) -> str:
    """`4.2 months of running costs`."""
    if found.months is None:
        return f"no {COSTS_OF[found.of]} to compare with"
    return f"{months_words(found.months)} of {COSTS_OF[found.of]}"


def state_sentence(found: Reserves) -> Spans:
    """Where the reserves lie to the policy, and what that means."""
    if found.using_restricted:
        return spans(
            "**You are using restricted money.** Free reserves are below zero, so money given for a purpose carries "
            "other costs. Take professional advice now."
        )
    if found.state == NOT_SET:
        return spans("No reserves policy is set yet. The figure of your risks is a place to start from.")
    policy = policy_words(found.policy)
    if found.state == BELOW:
        return spans(f"**Below your policy** of {policy}. Say in your plan how and by when you will get there.")
    if found.state == ABOVE and _missing(found) > 0:
        return spans(
            f"**Above your policy** of {policy}, and yet less than your risks call for. Look at the policy again."
        )
    if found.state == ABOVE:
        return spans(
            f"**Above your policy** of {policy}. Holding too much also hurts: funders ask why you need their money. "
            "Plan what it is for, or say why you keep it."
        )
    return spans(f"**Within your policy** of {policy}.")


def risk_sentence(found: Reserves) -> Spans:
    """What is free, held against what the risks call for."""
    missing = _missing(found)
    if missing > 0:
        return spans(f"Your risks call for **{format_money(missing, pennies=False)} more** than is free.")
    return spans("What is free covers your risks.")


def _missing(found: Reserves) -> int:
    """Pence that the risks call for beyond what is free."""
    return found.target.total - max(0, found.free.free)
