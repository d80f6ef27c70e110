"""One taken sheet with what the user told of its rows: its rows, its sums, what it says itself, what differs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.exchange.budget.corrections import corrected
from app.exchange.budget.reading import Read
from app.exchange.budget.says import differences_of, says
from app.exchange.budget.sheets import Candidate
from app.exchange.budget.told import Place, RowTold, Told
from app.exchange.budget.understood import MONEY_IN, MONEY_OUT, BudgetRow, BudgetSheet, Difference
from app.exchange.files.cells import column_letter

Answers = Mapping[tuple[str, Place], str]


@dataclass(frozen=True, slots=True)
class Shown:
    """A sheet as it is shown, and what was told of it so that it is made again only when that changes."""

    candidate: Candidate
    told: tuple[Mapping[Place, RowTold], Answers]
    rows: tuple[BudgetRow, ...]
    sheet: BudgetSheet
    differences: Sequence[Difference]


def told_of(name: str, told: Told) -> tuple[Mapping[Place, RowTold], Answers]:
    """What was told of the rows of a sheet, and the answers given to questions about it."""
    rows = {place: row for place, row in told.rows.items() if place.sheet == name}
    return rows, {key: answer for key, answer in told.answers.items() if key[1].sheet == name}


def show(candidate: Candidate, told: Told, why: str) -> Shown:
    """A taken sheet with every correction."""
    read = candidate.read
    rows = corrected(candidate.rows, read, told)
    sheet = _sheet(
        candidate,
        taken=True,
        why=why,
        totals=(_sum_of(rows, MONEY_IN), _sum_of(rows, MONEY_OUT)),
        said=(says(read, "in"), says(read, "out")),
    )
    return Shown(candidate, told_of(candidate.name, told), rows, sheet, differences_of(read, rows))


def left_out(candidate: Candidate, why: str) -> BudgetSheet:
    """A sheet that is not taken."""
    return _sheet(candidate, taken=False, why=why, totals=(0, 0), said=(None, None))


def _sum_of(rows: Sequence[BudgetRow], kinds: Sequence[str]) -> int:
    return sum(row.total for row in rows if row.becomes in kinds)


def _sheet(
    candidate: Candidate, *, taken: bool, why: str, totals: tuple[int, int], said: tuple[int | None, int | None]
) -> BudgetSheet:
    read = candidate.read
    return BudgetSheet(
        candidate.name,
        taken=taken,
        why=why,
        header_row=next((table.head.row + 1 for table in read.tables if table.head), None),
        months=read.months,
        blocks=read.blocks,
        unit=_unit(read),
        columns_left=_columns_left(read),
        total_in=totals[0],
        total_out=totals[1],
        says_in=said[0],
        says_out=said[1],
    )


def _unit(read: Read) -> int:
    spans = [span for table in read.tables for span in table.spans]
    return max((span.unit for span in spans), default=read.unit)


def _columns_left(read: Read) -> tuple[str, ...]:
    left = [(column, table.texts.get(column, "")) for table in read.tables for column in table.left]
    return tuple(dict.fromkeys(text or f"Column {column_letter(column)}" for column, text in left))
