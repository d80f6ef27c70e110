"""A budget workbook: its cells are read once, and understood again for each correction."""

from collections.abc import Iterator

from app.dates import Month
from app.exchange.budget.amounts import Seen, pence, see
from app.exchange.budget.periods import period_in, year_in
from app.exchange.budget.told import Place, Told
from app.exchange.budget.understood import MONEY_IN, MONEY_OUT, BudgetRow, BudgetSheet, Side, Understanding
from app.exchange.files.cells import Book, Sheet
from app.exchange.lists.headings import plain


class BudgetWorkbook:
    """A workbook ready to be understood. `year_starts` is the month in which the organisation's year begins."""

    def __init__(self, book: Book, *, year_starts: int = 4) -> None:
        self._sheets = [(sheet, [[see(cell) for cell in row] for row in sheet.rows]) for sheet in book.sheets]
        self._year_starts = year_starts

    def understand(self, told: Told | None = None) -> Understanding:
        """What the workbook says, with what the user told."""
        told = told or Told()
        read = [self._sheet(sheet, cells, told) for sheet, cells in self._sheets]
        rows = tuple(row for sheet, found in read if sheet.taken for row in found)
        sheets = tuple(sheet for sheet, _ in read)
        return Understanding(
            sheets,
            rows,
            sum(row.total for row in rows if row.becomes in MONEY_IN),
            sum(row.total for row in rows if row.becomes in MONEY_OUT),
            None,
            None,
            (),
            (),
        )

    def _sheet(self, sheet: Sheet, cells: list[list[Seen | None]], told: Told) -> tuple[BudgetSheet, list[BudgetRow]]:
        head = next((at for at, row in enumerate(cells) if len(dict(_months(row))) >= 3), None)
        if head is None or told.of_sheet(sheet.name).taken is False:
            return BudgetSheet(sheet.name, taken=False, why="No row of months was found."), []
        titles = [each.text for row in cells[:head] for each in row if each] + [sheet.name]
        years = [year.fiscal for title in titles if (year := year_in(title)) and year.fiscal]
        year = told.of_sheet(sheet.name).year or (years[0] if years else 2026)
        columns = {
            at: Month(year if month >= self._year_starts else year + 1, month) for at, month in _months(cells[head])
        }
        rows: list[BudgetRow] = []
        side: Side = ""
        for number, row in enumerate(cells[head + 1 :], start=head + 2):
            name = row[0].text if row and row[0] else ""
            words = plain(name).split()
            place = Place(sheet.name, number)
            amounts = {
                columns[at]: pence(each.value) for at, each in enumerate(row) if each and at in columns and each.value
            }
            if not amounts:
                side = "in" if "income" in words else "out" if "expenditure" in words else side
                if name:
                    rows.append(BudgetRow(place, name, "left_out", "It is a heading or a note.", "heading", side))
            elif "total" in words:
                rows.append(BudgetRow(place, name, "left_out", "It adds up the rows above it.", "total", side))
            else:
                becomes = told.of_row(place).becomes or ("income" if side == "in" else "cost")
                total = sum(amounts.values())
                rows.append(BudgetRow(place, name, becomes, "By its block.", "line", side, "by month", total, amounts))
        return BudgetSheet(sheet.name, taken=True, why="", header_row=head + 1, months=tuple(columns.values())), rows


def _months(row: list[Seen | None]) -> Iterator[tuple[int, int]]:
    for at, each in enumerate(row):
        period = period_in(each.text) if each else None
        if period and period.month and period.length == 1:
            yield at, period.month
