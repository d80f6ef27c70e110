"""The money tables of those who steer: funds, what ends, how core costs are met, and budget against spent."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from app.dates import format_date
from app.documents.facts.money import CoverLine, EndingLine, Money, SpendingLine
from app.documents.facts.money_figures import year_words
from app.documents.facts.whole_pounds import in_pounds
from app.documents.parts import money_sentences as say
from app.documents.tree.tree import Block, Column, Paragraph, Row, Table, words
from app.money import format_whole_pounds
from app.text import ended

_YEARS = 2
"""Core costs are told of this year and the next."""


def funds(money: Money) -> tuple[Block, ...]:
    """What each fund holds, and all together; nothing where no balances are known."""
    if not money.funds or money.balance_date is None:
        return ()
    amounts = in_pounds([line.balance for line in money.funds])
    rows = [_row((line.name, line.kind), (pence,)) for line, pence in zip(money.funds, amounts, strict=True)]
    if len(rows) > 1:
        rows.append(_row(("All funds", ""), (sum(amounts),), "total"))
    columns = (Column("Fund", weight=3), Column("Kind", weight=2), Column(format_date(money.balance_date), "number"))
    return (Table(columns, tuple(rows), dense=True, title="Funds"),)


def ends(money: Money) -> tuple[Block, ...]:
    """What ends within a year, what it leaves to unrestricted money, and what is left over of it."""
    if not money.months:
        return ()
    if not money.ends:
        return (Paragraph(words("No grant, contract or post ends within twelve months.")),)
    cells = [_ending(line) for line in money.ends]
    heads = (
        Column("What ends", weight=3),
        Column("Ends on", "date"),
        Column("Costs to meet from", "date"),
        Column("Costs a month", "number"),
        Column("Left over", "number"),
    )
    kept = [place for place in range(len(heads)) if any(row[place] for row in cells)]
    rows = tuple(Row(tuple(words(row[place]) for place in kept)) for row in cells)
    columns = tuple(heads[at] for at in kept)
    return (Table(columns, rows, caption=_ends_caption(money.ends), dense=True, title="What ends"),)


def _ending(line: EndingLine) -> tuple[str, ...]:
    return (
        line.name,
        format_date(line.ends) if line.ends else "",
        line.falls_from.label if line.falls_from else "",
        format_whole_pounds(line.monthly) if line.monthly else "",
        format_whole_pounds(line.left) if line.left else "",
    )


def _ends_caption(lines: Sequence[EndingLine]) -> str:
    said = ["Within twelve months."]
    if any(line.monthly for line in lines):
        said.append("Costs to meet fall on unrestricted money once their grant no longer pays.")
    if any(line.left for line in lines):
        said.append("Left over is what planned spending does not use.")
    return " ".join(said)


def core_cover(money: Money) -> tuple[Block, ...]:
    """How each year's core costs are met; nothing where there are none."""
    if not money.cover:
        return ()
    heads = ("Core costs", "Confirmed", "Likely", "Not covered")
    lines = money.cover[:_YEARS]
    amounts = [_cover(line) for line in lines]
    kept = [place for place in range(len(heads)) if place < 2 or any(row[place] for row in amounts)]
    rows = tuple(
        _row((year_words(line),), [row[place] for place in kept]) for line, row in zip(lines, amounts, strict=True)
    )
    columns = (Column("Year"), *(Column(heads[place], "number") for place in kept))
    caption = "Core costs are those of no project. Reserves are not counted."
    sentence = say.cover(money)
    table = Table(columns, rows, caption=caption, dense=True, title="How core costs are met")
    return (*([Paragraph(words(sentence))] if sentence else []), table)


def _cover(line: CoverLine) -> tuple[int, ...]:
    """Core costs and what meets them in pence of whole pounds, the parts adding up to the whole."""
    parts = in_pounds((line.confirmed, line.likely, line.nobody))
    return (sum(parts), *parts)


def budget_spent(money: Money) -> tuple[Block, ...]:
    """Each budget against what was spent of it; nothing where nobody set one."""
    if not money.spending:
        return ()
    columns = (Column("Budget for", weight=3), *(Column(head, "number") for head in ("Budget", "Spent", "Left")))
    rows, caption = tuple(_spending(money.spending)), _spent_caption(money)
    table = Table(columns, rows, caption=caption, dense=True, title="Budget against spent")
    over = [line.name for line in money.spending if line.spent > line.budget]
    more = [Paragraph(words(ended(f"More was spent than the budget allows: {', '.join(over)}")))] if over else []
    return (table, *more)


def _spending(lines: Sequence[SpendingLine]) -> Iterator[Row]:
    for group, found in groupby(lines, key=lambda line: line.group):
        own = list(found)
        budgets, spent = in_pounds([line.budget for line in own]), in_pounds([line.spent for line in own])
        yield Row((words(group), *[()] * 3), "group")
        for line, budget, used in zip(own, budgets, spent, strict=True):
            yield _row((line.name,), (budget, used, budget - used))
        if len(own) > 1:
            yield _row(("Total",), (sum(budgets), sum(spent), sum(budgets) - sum(spent)), "sum")


def _spent_caption(money: Money) -> str:
    until = f"to {format_date(money.balance_date)}, as entered" if money.balance_date else "as entered"
    return f"Grants and contracts: spent {until}. Supervision and training: sessions held and courses done."


def _row(names: Sequence[str], amounts: Sequence[int], kind: Literal["plain", "sum", "total"] = "plain") -> Row:
    cells = (*names, *map(format_whole_pounds, amounts))
    return Row(tuple(map(words, cells)), kind)
