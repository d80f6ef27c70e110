"""A budget workbook: its cells are read once, its sheets as often as something is told about their layout."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.exchange.budget.questions import chosen_columns, no_budget, no_year, of_sheet
from app.exchange.budget.reading import read_sheet
from app.exchange.budget.rows import rows_of
from app.exchange.budget.sheets import Candidate, Choosing, candidate, choose
from app.exchange.budget.shown import Shown, left_out, show, told_of
from app.exchange.budget.told import WORKBOOK, Place, Told
from app.exchange.budget.understood import BudgetSheet, Question, Understanding
from app.exchange.files.cells import Book
from app.exchange.tables.anchors import file_anchor
from app.exchange.tables.grid import Grid, grid_of, without_columns
from app.exchange.tables.names import Side
from app.exchange.tables.timeline import Anchor


class BudgetWorkbook:
    """A workbook ready to be understood. `year_starts` is the month in which the organisation's year begins.

    `today` only tells which years to offer where nobody named one, and which have passed. What was read and chosen is
    kept, so that a correction to a row costs no more than its sheet.
    """

    def __init__(self, book: Book, today: date, *, year_starts: int = 4) -> None:
        self._grids = tuple(grid_of(sheet) for sheet in book.sheets)
        self._today = today
        self._anchor = file_anchor(book.path.stem, year_starts)
        self._read: dict[object, Candidate] = {}
        self._chosen: tuple[object, Choosing] | None = None
        self._shown: dict[str, Shown] = {}

    def understand(self, told: Told | None = None) -> Understanding:
        """What the workbook says, with what the user told so far. The same is always understood in the same way."""
        told = told or Told()
        found = self._with_one_year([self._candidate(grid, told, self._anchor) for grid in self._grids], told)
        choosing = self._choose(found, told)
        shown = {
            each.name: self._show(each, told, choosing.taken[each.name])
            for each in found
            if each.name in choosing.taken
        }
        sheets = tuple(
            shown[each.name].sheet if each.name in shown else left_out(each, choosing.left[each.name]) for each in found
        )
        questions = self._questions(found, shown, choosing, told)
        return _whole(sheets, list(shown.values()), questions)

    def _candidate(self, grid: Grid, told: Told, around: Anchor) -> Candidate:
        sheet = replace(told.of_sheet(grid.name), taken=None)
        if answer := told.answers.get(("no_year", WORKBOOK)):
            around = Anchor(int(answer), around.month, "told")
        columns = chosen_columns(grid.name, told)
        sides: Mapping[Place, Side] = {
            place: row.side for place, row in told.rows.items() if place.sheet == grid.name and row.side
        }
        hidden = told.answers.get(("hidden_columns", Place(grid.name))) == "out"
        key = (grid.name, sheet, around, columns, tuple(sorted(sides.items())), hidden)
        if key not in self._read:
            seen = without_columns(grid, grid.hidden_columns) if hidden else grid
            read = read_sheet(seen, sheet, around, chosen=columns, sides=sides)
            self._read[key] = candidate(read, rows_of(read))
        return self._read[key]

    def _with_one_year(self, found: Sequence[Candidate], told: Told) -> Sequence[Candidate]:
        """A sheet that names no year is for that of the other sheets, where they name one alone."""
        years = {each.read.anchor.year for each in found if each.read.anchor.year is not None and each.read.tables}
        if self._anchor.year is not None or len(years) != 1:
            return found
        around = Anchor(years.pop(), self._anchor.month, "other sheets")
        return [
            each if each.read.anchor.year is not None else self._candidate(grid, told, around)
            for each, grid in zip(found, self._grids, strict=True)
        ]

    def _choose(self, found: Sequence[Candidate], told: Told) -> Choosing:
        taken = {name: sheet.taken for name, sheet in told.sheets.items()}
        answers = {key: answer for key, answer in told.answers.items() if not key[1].row}
        key = (list(map(id, found)), taken, answers)
        if self._chosen is None or self._chosen[0] != key:
            self._chosen = key, choose(found, told)
        return self._chosen[1]

    def _show(self, each: Candidate, told: Told, why: str) -> Shown:
        shown = self._shown.get(each.name)
        if (
            shown is None
            or shown.candidate is not each
            or shown.told != told_of(each.name, told)
            or shown.sheet.why != why
        ):
            shown = self._shown[each.name] = show(each, told, why)
        return shown

    def _questions(
        self, found: Sequence[Candidate], shown: Mapping[str, Shown], choosing: Choosing, told: Told
    ) -> tuple[Question, ...]:
        asked = list(choosing.questions)
        for each in found:
            if each.name in shown or not each.lines:
                asked += of_sheet(each.read, told, self._today, taken=each.name in shown)
        taken = [each for each in found if each.name in shown]
        if any(not span.stretch.known for each in taken for table in each.read.tables for span in table.spans):
            asked.insert(0, no_year(self._today, self._anchor.month))
        if not taken and not asked:
            asked.append(no_budget())
        return (*asked, *(question for each in shown.values() for row in each.rows for question in row.questions))


def _whole(sheets: tuple[BudgetSheet, ...], shown: Sequence[Shown], questions: tuple[Question, ...]) -> Understanding:
    here = [each.sheet for each in shown]
    return Understanding(
        sheets,
        tuple(row for each in shown for row in each.rows),
        sum(sheet.total_in for sheet in here),
        sum(sheet.total_out for sheet in here),
        _all_say([(sheet.says_in, sheet.total_in) for sheet in here]),
        _all_say([(sheet.says_out, sheet.total_out) for sheet in here]),
        tuple(difference for each in shown for difference in each.differences),
        questions,
    )


def _all_say(pairs: Sequence[tuple[int | None, int]]) -> int | None:
    """What all sheets with money on this side say together; None where one of them says nothing."""
    said = [each for each, total in pairs if total or each is not None]
    return None if not said or any(each is None for each in said) else sum(each for each in said if each is not None)
