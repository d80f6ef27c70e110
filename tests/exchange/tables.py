"""Books made in memory, and lists read from them."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from app.exchange.files.cells import Book, Cell, Sheet, packed, trimmed
from app.exchange.lists.answers import NOTHING_SAID, Answers
from app.exchange.lists.mapping import guess_layout
from app.exchange.lists.rows import Table, read_rows
from app.services.imports.lists import LISTS

TODAY = date(2026, 3, 1)


def book(*rows: Sequence[Any]) -> Book:
    """A text table of one sheet with these rows."""
    return Book(Path("list.csv"), (Sheet("list", trimmed([packed(list[Cell](row)) for row in rows])),), "utf-8")


def table(
    kind: str, *rows: Sequence[Any], columns: dict[str, str] | None = None, answers: Answers = NOTHING_SAID
) -> Table:
    """A list of this kind read from these rows, the first of which are the headings."""
    return listed(book(*rows), kind, columns=columns, answers=answers)


def listed(
    made: Book,
    kind: str,
    *,
    columns: dict[str, str] | None = None,
    answers: Answers = NOTHING_SAID,
    today: date = TODAY,
) -> Table:
    """The list of this kind that a file holds, wherever it is."""
    layout = guess_layout(made, LISTS[kind], columns=columns, today=today)
    return read_rows(made, LISTS[kind], layout, today=today, answers=answers)
