"""Each row of a sheet as the user is shown it: what it becomes, why, when its money comes, and what must be asked."""

from collections.abc import Sequence
from dataclasses import replace

from app.dates import Month
from app.exchange.budget.patterns import by_month, pattern_of
from app.exchange.budget.reading import Read
from app.exchange.budget.row_amounts import RowAmounts, amounts_of
from app.exchange.budget.row_questions import (
    REMARKS,
    balance_questions,
    costs_of_staff,
    maybe_total,
    no_sum,
    remarked,
    side_questions,
    unread,
)
from app.exchange.budget.sides import reason
from app.exchange.budget.strips import ReadRow
from app.exchange.budget.told import Place
from app.exchange.budget.understood import Becomes, BudgetRow
from app.exchange.tables.line_words import could_be, is_grant, is_oncost
from app.exchange.tables.lines import Line
from app.exchange.tables.names import Side, is_block_name
from app.exchange.tables.table import Table
from app.exchange.tables.total_words import is_held
from app.text import quoted


def rows_of(read: Read) -> tuple[BudgetRow, ...]:
    """Every row of the sheet with anything in it. Amounts of costs that a sheet writes below zero are turned round."""
    turned = {side for side in ("in", "out") if _is_turned(read, side)}
    covered = {table.first: _covered(table) for table in read.tables}
    outside = _outside_of_totals(read)
    rows = (_row(read, row, turned, covered.get(row.line.table.first, ())) for row in read.rows)
    return tuple(
        replace(row, questions=(*row.questions, maybe_total(row.place, row.name)))
        if row.place in outside and all(question.code in REMARKS for question in row.questions)
        else row
        for row in rows
    )


def _outside_of_totals(read: Read) -> set[Place]:
    """Lines above the total of their block that no total counts: one of them may be a total itself."""
    found: set[Place] = set()
    counted = {place for row in read.rows if row.is_total for place in row.parts}
    for side in ("in", "out"):
        lines = [row.place for row in read.lines if row.context.side == side and row.line.annual]
        blocks = [row for row in read.rows if row.is_total and is_block_name(row.line.name) and row.parts & set(lines)]
        ends = {
            part: max(row.place.row for row in blocks if row.place.part == part)
            for part in {row.place.part for row in blocks}
        }
        found |= {place for place in lines if place not in counted and place.row < ends.get(place.part, 0)}
    return found


def _covered(table: Table) -> tuple[Month, ...]:
    return tuple(sorted({month for span in table.spans for month in span.stretch.months}))


def _is_turned(read: Read, side: str) -> bool:
    """Whether a sheet writes this side below zero: most of its rows, and what they come to."""
    lines = [row.line for row in read.lines if row.context.side == side and row.line.annual]
    below = sum(line.annual < 0 for line in lines)
    return below * 2 > len(lines) and sum(line.annual for line in lines) < 0 and (side == "out" or len(lines) > 1)


def _row(read: Read, row: ReadRow, turned: set[str], covered: Sequence[Month]) -> BudgetRow:
    line, verdict = row.line, row.verdict
    name = line.name or "(no name)"
    if verdict is None or not (line.has_amount or line.marks):
        note = BudgetRow(
            row.place, name, "left_out", "It is a note.", "note", section=row.context.section, note=line.note
        )
        note = replace(note, questions=tuple(remarked(row.place, name, "left_out")) if row.context.is_note else ())
        return replace(note, why="It is a heading.", part="heading") if row.context.is_heading else note
    amounts = amounts_of(row, turned=row.context.side in turned)
    blank = _with_amounts(row, name, amounts, covered)
    if verdict.what == "balance":
        why = "It is money held already, not new income." if is_held(name) else "It says what is left over."
        return replace(blank, why=why, part="balance", questions=balance_questions(row, name, blank.total))
    if verdict.what == "total":
        ask = maybe_total(row.place, name) if verdict.right else no_sum(row.place, name, must=verdict.must)
        asked = (ask,) if verdict.ask else ()
        why = "It adds up other rows." if verdict.right else "It is named like a total, but is out of date."
        return replace(blank, why=why, part="total", questions=asked)
    return _line(read, row, blank, amounts)


def _with_amounts(row: ReadRow, name: str, amounts: RowAmounts, covered: Sequence[Month]) -> BudgetRow:
    """A row with its amounts, before it becomes anything."""
    line = row.line
    months = by_month([span.stretch for span in line.table.spans], amounts.values, line.times)
    known = all(span.stretch.known for span in line.table.spans)
    return BudgetRow(
        row.place,
        name,
        "left_out",
        "",
        side=row.context.side,
        pattern=pattern_of(months, covered),
        total=sum(months.values()),
        months=months if known else {},
        section=row.context.section,
        category=line.groups[-1] if line.groups else "",
        note=line.note,
    )


def _line(read: Read, row: ReadRow, blank: BudgetRow, amounts: RowAmounts) -> BudgetRow:
    line, name = row.line, blank.name
    asked = unread(line, row.place)
    if not any(amounts.values) and not asked:
        return replace(blank, why=_why_nothing(line))
    becomes, why = _becomes(row, name, read.grid.name)
    if becomes == "grant" and blank.total > 0 and any(value and value < 0 for value in amounts.values):
        becomes, why = "income", f"{why} Some of it goes back, so it is income and no grant."
    asked += side_questions(row, name, blank.total, becomes)
    if row.verdict is not None and row.verdict.ask:
        asked.append(maybe_total(row.place, name))
    costs = row.context.side != "in"
    kind = could_be(name) if costs else ""
    asked += remarked(row.place, line.note, becomes)
    asked += costs_of_staff(row.place, name, line.note) if kind == "post" else []
    return replace(
        blank,
        becomes=becomes,
        why=" ".join([why, *amounts.said]),
        questions=tuple(asked),
        could_be=kind,
        oncost=costs and is_oncost(name),
    )


def _becomes(row: ReadRow, name: str, sheet: str) -> tuple[Becomes, str]:
    side: Side = row.context.side
    why = reason(row.context, sheet)
    if side == "in" and is_grant(name, row.context.section):
        return "grant", f"{why} Its words sound like a grant or contract."
    return ("income" if side == "in" else "cost" if side == "out" else "left_out"), why


def _why_nothing(line: Line) -> str:
    covered = next((cell.text for _, cell in line.marks if cell.kind == "covered"), "")
    return f"It says {quoted(covered)}, so another row counts it." if covered else "No amount is in it."
