"""A budget workbook: its cells are read once, its sheets as often as something is told about their layout."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.exchange.budget.anchors import named_year
from app.exchange.budget.corrections import corrected
from app.exchange.budget.grid import Grid, grid_of
from app.exchange.budget.names import Side
from app.exchange.budget.questions import chosen_columns, no_budget, no_year, of_sheet
from app.exchange.budget.reading import Read, read_sheet
from app.exchange.budget.rows import rows_of
from app.exchange.budget.says import differences_of, says
from app.exchange.budget.sheets import Candidate, Choosing, candidate, choose
from app.exchange.budget.timeline import Anchor
from app.exchange.budget.told import WORKBOOK, Place, Told
from app.exchange.budget.understood import (
    MONEY_IN,
    MONEY_OUT,
    BudgetRow,
    BudgetSheet,
    Difference,
    Question,
    Understanding,
)
from app.exchange.files.cells import Book, column_letter


class BudgetWorkbook:
    """A workbook ready to be understood. `year_starts` is the month in which the organisation's year begins.

    `today` only tells which years to offer where nobody named one, and which have passed.
    """

    def __init__(self, book: Book, today: date, *, year_starts: int = 4) -> None:
        self._grids = tuple(grid_of(sheet) for sheet in book.sheets)
        self._today = today
        file_year = named_year([book.path.stem])
        self._anchor = Anchor(None, year_starts, "")
        if file_year is not None:
            year = file_year.fiscal or (file_year.ends - (year_starts > 1) if file_year.ends else None)
            self._anchor = Anchor(year, file_year.month or year_starts, "file")
        self._known: dict[object, tuple[Read, tuple[BudgetRow, ...]]] = {}

    def understand(self, told: Told | None = None) -> Understanding:
        """What the workbook says, with what the user told so far. The same is always understood in the same way."""
        told = told or Told()
        read = self._with_one_year([self._read(grid, told, self._anchor) for grid in self._grids], told)
        found = [candidate(each, rows) for each, rows in read]
        choosing = choose(found, told)
        taken = [each for each in found if each.name in choosing.taken]
        rows = {each.name: corrected(each.rows, each.read, told) for each in taken}
        questions = self._questions(found, taken, rows, choosing, told)
        differences = [difference for each in taken for difference in differences_of(each.read, rows[each.name])]
        return _whole(found, taken, rows, choosing, tuple(questions), differences)

    def _read(self, grid: Grid, told: Told, around: Anchor) -> tuple[Read, tuple[BudgetRow, ...]]:
        sheet = told.of_sheet(grid.name)
        if sheet.year is None and (answer := told.answers.get(("no_year", WORKBOOK))):
            around = Anchor(int(answer), around.month, "told")
        columns = chosen_columns(grid.name, told)
        sides = _sides_told(grid.name, told)
        key = (grid.name, replace(sheet, taken=None), around, columns, tuple(sorted(sides.items())))
        if key not in self._known:
            read = read_sheet(grid, sheet, around, chosen=columns, sides=sides)
            self._known[key] = read, rows_of(read)
        return self._known[key]

    def _with_one_year(
        self, read: Sequence[tuple[Read, tuple[BudgetRow, ...]]], told: Told
    ) -> Sequence[tuple[Read, tuple[BudgetRow, ...]]]:
        """A sheet that names no year is for that of the other sheets, where they name one alone."""
        years = {each.anchor.year for each, _ in read if each.anchor.year is not None and each.tables}
        if self._anchor.year is not None or len(years) != 1:
            return read
        around = Anchor(years.pop(), self._anchor.month, "other sheets")
        return [
            pair if pair[0].anchor.year is not None else self._read(grid, told, around)
            for pair, grid in zip(read, self._grids, strict=True)
        ]

    def _questions(
        self,
        found: Sequence[Candidate],
        taken: Sequence[Candidate],
        rows: Mapping[str, Sequence[BudgetRow]],
        choosing: Choosing,
        told: Told,
    ) -> list[Question]:
        asked = list(choosing.questions)
        asked += [
            question
            for each in found
            if each in taken or not each.lines
            for question in of_sheet(each.read, told, self._today, taken=each in taken)
        ]
        if any(not span.stretch.known for each in taken for table in each.read.tables for span in table.spans):
            asked.insert(0, no_year(self._today, self._anchor.month))
        if not taken and not asked:
            asked.append(no_budget())
        return asked + [question for each in taken for row in rows[each.name] for question in row.questions]


def _sides_told(sheet: str, told: Told) -> Mapping[Place, Side]:
    return {place: row.side for place, row in told.rows.items() if place.sheet == sheet and row.side}


def _whole(
    found: Sequence[Candidate],
    taken: Sequence[Candidate],
    rows: Mapping[str, tuple[BudgetRow, ...]],
    choosing: Choosing,
    questions: tuple[Question, ...],
    differences: Sequence[Difference],
) -> Understanding:
    sheets = tuple(_sheet(each, rows.get(each.name, ()), choosing, taken=each in taken) for each in found)
    here = [sheet for sheet in sheets if sheet.taken]
    return Understanding(
        sheets,
        tuple(row for each in taken for row in rows[each.name]),
        sum(sheet.total_in for sheet in here),
        sum(sheet.total_out for sheet in here),
        _all_say([(sheet.says_in, sheet.total_in) for sheet in here]),
        _all_say([(sheet.says_out, sheet.total_out) for sheet in here]),
        tuple(differences),
        questions,
    )


def _all_say(pairs: Sequence[tuple[int | None, int]]) -> int | None:
    """What all sheets with money on this side say together; None where one of them says nothing."""
    said = [each for each, total in pairs if total or each is not None]
    return None if not said or any(each is None for each in said) else sum(each for each in said if each is not None)


def _sheet(each: Candidate, rows: Sequence[BudgetRow], choosing: Choosing, *, taken: bool) -> BudgetSheet:
    read = each.read
    head = next((table.head for table in read.tables if table.head), None)
    total_in = sum(row.total for row in rows if row.becomes in MONEY_IN)
    total_out = sum(row.total for row in rows if row.becomes in MONEY_OUT)
    left = [(column, table.texts.get(column, "")) for table in read.tables for column in table.left]
    return BudgetSheet(
        each.name,
        taken=taken,
        why=choosing.taken.get(each.name) or choosing.left.get(each.name, ""),
        header_row=head.row + 1 if head else None,
        months=read.months,
        blocks=read.blocks,
        unit=1000
        if read.unit == 1000 or any(span.unit == 1000 for table in read.tables for span in table.spans)
        else 1,
        columns_left=tuple(dict.fromkeys(text or f"Column {column_letter(column)}" for column, text in left)),
        total_in=total_in,
        total_out=total_out,
        says_in=says(read, "in") if taken else None,
        says_out=says(read, "out") if taken else None,
    )
