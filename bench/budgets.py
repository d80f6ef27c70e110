"""How long understanding a large budget workbook takes, and laying one correction over it, in CPU seconds."""

from datetime import date
from itertools import count
from pathlib import Path

from app.exchange.budget.told import Place, RowTold, Told
from app.exchange.budget.workbook import BudgetWorkbook
from app.exchange.files.cells import Book, Cell, Sheet
from app.work.budget_view import sight_of
from bench.finding import Finding
from bench.measure import Took, in_turn

SHEETS, SECTIONS, LINES = 12, 14, 8
LIMIT, CORRECTION_LIMIT = 2.0, 0.05
TODAY = date(2026, 11, 21)
MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")


def findings() -> list[Finding]:
    """A workbook of 12 sheets of 286 rows and 15 columns, from its cells; and then one row of it left out."""
    book = _book()
    workbook = BudgetWorkbook(book, TODAY)
    first = workbook.understand()
    assert first.total_in == first.sheet_total_in and not first.open_questions  # noqa: S101, PT018 - it is understood
    rows = count(5)
    whole, correction = in_turn(
        lambda: BudgetWorkbook(book, TODAY).understand(),
        lambda: sight_of(
            workbook.understand(Told(rows={Place("Project 3", next(rows)): RowTold(becomes="left_out")})), {}
        ),
        runs=5,
    )
    return [
        _seconds("Understanding a budget of 12 sheets × 286 rows × 15 columns", whole, LIMIT),
        _seconds("One correction to it, with the words of every row for the window", correction, CORRECTION_LIMIT),
    ]


def _seconds(name: str, took: Took, limit: float) -> Finding:
    """CPU seconds alone are judged, whatever else the machine does."""
    return Finding(name, f"{took.wall:.3f} s", f"{took.cpu:.3f}", took.cpu, took.cpu, limit, "s")


def _book() -> Book:
    return Book(Path("budget.xlsx"), tuple(_sheet(number) for number in range(SHEETS)))


def _sheet(number: int) -> Sheet:
    rows: list[tuple[Cell, ...]] = [(f"Project {number} budget 2026/27",), ("Item", *MONTHS, "Total", "Notes")]
    for side in ("income", "expenditure"):
        rows.append((side.upper(),))
        whole = [0.0] * 12
        for section in range(SECTIONS):
            lines = [[_amount(number, section, line, month) for month in range(12)] for line in range(LINES)]
            sums = [sum(column) for column in zip(*lines, strict=True)]
            whole = [before + more for before, more in zip(whole, sums, strict=True)]
            rows.append((f"Section {section}",))
            rows += [(f"Line {section}.{at} of {number}", *line, sum(line), "a note") for at, line in enumerate(lines)]
            rows.append((f"Section {section} total", *sums, sum(sums)))
        rows.append((f"Total {side}", *whole, sum(whole)))
    return Sheet(f"Project {number}", tuple(rows))


def _amount(*places: int) -> float:
    """Amounts without a pattern, the same in every run."""
    return float(sum(place * factor for place, factor in zip(places, (7, 13, 5, 1), strict=True)) % 97 * 10 + places[2])
