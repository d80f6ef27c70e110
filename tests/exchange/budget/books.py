"""Budget workbooks made in memory for tests."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from app.exchange.budget.told import Told
from app.exchange.budget.understood import BudgetRow, Understanding
from app.exchange.budget.workbook import BudgetWorkbook
from app.exchange.files.cells import Book, Cell, Sheet, packed
from tests.exchange.budget.drawn import Value

TODAY = date(2026, 5, 1)


def workbook(
    sheets: Mapping[str, Sequence[Sequence[Value]]], *, name: str = "book.xlsx", **more: object
) -> BudgetWorkbook:
    """A workbook of these sheets, each a table; `more` are what else every sheet has, such as hidden rows."""
    made = tuple(
        Sheet(title, tuple(packed(list[Cell](row)) for row in rows), **more)  # type: ignore[arg-type]
        for title, rows in sheets.items()
    )
    return BudgetWorkbook(Book(Path(name), made), TODAY)


def understood(rows: Sequence[Sequence[Value]], told: Told | None = None, **more: object) -> Understanding:
    """One sheet understood."""
    return workbook({"Budget": rows}, **more).understand(told)  # type: ignore[arg-type]


def row(found: Understanding, name: str) -> BudgetRow:
    """The one row of this name."""
    (only,) = [each for each in found.rows if each.name == name]
    return only


def codes(found: Understanding) -> list[str]:
    """What must be answered."""
    return [question.code for question in found.open_questions]
