"""What a row comes to, column by column, with its sign as money in or money out, and what is to be said about that."""

from dataclasses import dataclass, field

from app.exchange.budget.strips import ReadRow
from app.exchange.tables.amounts import PENNY, RATES, Seen, pence
from app.exchange.tables.lines import Line
from app.text import quoted


@dataclass(slots=True)
class RowAmounts:
    """The exact amount of each column that is read, in `POUND`ths, and remarks for the user."""

    values: list[int]
    said: list[str] = field(default_factory=list)


def amounts_of(row: ReadRow, *, turned: bool) -> RowAmounts:
    """The amounts of a row. `turned` says that its block is written below zero."""
    line = row.line
    found = RowAmounts([value or 0 for value in line.values])
    _rates(found, line)
    _signs(found, row, turned=turned)
    if line.times > 1 and len(found.values) == 1:
        found.values = [found.values[0] * line.times]
        found.said.append(f"It comes {line.times} times a year.")
    if not any(found.values) and line.total and not line.values_given:
        sign = -1 if turned or _is_signed_cost(row) else 1
        found.values = _evenly(line, line.total * sign)
        found.said.append("Only its total is given, so it is spread evenly.")
    elif any(found.values):
        _say_when(found, line)
    if any(span.unit == 1000 for span in line.table.spans) and any(found.values):
        found.said.append("Amounts are in thousands of pounds.")
    return found


def _signs(found: RowAmounts, row: ReadRow, *, turned: bool) -> None:
    """CR among costs and DR among income count the other way; so does all of a block that is written below zero."""
    side = row.context.side
    for index, credit in enumerate(row.line.credits):
        if credit and ((credit == "cr") == (side == "out")):
            found.values[index] = -found.values[index]
    if _is_signed_cost(row) or turned:
        found.values = [-value for value in found.values]
        if not _is_signed_cost(row):
            found.said.append("Its block is written below zero.")


def _is_signed_cost(row: ReadRow) -> bool:
    return row.context.how == "sign" and row.context.side == "out" and not any(row.line.credits)


def _say_when(found: RowAmounts, line: Line) -> None:
    lengths = {span.stretch.length for span in line.table.spans}
    if 12 in lengths and line.times not in {2, 3, 4}:
        found.said.append("The year’s amount is spread evenly over its months.")
    elif lengths & {3, 6}:
        found.said.append("Each amount is in the first month of its column.")


def _rates(found: RowAmounts, line: Line) -> None:
    """Cells that say how often their amount comes: 95 pm in a column for the year is counted twelve times."""
    spans = line.table.spans
    for index, cell in line.rated:
        times = RATES[cell.rate] * spans[index].stretch.length
        if cell.rate != "year" and times > 12:
            found.values[index] = found.values[index] * times // 12
            found.said.append(f"{quoted(cell.text)} is counted {times // 12} times.")
    if len(line.rated) == 1 and len(spans) > 1 and sum(value is not None for value in line.values) == 1:
        _for_every_column(found, line, *line.rated[0])


def _for_every_column(found: RowAmounts, line: Line, index: int, cell: Seen) -> None:
    """The one cell of a row that speaks of the year is for all its columns; so is 95 pm in the first."""
    if line.table.spans[index].stretch.length == 12:
        return
    if cell.rate == "year":
        found.values = _evenly(line, found.values[index])
        found.said.append(f"{quoted(cell.text)} is spread evenly.")
    elif index == 0:
        found.values = [found.values[0]] * len(found.values)
        found.said.append(f"{quoted(cell.text)} is counted in every column.")


def _evenly(line: Line, total: int) -> list[int]:
    """A total over all columns, to the penny."""
    parts = len(line.table.spans)
    each, over = divmod(pence(total), parts)
    return [(each + (at < over)) * PENNY for at in range(parts)]
