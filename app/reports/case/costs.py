"""The full cost table of a business case: whole pounds and pence a session, in columns that add up."""

from collections.abc import Sequence

from app.documents.facts.case import BusinessCase, CaseCost
from app.money import format_money, round_half_up, share_out
from app.reports.kit.tables import Row


def cost_rows(case: BusinessCase) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Head and rows: direct costs, their sum, overheads with their basis, full cost; the session column if it can be.

    The totals are rounded first and then shared out among the lines, so that each column adds up exactly.
    """
    costs = (*case.direct, *case.overheads)
    amounts = [cost.amount for cost in costs]
    columns = [_pounds(case.full_total, amounts)]
    head = ["What it costs in a full year", case.year]
    if case.per_session is not None and not any(amount < 0 for amount in amounts):
        columns.append(_shares(case.per_session, amounts))
        head.append("a session")
    rows = [_row(cost, [column[at] for column in columns]) for at, cost in enumerate(costs)]
    split = len(case.direct)
    if case.direct and case.overheads:
        rows.insert(split, _total("Direct costs", [sum(column[:split]) for column in columns], "sum"))
    rows.append(_total("Full cost", [sum(column) for column in columns], "total"))
    return tuple(head), tuple(rows)


def is_rounded(case: BusinessCase) -> bool:
    """Whether any figure of the table is not exact."""
    amounts = [cost.amount for cost in (*case.direct, *case.overheads)]
    per_session = case.sessions > 0 and any(amount % case.sessions for amount in amounts)
    return per_session or any(amount % 100 for amount in amounts)


def _pounds(total: int, amounts: Sequence[int]) -> list[int]:
    """Amounts as pence of whole pounds that add up to the total in whole pounds."""
    if any(amount < 0 for amount in amounts):
        return list(amounts)
    return [100 * pounds for pounds in share_out(round_half_up(total, 100), amounts)]


def _shares(total: int, amounts: Sequence[int]) -> list[int]:
    return list(share_out(total, amounts))


def _row(cost: CaseCost, figures: Sequence[int]) -> Row:
    label = f"{cost.label}, {cost.basis}" if cost.basis else cost.label
    return Row((label, *_figures(figures)))


def _total(label: str, figures: Sequence[int], kind: str) -> Row:
    return Row((label, *_figures(figures)), "sum" if kind == "sum" else "total")


def _figures(figures: Sequence[int]) -> list[str]:
    """The year in whole pounds (pence only where they were left in), a session always with its pence."""
    return [format_money(figure, pennies=True if at else None) for at, figure in enumerate(figures)]
