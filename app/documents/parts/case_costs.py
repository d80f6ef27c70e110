"""The cost table of a business case: whole pounds and pence a session, in columns that add up, and what it rests on."""

from collections.abc import Sequence
from typing import Literal

from app.dates import format_date
from app.documents.facts.case import BusinessCase, CaseCost
from app.documents.facts.case_pounds import pounds_of, session_pence
from app.documents.facts.who import Who
from app.documents.parts import case_sentences as say
from app.documents.tree.tree import Block, Column, Paragraph, Row, Table, words
from app.money import format_money, format_whole_pounds

_Columns = Sequence[Sequence[int]]
"""What is printed, line by line: pence of whole pounds, and where sessions are planned, pence of a session."""


def costs(case: BusinessCase, who: Who) -> tuple[Block, ...]:
    """Direct costs and overheads with their sums, the full cost, and what that is for a session and a person."""
    if not any(cost.amount for cost in case.costs):
        return ()
    units = say.units(case)
    return (_table(case, who), *([Paragraph(words(units))] if units else []))


def _table(case: BusinessCase, who: Who) -> Table:
    pounds, pence = pounds_of(case), session_pence(case)
    columns: _Columns = [(*pounds.direct, *pounds.overheads), *([pence] if pence else [])]
    return Table(
        (
            Column("What it costs in a full year"),
            Column(case.year, "number"),
            *([Column("a session", "number")] if pence else []),
        ),
        _rows(case, columns),
        caption=_basis(case, who),
        title=f"Full cost in {case.year}",
    )


def _rows(case: BusinessCase, columns: _Columns) -> tuple[Row, ...]:
    split = len(case.direct)
    rows = [_row(_label(cost), [column[place] for column in columns], "plain") for place, cost in enumerate(case.costs)]
    if case.direct and case.overheads:
        rows.insert(split, _row("Direct costs", [sum(column[:split]) for column in columns], "sum"))
        rows.append(_row("Overheads", [sum(column[split:]) for column in columns], "sum"))
    return (*rows, _row("Full cost", [sum(column) for column in columns], "total"))


def _label(cost: CaseCost) -> str:
    return f"{cost.label}, {cost.basis}" if cost.basis else cost.label


def _row(label: str, figures: Sequence[int], kind: Literal["plain", "sum", "total"]) -> Row:
    year, *session = figures
    cells = [label, format_whole_pounds(year), *(format_money(pence, pennies=True) for pence in session)]
    return Row(tuple(words(cell) for cell in cells), kind)


def _basis(case: BusinessCase, who: Who) -> str:
    rounding = " Figures are rounded so that each column adds up." if _is_rounded(case) else ""
    return (
        "Full cost recovery: direct costs and a fair share of overheads, on the basis shown with each line."
        f"{rounding} As at {format_date(case.as_at)}, from {who.theirs} plan."
    )


def _is_rounded(case: BusinessCase) -> bool:
    """Whether any figure of the table is not exact."""
    amounts = [cost.amount for cost in case.costs]
    per_session = case.sessions > 0 and any(amount % case.sessions for amount in amounts)
    return per_session or any(amount % 100 for amount in amounts)
