"""What a sheet itself says it comes to, and where that or its column of totals differs from its rows."""

from collections.abc import Sequence

from app.exchange.budget.reading import Read
from app.exchange.budget.strips import ReadRow
from app.exchange.budget.told import Place
from app.exchange.budget.understood import MONEY_IN, MONEY_OUT, BudgetRow, Difference, Side
from app.exchange.tables.amounts import PENNY, pence
from app.exchange.tables.names import heading_side, is_block_name
from app.money import format_money
from app.text import listed, quoted

_MOST_NAMED = 6


def says(read: Read, side: Side) -> int | None:
    """What the sheet's own totals of money in or out come to, in pence; None where it has none."""
    lines = {row.place for row in read.lines if row.context.side == side and row.line.annual}
    others = {row.place for row in read.lines if row.context.side != side and row.line.annual}
    outer = _outer([row for row in read.rows if _adds_up(row, lines, others)])
    if not outer:
        return None
    covered = {part for row in outer for part in row.parts}
    named = [row for row in outer if is_block_name(row.line.name) and heading_side(row.line.name)[0] == side]
    if not covered >= lines and not named:
        return None
    total = pence(sum(row.line.total or row.line.annual for row in outer))
    whole = pence(sum(row.line.annual for row in read.lines if row.context.side == side))
    return -total if whole < 0 and total < 0 else total


def _adds_up(row: ReadRow, lines: set[Place], others: set[Place]) -> bool:
    """Whether a row says what lines of one side alone come to."""
    return row.is_total and row.line.has_amount and bool(row.parts & lines) and not row.parts & others


def _outer(totals: Sequence[ReadRow]) -> list[ReadRow]:
    """The totals that stand in no other; of two that add up the same rows, the last."""
    found: list[ReadRow] = []
    covered: set[Place] = set()
    for row in sorted(totals, key=lambda each: (len(each.parts), each.place), reverse=True):
        if not row.parts <= covered:
            found.append(row)
            covered |= row.parts
    return found


def differences_of(read: Read, rows: Sequence[BudgetRow]) -> list[Difference]:
    """Where the sheet's totals, and its column of totals, are not what its rows add up to."""
    found = [each for side in ("in", "out") if (each := _of_side(read, rows, "in" if side == "in" else "out"))]
    return found + _across(read, rows)


def _of_side(read: Read, rows: Sequence[BudgetRow], side: Side) -> Difference | None:
    said = says(read, side)
    kinds = MONEY_IN if side == "in" else MONEY_OUT
    adds_up = sum(row.total for row in rows if row.becomes in kinds)
    if said is None or abs(said - adds_up) <= _rounding(read, side):
        return None
    blamed = _blamed(read, rows, side)
    comes = "comes in" if side == "in" else "goes out"
    where = f" Look at {_named(blamed)}." if blamed else ""
    says_so = f"{quoted(read.grid.name)} says {format_money(said)} {comes}."
    sentence = f"{says_so} Its rows add up to {format_money(adds_up)}.{where}"
    return Difference(sentence, said, adds_up, side, read.grid.name, tuple(blamed))


def _rounding(read: Read, side: Side) -> int:
    """What whole pounds in a total, or twelfths in a row, explain: nothing where every amount is in whole pence."""
    lines = [row.line for row in read.lines if row.context.side == side]
    fine = sum(any(value and value % PENNY for value in line.values) for line in lines)
    return fine and fine + 1


def _blamed(read: Read, rows: Sequence[BudgetRow], side: Side) -> list[int]:
    """The rows that explain a difference: text, which a spreadsheet does not add up, rows in no total, old totals."""
    lines = [row for row in read.lines if row.context.side == side]
    counted = {part for row in read.rows if row.is_total for part in row.parts}
    own = {row.place for row in lines}
    blamed = {
        row.place.row
        for row in lines
        if any(value and number is None for value, number in zip(row.line.values, row.line.numbers, strict=True))
    }
    blamed |= {row.place.row for row in lines if row.place not in counted and row.line.annual}
    blamed |= {row.place.row for row in lines if any(cell.kind == "open" for _, cell in row.line.marks)}
    adding = [row for row in read.rows if row.is_total and row.parts & own]
    wrong = [row for row in adding if row.verdict and not row.verdict.right]
    held = {at + 1 for row in adding if row.verdict for at in row.verdict.held}
    blamed |= held
    if not blamed:
        blamed |= {row.place.row for row in wrong}
    blamed |= {
        row.row for row in rows if row.part == "line" and row.becomes == "left_out" and row.total and row.side == side
    }
    return sorted(blamed)


def _across(read: Read, rows: Sequence[BudgetRow]) -> list[Difference]:
    """Rows whose months are not what their total says."""
    lines = [row for row in read.lines if row.line.total is not None and row.line.values_given]
    wrong = [row for row in lines if pence(row.line.total or 0) != pence(row.line.annual)]
    if len(wrong) * 2 > len(lines) and len(lines) > 3:
        return []
    by_place = {row.place: row for row in rows}
    found = []
    for row in wrong:
        said, adds_up = pence(row.line.total or 0), pence(row.line.annual)
        if abs(said - adds_up) <= len(row.line.values) and any(value and value % PENNY for value in row.line.values):
            continue
        name = quoted(by_place[row.place].name) if row.place in by_place else quoted(row.line.name)
        adds = f"Row {row.place.row} {name}: its columns add up to {format_money(adds_up)},"
        sentence = f"{adds} its total says {format_money(said)}."
        found.append(Difference(sentence, said, adds_up, "", read.grid.name, (row.place.row,)))
    return found


def _named(rows: Sequence[int]) -> str:
    told = [str(row) for row in rows[:_MOST_NAMED]]
    more = len(rows) - len(told)
    if len(rows) == 1:
        return f"row {rows[0]}"
    return "rows " + listed([*told, *([f"{more} more"] if more else [])])
